// Generated from packages/protocol/spec/messages/coordinator/streams-group-target-assignment-member-value.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupTargetAssignmentMemberValue {
  activeTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[];
  standbyTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[];
  warmupTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupTargetAssignmentMemberValueTaskIds {
  subtopologyId: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupTargetAssignmentMemberValue(writer: Writer, message: Init<StreamsGroupTargetAssignmentMemberValue>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMemberValue');
  const activeTasks = message.activeTasks ?? [];
  writer.compactArrayLength(activeTasks.length);
  for (const element of activeTasks) encodeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element);
  const standbyTasks = message.standbyTasks ?? [];
  writer.compactArrayLength(standbyTasks.length);
  for (const element of standbyTasks) encodeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element);
  const warmupTasks = message.warmupTasks ?? [];
  writer.compactArrayLength(warmupTasks.length);
  for (const element of warmupTasks) encodeStreamsGroupTargetAssignmentMemberValueTaskIds(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupTargetAssignmentMemberValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberValue {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTargetAssignmentMemberValue');
  const activeTasksLength = reader.compactArrayLength(3);
  const activeTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[] = [];
  for (let i = 0; i < activeTasksLength; i++) activeTasks.push(decodeStreamsGroupTargetAssignmentMemberValueTaskIds(reader));
  const standbyTasksLength = reader.compactArrayLength(3);
  const standbyTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[] = [];
  for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeStreamsGroupTargetAssignmentMemberValueTaskIds(reader));
  const warmupTasksLength = reader.compactArrayLength(3);
  const warmupTasks: StreamsGroupTargetAssignmentMemberValueTaskIds[] = [];
  for (let i = 0; i < warmupTasksLength; i++) warmupTasks.push(decodeStreamsGroupTargetAssignmentMemberValueTaskIds(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTargetAssignmentMemberValue = { activeTasks, standbyTasks, warmupTasks };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupTargetAssignmentMemberValueTaskIds(writer: Writer, message: Init<StreamsGroupTargetAssignmentMemberValueTaskIds>): void {
  writer.compactString(message.subtopologyId ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupTargetAssignmentMemberValueTaskIds(reader: Reader): StreamsGroupTargetAssignmentMemberValueTaskIds {
  const subtopologyId = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupTargetAssignmentMemberValueTaskIds = { subtopologyId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
