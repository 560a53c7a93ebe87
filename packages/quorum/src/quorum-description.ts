import type { Uuid } from '@kavka/base';

/** What DescribeQuorum tells. */
export interface QuorumDescription {
  /** -1 when unknown. */
  readonly leaderId: number;
  readonly leaderEpoch: number;
  readonly highWatermark: number;
  readonly voters: readonly ReplicaDescription[];
  readonly observers: readonly ReplicaDescription[];
}

export interface ReplicaDescription {
  readonly id: number;
  /** ZERO_UUID where the quorum does not know it (kraft.version 0). */
  readonly directoryId: Uuid;
  readonly logEndOffset: number;
  /** Milliseconds, -1 when unknown. */
  readonly lastFetchTimestamp: bigint;
  readonly lastCaughtUpTimestamp: bigint;
}
