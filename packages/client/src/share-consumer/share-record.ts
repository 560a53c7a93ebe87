import type { RecordView } from '@kavka/protocol/records';
import { ConsumerRecord } from '../consumer/records/consumer-record.ts';
import type { RecordSource } from '../consumer/records/record-source.ts';

/**
 * A record that this consumer has acquired: it is this consumer's until it is acknowledged, or its time is up.
 *
 * @example
 * for await (const record of shareConsumer) {
 *   if (record.deliveryCount > 3) shareConsumer.reject(record);
 *   else shareConsumer.accept(record);
 * }
 */
export class ShareRecord<K = Buffer, V = Buffer> extends ConsumerRecord<K, V> {
  /** How often it has been handed to a consumer, this time included. */
  readonly deliveryCount: number;

  constructor(source: RecordSource<K, V>, view: RecordView, offset: number, deliveryCount: number) {
    super(source, view, offset);
    this.deliveryCount = deliveryCount;
  }
}
