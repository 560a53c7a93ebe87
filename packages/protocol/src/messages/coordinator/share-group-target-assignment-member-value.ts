// Generated from packages/protocol/spec/messages/coordinator/share-group-target-assignment-member-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareGroupTargetAssignmentMemberValue {
  topicPartitions: ShareGroupTargetAssignmentMemberValueTopicPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupTargetAssignmentMemberValueTopicPartition {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupTargetAssignmentMemberValue(writer: Writer, message: Init<ShareGroupTargetAssignmentMemberValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupTargetAssignmentMemberValue');
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeShareGroupTargetAssignmentMemberValueTopicPartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupTargetAssignmentMemberValue(reader: Reader, version: number): ShareGroupTargetAssignmentMemberValue {
  reader.expectVersion(version, 0, 0, 'ShareGroupTargetAssignmentMemberValue');
  const topicPartitionsLength = reader.compactArrayLength(18);
  const topicPartitions: ShareGroupTargetAssignmentMemberValueTopicPartition[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeShareGroupTargetAssignmentMemberValueTopicPartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupTargetAssignmentMemberValue = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupTargetAssignmentMemberValueTopicPartition(writer: Writer, message: Init<ShareGroupTargetAssignmentMemberValueTopicPartition>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupTargetAssignmentMemberValueTopicPartition(reader: Reader): ShareGroupTargetAssignmentMemberValueTopicPartition {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupTargetAssignmentMemberValueTopicPartition = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
