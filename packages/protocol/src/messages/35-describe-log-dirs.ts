// Generated from packages/protocol/spec/messages/35-describe-log-dirs.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_LOG_DIRS_REQUEST_VERSIONS = { lowest: 1, highest: 5 } as const;

/** Versions 1-5, flexible 2+. */
export interface DescribeLogDirsRequest {
  topics: DescribeLogDirsRequestDescribableLogDirTopic[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeLogDirsRequestDescribableLogDirTopic {
  topic: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeLogDirsRequest(writer: Writer, message: Init<DescribeLogDirsRequest>, version: number): void {
  checkVersion(version, 1, 5, 'DescribeLogDirsRequest');
  const flexible = version >= 2;
  const topics = message.topics === undefined ? [] : message.topics;
  if (flexible) writer.compactArrayLength(topics === null ? -1 : topics.length);
  else writer.arrayLength(topics === null ? -1 : topics.length);
  if (topics !== null) for (const element of topics) encodeDescribeLogDirsRequestDescribableLogDirTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsRequest', version);
}

export function decodeDescribeLogDirsRequest(reader: Reader, version: number): DescribeLogDirsRequest {
  reader.expectVersion(version, 1, 5, 'DescribeLogDirsRequest');
  const flexible = version >= 2;
  const topicsLength = flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(6);
  let topics: DescribeLogDirsRequestDescribableLogDirTopic[] | null = null;
  if (topicsLength >= 0) {
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeLogDirsRequestDescribableLogDirTopic(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsRequest = { topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeLogDirsRequestDescribableLogDirTopic(writer: Writer, message: Init<DescribeLogDirsRequestDescribableLogDirTopic>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsRequestDescribableLogDirTopic', version);
}

function decodeDescribeLogDirsRequestDescribableLogDirTopic(reader: Reader, version: number): DescribeLogDirsRequestDescribableLogDirTopic {
  const flexible = version >= 2;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsRequestDescribableLogDirTopic = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_LOG_DIRS_RESPONSE_VERSIONS = { lowest: 1, highest: 5 } as const;

/** Versions 1-5, flexible 2+. */
export interface DescribeLogDirsResponse {
  throttleTimeMs: number;
  /** Versions 3+. */
  errorCode: number;
  results: DescribeLogDirsResponseDescribeLogDirsResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeLogDirsResponseDescribeLogDirsResult {
  errorCode: number;
  logDir: string;
  topics: DescribeLogDirsResponseDescribeLogDirsTopic[];
  /** Versions 4+. Default -1. */
  totalBytes: bigint;
  /** Versions 4+. Default -1. */
  usableBytes: bigint;
  /** Versions 5+. */
  isCordoned: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeLogDirsResponseDescribeLogDirsTopic {
  name: string;
  partitions: DescribeLogDirsResponseDescribeLogDirsPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeLogDirsResponseDescribeLogDirsPartition {
  partitionIndex: number;
  partitionSize: bigint;
  offsetLag: bigint;
  isFutureKey: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeLogDirsResponse(writer: Writer, message: Init<DescribeLogDirsResponse>, version: number): void {
  checkVersion(version, 1, 5, 'DescribeLogDirsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  if (version >= 3) writer.int16(message.errorCode ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeDescribeLogDirsResponseDescribeLogDirsResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsResponse', version);
}

export function decodeDescribeLogDirsResponse(reader: Reader, version: number): DescribeLogDirsResponse {
  reader.expectVersion(version, 1, 5, 'DescribeLogDirsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  let errorCode: number = 0;
  if (version >= 3) errorCode = reader.int16();
  const resultsLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(8);
  const results: DescribeLogDirsResponseDescribeLogDirsResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeDescribeLogDirsResponseDescribeLogDirsResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsResponse = { throttleTimeMs, errorCode, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeLogDirsResponseDescribeLogDirsResult(writer: Writer, message: Init<DescribeLogDirsResponseDescribeLogDirsResult>, version: number): void {
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactString(message.logDir ?? '');
  else writer.string(message.logDir ?? '');
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeDescribeLogDirsResponseDescribeLogDirsTopic(writer, element, version);
  if (version >= 4) {
    writer.int64(message.totalBytes ?? -1n);
    writer.int64(message.usableBytes ?? -1n);
  }
  if (version >= 5) writer.bool(message.isCordoned ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsResponseDescribeLogDirsResult', version);
}

function decodeDescribeLogDirsResponseDescribeLogDirsResult(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsResult {
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const logDir = flexible ? reader.compactString() : reader.string();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: DescribeLogDirsResponseDescribeLogDirsTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeLogDirsResponseDescribeLogDirsTopic(reader, version));
  let totalBytes: bigint = -1n;
  let usableBytes: bigint = -1n;
  if (version >= 4) {
    totalBytes = reader.int64();
    usableBytes = reader.int64();
  }
  let isCordoned: boolean = false;
  if (version >= 5) isCordoned = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsResponseDescribeLogDirsResult = { errorCode, logDir, topics, totalBytes, usableBytes, isCordoned };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeLogDirsResponseDescribeLogDirsTopic(writer: Writer, message: Init<DescribeLogDirsResponseDescribeLogDirsTopic>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeDescribeLogDirsResponseDescribeLogDirsPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsResponseDescribeLogDirsTopic', version);
}

function decodeDescribeLogDirsResponseDescribeLogDirsTopic(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsTopic {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(22) : reader.arrayLength(21);
  const partitions: DescribeLogDirsResponseDescribeLogDirsPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeLogDirsResponseDescribeLogDirsPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsResponseDescribeLogDirsTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeLogDirsResponseDescribeLogDirsPartition(writer: Writer, message: Init<DescribeLogDirsResponseDescribeLogDirsPartition>, version: number): void {
  const flexible = version >= 2;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.partitionSize ?? 0n);
  writer.int64(message.offsetLag ?? 0n);
  writer.bool(message.isFutureKey ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeLogDirsResponseDescribeLogDirsPartition', version);
}

function decodeDescribeLogDirsResponseDescribeLogDirsPartition(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsPartition {
  const flexible = version >= 2;
  const partitionIndex = reader.int32();
  const partitionSize = reader.int64();
  const offsetLag = reader.int64();
  const isFutureKey = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeLogDirsResponseDescribeLogDirsPartition = { partitionIndex, partitionSize, offsetLag, isFutureKey };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
