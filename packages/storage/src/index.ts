export type { AppendOptions, AppendResult, RecordProblem } from './append/append-types.ts';
export type { EpochEnd } from './checkpoints/leader-epochs.ts';
export {
  type MetaProperties,
  readMetaProperties,
  writeMetaProperties,
} from './checkpoints/meta-properties.ts';
export { type CleanerConfig, DEFAULT_CLEANER } from './cleaner/cleaner-config.ts';
export type { FutureLogs } from './directories/future-logs.ts';
export { DEFAULT_HOUSEKEEPING, type HousekeepingTimes } from './directories/housekeeping.ts';
export {
  type DirectoryState,
  LogDirectories,
  type LogDirectoriesOptions,
  type OfflinePartition,
} from './directories/log-directories.ts';
export type { ActiveProducer, PartitionLog } from './log/partition-log.ts';
export { DEFAULT_LOG_CONFIG, type LogConfig } from './log-config.ts';
export { hasFutureName } from './log-file-names.ts';
export type { AppendOrigin } from './producers/producer-append.ts';
export { decodeProducerSnapshot } from './producers/producer-snapshot.ts';
export type { VerificationGuard } from './producers/verification-guards.ts';
export type { LogSlice } from './read/log-slice.ts';
export type { TimedOffset } from './read/time-lookup.ts';
export { type AbortedTransaction, decodeTransactionIndex } from './segment/transaction-index.ts';
export { StorageError, type StorageErrorKind } from './storage-error.ts';
