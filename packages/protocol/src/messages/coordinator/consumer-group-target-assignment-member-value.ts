// Generated from packages/protocol/spec/messages/coordinator/consumer-group-target-assignment-member-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupTargetAssignmentMemberValue {
  topicPartitions: ConsumerGroupTargetAssignmentMemberValueTopicPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupTargetAssignmentMemberValueTopicPartition {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupTargetAssignmentMemberValue(writer: Writer, message: Init<ConsumerGroupTargetAssignmentMemberValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMemberValue');
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeConsumerGroupTargetAssignmentMemberValueTopicPartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupTargetAssignmentMemberValue(reader: Reader, version: number): ConsumerGroupTargetAssignmentMemberValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupTargetAssignmentMemberValue');
  const topicPartitionsLength = reader.compactArrayLength(18);
  const topicPartitions: ConsumerGroupTargetAssignmentMemberValueTopicPartition[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeConsumerGroupTargetAssignmentMemberValueTopicPartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupTargetAssignmentMemberValue = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupTargetAssignmentMemberValueTopicPartition(writer: Writer, message: Init<ConsumerGroupTargetAssignmentMemberValueTopicPartition>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupTargetAssignmentMemberValueTopicPartition(reader: Reader): ConsumerGroupTargetAssignmentMemberValueTopicPartition {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupTargetAssignmentMemberValueTopicPartition = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
