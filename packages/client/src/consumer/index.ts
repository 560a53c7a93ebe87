export {
  type Assignor,
  cooperativeStickyAssignor,
  type GroupAssignment,
  type LastAssignment,
  type MemberSubscription,
  rangeAssignor,
  roundRobinAssignor,
  stickyAssignor,
} from './assignors/index.ts';
export { type BatchesOptions, type CallOptions, Consumer, type OffsetToCommit } from './consumer.ts';
export type { ConsumerOptions } from './consumer-settings.ts';
export { CorruptRecordError, LogTruncationError, NoOffsetError, OffsetOutOfRangeError } from './errors.ts';
export type { CommittedOffset, GroupIdentity } from './offsets/committed-offsets.ts';
export type { FoundOffset, OffsetQuery } from './offsets/list-offsets.ts';
export type { RebalanceListener } from './rebalance-listener.ts';
export type { ConsumerBatch } from './records/consumer-batch.ts';
export type { ConsumerRecord } from './records/consumer-record.ts';
export { SubscriptionPattern } from './subscription.ts';
export type { TopicPartition } from './topic-partition.ts';
