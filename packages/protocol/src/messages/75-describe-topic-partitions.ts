// Generated from packages/protocol/spec/messages/75-describe-topic-partitions.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_TOPIC_PARTITIONS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeTopicPartitionsRequest {
  topics: DescribeTopicPartitionsRequestTopicRequest[];
  /** Default 2000. */
  responsePartitionLimit: number;
  cursor: DescribeTopicPartitionsRequestCursor | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTopicPartitionsRequestTopicRequest {
  name: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTopicPartitionsRequestCursor {
  topicName: string;
  partitionIndex: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeTopicPartitionsRequest(writer: Writer, message: Init<DescribeTopicPartitionsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeTopicPartitionsRequest');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeTopicPartitionsRequestTopicRequest(writer, element);
  writer.int32(message.responsePartitionLimit ?? 2000);
  const cursor = message.cursor ?? null;
  writer.presence(cursor !== null);
  if (cursor !== null) encodeDescribeTopicPartitionsRequestCursor(writer, cursor);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeTopicPartitionsRequest(reader: Reader, version: number): DescribeTopicPartitionsRequest {
  reader.expectVersion(version, 0, 0, 'DescribeTopicPartitionsRequest');
  const topicsLength = reader.compactArrayLength(2);
  const topics: DescribeTopicPartitionsRequestTopicRequest[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeTopicPartitionsRequestTopicRequest(reader));
  const responsePartitionLimit = reader.int32();
  const cursor = reader.isPresent() ? decodeDescribeTopicPartitionsRequestCursor(reader) : null;
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsRequest = { topics, responsePartitionLimit, cursor };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTopicPartitionsRequestTopicRequest(writer: Writer, message: Init<DescribeTopicPartitionsRequestTopicRequest>): void {
  writer.compactString(message.name ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTopicPartitionsRequestTopicRequest(reader: Reader): DescribeTopicPartitionsRequestTopicRequest {
  const name = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsRequestTopicRequest = { name };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTopicPartitionsRequestCursor(writer: Writer, message: Init<DescribeTopicPartitionsRequestCursor>): void {
  writer.compactString(message.topicName ?? '');
  writer.int32(message.partitionIndex ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTopicPartitionsRequestCursor(reader: Reader): DescribeTopicPartitionsRequestCursor {
  const topicName = reader.compactString();
  const partitionIndex = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsRequestCursor = { topicName, partitionIndex };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_TOPIC_PARTITIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeTopicPartitionsResponse {
  throttleTimeMs: number;
  topics: DescribeTopicPartitionsResponseTopic[];
  nextCursor: DescribeTopicPartitionsResponseCursor | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTopicPartitionsResponseTopic {
  errorCode: number;
  name: string | null;
  topicId: Uuid;
  isInternal: boolean;
  partitions: DescribeTopicPartitionsResponsePartition[];
  /** Default -2147483648. */
  topicAuthorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTopicPartitionsResponsePartition {
  errorCode: number;
  partitionIndex: number;
  leaderId: number;
  /** Default -1. */
  leaderEpoch: number;
  replicaNodes: number[];
  isrNodes: number[];
  eligibleLeaderReplicas: number[] | null;
  lastKnownElr: number[] | null;
  offlineReplicas: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTopicPartitionsResponseCursor {
  topicName: string;
  partitionIndex: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeTopicPartitionsResponse(writer: Writer, message: Init<DescribeTopicPartitionsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeTopicPartitionsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeTopicPartitionsResponseTopic(writer, element);
  const nextCursor = message.nextCursor ?? null;
  writer.presence(nextCursor !== null);
  if (nextCursor !== null) encodeDescribeTopicPartitionsResponseCursor(writer, nextCursor);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeTopicPartitionsResponse(reader: Reader, version: number): DescribeTopicPartitionsResponse {
  reader.expectVersion(version, 0, 0, 'DescribeTopicPartitionsResponse');
  const throttleTimeMs = reader.int32();
  const topicsLength = reader.compactArrayLength(26);
  const topics: DescribeTopicPartitionsResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeTopicPartitionsResponseTopic(reader));
  const nextCursor = reader.isPresent() ? decodeDescribeTopicPartitionsResponseCursor(reader) : null;
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsResponse = { throttleTimeMs, topics, nextCursor };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTopicPartitionsResponseTopic(writer: Writer, message: Init<DescribeTopicPartitionsResponseTopic>): void {
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.name === undefined ? '' : message.name);
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.bool(message.isInternal ?? false);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDescribeTopicPartitionsResponsePartition(writer, element);
  writer.int32(message.topicAuthorizedOperations ?? -2147483648);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTopicPartitionsResponseTopic(reader: Reader): DescribeTopicPartitionsResponseTopic {
  const errorCode = reader.int16();
  const name = reader.compactNullableString();
  const topicId = reader.uuid();
  const isInternal = reader.bool();
  const partitionsLength = reader.compactArrayLength(20);
  const partitions: DescribeTopicPartitionsResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeTopicPartitionsResponsePartition(reader));
  const topicAuthorizedOperations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsResponseTopic = { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTopicPartitionsResponsePartition(writer: Writer, message: Init<DescribeTopicPartitionsResponsePartition>): void {
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.partitionIndex ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? -1);
  const replicaNodes = message.replicaNodes ?? [];
  writer.compactArrayLength(replicaNodes.length);
  for (const element of replicaNodes) writer.int32(element);
  const isrNodes = message.isrNodes ?? [];
  writer.compactArrayLength(isrNodes.length);
  for (const element of isrNodes) writer.int32(element);
  const eligibleLeaderReplicas = message.eligibleLeaderReplicas ?? null;
  writer.compactArrayLength(eligibleLeaderReplicas === null ? -1 : eligibleLeaderReplicas.length);
  if (eligibleLeaderReplicas !== null) for (const element of eligibleLeaderReplicas) writer.int32(element);
  const lastKnownElr = message.lastKnownElr ?? null;
  writer.compactArrayLength(lastKnownElr === null ? -1 : lastKnownElr.length);
  if (lastKnownElr !== null) for (const element of lastKnownElr) writer.int32(element);
  const offlineReplicas = message.offlineReplicas ?? [];
  writer.compactArrayLength(offlineReplicas.length);
  for (const element of offlineReplicas) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTopicPartitionsResponsePartition(reader: Reader): DescribeTopicPartitionsResponsePartition {
  const errorCode = reader.int16();
  const partitionIndex = reader.int32();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const replicaNodesLength = reader.compactArrayLength(4);
  const replicaNodes: number[] = [];
  for (let i = 0; i < replicaNodesLength; i++) replicaNodes.push(reader.int32());
  const isrNodesLength = reader.compactArrayLength(4);
  const isrNodes: number[] = [];
  for (let i = 0; i < isrNodesLength; i++) isrNodes.push(reader.int32());
  const eligibleLeaderReplicasLength = reader.compactNullableArrayLength(4);
  let eligibleLeaderReplicas: number[] | null = null;
  if (eligibleLeaderReplicasLength >= 0) {
    eligibleLeaderReplicas = [];
    for (let i = 0; i < eligibleLeaderReplicasLength; i++) eligibleLeaderReplicas.push(reader.int32());
  }
  const lastKnownElrLength = reader.compactNullableArrayLength(4);
  let lastKnownElr: number[] | null = null;
  if (lastKnownElrLength >= 0) {
    lastKnownElr = [];
    for (let i = 0; i < lastKnownElrLength; i++) lastKnownElr.push(reader.int32());
  }
  const offlineReplicasLength = reader.compactArrayLength(4);
  const offlineReplicas: number[] = [];
  for (let i = 0; i < offlineReplicasLength; i++) offlineReplicas.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsResponsePartition = { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, eligibleLeaderReplicas, lastKnownElr, offlineReplicas };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTopicPartitionsResponseCursor(writer: Writer, message: Init<DescribeTopicPartitionsResponseCursor>): void {
  writer.compactString(message.topicName ?? '');
  writer.int32(message.partitionIndex ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTopicPartitionsResponseCursor(reader: Reader): DescribeTopicPartitionsResponseCursor {
  const topicName = reader.compactString();
  const partitionIndex = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTopicPartitionsResponseCursor = { topicName, partitionIndex };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
