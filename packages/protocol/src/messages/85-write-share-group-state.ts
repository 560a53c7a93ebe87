// Generated from packages/protocol/spec/messages/85-write-share-group-state.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const WRITE_SHARE_GROUP_STATE_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface WriteShareGroupStateRequest {
  groupId: string;
  topics: WriteShareGroupStateRequestWriteStateData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteShareGroupStateRequestWriteStateData {
  topicId: Uuid;
  partitions: WriteShareGroupStateRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteShareGroupStateRequestPartitionData {
  partition: number;
  stateEpoch: number;
  leaderEpoch: number;
  startOffset: bigint;
  /** Versions 1+. Default -1. */
  deliveryCompleteCount: number;
  stateBatches: WriteShareGroupStateRequestStateBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteShareGroupStateRequestStateBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  deliveryState: number;
  deliveryCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeWriteShareGroupStateRequest(writer: Writer, message: Init<WriteShareGroupStateRequest>, version: number): void {
  checkVersion(version, 0, 1, 'WriteShareGroupStateRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeWriteShareGroupStateRequestWriteStateData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeWriteShareGroupStateRequest(reader: Reader, version: number): WriteShareGroupStateRequest {
  reader.expectVersion(version, 0, 1, 'WriteShareGroupStateRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(18);
  const topics: WriteShareGroupStateRequestWriteStateData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeWriteShareGroupStateRequestWriteStateData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteShareGroupStateRequestWriteStateData(writer: Writer, message: Init<WriteShareGroupStateRequestWriteStateData>, version: number): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeWriteShareGroupStateRequestPartitionData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteShareGroupStateRequestWriteStateData(reader: Reader, version: number): WriteShareGroupStateRequestWriteStateData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(22);
  const partitions: WriteShareGroupStateRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeWriteShareGroupStateRequestPartitionData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateRequestWriteStateData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteShareGroupStateRequestPartitionData(writer: Writer, message: Init<WriteShareGroupStateRequestPartitionData>, version: number): void {
  writer.int32(message.partition ?? 0);
  writer.int32(message.stateEpoch ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  if (version >= 1) writer.int32(message.deliveryCompleteCount ?? -1);
  const stateBatches = message.stateBatches ?? [];
  writer.compactArrayLength(stateBatches.length);
  for (const element of stateBatches) encodeWriteShareGroupStateRequestStateBatch(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteShareGroupStateRequestPartitionData(reader: Reader, version: number): WriteShareGroupStateRequestPartitionData {
  const partition = reader.int32();
  const stateEpoch = reader.int32();
  const leaderEpoch = reader.int32();
  const startOffset = reader.int64();
  let deliveryCompleteCount: number = -1;
  if (version >= 1) deliveryCompleteCount = reader.int32();
  const stateBatchesLength = reader.compactArrayLength(20);
  const stateBatches: WriteShareGroupStateRequestStateBatch[] = [];
  for (let i = 0; i < stateBatchesLength; i++) stateBatches.push(decodeWriteShareGroupStateRequestStateBatch(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateRequestPartitionData = { partition, stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteShareGroupStateRequestStateBatch(writer: Writer, message: Init<WriteShareGroupStateRequestStateBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  writer.int8(message.deliveryState ?? 0);
  writer.int16(message.deliveryCount ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteShareGroupStateRequestStateBatch(reader: Reader): WriteShareGroupStateRequestStateBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const deliveryState = reader.int8();
  const deliveryCount = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateRequestStateBatch = { firstOffset, lastOffset, deliveryState, deliveryCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const WRITE_SHARE_GROUP_STATE_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface WriteShareGroupStateResponse {
  results: WriteShareGroupStateResponseWriteStateResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteShareGroupStateResponseWriteStateResult {
  topicId: Uuid;
  partitions: WriteShareGroupStateResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteShareGroupStateResponsePartitionResult {
  partition: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeWriteShareGroupStateResponse(writer: Writer, message: Init<WriteShareGroupStateResponse>, version: number): void {
  checkVersion(version, 0, 1, 'WriteShareGroupStateResponse');
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeWriteShareGroupStateResponseWriteStateResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeWriteShareGroupStateResponse(reader: Reader, version: number): WriteShareGroupStateResponse {
  reader.expectVersion(version, 0, 1, 'WriteShareGroupStateResponse');
  const resultsLength = reader.compactArrayLength(18);
  const results: WriteShareGroupStateResponseWriteStateResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeWriteShareGroupStateResponseWriteStateResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateResponse = { results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteShareGroupStateResponseWriteStateResult(writer: Writer, message: Init<WriteShareGroupStateResponseWriteStateResult>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeWriteShareGroupStateResponsePartitionResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteShareGroupStateResponseWriteStateResult(reader: Reader): WriteShareGroupStateResponseWriteStateResult {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: WriteShareGroupStateResponsePartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeWriteShareGroupStateResponsePartitionResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateResponseWriteStateResult = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteShareGroupStateResponsePartitionResult(writer: Writer, message: Init<WriteShareGroupStateResponsePartitionResult>): void {
  writer.int32(message.partition ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteShareGroupStateResponsePartitionResult(reader: Reader): WriteShareGroupStateResponsePartitionResult {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteShareGroupStateResponsePartitionResult = { partition, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
