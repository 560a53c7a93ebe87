export { createGroupCoordinator } from './create-group-coordinator.ts';
export { type MigrationPolicy, migrationPolicyOf } from './group/consumer/migration-policy.ts';
export type {
  DeletedTopic,
  GroupCoordinator,
  GroupCoordinatorOptions,
  RequestOrigin,
  TopicChanges,
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
  LogAppendError,
  type LogBatch,
  type LogRecord,
  type MetadataView,
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
export { DeliveryState, type StateBatch } from './share-state/state-batch.ts';
