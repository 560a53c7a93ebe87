import type { ConsumerRecord } from '@kavka/client';
import type { ByteSink } from './byte-sink.ts';

/** Writes records for people, as a `MessageFormatter` of Kafka does. */
export interface RecordFormatter {
  write(record: PrintableRecord, sink: ByteSink): void;
  /** All that it prints of a record is the value and a line end. */
  readonly isPlain?: boolean;
}

/** What formatters read: of a record of a consumer, or of a share consumer. */
export type PrintableRecord = Pick<
  ConsumerRecord,
  | 'topic'
  | 'partition'
  | 'offset'
  | 'timestamp'
  | 'timestampType'
  | 'leaderEpoch'
  | 'keyBytes'
  | 'valueBytes'
  | 'headers'
> & {
  /** Of share groups: how often the record was handed out. */
  readonly deliveryCount?: number;
};
