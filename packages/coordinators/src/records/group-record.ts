import type { GroupMetadataValue } from '@kavka/protocol/messages/coordinator/group-metadata-value';
import type { CommittedOffset } from '../offsets/committed-offset.ts';
import type { ConsumerGroupRecord } from './consumer-group-records.ts';
import type { StreamsGroupRecord } from './streams-group-records.ts';

/** Groups whose protocol is not served: their records are kept, not understood. */
export type OpaqueKind = 'share';

/** A record of a group that the coordinator assigns partitions to. */
export type ModernGroupRecord = ConsumerGroupRecord | StreamsGroupRecord;

/** Kafka's own names of the types of groups. */
export type GroupKind = 'classic' | ModernGroupRecord['kind'] | OpaqueKind;

/** A record of `__consumer_offsets`. Null values are tombstones. */
export type GroupRecord = OffsetRecord | ClassicGroupRecord | ModernGroupRecord | OpaqueGroupRecord;

export interface OffsetRecord {
  readonly type: 'offset';
  readonly groupId: string;
  readonly topic: string;
  readonly partition: number;
  readonly value: CommittedOffset | null;
}

export interface ClassicGroupRecord {
  readonly type: 'classic-group';
  readonly groupId: string;
  readonly value: GroupMetadataValue | null;
}

/** A record of a group whose protocol is not served: kept as bytes. */
export interface OpaqueGroupRecord {
  readonly type: 'opaque-group';
  readonly kind: OpaqueKind;
  readonly groupId: string;
  /** It stands for a member of the group. */
  readonly isMember: boolean;
  readonly key: Buffer;
  readonly value: Buffer | null;
}
