// Generated from packages/protocol/spec/messages/37-create-partitions.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CREATE_PARTITIONS_REQUEST_VERSIONS = { lowest: 0, highest: 3 } as const;

/** Versions 0-3, flexible 2+. */
export interface CreatePartitionsRequest {
  topics: CreatePartitionsRequestCreatePartitionsTopic[];
  timeoutMs: number;
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreatePartitionsRequestCreatePartitionsTopic {
  name: string;
  count: number;
  assignments: CreatePartitionsRequestCreatePartitionsAssignment[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreatePartitionsRequestCreatePartitionsAssignment {
  brokerIds: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreatePartitionsRequest(writer: Writer, message: Init<CreatePartitionsRequest>, version: number): void {
  checkVersion(version, 0, 3, 'CreatePartitionsRequest');
  const flexible = version >= 2;
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeCreatePartitionsRequestCreatePartitionsTopic(writer, element, version);
  writer.int32(message.timeoutMs ?? 0);
  writer.bool(message.validateOnly ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreatePartitionsRequest', version);
}

export function decodeCreatePartitionsRequest(reader: Reader, version: number): CreatePartitionsRequest {
  reader.expectVersion(version, 0, 3, 'CreatePartitionsRequest');
  const flexible = version >= 2;
  const topicsLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(10);
  const topics: CreatePartitionsRequestCreatePartitionsTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeCreatePartitionsRequestCreatePartitionsTopic(reader, version));
  const timeoutMs = reader.int32();
  const validateOnly = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreatePartitionsRequest = { topics, timeoutMs, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreatePartitionsRequestCreatePartitionsTopic(writer: Writer, message: Init<CreatePartitionsRequestCreatePartitionsTopic>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  writer.int32(message.count ?? 0);
  const assignments = message.assignments === undefined ? [] : message.assignments;
  if (flexible) writer.compactArrayLength(assignments === null ? -1 : assignments.length);
  else writer.arrayLength(assignments === null ? -1 : assignments.length);
  if (assignments !== null) for (const element of assignments) encodeCreatePartitionsRequestCreatePartitionsAssignment(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreatePartitionsRequestCreatePartitionsTopic', version);
}

function decodeCreatePartitionsRequestCreatePartitionsTopic(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsTopic {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const count = reader.int32();
  const assignmentsLength = flexible ? reader.compactNullableArrayLength(2) : reader.nullableArrayLength(4);
  let assignments: CreatePartitionsRequestCreatePartitionsAssignment[] | null = null;
  if (assignmentsLength >= 0) {
    assignments = [];
    for (let i = 0; i < assignmentsLength; i++) assignments.push(decodeCreatePartitionsRequestCreatePartitionsAssignment(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreatePartitionsRequestCreatePartitionsTopic = { name, count, assignments };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreatePartitionsRequestCreatePartitionsAssignment(writer: Writer, message: Init<CreatePartitionsRequestCreatePartitionsAssignment>, version: number): void {
  const flexible = version >= 2;
  const brokerIds = message.brokerIds ?? [];
  if (flexible) writer.compactArrayLength(brokerIds.length);
  else writer.arrayLength(brokerIds.length);
  for (const element of brokerIds) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreatePartitionsRequestCreatePartitionsAssignment', version);
}

function decodeCreatePartitionsRequestCreatePartitionsAssignment(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsAssignment {
  const flexible = version >= 2;
  const brokerIdsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const brokerIds: number[] = [];
  for (let i = 0; i < brokerIdsLength; i++) brokerIds.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreatePartitionsRequestCreatePartitionsAssignment = { brokerIds };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CREATE_PARTITIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 3 } as const;

/** Versions 0-3, flexible 2+. */
export interface CreatePartitionsResponse {
  throttleTimeMs: number;
  results: CreatePartitionsResponseCreatePartitionsTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreatePartitionsResponseCreatePartitionsTopicResult {
  name: string;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreatePartitionsResponse(writer: Writer, message: Init<CreatePartitionsResponse>, version: number): void {
  checkVersion(version, 0, 3, 'CreatePartitionsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeCreatePartitionsResponseCreatePartitionsTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreatePartitionsResponse', version);
}

export function decodeCreatePartitionsResponse(reader: Reader, version: number): CreatePartitionsResponse {
  reader.expectVersion(version, 0, 3, 'CreatePartitionsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const resultsLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(6);
  const results: CreatePartitionsResponseCreatePartitionsTopicResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeCreatePartitionsResponseCreatePartitionsTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreatePartitionsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreatePartitionsResponseCreatePartitionsTopicResult(writer: Writer, message: Init<CreatePartitionsResponseCreatePartitionsTopicResult>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage ?? null);
  else writer.nullableString(message.errorMessage ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreatePartitionsResponseCreatePartitionsTopicResult', version);
}

function decodeCreatePartitionsResponseCreatePartitionsTopicResult(reader: Reader, version: number): CreatePartitionsResponseCreatePartitionsTopicResult {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreatePartitionsResponseCreatePartitionsTopicResult = { name, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
