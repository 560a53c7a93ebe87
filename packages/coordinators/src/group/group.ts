import type { CommittedOffset } from '../offsets/committed-offset.ts';
import type { GroupKind, GroupRecord } from '../records/group-record.ts';
import type { Change } from '../runtime/state-machine.ts';

/** From when on the retention of an offset counts. */
export type RetentionStart = (offset: CommittedOffset) => bigint;

/** What a group of any kind answers for itself. Error codes are Kafka's. */
export interface CoordinatedGroup {
  readonly kind: GroupKind;
  readonly groupId: string;
  /** Kafka's name of the state, as ListGroups tells it. */
  readonly state: string;
  /** As ListGroups tells it: empty for a classic group that has none. */
  readonly listedProtocolType: string;
  /** Without members: it may be deleted, or make room for a group of another kind. */
  readonly isEmpty: boolean;
  /** Offsets of such topics neither expire nor can be deleted while the group reads them. */
  isSubscribedTo(topic: string): boolean;
  /** When such topics change, `requestMetadataRefresh` is called. */
  dependsOn(topic: string): boolean;
  /** Topics that it depends on have changed. */
  requestMetadataRefresh(): void;
  /** NONE where each topic is judged by itself. */
  offsetDeleteError(): number;
  /** Undefined while no offset of the group expires. */
  retentionStart(): RetentionStart | undefined;
  /** Deletes all records of the group (not its offsets), in the order in which Kafka deletes them. */
  tombstones(): GroupRecord[];
  /** Ends timers. */
  close(): void;
}

/** A group that its records change in place. */
export interface ReplayedGroup<Record> extends CoordinatedGroup {
  /** The record that ends the group has been replayed. */
  readonly isGone: boolean;
  replay(record: Record): Change;
}
