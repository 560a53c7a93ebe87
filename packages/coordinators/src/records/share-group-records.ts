import {
  decodeShareGroupCurrentMemberAssignmentKey,
  encodeShareGroupCurrentMemberAssignmentKey,
  SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-current-member-assignment-key';
import {
  decodeShareGroupCurrentMemberAssignmentValue,
  encodeShareGroupCurrentMemberAssignmentValue,
} from '@kavka/protocol/messages/coordinator/share-group-current-member-assignment-value';
import {
  decodeShareGroupMemberMetadataKey,
  encodeShareGroupMemberMetadataKey,
  SHARE_GROUP_MEMBER_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-member-metadata-key';
import {
  decodeShareGroupMemberMetadataValue,
  encodeShareGroupMemberMetadataValue,
} from '@kavka/protocol/messages/coordinator/share-group-member-metadata-value';
import {
  decodeShareGroupMetadataKey,
  encodeShareGroupMetadataKey,
  SHARE_GROUP_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-metadata-key';
import {
  decodeShareGroupMetadataValue,
  encodeShareGroupMetadataValue,
} from '@kavka/protocol/messages/coordinator/share-group-metadata-value';
import {
  decodeShareGroupStatePartitionMetadataKey,
  encodeShareGroupStatePartitionMetadataKey,
  SHARE_GROUP_STATE_PARTITION_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-state-partition-metadata-key';
import {
  decodeShareGroupStatePartitionMetadataValue,
  encodeShareGroupStatePartitionMetadataValue,
} from '@kavka/protocol/messages/coordinator/share-group-state-partition-metadata-value';
import {
  decodeShareGroupTargetAssignmentMemberKey,
  encodeShareGroupTargetAssignmentMemberKey,
  SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-target-assignment-member-key';
import {
  decodeShareGroupTargetAssignmentMemberValue,
  encodeShareGroupTargetAssignmentMemberValue,
} from '@kavka/protocol/messages/coordinator/share-group-target-assignment-member-value';
import {
  decodeShareGroupTargetAssignmentMetadataKey,
  encodeShareGroupTargetAssignmentMetadataKey,
  SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-group-target-assignment-metadata-key';
import {
  decodeShareGroupTargetAssignmentMetadataValue,
  encodeShareGroupTargetAssignmentMetadataValue,
} from '@kavka/protocol/messages/coordinator/share-group-target-assignment-metadata-value';
import { defineRecord } from './record-format.ts';

/** What a member says of itself. */
export const SHARE_MEMBER = defineRecord({
  kind: 'share',
  type: 'share-group-member-metadata',
  keyType: SHARE_GROUP_MEMBER_METADATA_KEY_TYPE,
  encodeKey: encodeShareGroupMemberMetadataKey,
  decodeKey: decodeShareGroupMemberMetadataKey,
  encodeValue: encodeShareGroupMemberMetadataValue,
  decodeValue: decodeShareGroupMemberMetadataValue,
});

/** The group epoch, and the hash of the topics that it was made for. */
export const SHARE_EPOCH = defineRecord({
  kind: 'share',
  type: 'share-group-metadata',
  keyType: SHARE_GROUP_METADATA_KEY_TYPE,
  encodeKey: encodeShareGroupMetadataKey,
  decodeKey: decodeShareGroupMetadataKey,
  encodeValue: encodeShareGroupMetadataValue,
  decodeValue: decodeShareGroupMetadataValue,
});

/** For which group epoch the target assignment was made, and when. */
export const SHARE_TARGET_ASSIGNMENT_EPOCH = defineRecord({
  kind: 'share',
  type: 'share-group-target-assignment-metadata',
  keyType: SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
  encodeKey: encodeShareGroupTargetAssignmentMetadataKey,
  decodeKey: decodeShareGroupTargetAssignmentMetadataKey,
  encodeValue: encodeShareGroupTargetAssignmentMetadataValue,
  decodeValue: decodeShareGroupTargetAssignmentMetadataValue,
});

/** What a member shall read. */
export const SHARE_TARGET_ASSIGNMENT = defineRecord({
  kind: 'share',
  type: 'share-group-target-assignment-member',
  keyType: SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
  encodeKey: encodeShareGroupTargetAssignmentMemberKey,
  decodeKey: decodeShareGroupTargetAssignmentMemberKey,
  encodeValue: encodeShareGroupTargetAssignmentMemberValue,
  decodeValue: decodeShareGroupTargetAssignmentMemberValue,
});

/** What a member reads, and its epoch. */
export const SHARE_CURRENT_ASSIGNMENT = defineRecord({
  kind: 'share',
  type: 'share-group-current-member-assignment',
  keyType: SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
  encodeKey: encodeShareGroupCurrentMemberAssignmentKey,
  decodeKey: decodeShareGroupCurrentMemberAssignmentKey,
  encodeValue: encodeShareGroupCurrentMemberAssignmentValue,
  decodeValue: decodeShareGroupCurrentMemberAssignmentValue,
});

/** For which partitions the share coordinator has a state, shall have one, or shall have none any more. */
export const SHARE_STATE_PARTITIONS = defineRecord({
  kind: 'share',
  type: 'share-group-state-partition-metadata',
  keyType: SHARE_GROUP_STATE_PARTITION_METADATA_KEY_TYPE,
  encodeKey: encodeShareGroupStatePartitionMetadataKey,
  decodeKey: decodeShareGroupStatePartitionMetadataKey,
  encodeValue: encodeShareGroupStatePartitionMetadataValue,
  decodeValue: decodeShareGroupStatePartitionMetadataValue,
});

export const SHARE_GROUP_FORMATS = [
  SHARE_MEMBER,
  SHARE_EPOCH,
  SHARE_TARGET_ASSIGNMENT_EPOCH,
  SHARE_TARGET_ASSIGNMENT,
  SHARE_CURRENT_ASSIGNMENT,
  SHARE_STATE_PARTITIONS,
] as const;

/** A record of a share group. */
export type ShareGroupRecord = ReturnType<(typeof SHARE_GROUP_FORMATS)[number]['decode']>;
