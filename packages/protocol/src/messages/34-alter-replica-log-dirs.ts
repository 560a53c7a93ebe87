// Generated from packages/protocol/spec/messages/34-alter-replica-log-dirs.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_REPLICA_LOG_DIRS_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface AlterReplicaLogDirsRequest {
  dirs: AlterReplicaLogDirsRequestAlterReplicaLogDir[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterReplicaLogDirsRequestAlterReplicaLogDir {
  path: string;
  topics: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  name: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterReplicaLogDirsRequest(writer: Writer, message: Init<AlterReplicaLogDirsRequest>, version: number): void {
  checkVersion(version, 1, 2, 'AlterReplicaLogDirsRequest');
  const flexible = version >= 2;
  const dirs = message.dirs ?? [];
  if (flexible) writer.compactArrayLength(dirs.length);
  else writer.arrayLength(dirs.length);
  for (const element of dirs) encodeAlterReplicaLogDirsRequestAlterReplicaLogDir(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsRequest', version);
}

export function decodeAlterReplicaLogDirsRequest(reader: Reader, version: number): AlterReplicaLogDirsRequest {
  reader.expectVersion(version, 1, 2, 'AlterReplicaLogDirsRequest');
  const flexible = version >= 2;
  const dirsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const dirs: AlterReplicaLogDirsRequestAlterReplicaLogDir[] = [];
  for (let i = 0; i < dirsLength; i++) dirs.push(decodeAlterReplicaLogDirsRequestAlterReplicaLogDir(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsRequest = { dirs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterReplicaLogDirsRequestAlterReplicaLogDir(writer: Writer, message: Init<AlterReplicaLogDirsRequestAlterReplicaLogDir>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.path ?? '');
  else writer.string(message.path ?? '');
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsRequestAlterReplicaLogDir', version);
}

function decodeAlterReplicaLogDirsRequestAlterReplicaLogDir(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDir {
  const flexible = version >= 2;
  const path = flexible ? reader.compactString() : reader.string();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsRequestAlterReplicaLogDir = { path, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(writer: Writer, message: Init<AlterReplicaLogDirsRequestAlterReplicaLogDirTopic>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsRequestAlterReplicaLogDirTopic', version);
}

function decodeAlterReplicaLogDirsRequestAlterReplicaLogDirTopic(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_REPLICA_LOG_DIRS_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface AlterReplicaLogDirsResponse {
  throttleTimeMs: number;
  results: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  topicName: string;
  partitions: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  partitionIndex: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterReplicaLogDirsResponse(writer: Writer, message: Init<AlterReplicaLogDirsResponse>, version: number): void {
  checkVersion(version, 1, 2, 'AlterReplicaLogDirsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsResponse', version);
}

export function decodeAlterReplicaLogDirsResponse(reader: Reader, version: number): AlterReplicaLogDirsResponse {
  reader.expectVersion(version, 1, 2, 'AlterReplicaLogDirsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const resultsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const results: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(writer: Writer, message: Init<AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.topicName ?? '');
  else writer.string(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult', version);
}

function decodeAlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  const flexible = version >= 2;
  const topicName = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(6);
  const partitions: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(writer: Writer, message: Init<AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult>, version: number): void {
  const flexible = version >= 2;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult', version);
}

function decodeAlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  const flexible = version >= 2;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult = { partitionIndex, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
