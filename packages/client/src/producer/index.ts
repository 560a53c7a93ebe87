export type { Partitioner, RecordToPlace } from './partitioner.ts';
export type { Completion } from './prepared-record.ts';
export { type CloseOptions, Producer, type ProducerExtras, type ProducerOptions } from './producer.ts';
export type { ProducerConfig } from './producer-settings.ts';
export { type Bytes, type ProducerRecord, type RecordHeaders, RecordMetadata } from './record.ts';
export type { GroupMember, TransactionOffset } from './transaction-coordinator.ts';
