// Generated from packages/protocol/spec/messages/73-assign-replicas-to-dirs.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ASSIGN_REPLICAS_TO_DIRS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AssignReplicasToDirsRequest {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  directories: AssignReplicasToDirsRequestDirectoryData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsRequestDirectoryData {
  id: Uuid;
  topics: AssignReplicasToDirsRequestTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsRequestTopicData {
  topicId: Uuid;
  partitions: AssignReplicasToDirsRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsRequestPartitionData {
  partitionIndex: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAssignReplicasToDirsRequest(writer: Writer, message: Init<AssignReplicasToDirsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'AssignReplicasToDirsRequest');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  const directories = message.directories ?? [];
  writer.compactArrayLength(directories.length);
  for (const element of directories) encodeAssignReplicasToDirsRequestDirectoryData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAssignReplicasToDirsRequest(reader: Reader, version: number): AssignReplicasToDirsRequest {
  reader.expectVersion(version, 0, 0, 'AssignReplicasToDirsRequest');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const directoriesLength = reader.compactArrayLength(18);
  const directories: AssignReplicasToDirsRequestDirectoryData[] = [];
  for (let i = 0; i < directoriesLength; i++) directories.push(decodeAssignReplicasToDirsRequestDirectoryData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsRequest = { brokerId, brokerEpoch, directories };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsRequestDirectoryData(writer: Writer, message: Init<AssignReplicasToDirsRequestDirectoryData>): void {
  writer.uuid(message.id ?? ZERO_UUID);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAssignReplicasToDirsRequestTopicData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsRequestDirectoryData(reader: Reader): AssignReplicasToDirsRequestDirectoryData {
  const id = reader.uuid();
  const topicsLength = reader.compactArrayLength(18);
  const topics: AssignReplicasToDirsRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAssignReplicasToDirsRequestTopicData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsRequestDirectoryData = { id, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsRequestTopicData(writer: Writer, message: Init<AssignReplicasToDirsRequestTopicData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAssignReplicasToDirsRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsRequestTopicData(reader: Reader): AssignReplicasToDirsRequestTopicData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(5);
  const partitions: AssignReplicasToDirsRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAssignReplicasToDirsRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsRequestTopicData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsRequestPartitionData(writer: Writer, message: Init<AssignReplicasToDirsRequestPartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsRequestPartitionData(reader: Reader): AssignReplicasToDirsRequestPartitionData {
  const partitionIndex = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsRequestPartitionData = { partitionIndex };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ASSIGN_REPLICAS_TO_DIRS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AssignReplicasToDirsResponse {
  throttleTimeMs: number;
  errorCode: number;
  directories: AssignReplicasToDirsResponseDirectoryData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsResponseDirectoryData {
  id: Uuid;
  topics: AssignReplicasToDirsResponseTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsResponseTopicData {
  topicId: Uuid;
  partitions: AssignReplicasToDirsResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AssignReplicasToDirsResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAssignReplicasToDirsResponse(writer: Writer, message: Init<AssignReplicasToDirsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'AssignReplicasToDirsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const directories = message.directories ?? [];
  writer.compactArrayLength(directories.length);
  for (const element of directories) encodeAssignReplicasToDirsResponseDirectoryData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAssignReplicasToDirsResponse(reader: Reader, version: number): AssignReplicasToDirsResponse {
  reader.expectVersion(version, 0, 0, 'AssignReplicasToDirsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const directoriesLength = reader.compactArrayLength(18);
  const directories: AssignReplicasToDirsResponseDirectoryData[] = [];
  for (let i = 0; i < directoriesLength; i++) directories.push(decodeAssignReplicasToDirsResponseDirectoryData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsResponse = { throttleTimeMs, errorCode, directories };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsResponseDirectoryData(writer: Writer, message: Init<AssignReplicasToDirsResponseDirectoryData>): void {
  writer.uuid(message.id ?? ZERO_UUID);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAssignReplicasToDirsResponseTopicData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsResponseDirectoryData(reader: Reader): AssignReplicasToDirsResponseDirectoryData {
  const id = reader.uuid();
  const topicsLength = reader.compactArrayLength(18);
  const topics: AssignReplicasToDirsResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAssignReplicasToDirsResponseTopicData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsResponseDirectoryData = { id, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsResponseTopicData(writer: Writer, message: Init<AssignReplicasToDirsResponseTopicData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAssignReplicasToDirsResponsePartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsResponseTopicData(reader: Reader): AssignReplicasToDirsResponseTopicData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(7);
  const partitions: AssignReplicasToDirsResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAssignReplicasToDirsResponsePartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsResponseTopicData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAssignReplicasToDirsResponsePartitionData(writer: Writer, message: Init<AssignReplicasToDirsResponsePartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAssignReplicasToDirsResponsePartitionData(reader: Reader): AssignReplicasToDirsResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AssignReplicasToDirsResponsePartitionData = { partitionIndex, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
