export {
  type FormatOptions,
  formatMetadataDirectory,
  METADATA_LOG_FOLDER,
  readBootstrapRecords,
} from './bootstrap-file.ts';
export { MetadataQuorum, type MetadataQuorumOptions } from './metadata-quorum.ts';
export {
  METADATA_LOG_CONFIG,
  METADATA_TOPIC,
  openMetadataLog,
  PartitionRaftLog,
} from './partition-raft-log.ts';
export type { QuorumDescription, ReplicaDescription } from './quorum-description.ts';
export { QuorumError } from './quorum-error.ts';
export type {
  CommittedBatch,
  CommittedSnapshot,
  LeaderAndEpoch,
  QuorumListener,
  SnapshotSource,
} from './quorum-listener.ts';
export { refusalToAdd, refusalToRemove, type VoterRefusal, type VotersNow } from './raft/voter-change.ts';
export type { Voter, VoterEndpoint } from './raft/voter-set.ts';
export type { RaftLog } from './raft-log.ts';
