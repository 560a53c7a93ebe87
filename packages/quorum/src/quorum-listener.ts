import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';

/** Who follows the metadata log. All calls are synchronous and in the order of the log; a listener that throws ends the node. */
export interface QuorumListener {
  /** The state to begin with, before any batch. */
  load(snapshot: CommittedSnapshot): void;
  committed(batch: CommittedBatch): void;
  /** A leader was elected, or is unknown (-1). All that was committed before has been delivered when this node is the new leader. */
  leaderChanged(leader: LeaderAndEpoch): void;
}

export interface LeaderAndEpoch {
  readonly leaderId: number;
  readonly epoch: number;
}

/** Consecutive records that were committed together. */
export interface CommittedBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly epoch: number;
  /** Milliseconds. */
  readonly timestamp: bigint;
  readonly records: readonly MetadataRecord[];
}

/** A state to begin with in place of all that came before `endOffset`. */
export interface CommittedSnapshot {
  /** Offset after the last record that it covers. */
  readonly endOffset: number;
  readonly epoch: number;
  /** Of the last batch that it covers, in milliseconds. */
  readonly timestamp: bigint;
  readonly records: Iterable<MetadataRecord>;
}

/** Where snapshots come from: the state of one listener, which has replayed up to `lastOffset`. */
export interface SnapshotSource {
  readonly lastOffset: number;
  readonly lastEpoch: number;
  readonly lastTimestamp: bigint;
  /** Whether a metadata transaction is open, so that no snapshot can be taken now. */
  readonly inTransaction: boolean;
  /** Records that make this state out of an empty one. */
  records(): Iterable<MetadataRecord>;
}
