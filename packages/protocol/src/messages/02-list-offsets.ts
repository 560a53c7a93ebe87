// Generated from packages/protocol/spec/messages/02-list-offsets.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LIST_OFFSETS_REQUEST_VERSIONS = { lowest: 1, highest: 11 } as const;

/** Versions 1-11, flexible 6+. */
export interface ListOffsetsRequest {
  replicaId: number;
  /** Versions 2+. */
  isolationLevel: number;
  topics: ListOffsetsRequestListOffsetsTopic[];
  /** Versions 10+. */
  timeoutMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListOffsetsRequestListOffsetsTopic {
  name: string;
  partitions: ListOffsetsRequestListOffsetsPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListOffsetsRequestListOffsetsPartition {
  partitionIndex: number;
  /** Versions 4+. Default -1. */
  currentLeaderEpoch: number;
  timestamp: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListOffsetsRequest(writer: Writer, message: Init<ListOffsetsRequest>, version: number): void {
  checkVersion(version, 1, 11, 'ListOffsetsRequest');
  const flexible = version >= 6;
  writer.int32(message.replicaId ?? 0);
  if (version >= 2) writer.int8(message.isolationLevel ?? 0);
  else if (message.isolationLevel !== undefined && message.isolationLevel !== 0) unsupportedField('ListOffsetsRequest', 'isolationLevel', version);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeListOffsetsRequestListOffsetsTopic(writer, element, version);
  if (version >= 10) writer.int32(message.timeoutMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsRequest', version);
}

export function decodeListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  reader.expectVersion(version, 1, 11, 'ListOffsetsRequest');
  const flexible = version >= 6;
  const replicaId = reader.int32();
  let isolationLevel: number = 0;
  if (version >= 2) isolationLevel = reader.int8();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: ListOffsetsRequestListOffsetsTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeListOffsetsRequestListOffsetsTopic(reader, version));
  let timeoutMs: number = 0;
  if (version >= 10) timeoutMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsRequest = { replicaId, isolationLevel, topics, timeoutMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListOffsetsRequestListOffsetsTopic(writer: Writer, message: Init<ListOffsetsRequestListOffsetsTopic>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeListOffsetsRequestListOffsetsPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsRequestListOffsetsTopic', version);
}

function decodeListOffsetsRequestListOffsetsTopic(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic {
  const flexible = version >= 6;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(17) : reader.arrayLength(12);
  const partitions: ListOffsetsRequestListOffsetsPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeListOffsetsRequestListOffsetsPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsRequestListOffsetsTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListOffsetsRequestListOffsetsPartition(writer: Writer, message: Init<ListOffsetsRequestListOffsetsPartition>, version: number): void {
  const flexible = version >= 6;
  writer.int32(message.partitionIndex ?? 0);
  if (version >= 4) writer.int32(message.currentLeaderEpoch ?? -1);
  writer.int64(message.timestamp ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsRequestListOffsetsPartition', version);
}

function decodeListOffsetsRequestListOffsetsPartition(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition {
  const flexible = version >= 6;
  const partitionIndex = reader.int32();
  let currentLeaderEpoch: number = -1;
  if (version >= 4) currentLeaderEpoch = reader.int32();
  const timestamp = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsRequestListOffsetsPartition = { partitionIndex, currentLeaderEpoch, timestamp };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LIST_OFFSETS_RESPONSE_VERSIONS = { lowest: 1, highest: 11 } as const;

/** Versions 1-11, flexible 6+. */
export interface ListOffsetsResponse {
  /** Versions 2+. */
  throttleTimeMs: number;
  topics: ListOffsetsResponseListOffsetsTopicResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListOffsetsResponseListOffsetsTopicResponse {
  name: string;
  partitions: ListOffsetsResponseListOffsetsPartitionResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListOffsetsResponseListOffsetsPartitionResponse {
  partitionIndex: number;
  errorCode: number;
  /** Default -1. */
  timestamp: bigint;
  /** Default -1. */
  offset: bigint;
  /** Versions 4+. Default -1. */
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListOffsetsResponse(writer: Writer, message: Init<ListOffsetsResponse>, version: number): void {
  checkVersion(version, 1, 11, 'ListOffsetsResponse');
  const flexible = version >= 6;
  if (version >= 2) writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeListOffsetsResponseListOffsetsTopicResponse(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsResponse', version);
}

export function decodeListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  reader.expectVersion(version, 1, 11, 'ListOffsetsResponse');
  const flexible = version >= 6;
  let throttleTimeMs: number = 0;
  if (version >= 2) throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: ListOffsetsResponseListOffsetsTopicResponse[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeListOffsetsResponseListOffsetsTopicResponse(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListOffsetsResponseListOffsetsTopicResponse(writer: Writer, message: Init<ListOffsetsResponseListOffsetsTopicResponse>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeListOffsetsResponseListOffsetsPartitionResponse(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsResponseListOffsetsTopicResponse', version);
}

function decodeListOffsetsResponseListOffsetsTopicResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsTopicResponse {
  const flexible = version >= 6;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(27) : reader.arrayLength(22);
  const partitions: ListOffsetsResponseListOffsetsPartitionResponse[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeListOffsetsResponseListOffsetsPartitionResponse(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsResponseListOffsetsTopicResponse = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListOffsetsResponseListOffsetsPartitionResponse(writer: Writer, message: Init<ListOffsetsResponseListOffsetsPartitionResponse>, version: number): void {
  const flexible = version >= 6;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.timestamp ?? -1n);
  writer.int64(message.offset ?? -1n);
  if (version >= 4) writer.int32(message.leaderEpoch ?? -1);
  else if (message.leaderEpoch !== undefined && message.leaderEpoch !== -1) unsupportedField('ListOffsetsResponseListOffsetsPartitionResponse', 'leaderEpoch', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListOffsetsResponseListOffsetsPartitionResponse', version);
}

function decodeListOffsetsResponseListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse {
  const flexible = version >= 6;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const timestamp = reader.int64();
  const offset = reader.int64();
  let leaderEpoch: number = -1;
  if (version >= 4) leaderEpoch = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListOffsetsResponseListOffsetsPartitionResponse = { partitionIndex, errorCode, timestamp, offset, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
