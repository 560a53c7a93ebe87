// Generated from packages/protocol/spec/messages/coordinator/consumer-group-current-member-assignment-value.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ConsumerGroupCurrentMemberAssignmentValue {
  memberEpoch: number;
  previousMemberEpoch: number;
  state: number;
  assignedPartitions: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[];
  partitionsPendingRevocation: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupCurrentMemberAssignmentValueTopicPartitions {
  topicId: Uuid;
  partitions: number[];
  assignmentEpochs: number[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupCurrentMemberAssignmentValue(writer: Writer, message: Init<ConsumerGroupCurrentMemberAssignmentValue>, version: number): void {
  checkVersion(version, 0, 0, 'ConsumerGroupCurrentMemberAssignmentValue');
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.previousMemberEpoch ?? 0);
  writer.int8(message.state ?? 0);
  const assignedPartitions = message.assignedPartitions ?? [];
  writer.compactArrayLength(assignedPartitions.length);
  for (const element of assignedPartitions) encodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer, element);
  const partitionsPendingRevocation = message.partitionsPendingRevocation ?? [];
  writer.compactArrayLength(partitionsPendingRevocation.length);
  for (const element of partitionsPendingRevocation) encodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentValue {
  reader.expectVersion(version, 0, 0, 'ConsumerGroupCurrentMemberAssignmentValue');
  const memberEpoch = reader.int32();
  const previousMemberEpoch = reader.int32();
  const state = reader.int8();
  const assignedPartitionsLength = reader.compactArrayLength(18);
  const assignedPartitions: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[] = [];
  for (let i = 0; i < assignedPartitionsLength; i++) assignedPartitions.push(decodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(reader));
  const partitionsPendingRevocationLength = reader.compactArrayLength(18);
  const partitionsPendingRevocation: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions[] = [];
  for (let i = 0; i < partitionsPendingRevocationLength; i++) partitionsPendingRevocation.push(decodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupCurrentMemberAssignmentValue = { memberEpoch, previousMemberEpoch, state, assignedPartitions, partitionsPendingRevocation };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(writer: Writer, message: Init<ConsumerGroupCurrentMemberAssignmentValueTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasAssignmentEpochs = message.assignmentEpochs !== undefined && (message.assignmentEpochs === null || message.assignmentEpochs.length > 0);
  if (hasAssignmentEpochs) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasAssignmentEpochs) {
    const mark = writer.openTaggedField(0);
    const assignmentEpochs = message.assignmentEpochs === undefined ? [] : message.assignmentEpochs;
    writer.compactArrayLength(assignmentEpochs === null ? -1 : assignmentEpochs.length);
    if (assignmentEpochs !== null) for (const element of assignmentEpochs) writer.int32(element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

function decodeConsumerGroupCurrentMemberAssignmentValueTopicPartitions(reader: Reader): ConsumerGroupCurrentMemberAssignmentValueTopicPartitions {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let assignmentEpochs: number[] | null = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      const assignmentEpochsLength = reader.compactNullableArrayLength(4);
      assignmentEpochs = null;
      if (assignmentEpochsLength >= 0) {
        assignmentEpochs = [];
        for (let i = 0; i < assignmentEpochsLength; i++) assignmentEpochs.push(reader.int32());
      }
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: ConsumerGroupCurrentMemberAssignmentValueTopicPartitions = { topicId, partitions, assignmentEpochs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
