import type { TopicPartition } from '../../topic-partition.ts';
import type { Seat } from './group.ts';

interface Movement {
  readonly from: Seat;
  readonly to: Seat;
}

/**
 * What has been moved during one assignment, from where it was at first. Lets a move be exchanged with one that goes the other way: two
 * partitions of a topic that pass each other would both lose their place for nothing.
 */
export class Movements {
  readonly #byPartition = new Map<TopicPartition, Movement>();
  /** Partitions by topic, origin and destination. */
  readonly #byWay = new Map<string, Map<Seat, Map<Seat, Set<TopicPartition>>>>();

  record(partition: TopicPartition, from: Seat, to: Seat): void {
    const earlier = this.#byPartition.get(partition);
    const origin = earlier?.from ?? from;
    if (earlier !== undefined) {
      this.#byPartition.delete(partition);
      this.#way(partition.topic, earlier)?.delete(partition);
      if (origin === to) return;
    }
    const movement = { from: origin, to };
    this.#byPartition.set(partition, movement);
    this.#makeWay(partition.topic, movement).add(partition);
  }

  /** The partition to move instead of `partition` from one seat to the other: one that came the opposite way, where there is one. */
  bestToMove(partition: TopicPartition, from: Seat, to: Seat): TopicPartition {
    const origin = this.#byPartition.get(partition)?.from ?? from;
    const opposite = this.#way(partition.topic, { from: to, to: origin });
    return opposite?.values().next().value ?? partition;
  }

  #way(topic: string, { from, to }: Movement): Set<TopicPartition> | undefined {
    return this.#byWay.get(topic)?.get(from)?.get(to);
  }

  #makeWay(topic: string, { from, to }: Movement): Set<TopicPartition> {
    const origins = entry(this.#byWay, topic, () => new Map<Seat, Map<Seat, Set<TopicPartition>>>());
    const destinations = entry(origins, from, () => new Map<Seat, Set<TopicPartition>>());
    return entry(destinations, to, () => new Set<TopicPartition>());
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
