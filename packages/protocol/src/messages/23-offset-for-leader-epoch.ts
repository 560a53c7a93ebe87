// Generated from packages/protocol/spec/messages/23-offset-for-leader-epoch.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const OFFSET_FOR_LEADER_EPOCH_REQUEST_VERSIONS = { lowest: 2, highest: 4 } as const;

/** Versions 2-4, flexible 4+. */
export interface OffsetForLeaderEpochRequest {
  /** Versions 3+. Default -2. */
  replicaId: number;
  topics: OffsetForLeaderEpochRequestOffsetForLeaderTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  topic: string;
  partitions: OffsetForLeaderEpochRequestOffsetForLeaderPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  partition: number;
  /** Default -1. */
  currentLeaderEpoch: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetForLeaderEpochRequest(writer: Writer, message: Init<OffsetForLeaderEpochRequest>, version: number): void {
  checkVersion(version, 2, 4, 'OffsetForLeaderEpochRequest');
  const flexible = version >= 4;
  if (version >= 3) writer.int32(message.replicaId ?? -2);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochRequest', version);
}

export function decodeOffsetForLeaderEpochRequest(reader: Reader, version: number): OffsetForLeaderEpochRequest {
  reader.expectVersion(version, 2, 4, 'OffsetForLeaderEpochRequest');
  const flexible = version >= 4;
  let replicaId: number = -2;
  if (version >= 3) replicaId = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: OffsetForLeaderEpochRequestOffsetForLeaderTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochRequest = { replicaId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(writer: Writer, message: Init<OffsetForLeaderEpochRequestOffsetForLeaderTopic>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochRequestOffsetForLeaderTopic', version);
}

function decodeOffsetForLeaderEpochRequestOffsetForLeaderTopic(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  const flexible = version >= 4;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(13) : reader.arrayLength(12);
  const partitions: OffsetForLeaderEpochRequestOffsetForLeaderPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochRequestOffsetForLeaderTopic = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(writer: Writer, message: Init<OffsetForLeaderEpochRequestOffsetForLeaderPartition>, version: number): void {
  const flexible = version >= 4;
  writer.int32(message.partition ?? 0);
  writer.int32(message.currentLeaderEpoch ?? -1);
  writer.int32(message.leaderEpoch ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochRequestOffsetForLeaderPartition', version);
}

function decodeOffsetForLeaderEpochRequestOffsetForLeaderPartition(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  const flexible = version >= 4;
  const partition = reader.int32();
  const currentLeaderEpoch = reader.int32();
  const leaderEpoch = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochRequestOffsetForLeaderPartition = { partition, currentLeaderEpoch, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const OFFSET_FOR_LEADER_EPOCH_RESPONSE_VERSIONS = { lowest: 2, highest: 4 } as const;

/** Versions 2-4, flexible 4+. */
export interface OffsetForLeaderEpochResponse {
  throttleTimeMs: number;
  topics: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  topic: string;
  partitions: OffsetForLeaderEpochResponseEpochEndOffset[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetForLeaderEpochResponseEpochEndOffset {
  errorCode: number;
  partition: number;
  /** Default -1. */
  leaderEpoch: number;
  /** Default -1. */
  endOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetForLeaderEpochResponse(writer: Writer, message: Init<OffsetForLeaderEpochResponse>, version: number): void {
  checkVersion(version, 2, 4, 'OffsetForLeaderEpochResponse');
  const flexible = version >= 4;
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochResponse', version);
}

export function decodeOffsetForLeaderEpochResponse(reader: Reader, version: number): OffsetForLeaderEpochResponse {
  reader.expectVersion(version, 2, 4, 'OffsetForLeaderEpochResponse');
  const flexible = version >= 4;
  const throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(writer: Writer, message: Init<OffsetForLeaderEpochResponseOffsetForLeaderTopicResult>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetForLeaderEpochResponseEpochEndOffset(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochResponseOffsetForLeaderTopicResult', version);
}

function decodeOffsetForLeaderEpochResponseOffsetForLeaderTopicResult(reader: Reader, version: number): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  const flexible = version >= 4;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(19) : reader.arrayLength(18);
  const partitions: OffsetForLeaderEpochResponseEpochEndOffset[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetForLeaderEpochResponseEpochEndOffset(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetForLeaderEpochResponseEpochEndOffset(writer: Writer, message: Init<OffsetForLeaderEpochResponseEpochEndOffset>, version: number): void {
  const flexible = version >= 4;
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.partition ?? 0);
  writer.int32(message.leaderEpoch ?? -1);
  writer.int64(message.endOffset ?? -1n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetForLeaderEpochResponseEpochEndOffset', version);
}

function decodeOffsetForLeaderEpochResponseEpochEndOffset(reader: Reader, version: number): OffsetForLeaderEpochResponseEpochEndOffset {
  const flexible = version >= 4;
  const errorCode = reader.int16();
  const partition = reader.int32();
  const leaderEpoch = reader.int32();
  const endOffset = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetForLeaderEpochResponseEpochEndOffset = { errorCode, partition, leaderEpoch, endOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
