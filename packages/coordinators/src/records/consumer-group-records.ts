import {
  CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
  decodeConsumerGroupCurrentMemberAssignmentKey,
  encodeConsumerGroupCurrentMemberAssignmentKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-current-member-assignment-key';
import {
  decodeConsumerGroupCurrentMemberAssignmentValue,
  encodeConsumerGroupCurrentMemberAssignmentValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-current-member-assignment-value';
import {
  CONSUMER_GROUP_MEMBER_METADATA_KEY_TYPE,
  decodeConsumerGroupMemberMetadataKey,
  encodeConsumerGroupMemberMetadataKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-member-metadata-key';
import {
  decodeConsumerGroupMemberMetadataValue,
  encodeConsumerGroupMemberMetadataValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-member-metadata-value';
import {
  CONSUMER_GROUP_METADATA_KEY_TYPE,
  decodeConsumerGroupMetadataKey,
  encodeConsumerGroupMetadataKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-metadata-key';
import {
  decodeConsumerGroupMetadataValue,
  encodeConsumerGroupMetadataValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-metadata-value';
import {
  CONSUMER_GROUP_PARTITION_METADATA_KEY_TYPE,
  decodeConsumerGroupPartitionMetadataKey,
  encodeConsumerGroupPartitionMetadataKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-partition-metadata-key';
import {
  decodeConsumerGroupPartitionMetadataValue,
  encodeConsumerGroupPartitionMetadataValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-partition-metadata-value';
import {
  CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_TYPE,
  decodeConsumerGroupRegularExpressionKey,
  encodeConsumerGroupRegularExpressionKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-regular-expression-key';
import {
  decodeConsumerGroupRegularExpressionValue,
  encodeConsumerGroupRegularExpressionValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-regular-expression-value';
import {
  CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
  decodeConsumerGroupTargetAssignmentMemberKey,
  encodeConsumerGroupTargetAssignmentMemberKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-target-assignment-member-key';
import {
  decodeConsumerGroupTargetAssignmentMemberValue,
  encodeConsumerGroupTargetAssignmentMemberValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-target-assignment-member-value';
import {
  CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
  decodeConsumerGroupTargetAssignmentMetadataKey,
  encodeConsumerGroupTargetAssignmentMetadataKey,
} from '@kavka/protocol/messages/coordinator/consumer-group-target-assignment-metadata-key';
import {
  decodeConsumerGroupTargetAssignmentMetadataValue,
  encodeConsumerGroupTargetAssignmentMetadataValue,
} from '@kavka/protocol/messages/coordinator/consumer-group-target-assignment-metadata-value';
import { defineRecord } from './record-format.ts';

/** The group epoch, and the hash of the topics that it was made for. */
export const CONSUMER_EPOCH = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-metadata',
  keyType: CONSUMER_GROUP_METADATA_KEY_TYPE,
  encodeKey: encodeConsumerGroupMetadataKey,
  decodeKey: decodeConsumerGroupMetadataKey,
  encodeValue: encodeConsumerGroupMetadataValue,
  decodeValue: decodeConsumerGroupMetadataValue,
});

/** Partitions of the subscribed topics, before Kafka kept their hash; only its tombstone is still written. */
export const CONSUMER_PARTITION_METADATA = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-partition-metadata',
  keyType: CONSUMER_GROUP_PARTITION_METADATA_KEY_TYPE,
  encodeKey: encodeConsumerGroupPartitionMetadataKey,
  decodeKey: decodeConsumerGroupPartitionMetadataKey,
  encodeValue: encodeConsumerGroupPartitionMetadataValue,
  decodeValue: decodeConsumerGroupPartitionMetadataValue,
});

/** What a member says of itself. */
export const CONSUMER_MEMBER = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-member-metadata',
  keyType: CONSUMER_GROUP_MEMBER_METADATA_KEY_TYPE,
  encodeKey: encodeConsumerGroupMemberMetadataKey,
  decodeKey: decodeConsumerGroupMemberMetadataKey,
  encodeValue: encodeConsumerGroupMemberMetadataValue,
  decodeValue: decodeConsumerGroupMemberMetadataValue,
});

/** For which group epoch the target assignment was made, and when. */
export const CONSUMER_TARGET_ASSIGNMENT_EPOCH = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-target-assignment-metadata',
  keyType: CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_TYPE,
  encodeKey: encodeConsumerGroupTargetAssignmentMetadataKey,
  decodeKey: decodeConsumerGroupTargetAssignmentMetadataKey,
  encodeValue: encodeConsumerGroupTargetAssignmentMetadataValue,
  decodeValue: decodeConsumerGroupTargetAssignmentMetadataValue,
});

/** What a member shall own. */
export const CONSUMER_TARGET_ASSIGNMENT = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-target-assignment-member',
  keyType: CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_TYPE,
  encodeKey: encodeConsumerGroupTargetAssignmentMemberKey,
  decodeKey: decodeConsumerGroupTargetAssignmentMemberKey,
  encodeValue: encodeConsumerGroupTargetAssignmentMemberValue,
  decodeValue: decodeConsumerGroupTargetAssignmentMemberValue,
});

/** What a member owns, and its epoch. */
export const CONSUMER_CURRENT_ASSIGNMENT = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-current-member-assignment',
  keyType: CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_TYPE,
  encodeKey: encodeConsumerGroupCurrentMemberAssignmentKey,
  decodeKey: decodeConsumerGroupCurrentMemberAssignmentKey,
  encodeValue: encodeConsumerGroupCurrentMemberAssignmentValue,
  decodeValue: decodeConsumerGroupCurrentMemberAssignmentValue,
});

/** The topics that a regular expression stands for. */
export const CONSUMER_REGULAR_EXPRESSION = defineRecord({
  kind: 'consumer',
  type: 'consumer-group-regular-expression',
  keyType: CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_TYPE,
  encodeKey: encodeConsumerGroupRegularExpressionKey,
  decodeKey: decodeConsumerGroupRegularExpressionKey,
  encodeValue: encodeConsumerGroupRegularExpressionValue,
  decodeValue: decodeConsumerGroupRegularExpressionValue,
});

export const CONSUMER_GROUP_FORMATS = [
  CONSUMER_EPOCH,
  CONSUMER_PARTITION_METADATA,
  CONSUMER_MEMBER,
  CONSUMER_TARGET_ASSIGNMENT_EPOCH,
  CONSUMER_TARGET_ASSIGNMENT,
  CONSUMER_CURRENT_ASSIGNMENT,
  CONSUMER_REGULAR_EXPRESSION,
] as const;

/** A record of a consumer group. */
export type ConsumerGroupRecord = ReturnType<(typeof CONSUMER_GROUP_FORMATS)[number]['decode']>;
