// Generated from packages/protocol/spec/messages/46-list-partition-reassignments.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LIST_PARTITION_REASSIGNMENTS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ListPartitionReassignmentsRequest {
  /** Default 60000. */
  timeoutMs: number;
  topics: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  name: string;
  partitionIndexes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListPartitionReassignmentsRequest(writer: Writer, message: Init<ListPartitionReassignmentsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'ListPartitionReassignmentsRequest');
  writer.int32(message.timeoutMs ?? 60000);
  const topics = message.topics ?? null;
  writer.compactArrayLength(topics === null ? -1 : topics.length);
  if (topics !== null) for (const element of topics) encodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListPartitionReassignmentsRequest(reader: Reader, version: number): ListPartitionReassignmentsRequest {
  reader.expectVersion(version, 0, 0, 'ListPartitionReassignmentsRequest');
  const timeoutMs = reader.int32();
  const topicsLength = reader.compactNullableArrayLength(3);
  let topics: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null = null;
  if (topicsLength >= 0) {
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListPartitionReassignmentsRequest = { timeoutMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(writer: Writer, message: Init<ListPartitionReassignmentsRequestListPartitionReassignmentsTopics>): void {
  writer.compactString(message.name ?? '');
  const partitionIndexes = message.partitionIndexes ?? [];
  writer.compactArrayLength(partitionIndexes.length);
  for (const element of partitionIndexes) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeListPartitionReassignmentsRequestListPartitionReassignmentsTopics(reader: Reader): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  const name = reader.compactString();
  const partitionIndexesLength = reader.compactArrayLength(4);
  const partitionIndexes: number[] = [];
  for (let i = 0; i < partitionIndexesLength; i++) partitionIndexes.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics = { name, partitionIndexes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LIST_PARTITION_REASSIGNMENTS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface ListPartitionReassignmentsResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  topics: ListPartitionReassignmentsResponseOngoingTopicReassignment[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListPartitionReassignmentsResponseOngoingTopicReassignment {
  name: string;
  partitions: ListPartitionReassignmentsResponseOngoingPartitionReassignment[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  partitionIndex: number;
  replicas: number[];
  addingReplicas: number[];
  removingReplicas: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListPartitionReassignmentsResponse(writer: Writer, message: Init<ListPartitionReassignmentsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'ListPartitionReassignmentsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeListPartitionReassignmentsResponseOngoingTopicReassignment(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListPartitionReassignmentsResponse(reader: Reader, version: number): ListPartitionReassignmentsResponse {
  reader.expectVersion(version, 0, 0, 'ListPartitionReassignmentsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const topicsLength = reader.compactArrayLength(3);
  const topics: ListPartitionReassignmentsResponseOngoingTopicReassignment[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeListPartitionReassignmentsResponseOngoingTopicReassignment(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListPartitionReassignmentsResponse = { throttleTimeMs, errorCode, errorMessage, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListPartitionReassignmentsResponseOngoingTopicReassignment(writer: Writer, message: Init<ListPartitionReassignmentsResponseOngoingTopicReassignment>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeListPartitionReassignmentsResponseOngoingPartitionReassignment(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeListPartitionReassignmentsResponseOngoingTopicReassignment(reader: Reader): ListPartitionReassignmentsResponseOngoingTopicReassignment {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(8);
  const partitions: ListPartitionReassignmentsResponseOngoingPartitionReassignment[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeListPartitionReassignmentsResponseOngoingPartitionReassignment(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListPartitionReassignmentsResponseOngoingTopicReassignment = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListPartitionReassignmentsResponseOngoingPartitionReassignment(writer: Writer, message: Init<ListPartitionReassignmentsResponseOngoingPartitionReassignment>): void {
  writer.int32(message.partitionIndex ?? 0);
  const replicas = message.replicas ?? [];
  writer.compactArrayLength(replicas.length);
  for (const element of replicas) writer.int32(element);
  const addingReplicas = message.addingReplicas ?? [];
  writer.compactArrayLength(addingReplicas.length);
  for (const element of addingReplicas) writer.int32(element);
  const removingReplicas = message.removingReplicas ?? [];
  writer.compactArrayLength(removingReplicas.length);
  for (const element of removingReplicas) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeListPartitionReassignmentsResponseOngoingPartitionReassignment(reader: Reader): ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  const partitionIndex = reader.int32();
  const replicasLength = reader.compactArrayLength(4);
  const replicas: number[] = [];
  for (let i = 0; i < replicasLength; i++) replicas.push(reader.int32());
  const addingReplicasLength = reader.compactArrayLength(4);
  const addingReplicas: number[] = [];
  for (let i = 0; i < addingReplicasLength; i++) addingReplicas.push(reader.int32());
  const removingReplicasLength = reader.compactArrayLength(4);
  const removingReplicas: number[] = [];
  for (let i = 0; i < removingReplicasLength; i++) removingReplicas.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListPartitionReassignmentsResponseOngoingPartitionReassignment = { partitionIndex, replicas, addingReplicas, removingReplicas };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
