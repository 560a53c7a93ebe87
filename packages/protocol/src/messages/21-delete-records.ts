// Generated from packages/protocol/spec/messages/21-delete-records.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_RECORDS_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface DeleteRecordsRequest {
  topics: DeleteRecordsRequestDeleteRecordsTopic[];
  timeoutMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteRecordsRequestDeleteRecordsTopic {
  name: string;
  partitions: DeleteRecordsRequestDeleteRecordsPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteRecordsRequestDeleteRecordsPartition {
  partitionIndex: number;
  offset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteRecordsRequest(writer: Writer, message: Init<DeleteRecordsRequest>, version: number): void {
  checkVersion(version, 0, 2, 'DeleteRecordsRequest');
  const flexible = version >= 2;
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeDeleteRecordsRequestDeleteRecordsTopic(writer, element, version);
  writer.int32(message.timeoutMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsRequest', version);
}

export function decodeDeleteRecordsRequest(reader: Reader, version: number): DeleteRecordsRequest {
  reader.expectVersion(version, 0, 2, 'DeleteRecordsRequest');
  const flexible = version >= 2;
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: DeleteRecordsRequestDeleteRecordsTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDeleteRecordsRequestDeleteRecordsTopic(reader, version));
  const timeoutMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsRequest = { topics, timeoutMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteRecordsRequestDeleteRecordsTopic(writer: Writer, message: Init<DeleteRecordsRequestDeleteRecordsTopic>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeDeleteRecordsRequestDeleteRecordsPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsRequestDeleteRecordsTopic', version);
}

function decodeDeleteRecordsRequestDeleteRecordsTopic(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsTopic {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(13) : reader.arrayLength(12);
  const partitions: DeleteRecordsRequestDeleteRecordsPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDeleteRecordsRequestDeleteRecordsPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsRequestDeleteRecordsTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteRecordsRequestDeleteRecordsPartition(writer: Writer, message: Init<DeleteRecordsRequestDeleteRecordsPartition>, version: number): void {
  const flexible = version >= 2;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.offset ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsRequestDeleteRecordsPartition', version);
}

function decodeDeleteRecordsRequestDeleteRecordsPartition(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsPartition {
  const flexible = version >= 2;
  const partitionIndex = reader.int32();
  const offset = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsRequestDeleteRecordsPartition = { partitionIndex, offset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_RECORDS_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface DeleteRecordsResponse {
  throttleTimeMs: number;
  topics: DeleteRecordsResponseDeleteRecordsTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteRecordsResponseDeleteRecordsTopicResult {
  name: string;
  partitions: DeleteRecordsResponseDeleteRecordsPartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteRecordsResponseDeleteRecordsPartitionResult {
  partitionIndex: number;
  lowWatermark: bigint;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteRecordsResponse(writer: Writer, message: Init<DeleteRecordsResponse>, version: number): void {
  checkVersion(version, 0, 2, 'DeleteRecordsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeDeleteRecordsResponseDeleteRecordsTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsResponse', version);
}

export function decodeDeleteRecordsResponse(reader: Reader, version: number): DeleteRecordsResponse {
  reader.expectVersion(version, 0, 2, 'DeleteRecordsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: DeleteRecordsResponseDeleteRecordsTopicResult[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDeleteRecordsResponseDeleteRecordsTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteRecordsResponseDeleteRecordsTopicResult(writer: Writer, message: Init<DeleteRecordsResponseDeleteRecordsTopicResult>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeDeleteRecordsResponseDeleteRecordsPartitionResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsResponseDeleteRecordsTopicResult', version);
}

function decodeDeleteRecordsResponseDeleteRecordsTopicResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsTopicResult {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(15) : reader.arrayLength(14);
  const partitions: DeleteRecordsResponseDeleteRecordsPartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDeleteRecordsResponseDeleteRecordsPartitionResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsResponseDeleteRecordsTopicResult = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteRecordsResponseDeleteRecordsPartitionResult(writer: Writer, message: Init<DeleteRecordsResponseDeleteRecordsPartitionResult>, version: number): void {
  const flexible = version >= 2;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.lowWatermark ?? 0n);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteRecordsResponseDeleteRecordsPartitionResult', version);
}

function decodeDeleteRecordsResponseDeleteRecordsPartitionResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsPartitionResult {
  const flexible = version >= 2;
  const partitionIndex = reader.int32();
  const lowWatermark = reader.int64();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteRecordsResponseDeleteRecordsPartitionResult = { partitionIndex, lowWatermark, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
