// Generated from packages/protocol/spec/messages/coordinator/streams-group-current-member-assignment-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupCurrentMemberAssignmentValue {
  memberEpoch: number;
  previousMemberEpoch: number;
  state: number;
  activeTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  standbyTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  warmupTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  activeTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  standbyTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  warmupTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupCurrentMemberAssignmentValueTaskIds {
  subtopologyId: string;
  partitions: number[];
  assignmentEpochs: number[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupCurrentMemberAssignmentValue(writer: Writer, message: Init<StreamsGroupCurrentMemberAssignmentValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupCurrentMemberAssignmentValue');
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.previousMemberEpoch ?? 0);
  writer.int8(message.state ?? 0);
  const activeTasks = message.activeTasks ?? [];
  writer.compactArrayLength(activeTasks.length);
  for (const element of activeTasks) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  const standbyTasks = message.standbyTasks ?? [];
  writer.compactArrayLength(standbyTasks.length);
  for (const element of standbyTasks) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  const warmupTasks = message.warmupTasks ?? [];
  writer.compactArrayLength(warmupTasks.length);
  for (const element of warmupTasks) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  const activeTasksPendingRevocation = message.activeTasksPendingRevocation ?? [];
  writer.compactArrayLength(activeTasksPendingRevocation.length);
  for (const element of activeTasksPendingRevocation) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  const standbyTasksPendingRevocation = message.standbyTasksPendingRevocation ?? [];
  writer.compactArrayLength(standbyTasksPendingRevocation.length);
  for (const element of standbyTasksPendingRevocation) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  const warmupTasksPendingRevocation = message.warmupTasksPendingRevocation ?? [];
  writer.compactArrayLength(warmupTasksPendingRevocation.length);
  for (const element of warmupTasksPendingRevocation) encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupCurrentMemberAssignmentValue(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupCurrentMemberAssignmentValue');
  const memberEpoch = reader.int32();
  const previousMemberEpoch = reader.int32();
  const state = reader.int8();
  const activeTasksLength = reader.compactArrayLength(3);
  const activeTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < activeTasksLength; i++) activeTasks.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const standbyTasksLength = reader.compactArrayLength(3);
  const standbyTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const warmupTasksLength = reader.compactArrayLength(3);
  const warmupTasks: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < warmupTasksLength; i++) warmupTasks.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const activeTasksPendingRevocationLength = reader.compactArrayLength(3);
  const activeTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < activeTasksPendingRevocationLength; i++) activeTasksPendingRevocation.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const standbyTasksPendingRevocationLength = reader.compactArrayLength(3);
  const standbyTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < standbyTasksPendingRevocationLength; i++) standbyTasksPendingRevocation.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const warmupTasksPendingRevocationLength = reader.compactArrayLength(3);
  const warmupTasksPendingRevocation: StreamsGroupCurrentMemberAssignmentValueTaskIds[] = [];
  for (let i = 0; i < warmupTasksPendingRevocationLength; i++) warmupTasksPendingRevocation.push(decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupCurrentMemberAssignmentValue = { memberEpoch, previousMemberEpoch, state, activeTasks, standbyTasks, warmupTasks, activeTasksPendingRevocation, standbyTasksPendingRevocation, warmupTasksPendingRevocation };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupCurrentMemberAssignmentValueTaskIds(writer: Writer, message: Init<StreamsGroupCurrentMemberAssignmentValueTaskIds>): void {
  writer.compactString(message.subtopologyId ?? '');
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

function decodeStreamsGroupCurrentMemberAssignmentValueTaskIds(reader: Reader): StreamsGroupCurrentMemberAssignmentValueTaskIds {
  const subtopologyId = reader.compactString();
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
  const message: StreamsGroupCurrentMemberAssignmentValueTaskIds = { subtopologyId, partitions, assignmentEpochs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
