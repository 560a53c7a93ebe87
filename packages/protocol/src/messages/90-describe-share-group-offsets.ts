// Generated from packages/protocol/spec/messages/90-describe-share-group-offsets.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface DescribeShareGroupOffsetsRequest {
  groups: DescribeShareGroupOffsetsRequestGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeShareGroupOffsetsRequestGroup {
  groupId: string;
  topics: DescribeShareGroupOffsetsRequestTopic[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeShareGroupOffsetsRequestTopic {
  topicName: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeShareGroupOffsetsRequest(writer: Writer, message: Init<DescribeShareGroupOffsetsRequest>, version: number): void {
  checkVersion(version, 0, 1, 'DescribeShareGroupOffsetsRequest');
  const groups = message.groups ?? [];
  writer.compactArrayLength(groups.length);
  for (const element of groups) encodeDescribeShareGroupOffsetsRequestGroup(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeShareGroupOffsetsRequest(reader: Reader, version: number): DescribeShareGroupOffsetsRequest {
  reader.expectVersion(version, 0, 1, 'DescribeShareGroupOffsetsRequest');
  const groupsLength = reader.compactArrayLength(3);
  const groups: DescribeShareGroupOffsetsRequestGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeDescribeShareGroupOffsetsRequestGroup(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsRequest = { groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeShareGroupOffsetsRequestGroup(writer: Writer, message: Init<DescribeShareGroupOffsetsRequestGroup>): void {
  writer.compactString(message.groupId ?? '');
  const topics = message.topics === undefined ? [] : message.topics;
  writer.compactArrayLength(topics === null ? -1 : topics.length);
  if (topics !== null) for (const element of topics) encodeDescribeShareGroupOffsetsRequestTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeShareGroupOffsetsRequestGroup(reader: Reader): DescribeShareGroupOffsetsRequestGroup {
  const groupId = reader.compactString();
  const topicsLength = reader.compactNullableArrayLength(3);
  let topics: DescribeShareGroupOffsetsRequestTopic[] | null = null;
  if (topicsLength >= 0) {
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeShareGroupOffsetsRequestTopic(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsRequestGroup = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeShareGroupOffsetsRequestTopic(writer: Writer, message: Init<DescribeShareGroupOffsetsRequestTopic>): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeShareGroupOffsetsRequestTopic(reader: Reader): DescribeShareGroupOffsetsRequestTopic {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsRequestTopic = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface DescribeShareGroupOffsetsResponse {
  throttleTimeMs: number;
  groups: DescribeShareGroupOffsetsResponseGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeShareGroupOffsetsResponseGroup {
  groupId: string;
  topics: DescribeShareGroupOffsetsResponseTopic[];
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeShareGroupOffsetsResponseTopic {
  topicName: string;
  topicId: Uuid;
  partitions: DescribeShareGroupOffsetsResponsePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeShareGroupOffsetsResponsePartition {
  partitionIndex: number;
  startOffset: bigint;
  leaderEpoch: number;
  /** Versions 1+. Default -1. */
  lag: bigint;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeShareGroupOffsetsResponse(writer: Writer, message: Init<DescribeShareGroupOffsetsResponse>, version: number): void {
  checkVersion(version, 0, 1, 'DescribeShareGroupOffsetsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const groups = message.groups ?? [];
  writer.compactArrayLength(groups.length);
  for (const element of groups) encodeDescribeShareGroupOffsetsResponseGroup(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeShareGroupOffsetsResponse(reader: Reader, version: number): DescribeShareGroupOffsetsResponse {
  reader.expectVersion(version, 0, 1, 'DescribeShareGroupOffsetsResponse');
  const throttleTimeMs = reader.int32();
  const groupsLength = reader.compactArrayLength(6);
  const groups: DescribeShareGroupOffsetsResponseGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeDescribeShareGroupOffsetsResponseGroup(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsResponse = { throttleTimeMs, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeShareGroupOffsetsResponseGroup(writer: Writer, message: Init<DescribeShareGroupOffsetsResponseGroup>, version: number): void {
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeShareGroupOffsetsResponseTopic(writer, element, version);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeShareGroupOffsetsResponseGroup(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup {
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(19);
  const topics: DescribeShareGroupOffsetsResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeShareGroupOffsetsResponseTopic(reader, version));
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsResponseGroup = { groupId, topics, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeShareGroupOffsetsResponseTopic(writer: Writer, message: Init<DescribeShareGroupOffsetsResponseTopic>, version: number): void {
  writer.compactString(message.topicName ?? '');
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDescribeShareGroupOffsetsResponsePartition(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeShareGroupOffsetsResponseTopic(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic {
  const topicName = reader.compactString();
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(20);
  const partitions: DescribeShareGroupOffsetsResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeShareGroupOffsetsResponsePartition(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsResponseTopic = { topicName, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeShareGroupOffsetsResponsePartition(writer: Writer, message: Init<DescribeShareGroupOffsetsResponsePartition>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.startOffset ?? 0n);
  writer.int32(message.leaderEpoch ?? 0);
  if (version >= 1) writer.int64(message.lag ?? -1n);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeShareGroupOffsetsResponsePartition(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition {
  const partitionIndex = reader.int32();
  const startOffset = reader.int64();
  const leaderEpoch = reader.int32();
  let lag: bigint = -1n;
  if (version >= 1) lag = reader.int64();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeShareGroupOffsetsResponsePartition = { partitionIndex, startOffset, leaderEpoch, lag, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
