export type { QuorumDescription, ReplicaDescription } from './quorum-description.ts';
export type {
  CommittedBatch,
  CommittedSnapshot,
  LeaderAndEpoch,
  QuorumListener,
  SnapshotSource,
} from './quorum-listener.ts';
