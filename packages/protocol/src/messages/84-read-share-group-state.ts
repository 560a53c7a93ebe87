// Generated from packages/protocol/spec/messages/84-read-share-group-state.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const READ_SHARE_GROUP_STATE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ReadShareGroupStateRequest {
  groupId: string;
  topics: ReadShareGroupStateRequestReadStateData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateRequestReadStateData {
  topicId: Uuid;
  partitions: ReadShareGroupStateRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateRequestPartitionData {
  partition: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeReadShareGroupStateRequest(writer: Writer, message: Init<ReadShareGroupStateRequest>, version: number): void {
  checkVersion(version, 0, 0, 'ReadShareGroupStateRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeReadShareGroupStateRequestReadStateData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeReadShareGroupStateRequest(reader: Reader, version: number): ReadShareGroupStateRequest {
  reader.expectVersion(version, 0, 0, 'ReadShareGroupStateRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(18);
  const topics: ReadShareGroupStateRequestReadStateData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeReadShareGroupStateRequestReadStateData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateRequestReadStateData(writer: Writer, message: Init<ReadShareGroupStateRequestReadStateData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeReadShareGroupStateRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateRequestReadStateData(reader: Reader): ReadShareGroupStateRequestReadStateData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(9);
  const partitions: ReadShareGroupStateRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeReadShareGroupStateRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateRequestReadStateData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateRequestPartitionData(writer: Writer, message: Init<ReadShareGroupStateRequestPartitionData>): void {
  writer.int32(message.partition ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateRequestPartitionData(reader: Reader): ReadShareGroupStateRequestPartitionData {
  const partition = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateRequestPartitionData = { partition, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const READ_SHARE_GROUP_STATE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ReadShareGroupStateResponse {
  results: ReadShareGroupStateResponseReadStateResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateResponseReadStateResult {
  topicId: Uuid;
  partitions: ReadShareGroupStateResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateResponsePartitionResult {
  partition: number;
  errorCode: number;
  errorMessage: string | null;
  stateEpoch: number;
  startOffset: bigint;
  stateBatches: ReadShareGroupStateResponseStateBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateResponseStateBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  deliveryState: number;
  deliveryCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeReadShareGroupStateResponse(writer: Writer, message: Init<ReadShareGroupStateResponse>, version: number): void {
  checkVersion(version, 0, 0, 'ReadShareGroupStateResponse');
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeReadShareGroupStateResponseReadStateResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeReadShareGroupStateResponse(reader: Reader, version: number): ReadShareGroupStateResponse {
  reader.expectVersion(version, 0, 0, 'ReadShareGroupStateResponse');
  const resultsLength = reader.compactArrayLength(18);
  const results: ReadShareGroupStateResponseReadStateResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeReadShareGroupStateResponseReadStateResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateResponse = { results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateResponseReadStateResult(writer: Writer, message: Init<ReadShareGroupStateResponseReadStateResult>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeReadShareGroupStateResponsePartitionResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateResponseReadStateResult(reader: Reader): ReadShareGroupStateResponseReadStateResult {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(21);
  const partitions: ReadShareGroupStateResponsePartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeReadShareGroupStateResponsePartitionResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateResponseReadStateResult = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateResponsePartitionResult(writer: Writer, message: Init<ReadShareGroupStateResponsePartitionResult>): void {
  writer.int32(message.partition ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.int32(message.stateEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  const stateBatches = message.stateBatches ?? [];
  writer.compactArrayLength(stateBatches.length);
  for (const element of stateBatches) encodeReadShareGroupStateResponseStateBatch(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateResponsePartitionResult(reader: Reader): ReadShareGroupStateResponsePartitionResult {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const stateEpoch = reader.int32();
  const startOffset = reader.int64();
  const stateBatchesLength = reader.compactArrayLength(20);
  const stateBatches: ReadShareGroupStateResponseStateBatch[] = [];
  for (let i = 0; i < stateBatchesLength; i++) stateBatches.push(decodeReadShareGroupStateResponseStateBatch(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateResponsePartitionResult = { partition, errorCode, errorMessage, stateEpoch, startOffset, stateBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateResponseStateBatch(writer: Writer, message: Init<ReadShareGroupStateResponseStateBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  writer.int8(message.deliveryState ?? 0);
  writer.int16(message.deliveryCount ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateResponseStateBatch(reader: Reader): ReadShareGroupStateResponseStateBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const deliveryState = reader.int8();
  const deliveryCount = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateResponseStateBatch = { firstOffset, lastOffset, deliveryState, deliveryCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
