export { createGroupCoordinator } from './create-group-coordinator.ts';
export { type MigrationPolicy, migrationPolicyOf } from './group/consumer/migration-policy.ts';
export type { InternalTopic as StreamsInternalTopic } from './group/streams/configured-topology.ts';
export type { StreamsHeartbeatResult } from './group/streams/heartbeat-result.ts';
export { StreamsStatus } from './group/streams/topology-problem.ts';
export type {
  DeletedTopic,
  GroupCoordinator,
  GroupCoordinatorOptions,
  RequestOrigin,
  TopicChanges,
  TransactionGuard,
} from './group-coordinator.ts';
export {
  DEFAULT_GROUP_COORDINATOR_CONFIG,
  type GroupCoordinatorConfig,
} from './group-coordinator-config.ts';
export { DEFAULT_GROUP_LEVEL_CONFIG, type GroupLevelConfig } from './group-level-config.ts';
export { logBatchesIn } from './log-batches.ts';
export {
  type CoordinatorLog,
  type CoordinatorRecord,
  type EndMarker,
  LogAppendError,
  type LogBatch,
  type LogRecord,
  type MetadataView,
  type TransactionStamp,
} from './ports.ts';
export { createShareCoordinator } from './share-state/create-share-coordinator.ts';
export type {
  ShareCoordinator,
  ShareCoordinatorOptions,
  ShareStateLog,
} from './share-state/share-coordinator.ts';
export {
  DEFAULT_SHARE_COORDINATOR_CONFIG,
  type ShareCoordinatorConfig,
} from './share-state/share-coordinator-config.ts';
export {
  parseSharePartitionKey,
  type SharePartitionKey,
  sharePartitionName,
} from './share-state/share-partition-key.ts';
export type {
  LatestOffset,
  ShareStateAnswer,
  ShareStateStore,
  ShareStateSummary,
} from './share-state/share-state-store.ts';
export { DeliveryState, type StateBatch } from './share-state/state-batch.ts';
export { createTransactionCoordinator } from './transaction/create-transaction-coordinator.ts';
export type { EndRequest, EndResult } from './transaction/end-transaction.ts';
export type { InitResult } from './transaction/init-producer-id.ts';
export { eachPartition, type PartitionSet, partitionSet } from './transaction/partition-set.ts';
export { EPOCH_BUMP_VERSION, FIRST_TRANSACTION_VERSION } from './transaction/transaction.ts';
export type {
  TransactionCoordinator,
  TransactionCoordinatorOptions,
} from './transaction/transaction-coordinator.ts';
export {
  DEFAULT_TRANSACTION_COORDINATOR_CONFIG,
  type TransactionCoordinatorConfig,
} from './transaction/transaction-coordinator-config.ts';
export type { PartitionsRequest } from './transaction/transaction-machine.ts';
export type {
  MarkerDelivery,
  MarkerResult,
  ProducerIdSource,
  TransactionMarker,
} from './transaction/transaction-ports.ts';
