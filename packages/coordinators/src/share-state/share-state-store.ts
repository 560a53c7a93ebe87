import type { SharePartitionKey } from './share-partition-key.ts';

/** What the share coordinator answered: one of Kafka's codes. */
export interface ShareStateAnswer {
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

/** Where a share group is in a partition. */
export interface ShareStateSummary extends ShareStateAnswer {
  /** -1: nowhere yet. */
  readonly startOffset: number;
  readonly leaderEpoch: number;
  /** Offsets from the start offset on that are done with; -1: not known. */
  readonly deliveryCompleteCount: number;
}

/** The share coordinators of the cluster, as the group coordinator needs them. Nothing rejects. */
export interface ShareStateStore {
  /** Begins a state, or begins it anew; a start offset of -1 leaves it to the configs of the group. */
  initialize(key: SharePartitionKey, stateEpoch: number, startOffset: number): Promise<ShareStateAnswer>;
  delete(key: SharePartitionKey): Promise<ShareStateAnswer>;
  summary(key: SharePartitionKey): Promise<ShareStateSummary>;
}

/** The high watermark of a partition, or why its leader does not tell. */
export type LatestOffset = (
  topic: string,
  partition: number,
) => Promise<{ readonly errorCode: number; readonly offset: number }>;
