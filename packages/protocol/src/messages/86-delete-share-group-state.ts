// Generated from packages/protocol/spec/messages/86-delete-share-group-state.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_SHARE_GROUP_STATE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DeleteShareGroupStateRequest {
  groupId: string;
  topics: DeleteShareGroupStateRequestDeleteStateData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupStateRequestDeleteStateData {
  topicId: Uuid;
  partitions: DeleteShareGroupStateRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupStateRequestPartitionData {
  partition: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteShareGroupStateRequest(writer: Writer, message: Init<DeleteShareGroupStateRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DeleteShareGroupStateRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDeleteShareGroupStateRequestDeleteStateData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDeleteShareGroupStateRequest(reader: Reader, version: number): DeleteShareGroupStateRequest {
  reader.expectVersion(version, 0, 0, 'DeleteShareGroupStateRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(18);
  const topics: DeleteShareGroupStateRequestDeleteStateData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDeleteShareGroupStateRequestDeleteStateData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupStateRequestDeleteStateData(writer: Writer, message: Init<DeleteShareGroupStateRequestDeleteStateData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDeleteShareGroupStateRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupStateRequestDeleteStateData(reader: Reader): DeleteShareGroupStateRequestDeleteStateData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(5);
  const partitions: DeleteShareGroupStateRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDeleteShareGroupStateRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateRequestDeleteStateData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupStateRequestPartitionData(writer: Writer, message: Init<DeleteShareGroupStateRequestPartitionData>): void {
  writer.int32(message.partition ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupStateRequestPartitionData(reader: Reader): DeleteShareGroupStateRequestPartitionData {
  const partition = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateRequestPartitionData = { partition };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_SHARE_GROUP_STATE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DeleteShareGroupStateResponse {
  results: DeleteShareGroupStateResponseDeleteStateResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupStateResponseDeleteStateResult {
  topicId: Uuid;
  partitions: DeleteShareGroupStateResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteShareGroupStateResponsePartitionResult {
  partition: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteShareGroupStateResponse(writer: Writer, message: Init<DeleteShareGroupStateResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DeleteShareGroupStateResponse');
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeDeleteShareGroupStateResponseDeleteStateResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDeleteShareGroupStateResponse(reader: Reader, version: number): DeleteShareGroupStateResponse {
  reader.expectVersion(version, 0, 0, 'DeleteShareGroupStateResponse');
  const resultsLength = reader.compactArrayLength(18);
  const results: DeleteShareGroupStateResponseDeleteStateResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeDeleteShareGroupStateResponseDeleteStateResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateResponse = { results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupStateResponseDeleteStateResult(writer: Writer, message: Init<DeleteShareGroupStateResponseDeleteStateResult>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDeleteShareGroupStateResponsePartitionResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupStateResponseDeleteStateResult(reader: Reader): DeleteShareGroupStateResponseDeleteStateResult {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: DeleteShareGroupStateResponsePartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDeleteShareGroupStateResponsePartitionResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateResponseDeleteStateResult = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteShareGroupStateResponsePartitionResult(writer: Writer, message: Init<DeleteShareGroupStateResponsePartitionResult>): void {
  writer.int32(message.partition ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDeleteShareGroupStateResponsePartitionResult(reader: Reader): DeleteShareGroupStateResponsePartitionResult {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteShareGroupStateResponsePartitionResult = { partition, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
