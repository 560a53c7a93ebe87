// Generated from packages/protocol/spec/messages/coordinator/share-group-current-member-assignment-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ShareGroupCurrentMemberAssignmentValue {
  memberEpoch: number;
  previousMemberEpoch: number;
  state: number;
  assignedPartitions: ShareGroupCurrentMemberAssignmentValueTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupCurrentMemberAssignmentValueTopicPartitions {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupCurrentMemberAssignmentValue(writer: Writer, message: Init<ShareGroupCurrentMemberAssignmentValue>, version: number): void {
  checkVersion(version, 0, 0, 'ShareGroupCurrentMemberAssignmentValue');
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.previousMemberEpoch ?? 0);
  writer.int8(message.state ?? 0);
  const assignedPartitions = message.assignedPartitions ?? [];
  writer.compactArrayLength(assignedPartitions.length);
  for (const element of assignedPartitions) encodeShareGroupCurrentMemberAssignmentValueTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentValue {
  reader.expectVersion(version, 0, 0, 'ShareGroupCurrentMemberAssignmentValue');
  const memberEpoch = reader.int32();
  const previousMemberEpoch = reader.int32();
  const state = reader.int8();
  const assignedPartitionsLength = reader.compactArrayLength(18);
  const assignedPartitions: ShareGroupCurrentMemberAssignmentValueTopicPartitions[] = [];
  for (let i = 0; i < assignedPartitionsLength; i++) assignedPartitions.push(decodeShareGroupCurrentMemberAssignmentValueTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupCurrentMemberAssignmentValue = { memberEpoch, previousMemberEpoch, state, assignedPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupCurrentMemberAssignmentValueTopicPartitions(writer: Writer, message: Init<ShareGroupCurrentMemberAssignmentValueTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupCurrentMemberAssignmentValueTopicPartitions(reader: Reader): ShareGroupCurrentMemberAssignmentValueTopicPartitions {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupCurrentMemberAssignmentValueTopicPartitions = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
