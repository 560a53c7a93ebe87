import type { GroupMetadataValue } from '@kavka/protocol/messages/coordinator/group-metadata-value';
import type { CommittedOffset } from '../offsets/committed-offset.ts';
import type { ConsumerGroupRecord } from './consumer-group-records.ts';
import type { ShareGroupRecord } from './share-group-records.ts';
import type { StreamsGroupRecord } from './streams-group-records.ts';

/** A record of a group that the coordinator assigns partitions to. */
export type ModernGroupRecord = ConsumerGroupRecord | ShareGroupRecord | StreamsGroupRecord;

/** Kafka's own names of the types of groups. */
export type GroupKind = 'classic' | ModernGroupRecord['kind'];

/** A record of `__consumer_offsets`. Null values are tombstones. */
export type GroupRecord = OffsetRecord | ClassicGroupRecord | ModernGroupRecord;

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
