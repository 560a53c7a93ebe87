import type { StateBatch } from './state-batch.ts';

/** What a share group has done with one partition. */
export interface ShareGroupState {
  /** Counts the snapshots. */
  readonly snapshotEpoch: number;
  /** Counts how often the state was initialized, such as by an administrator. */
  readonly stateEpoch: number;
  readonly leaderEpoch: number;
  /** All before it is done with; -1: not decided yet. */
  readonly startOffset: number;
  /** Offsets from `startOffset` on whose delivery is done with; -1: not known. */
  readonly deliveryCompleteCount: number;
  readonly createTimestampMs: bigint;
  readonly writeTimestampMs: bigint;
  /** Sorted, apart from each other. */
  readonly stateBatches: readonly StateBatch[];
}

/** A change of the state, since the snapshot of that epoch. */
export interface ShareGroupStateUpdate {
  readonly snapshotEpoch: number;
  readonly leaderEpoch: number;
  /** -1: stays. */
  readonly startOffset: number;
  readonly deliveryCompleteCount: number;
  readonly stateBatches: readonly StateBatch[];
}
