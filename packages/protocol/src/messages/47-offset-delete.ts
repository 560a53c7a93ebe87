// Generated from packages/protocol/spec/messages/47-offset-delete.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { Writer } from '../wire/writer.ts';

export const OFFSET_DELETE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0. */
export interface OffsetDeleteRequest {
  groupId: string;
  topics: OffsetDeleteRequestTopic[];
}

export interface OffsetDeleteRequestTopic {
  name: string;
  partitions: OffsetDeleteRequestPartition[];
}

export interface OffsetDeleteRequestPartition {
  partitionIndex: number;
}

export function encodeOffsetDeleteRequest(writer: Writer, message: Init<OffsetDeleteRequest>, version: number): void {
  checkVersion(version, 0, 0, 'OffsetDeleteRequest');
  writer.string(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetDeleteRequestTopic(writer, element);
}

export function decodeOffsetDeleteRequest(reader: Reader, version: number): OffsetDeleteRequest {
  reader.expectVersion(version, 0, 0, 'OffsetDeleteRequest');
  const groupId = reader.string();
  const topicsLength = reader.arrayLength(6);
  const topics: OffsetDeleteRequestTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetDeleteRequestTopic(reader));
  return { groupId, topics };
}

function encodeOffsetDeleteRequestTopic(writer: Writer, message: Init<OffsetDeleteRequestTopic>): void {
  writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetDeleteRequestPartition(writer, element);
}

function decodeOffsetDeleteRequestTopic(reader: Reader): OffsetDeleteRequestTopic {
  const name = reader.string();
  const partitionsLength = reader.arrayLength(4);
  const partitions: OffsetDeleteRequestPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetDeleteRequestPartition(reader));
  return { name, partitions };
}

function encodeOffsetDeleteRequestPartition(writer: Writer, message: Init<OffsetDeleteRequestPartition>): void {
  writer.int32(message.partitionIndex ?? 0);
}

function decodeOffsetDeleteRequestPartition(reader: Reader): OffsetDeleteRequestPartition {
  const partitionIndex = reader.int32();
  return { partitionIndex };
}

export const OFFSET_DELETE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0. */
export interface OffsetDeleteResponse {
  errorCode: number;
  throttleTimeMs: number;
  topics: OffsetDeleteResponseTopic[];
}

export interface OffsetDeleteResponseTopic {
  name: string;
  partitions: OffsetDeleteResponsePartition[];
}

export interface OffsetDeleteResponsePartition {
  partitionIndex: number;
  errorCode: number;
}

export function encodeOffsetDeleteResponse(writer: Writer, message: Init<OffsetDeleteResponse>, version: number): void {
  checkVersion(version, 0, 0, 'OffsetDeleteResponse');
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  writer.arrayLength(topics.length);
  for (const element of topics) encodeOffsetDeleteResponseTopic(writer, element);
}

export function decodeOffsetDeleteResponse(reader: Reader, version: number): OffsetDeleteResponse {
  reader.expectVersion(version, 0, 0, 'OffsetDeleteResponse');
  const errorCode = reader.int16();
  const throttleTimeMs = reader.int32();
  const topicsLength = reader.arrayLength(6);
  const topics: OffsetDeleteResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetDeleteResponseTopic(reader));
  return { errorCode, throttleTimeMs, topics };
}

function encodeOffsetDeleteResponseTopic(writer: Writer, message: Init<OffsetDeleteResponseTopic>): void {
  writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetDeleteResponsePartition(writer, element);
}

function decodeOffsetDeleteResponseTopic(reader: Reader): OffsetDeleteResponseTopic {
  const name = reader.string();
  const partitionsLength = reader.arrayLength(6);
  const partitions: OffsetDeleteResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetDeleteResponsePartition(reader));
  return { name, partitions };
}

function encodeOffsetDeleteResponsePartition(writer: Writer, message: Init<OffsetDeleteResponsePartition>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
}

function decodeOffsetDeleteResponsePartition(reader: Reader): OffsetDeleteResponsePartition {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  return { partitionIndex, errorCode };
}
