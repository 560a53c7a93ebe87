import type { ShareGroupState, ShareGroupStateUpdate } from './share-group-state.ts';
import type { SharePartitionKey } from './share-partition-key.ts';

/** A record of `__share_group_state`. */
export type ShareStateRecord = ShareSnapshotRecord | ShareUpdateRecord;

/** The whole state; null: there is none any more. */
export interface ShareSnapshotRecord {
  readonly type: 'snapshot';
  readonly key: SharePartitionKey;
  readonly value: ShareGroupState | null;
}

export interface ShareUpdateRecord {
  readonly type: 'update';
  readonly key: SharePartitionKey;
  readonly value: ShareGroupStateUpdate;
}
