import type { TopicPartition } from './topic-partition.ts';

/**
 * Told when partitions come and go, between two records: nothing is handed out while it runs. What it throws ends the loop over
 * the records.
 *
 * @example
 * consumer.subscribe(['orders'], { revoked: (partitions) => flushOf(partitions), assigned: (partitions) => load(partitions) });
 */
export interface RebalanceListener {
  /** These are read from now on. */
  assigned?(partitions: readonly TopicPartition[]): void | Promise<void>;
  /** These go to others after this call: the last time to commit what was done with them. */
  revoked?(partitions: readonly TopicPartition[]): void | Promise<void>;
  /** These have gone to others already; commits for them fail. Without it, `revoked` is called. */
  lost?(partitions: readonly TopicPartition[]): void | Promise<void>;
}
