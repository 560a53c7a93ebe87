import { type Uuid, ZERO_UUID } from '@kavka/base';
import type { Cluster } from '../../cluster/index.ts';
import type { Api, Connection } from '../../connection/index.ts';
import type { TopicPartition } from '../topic-partition.ts';

/** The ids of the topics that one request is about, as far as the metadata have them. */
export class TopicIds {
  readonly #ids = new Map<string, Uuid>();
  readonly #names = new Map<Uuid, string>();
  readonly #areComplete: boolean;

  constructor({ metadata }: Cluster, partitions: readonly TopicPartition[]) {
    for (const topic of new Set(partitions.map((one) => one.topic))) {
      const topicId = metadata.topic(topic)?.topicId ?? ZERO_UUID;
      this.#ids.set(topic, topicId);
      this.#names.set(topicId, topic);
    }
    this.#areComplete = !this.#names.has(ZERO_UUID);
  }

  of(topic: string): Uuid {
    return this.#ids.get(topic) ?? ZERO_UUID;
  }

  /** Whether all are known, and the broker serves the API that needs them. */
  areUsable(
    connection: Connection,
    api: Pick<Api<never, never>, 'key' | 'name' | 'lowest' | 'highest'>,
  ): boolean {
    return this.#areComplete && connection.versions.serves(api);
  }

  /** In answers stands the one or the other. */
  nameOf(name: string, topicId: Uuid): string {
    return topicId === ZERO_UUID ? name : (this.#names.get(topicId) ?? name);
  }
}
