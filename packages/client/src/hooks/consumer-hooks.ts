import type { CommittedOffset } from '../consumer/offsets/committed-offsets.ts';
import type { ConsumerBatch } from '../consumer/records/consumer-batch.ts';
import type { ConsumerRecord } from '../consumer/records/consumer-record.ts';
import type { TopicPartition } from '../consumer/topic-partition.ts';
import type { ClientHooks } from './client-hooks.ts';

/**
 * Partitions have come or gone.
 *
 * @example
 * const onRebalance = ({ kind, partitions }: RebalanceReport) => console.log(kind, partitions.length);
 */
export interface RebalanceReport {
  readonly kind: 'assigned' | 'revoked' | 'lost';
  readonly partitions: readonly TopicPartition[];
}

/**
 * Functions that see what a consumer does. What they throw is logged and changes nothing, except in `onConsume` and `onConsumeBatch`, where
 * it ends the loop over the records.
 *
 * @example
 * const hooks: ConsumerHooks<Buffer, Order> = { onCommit: (offsets) => audit(offsets) };
 */
export interface ConsumerHooks<K, V> extends ClientHooks {
  /** May put another record in the place of each that `records` hands out. */
  readonly onConsume?: (record: ConsumerRecord<K, V>) => ConsumerRecord<K, V>;
  /** The same for `batches`. */
  readonly onConsumeBatch?: (batch: ConsumerBatch<K, V>) => ConsumerBatch<K, V>;
  /** The group has these offsets now. */
  readonly onCommit?: (offsets: readonly CommittedOffset[]) => void;
  readonly onRebalance?: (report: RebalanceReport) => void;
}
