// Generated from packages/protocol/spec/messages/43-elect-leaders.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ELECT_LEADERS_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface ElectLeadersRequest {
  /** Versions 1+. */
  electionType: number;
  topicPartitions: ElectLeadersRequestTopicPartitions[] | null;
  /** Default 60000. */
  timeoutMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ElectLeadersRequestTopicPartitions {
  topic: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeElectLeadersRequest(writer: Writer, message: Init<ElectLeadersRequest>, version: number): void {
  checkVersion(version, 0, 2, 'ElectLeadersRequest');
  const flexible = version >= 2;
  if (version >= 1) writer.int8(message.electionType ?? 0);
  else if (message.electionType !== undefined && message.electionType !== 0) unsupportedField('ElectLeadersRequest', 'electionType', version);
  const topicPartitions = message.topicPartitions === undefined ? [] : message.topicPartitions;
  if (flexible) writer.compactArrayLength(topicPartitions === null ? -1 : topicPartitions.length);
  else writer.arrayLength(topicPartitions === null ? -1 : topicPartitions.length);
  if (topicPartitions !== null) for (const element of topicPartitions) encodeElectLeadersRequestTopicPartitions(writer, element, version);
  writer.int32(message.timeoutMs ?? 60000);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ElectLeadersRequest', version);
}

export function decodeElectLeadersRequest(reader: Reader, version: number): ElectLeadersRequest {
  reader.expectVersion(version, 0, 2, 'ElectLeadersRequest');
  const flexible = version >= 2;
  let electionType: number = 0;
  if (version >= 1) electionType = reader.int8();
  const topicPartitionsLength = flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(6);
  let topicPartitions: ElectLeadersRequestTopicPartitions[] | null = null;
  if (topicPartitionsLength >= 0) {
    topicPartitions = [];
    for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeElectLeadersRequestTopicPartitions(reader, version));
  }
  const timeoutMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ElectLeadersRequest = { electionType, topicPartitions, timeoutMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeElectLeadersRequestTopicPartitions(writer: Writer, message: Init<ElectLeadersRequestTopicPartitions>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ElectLeadersRequestTopicPartitions', version);
}

function decodeElectLeadersRequestTopicPartitions(reader: Reader, version: number): ElectLeadersRequestTopicPartitions {
  const flexible = version >= 2;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ElectLeadersRequestTopicPartitions = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ELECT_LEADERS_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface ElectLeadersResponse {
  throttleTimeMs: number;
  /** Versions 1+. */
  errorCode: number;
  replicaElectionResults: ElectLeadersResponseReplicaElectionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ElectLeadersResponseReplicaElectionResult {
  topic: string;
  partitionResult: ElectLeadersResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ElectLeadersResponsePartitionResult {
  partitionId: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeElectLeadersResponse(writer: Writer, message: Init<ElectLeadersResponse>, version: number): void {
  checkVersion(version, 0, 2, 'ElectLeadersResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  if (version >= 1) writer.int16(message.errorCode ?? 0);
  else if (message.errorCode !== undefined && message.errorCode !== 0) unsupportedField('ElectLeadersResponse', 'errorCode', version);
  const replicaElectionResults = message.replicaElectionResults ?? [];
  if (flexible) writer.compactArrayLength(replicaElectionResults.length);
  else writer.arrayLength(replicaElectionResults.length);
  for (const element of replicaElectionResults) encodeElectLeadersResponseReplicaElectionResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ElectLeadersResponse', version);
}

export function decodeElectLeadersResponse(reader: Reader, version: number): ElectLeadersResponse {
  reader.expectVersion(version, 0, 2, 'ElectLeadersResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  let errorCode: number = 0;
  if (version >= 1) errorCode = reader.int16();
  const replicaElectionResultsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const replicaElectionResults: ElectLeadersResponseReplicaElectionResult[] = [];
  for (let i = 0; i < replicaElectionResultsLength; i++) replicaElectionResults.push(decodeElectLeadersResponseReplicaElectionResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ElectLeadersResponse = { throttleTimeMs, errorCode, replicaElectionResults };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeElectLeadersResponseReplicaElectionResult(writer: Writer, message: Init<ElectLeadersResponseReplicaElectionResult>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitionResult = message.partitionResult ?? [];
  if (flexible) writer.compactArrayLength(partitionResult.length);
  else writer.arrayLength(partitionResult.length);
  for (const element of partitionResult) encodeElectLeadersResponsePartitionResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ElectLeadersResponseReplicaElectionResult', version);
}

function decodeElectLeadersResponseReplicaElectionResult(reader: Reader, version: number): ElectLeadersResponseReplicaElectionResult {
  const flexible = version >= 2;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionResultLength = flexible ? reader.compactArrayLength(8) : reader.arrayLength(8);
  const partitionResult: ElectLeadersResponsePartitionResult[] = [];
  for (let i = 0; i < partitionResultLength; i++) partitionResult.push(decodeElectLeadersResponsePartitionResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ElectLeadersResponseReplicaElectionResult = { topic, partitionResult };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeElectLeadersResponsePartitionResult(writer: Writer, message: Init<ElectLeadersResponsePartitionResult>, version: number): void {
  const flexible = version >= 2;
  writer.int32(message.partitionId ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ElectLeadersResponsePartitionResult', version);
}

function decodeElectLeadersResponsePartitionResult(reader: Reader, version: number): ElectLeadersResponsePartitionResult {
  const flexible = version >= 2;
  const partitionId = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ElectLeadersResponsePartitionResult = { partitionId, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
