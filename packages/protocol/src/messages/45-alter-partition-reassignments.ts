// Generated from packages/protocol/spec/messages/45-alter-partition-reassignments.spec by npm run generate. Do not edit.
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_PARTITION_REASSIGNMENTS_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface AlterPartitionReassignmentsRequest {
  /** Default 60000. */
  timeoutMs: number;
  /** Versions 1+. Default true. */
  allowReplicationFactorChange: boolean;
  topics: AlterPartitionReassignmentsRequestReassignableTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionReassignmentsRequestReassignableTopic {
  name: string;
  partitions: AlterPartitionReassignmentsRequestReassignablePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionReassignmentsRequestReassignablePartition {
  partitionIndex: number;
  replicas: number[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterPartitionReassignmentsRequest(writer: Writer, message: Init<AlterPartitionReassignmentsRequest>, version: number): void {
  checkVersion(version, 0, 1, 'AlterPartitionReassignmentsRequest');
  writer.int32(message.timeoutMs ?? 60000);
  if (version >= 1) writer.bool(message.allowReplicationFactorChange ?? true);
  else if (message.allowReplicationFactorChange !== undefined && message.allowReplicationFactorChange !== true) unsupportedField('AlterPartitionReassignmentsRequest', 'allowReplicationFactorChange', version);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAlterPartitionReassignmentsRequestReassignableTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterPartitionReassignmentsRequest(reader: Reader, version: number): AlterPartitionReassignmentsRequest {
  reader.expectVersion(version, 0, 1, 'AlterPartitionReassignmentsRequest');
  const timeoutMs = reader.int32();
  let allowReplicationFactorChange: boolean = true;
  if (version >= 1) allowReplicationFactorChange = reader.bool();
  const topicsLength = reader.compactArrayLength(3);
  const topics: AlterPartitionReassignmentsRequestReassignableTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAlterPartitionReassignmentsRequestReassignableTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsRequest = { timeoutMs, allowReplicationFactorChange, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionReassignmentsRequestReassignableTopic(writer: Writer, message: Init<AlterPartitionReassignmentsRequestReassignableTopic>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterPartitionReassignmentsRequestReassignablePartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionReassignmentsRequestReassignableTopic(reader: Reader): AlterPartitionReassignmentsRequestReassignableTopic {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(6);
  const partitions: AlterPartitionReassignmentsRequestReassignablePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterPartitionReassignmentsRequestReassignablePartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsRequestReassignableTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionReassignmentsRequestReassignablePartition(writer: Writer, message: Init<AlterPartitionReassignmentsRequestReassignablePartition>): void {
  writer.int32(message.partitionIndex ?? 0);
  const replicas = message.replicas ?? null;
  writer.compactArrayLength(replicas === null ? -1 : replicas.length);
  if (replicas !== null) for (const element of replicas) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionReassignmentsRequestReassignablePartition(reader: Reader): AlterPartitionReassignmentsRequestReassignablePartition {
  const partitionIndex = reader.int32();
  const replicasLength = reader.compactNullableArrayLength(4);
  let replicas: number[] | null = null;
  if (replicasLength >= 0) {
    replicas = [];
    for (let i = 0; i < replicasLength; i++) replicas.push(reader.int32());
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsRequestReassignablePartition = { partitionIndex, replicas };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_PARTITION_REASSIGNMENTS_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface AlterPartitionReassignmentsResponse {
  throttleTimeMs: number;
  /** Versions 1+. Default true. */
  allowReplicationFactorChange: boolean;
  errorCode: number;
  errorMessage: string | null;
  responses: AlterPartitionReassignmentsResponseReassignableTopicResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionReassignmentsResponseReassignableTopicResponse {
  name: string;
  partitions: AlterPartitionReassignmentsResponseReassignablePartitionResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterPartitionReassignmentsResponse(writer: Writer, message: Init<AlterPartitionReassignmentsResponse>, version: number): void {
  checkVersion(version, 0, 1, 'AlterPartitionReassignmentsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  if (version >= 1) writer.bool(message.allowReplicationFactorChange ?? true);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const responses = message.responses ?? [];
  writer.compactArrayLength(responses.length);
  for (const element of responses) encodeAlterPartitionReassignmentsResponseReassignableTopicResponse(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterPartitionReassignmentsResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponse {
  reader.expectVersion(version, 0, 1, 'AlterPartitionReassignmentsResponse');
  const throttleTimeMs = reader.int32();
  let allowReplicationFactorChange: boolean = true;
  if (version >= 1) allowReplicationFactorChange = reader.bool();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const responsesLength = reader.compactArrayLength(3);
  const responses: AlterPartitionReassignmentsResponseReassignableTopicResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeAlterPartitionReassignmentsResponseReassignableTopicResponse(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsResponse = { throttleTimeMs, allowReplicationFactorChange, errorCode, errorMessage, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionReassignmentsResponseReassignableTopicResponse(writer: Writer, message: Init<AlterPartitionReassignmentsResponseReassignableTopicResponse>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionReassignmentsResponseReassignableTopicResponse(reader: Reader): AlterPartitionReassignmentsResponseReassignableTopicResponse {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: AlterPartitionReassignmentsResponseReassignablePartitionResponse[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsResponseReassignableTopicResponse = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(writer: Writer, message: Init<AlterPartitionReassignmentsResponseReassignablePartitionResponse>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionReassignmentsResponseReassignablePartitionResponse(reader: Reader): AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionReassignmentsResponseReassignablePartitionResponse = { partitionIndex, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
