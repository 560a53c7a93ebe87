// Generated from packages/protocol/spec/messages/83-initialize-share-group-state.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const INITIALIZE_SHARE_GROUP_STATE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface InitializeShareGroupStateRequest {
  groupId: string;
  topics: InitializeShareGroupStateRequestInitializeStateData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface InitializeShareGroupStateRequestInitializeStateData {
  topicId: Uuid;
  partitions: InitializeShareGroupStateRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface InitializeShareGroupStateRequestPartitionData {
  partition: number;
  stateEpoch: number;
  startOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeInitializeShareGroupStateRequest(writer: Writer, message: Init<InitializeShareGroupStateRequest>, version: number): void {
  checkVersion(version, 0, 0, 'InitializeShareGroupStateRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeInitializeShareGroupStateRequestInitializeStateData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeInitializeShareGroupStateRequest(reader: Reader, version: number): InitializeShareGroupStateRequest {
  reader.expectVersion(version, 0, 0, 'InitializeShareGroupStateRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(18);
  const topics: InitializeShareGroupStateRequestInitializeStateData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeInitializeShareGroupStateRequestInitializeStateData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeInitializeShareGroupStateRequestInitializeStateData(writer: Writer, message: Init<InitializeShareGroupStateRequestInitializeStateData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeInitializeShareGroupStateRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeInitializeShareGroupStateRequestInitializeStateData(reader: Reader): InitializeShareGroupStateRequestInitializeStateData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(17);
  const partitions: InitializeShareGroupStateRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeInitializeShareGroupStateRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateRequestInitializeStateData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeInitializeShareGroupStateRequestPartitionData(writer: Writer, message: Init<InitializeShareGroupStateRequestPartitionData>): void {
  writer.int32(message.partition ?? 0);
  writer.int32(message.stateEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeInitializeShareGroupStateRequestPartitionData(reader: Reader): InitializeShareGroupStateRequestPartitionData {
  const partition = reader.int32();
  const stateEpoch = reader.int32();
  const startOffset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateRequestPartitionData = { partition, stateEpoch, startOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const INITIALIZE_SHARE_GROUP_STATE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface InitializeShareGroupStateResponse {
  results: InitializeShareGroupStateResponseInitializeStateResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface InitializeShareGroupStateResponseInitializeStateResult {
  topicId: Uuid;
  partitions: InitializeShareGroupStateResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface InitializeShareGroupStateResponsePartitionResult {
  partition: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeInitializeShareGroupStateResponse(writer: Writer, message: Init<InitializeShareGroupStateResponse>, version: number): void {
  checkVersion(version, 0, 0, 'InitializeShareGroupStateResponse');
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeInitializeShareGroupStateResponseInitializeStateResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeInitializeShareGroupStateResponse(reader: Reader, version: number): InitializeShareGroupStateResponse {
  reader.expectVersion(version, 0, 0, 'InitializeShareGroupStateResponse');
  const resultsLength = reader.compactArrayLength(18);
  const results: InitializeShareGroupStateResponseInitializeStateResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeInitializeShareGroupStateResponseInitializeStateResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateResponse = { results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeInitializeShareGroupStateResponseInitializeStateResult(writer: Writer, message: Init<InitializeShareGroupStateResponseInitializeStateResult>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeInitializeShareGroupStateResponsePartitionResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeInitializeShareGroupStateResponseInitializeStateResult(reader: Reader): InitializeShareGroupStateResponseInitializeStateResult {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: InitializeShareGroupStateResponsePartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeInitializeShareGroupStateResponsePartitionResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateResponseInitializeStateResult = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeInitializeShareGroupStateResponsePartitionResult(writer: Writer, message: Init<InitializeShareGroupStateResponsePartitionResult>): void {
  writer.int32(message.partition ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeInitializeShareGroupStateResponsePartitionResult(reader: Reader): InitializeShareGroupStateResponsePartitionResult {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitializeShareGroupStateResponsePartitionResult = { partition, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
