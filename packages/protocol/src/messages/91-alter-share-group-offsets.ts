// Generated from packages/protocol/spec/messages/91-alter-share-group-offsets.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_SHARE_GROUP_OFFSETS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AlterShareGroupOffsetsRequest {
  groupId: string;
  topics: AlterShareGroupOffsetsRequestTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterShareGroupOffsetsRequestTopic {
  topicName: string;
  partitions: AlterShareGroupOffsetsRequestPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterShareGroupOffsetsRequestPartition {
  partitionIndex: number;
  startOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterShareGroupOffsetsRequest(writer: Writer, message: Init<AlterShareGroupOffsetsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'AlterShareGroupOffsetsRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAlterShareGroupOffsetsRequestTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterShareGroupOffsetsRequest(reader: Reader, version: number): AlterShareGroupOffsetsRequest {
  reader.expectVersion(version, 0, 0, 'AlterShareGroupOffsetsRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(3);
  const topics: AlterShareGroupOffsetsRequestTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAlterShareGroupOffsetsRequestTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterShareGroupOffsetsRequestTopic(writer: Writer, message: Init<AlterShareGroupOffsetsRequestTopic>): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterShareGroupOffsetsRequestPartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterShareGroupOffsetsRequestTopic(reader: Reader): AlterShareGroupOffsetsRequestTopic {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(13);
  const partitions: AlterShareGroupOffsetsRequestPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterShareGroupOffsetsRequestPartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsRequestTopic = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterShareGroupOffsetsRequestPartition(writer: Writer, message: Init<AlterShareGroupOffsetsRequestPartition>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.startOffset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterShareGroupOffsetsRequestPartition(reader: Reader): AlterShareGroupOffsetsRequestPartition {
  const partitionIndex = reader.int32();
  const startOffset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsRequestPartition = { partitionIndex, startOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_SHARE_GROUP_OFFSETS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AlterShareGroupOffsetsResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  responses: AlterShareGroupOffsetsResponseTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterShareGroupOffsetsResponseTopic {
  topicName: string;
  topicId: Uuid;
  partitions: AlterShareGroupOffsetsResponsePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterShareGroupOffsetsResponsePartition {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterShareGroupOffsetsResponse(writer: Writer, message: Init<AlterShareGroupOffsetsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'AlterShareGroupOffsetsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  const responses = message.responses ?? [];
  writer.compactArrayLength(responses.length);
  for (const element of responses) encodeAlterShareGroupOffsetsResponseTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterShareGroupOffsetsResponse(reader: Reader, version: number): AlterShareGroupOffsetsResponse {
  reader.expectVersion(version, 0, 0, 'AlterShareGroupOffsetsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const responsesLength = reader.compactArrayLength(19);
  const responses: AlterShareGroupOffsetsResponseTopic[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeAlterShareGroupOffsetsResponseTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsResponse = { throttleTimeMs, errorCode, errorMessage, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterShareGroupOffsetsResponseTopic(writer: Writer, message: Init<AlterShareGroupOffsetsResponseTopic>): void {
  writer.compactString(message.topicName ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterShareGroupOffsetsResponsePartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterShareGroupOffsetsResponseTopic(reader: Reader): AlterShareGroupOffsetsResponseTopic {
  const topicName = reader.compactString();
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: AlterShareGroupOffsetsResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterShareGroupOffsetsResponsePartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsResponseTopic = { topicName, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterShareGroupOffsetsResponsePartition(writer: Writer, message: Init<AlterShareGroupOffsetsResponsePartition>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterShareGroupOffsetsResponsePartition(reader: Reader): AlterShareGroupOffsetsResponsePartition {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterShareGroupOffsetsResponsePartition = { partitionIndex, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
