export { createGroupCoordinator } from './create-group-coordinator.ts';
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
