import {
  decodeStreamsGroupCurrentMemberAssignmentKey,
  encodeStreamsGroupCurrentMemberAssignmentKey,
  STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-current-member-assignment-key';
import {
  decodeStreamsGroupCurrentMemberAssignmentValue,
  encodeStreamsGroupCurrentMemberAssignmentValue,
} from '@kavka/protocol/messages/coordinator/streams-group-current-member-assignment-value';
import {
  decodeStreamsGroupMemberMetadataKey,
  encodeStreamsGroupMemberMetadataKey,
  STREAMS_GROUP_MEMBER_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-member-metadata-key';
import {
  decodeStreamsGroupMemberMetadataValue,
  encodeStreamsGroupMemberMetadataValue,
} from '@kavka/protocol/messages/coordinator/streams-group-member-metadata-value';
import {
  decodeStreamsGroupMetadataKey,
  encodeStreamsGroupMetadataKey,
  STREAMS_GROUP_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-metadata-key';
import {
  decodeStreamsGroupMetadataValue,
  encodeStreamsGroupMetadataValue,
} from '@kavka/protocol/messages/coordinator/streams-group-metadata-value';
import {
  decodeStreamsGroupTargetAssignmentMemberKey,
  encodeStreamsGroupTargetAssignmentMemberKey,
  STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-target-assignment-member-key';
import {
  decodeStreamsGroupTargetAssignmentMemberValue,
  encodeStreamsGroupTargetAssignmentMemberValue,
} from '@kavka/protocol/messages/coordinator/streams-group-target-assignment-member-value';
import {
  decodeStreamsGroupTargetAssignmentMetadataKey,
  encodeStreamsGroupTargetAssignmentMetadataKey,
  STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-target-assignment-metadata-key';
import {
  decodeStreamsGroupTargetAssignmentMetadataValue,
  encodeStreamsGroupTargetAssignmentMetadataValue,
} from '@kavka/protocol/messages/coordinator/streams-group-target-assignment-metadata-value';
import {
  decodeStreamsGroupTopologyKey,
  encodeStreamsGroupTopologyKey,
  STREAMS_GROUP_TOPOLOGY_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/streams-group-topology-key';
import {
  decodeStreamsGroupTopologyValue,
  encodeStreamsGroupTopologyValue,
} from '@kavka/protocol/messages/coordinator/streams-group-topology-value';
import { defineRecord } from './record-format.ts';

/** The group epoch, the hash of the topics that it was made for, and which topology was found to be in order. */
export const STREAMS_EPOCH = defineRecord({
  kind: 'streams',
  type: 'streams-group-metadata',
  keyType: STREAMS_GROUP_METADATA_KEY_TYPE,
  encodeKey: encodeStreamsGroupMetadataKey,
  decodeKey: decodeStreamsGroupMetadataKey,
  encodeValue: encodeStreamsGroupMetadataValue,
  decodeValue: decodeStreamsGroupMetadataValue,
});

/** What a member says of itself. */
export const STREAMS_MEMBER = defineRecord({
  kind: 'streams',
  type: 'streams-group-member-metadata',
  keyType: STREAMS_GROUP_MEMBER_METADATA_KEY_TYPE,
  encodeKey: encodeStreamsGroupMemberMetadataKey,
  decodeKey: decodeStreamsGroupMemberMetadataKey,
  encodeValue: encodeStreamsGroupMemberMetadataValue,
  decodeValue: decodeStreamsGroupMemberMetadataValue,
});

/** For which group epoch the target assignment was made, and when. */
export const STREAMS_TARGET_ASSIGNMENT_EPOCH = defineRecord({
  kind: 'streams',
  type: 'streams-group-target-assignment-metadata',
  keyType: STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
  encodeKey: encodeStreamsGroupTargetAssignmentMetadataKey,
  decodeKey: decodeStreamsGroupTargetAssignmentMetadataKey,
  encodeValue: encodeStreamsGroupTargetAssignmentMetadataValue,
  decodeValue: decodeStreamsGroupTargetAssignmentMetadataValue,
});

/** The tasks that a member shall have. */
export const STREAMS_TARGET_ASSIGNMENT = defineRecord({
  kind: 'streams',
  type: 'streams-group-target-assignment-member',
  keyType: STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
  encodeKey: encodeStreamsGroupTargetAssignmentMemberKey,
  decodeKey: decodeStreamsGroupTargetAssignmentMemberKey,
  encodeValue: encodeStreamsGroupTargetAssignmentMemberValue,
  decodeValue: decodeStreamsGroupTargetAssignmentMemberValue,
});

/** The tasks that a member has, and its epoch. */
export const STREAMS_CURRENT_ASSIGNMENT = defineRecord({
  kind: 'streams',
  type: 'streams-group-current-member-assignment',
  keyType: STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
  encodeKey: encodeStreamsGroupCurrentMemberAssignmentKey,
  decodeKey: decodeStreamsGroupCurrentMemberAssignmentKey,
  encodeValue: encodeStreamsGroupCurrentMemberAssignmentValue,
  decodeValue: decodeStreamsGroupCurrentMemberAssignmentValue,
});

/** The topology that all members run. */
export const STREAMS_TOPOLOGY = defineRecord({
  kind: 'streams',
  type: 'streams-group-topology',
  keyType: STREAMS_GROUP_TOPOLOGY_KEY_TYPE,
  encodeKey: encodeStreamsGroupTopologyKey,
  decodeKey: decodeStreamsGroupTopologyKey,
  encodeValue: encodeStreamsGroupTopologyValue,
  decodeValue: decodeStreamsGroupTopologyValue,
});

export const STREAMS_GROUP_FORMATS = [
  STREAMS_EPOCH,
  STREAMS_MEMBER,
  STREAMS_TARGET_ASSIGNMENT_EPOCH,
  STREAMS_TARGET_ASSIGNMENT,
  STREAMS_CURRENT_ASSIGNMENT,
  STREAMS_TOPOLOGY,
] as const;

/** A record of a streams group. */
export type StreamsGroupRecord = ReturnType<(typeof STREAMS_GROUP_FORMATS)[number]['decode']>;
