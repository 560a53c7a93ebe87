import type { Deserializer } from '../../serde/index.ts';

/** What all records of a batch have in common. */
export interface RecordSource<K, V> {
  readonly topic: string;
  readonly partition: number;
  readonly baseTimestamp: bigint;
  /** The time of all records, where the broker gave them its own. */
  readonly logAppendTime: bigint | null;
  readonly leaderEpoch: number;
  /** The records, uncompressed. */
  readonly bytes: Buffer;
  readonly deserializers: Deserializers<K, V>;
}

export interface Deserializers<K, V> {
  readonly key: Deserializer<K>;
  readonly value: Deserializer<V>;
}
