// Generated from packages/protocol/spec/messages/08-offset-commit.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const OFFSET_COMMIT_REQUEST_VERSIONS = { lowest: 2, highest: 10 } as const;

/** Versions 2-10, flexible 8+. */
export interface OffsetCommitRequest {
  groupId: string;
  /** Default -1. */
  generationIdOrMemberEpoch: number;
  memberId: string;
  /** Versions 7+. */
  groupInstanceId: string | null;
  /** Versions 2-4. Default -1. */
  retentionTimeMs: bigint;
  topics: OffsetCommitRequestTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetCommitRequestTopic {
  /** Versions 0-9. */
  name: string;
  /** Versions 10+. */
  topicId: Uuid;
  partitions: OffsetCommitRequestPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetCommitRequestPartition {
  partitionIndex: number;
  committedOffset: bigint;
  /** Versions 6+. Default -1. */
  committedLeaderEpoch: number;
  committedMetadata: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetCommitRequest(writer: Writer, message: Init<OffsetCommitRequest>, version: number): void {
  checkVersion(version, 2, 10, 'OffsetCommitRequest');
  const flexible = version >= 8;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  writer.int32(message.generationIdOrMemberEpoch ?? -1);
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 7) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  } else {
    if (message.groupInstanceId !== undefined && message.groupInstanceId !== null) unsupportedField('OffsetCommitRequest', 'groupInstanceId', version);
  }
  if (version <= 4) writer.int64(message.retentionTimeMs ?? -1n);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetCommitRequestTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitRequest', version);
}

export function decodeOffsetCommitRequest(reader: Reader, version: number): OffsetCommitRequest {
  reader.expectVersion(version, 2, 10, 'OffsetCommitRequest');
  const flexible = version >= 8;
  const groupId = flexible ? reader.compactString() : reader.string();
  const generationIdOrMemberEpoch = reader.int32();
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 7) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  let retentionTimeMs: bigint = -1n;
  if (version <= 4) retentionTimeMs = reader.int64();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: OffsetCommitRequestTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetCommitRequestTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitRequest = { groupId, generationIdOrMemberEpoch, memberId, groupInstanceId, retentionTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetCommitRequestTopic(writer: Writer, message: Init<OffsetCommitRequestTopic>, version: number): void {
  const flexible = version >= 8;
  if (version <= 9) {
    if (flexible) writer.compactString(message.name ?? '');
    else writer.string(message.name ?? '');
  }
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetCommitRequestPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitRequestTopic', version);
}

function decodeOffsetCommitRequestTopic(reader: Reader, version: number): OffsetCommitRequestTopic {
  const flexible = version >= 8;
  let name: string = '';
  if (version <= 9) name = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  const partitionsLength = flexible ? reader.compactArrayLength(18) : reader.arrayLength(14);
  const partitions: OffsetCommitRequestPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetCommitRequestPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitRequestTopic = { name, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetCommitRequestPartition(writer: Writer, message: Init<OffsetCommitRequestPartition>, version: number): void {
  const flexible = version >= 8;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.committedOffset ?? 0n);
  if (version >= 6) writer.int32(message.committedLeaderEpoch ?? -1);
  if (flexible) writer.compactNullableString(message.committedMetadata === undefined ? '' : message.committedMetadata);
  else writer.nullableString(message.committedMetadata === undefined ? '' : message.committedMetadata);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitRequestPartition', version);
}

function decodeOffsetCommitRequestPartition(reader: Reader, version: number): OffsetCommitRequestPartition {
  const flexible = version >= 8;
  const partitionIndex = reader.int32();
  const committedOffset = reader.int64();
  let committedLeaderEpoch: number = -1;
  if (version >= 6) committedLeaderEpoch = reader.int32();
  const committedMetadata = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitRequestPartition = { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const OFFSET_COMMIT_RESPONSE_VERSIONS = { lowest: 2, highest: 10 } as const;

/** Versions 2-10, flexible 8+. */
export interface OffsetCommitResponse {
  /** Versions 3+. */
  throttleTimeMs: number;
  topics: OffsetCommitResponseTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetCommitResponseTopic {
  /** Versions 0-9. */
  name: string;
  /** Versions 10+. */
  topicId: Uuid;
  partitions: OffsetCommitResponsePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetCommitResponsePartition {
  partitionIndex: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetCommitResponse(writer: Writer, message: Init<OffsetCommitResponse>, version: number): void {
  checkVersion(version, 2, 10, 'OffsetCommitResponse');
  const flexible = version >= 8;
  if (version >= 3) writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetCommitResponseTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitResponse', version);
}

export function decodeOffsetCommitResponse(reader: Reader, version: number): OffsetCommitResponse {
  reader.expectVersion(version, 2, 10, 'OffsetCommitResponse');
  const flexible = version >= 8;
  let throttleTimeMs: number = 0;
  if (version >= 3) throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: OffsetCommitResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetCommitResponseTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetCommitResponseTopic(writer: Writer, message: Init<OffsetCommitResponseTopic>, version: number): void {
  const flexible = version >= 8;
  if (version <= 9) {
    if (flexible) writer.compactString(message.name ?? '');
    else writer.string(message.name ?? '');
  }
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetCommitResponsePartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitResponseTopic', version);
}

function decodeOffsetCommitResponseTopic(reader: Reader, version: number): OffsetCommitResponseTopic {
  const flexible = version >= 8;
  let name: string = '';
  if (version <= 9) name = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  const partitionsLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(6);
  const partitions: OffsetCommitResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetCommitResponsePartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitResponseTopic = { name, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetCommitResponsePartition(writer: Writer, message: Init<OffsetCommitResponsePartition>, version: number): void {
  const flexible = version >= 8;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetCommitResponsePartition', version);
}

function decodeOffsetCommitResponsePartition(reader: Reader, version: number): OffsetCommitResponsePartition {
  const flexible = version >= 8;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetCommitResponsePartition = { partitionIndex, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
