import { IllegalStateError } from '../../errors/index.ts';
import type { TopicPartition } from '../topic-partition.ts';
import { PartitionState } from './partition-state.ts';

/** The partitions that this consumer reads now. */
export class Assignment implements Iterable<PartitionState> {
  readonly #topics = new Map<string, Map<number, PartitionState>>();
  #states: readonly PartitionState[] = [];

  get size(): number {
    return this.#states.length;
  }

  get({ topic, partition }: TopicPartition): PartitionState | undefined {
    return this.#topics.get(topic)?.get(partition);
  }

  /** @throws IllegalStateError where the partition is not assigned */
  require(one: TopicPartition): PartitionState {
    const state = this.get(one);
    if (state !== undefined) return state;
    throw new IllegalStateError('the partition is not assigned', {
      topic: one.topic,
      partition: one.partition,
    });
  }

  add(partitions: Iterable<TopicPartition>): void {
    for (const one of partitions) {
      if (this.get(one) !== undefined) continue;
      const states = this.#topics.get(one.topic) ?? new Map<number, PartitionState>();
      states.set(one.partition, new PartitionState(one));
      this.#topics.set(one.topic, states);
    }
    this.#list();
  }

  remove(partitions: Iterable<TopicPartition>): void {
    for (const one of partitions) {
      const states = this.#topics.get(one.topic);
      states?.get(one.partition)?.unassign();
      states?.delete(one.partition);
      if (states?.size === 0) this.#topics.delete(one.topic);
    }
    this.#list();
  }

  /** What is assigned, as plain values. */
  partitions(): TopicPartition[] {
    return this.#states.map(({ topic, partition }) => ({ topic, partition }));
  }

  [Symbol.iterator](): IterableIterator<PartitionState> {
    return this.#states.values();
  }

  #list(): void {
    this.#states = [...this.#topics.values()].flatMap((states) => [...states.values()]);
  }
}
