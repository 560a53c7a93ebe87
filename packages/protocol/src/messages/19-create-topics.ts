// Generated from packages/protocol/spec/messages/19-create-topics.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CREATE_TOPICS_REQUEST_VERSIONS = { lowest: 2, highest: 7 } as const;

/** Versions 2-7, flexible 5+. */
export interface CreateTopicsRequest {
  topics: CreateTopicsRequestCreatableTopic[];
  /** Default 60000. */
  timeoutMs: number;
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateTopicsRequestCreatableTopic {
  name: string;
  numPartitions: number;
  replicationFactor: number;
  assignments: CreateTopicsRequestCreatableReplicaAssignment[];
  configs: CreateTopicsRequestCreatableTopicConfig[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateTopicsRequestCreatableReplicaAssignment {
  partitionIndex: number;
  brokerIds: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateTopicsRequestCreatableTopicConfig {
  name: string;
  value: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateTopicsRequest(writer: Writer, message: Init<CreateTopicsRequest>, version: number): void {
  checkVersion(version, 2, 7, 'CreateTopicsRequest');
  const flexible = version >= 5;
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeCreateTopicsRequestCreatableTopic(writer, element, version);
  writer.int32(message.timeoutMs ?? 60000);
  writer.bool(message.validateOnly ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsRequest', version);
}

export function decodeCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  reader.expectVersion(version, 2, 7, 'CreateTopicsRequest');
  const flexible = version >= 5;
  const topicsLength = flexible ? reader.compactArrayLength(10) : reader.arrayLength(16);
  const topics: CreateTopicsRequestCreatableTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeCreateTopicsRequestCreatableTopic(reader, version));
  const timeoutMs = reader.int32();
  const validateOnly = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsRequest = { topics, timeoutMs, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateTopicsRequestCreatableTopic(writer: Writer, message: Init<CreateTopicsRequestCreatableTopic>, version: number): void {
  const flexible = version >= 5;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  writer.int32(message.numPartitions ?? 0);
  writer.int16(message.replicationFactor ?? 0);
  const assignments = message.assignments ?? [];
  if (flexible) writer.compactArrayLength(assignments.length);
  else writer.arrayLength(assignments.length);
  for (const element of assignments) encodeCreateTopicsRequestCreatableReplicaAssignment(writer, element, version);
  const configs = message.configs ?? [];
  if (flexible) writer.compactArrayLength(configs.length);
  else writer.arrayLength(configs.length);
  for (const element of configs) encodeCreateTopicsRequestCreatableTopicConfig(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsRequestCreatableTopic', version);
}

function decodeCreateTopicsRequestCreatableTopic(reader: Reader, version: number): CreateTopicsRequestCreatableTopic {
  const flexible = version >= 5;
  const name = flexible ? reader.compactString() : reader.string();
  const numPartitions = reader.int32();
  const replicationFactor = reader.int16();
  const assignmentsLength = flexible ? reader.compactArrayLength(6) : reader.arrayLength(8);
  const assignments: CreateTopicsRequestCreatableReplicaAssignment[] = [];
  for (let i = 0; i < assignmentsLength; i++) assignments.push(decodeCreateTopicsRequestCreatableReplicaAssignment(reader, version));
  const configsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const configs: CreateTopicsRequestCreatableTopicConfig[] = [];
  for (let i = 0; i < configsLength; i++) configs.push(decodeCreateTopicsRequestCreatableTopicConfig(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsRequestCreatableTopic = { name, numPartitions, replicationFactor, assignments, configs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateTopicsRequestCreatableReplicaAssignment(writer: Writer, message: Init<CreateTopicsRequestCreatableReplicaAssignment>, version: number): void {
  const flexible = version >= 5;
  writer.int32(message.partitionIndex ?? 0);
  const brokerIds = message.brokerIds ?? [];
  if (flexible) writer.compactArrayLength(brokerIds.length);
  else writer.arrayLength(brokerIds.length);
  for (const element of brokerIds) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsRequestCreatableReplicaAssignment', version);
}

function decodeCreateTopicsRequestCreatableReplicaAssignment(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment {
  const flexible = version >= 5;
  const partitionIndex = reader.int32();
  const brokerIdsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const brokerIds: number[] = [];
  for (let i = 0; i < brokerIdsLength; i++) brokerIds.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsRequestCreatableReplicaAssignment = { partitionIndex, brokerIds };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateTopicsRequestCreatableTopicConfig(writer: Writer, message: Init<CreateTopicsRequestCreatableTopicConfig>, version: number): void {
  const flexible = version >= 5;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (flexible) writer.compactNullableString(message.value === undefined ? '' : message.value);
  else writer.nullableString(message.value === undefined ? '' : message.value);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsRequestCreatableTopicConfig', version);
}

function decodeCreateTopicsRequestCreatableTopicConfig(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig {
  const flexible = version >= 5;
  const name = flexible ? reader.compactString() : reader.string();
  const value = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsRequestCreatableTopicConfig = { name, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CREATE_TOPICS_RESPONSE_VERSIONS = { lowest: 2, highest: 7 } as const;

/** Versions 2-7, flexible 5+. */
export interface CreateTopicsResponse {
  throttleTimeMs: number;
  topics: CreateTopicsResponseCreatableTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateTopicsResponseCreatableTopicResult {
  name: string;
  /** Versions 7+. */
  topicId: Uuid;
  errorCode: number;
  errorMessage: string | null;
  /** Versions 5+. */
  topicConfigErrorCode: number;
  /** Versions 5+. Default -1. */
  numPartitions: number;
  /** Versions 5+. Default -1. */
  replicationFactor: number;
  /** Versions 5+. */
  configs: CreateTopicsResponseCreatableTopicConfigs[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateTopicsResponseCreatableTopicConfigs {
  name: string;
  value: string | null;
  readOnly: boolean;
  /** Default -1. */
  configSource: number;
  isSensitive: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateTopicsResponse(writer: Writer, message: Init<CreateTopicsResponse>, version: number): void {
  checkVersion(version, 2, 7, 'CreateTopicsResponse');
  const flexible = version >= 5;
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeCreateTopicsResponseCreatableTopicResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsResponse', version);
}

export function decodeCreateTopicsResponse(reader: Reader, version: number): CreateTopicsResponse {
  reader.expectVersion(version, 2, 7, 'CreateTopicsResponse');
  const flexible = version >= 5;
  const throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(12) : reader.arrayLength(6);
  const topics: CreateTopicsResponseCreatableTopicResult[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeCreateTopicsResponseCreatableTopicResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateTopicsResponseCreatableTopicResult(writer: Writer, message: Init<CreateTopicsResponseCreatableTopicResult>, version: number): void {
  const flexible = version >= 5;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (version >= 7) writer.uuid(message.topicId ?? ZERO_UUID);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  if (flexible) {
    writer.int32(message.numPartitions ?? -1);
    writer.int16(message.replicationFactor ?? -1);
    const configs = message.configs === undefined ? [] : message.configs;
    writer.compactArrayLength(configs === null ? -1 : configs.length);
    if (configs !== null) for (const element of configs) encodeCreateTopicsResponseCreatableTopicConfigs(writer, element);
  }
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasTopicConfigErrorCode = message.topicConfigErrorCode !== undefined && message.topicConfigErrorCode !== 0;
    if (hasTopicConfigErrorCode) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasTopicConfigErrorCode) {
      writer.taggedField(0, 2);
      writer.int16(message.topicConfigErrorCode ?? 0);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'CreateTopicsResponseCreatableTopicResult', version);
  }
}

function decodeCreateTopicsResponseCreatableTopicResult(reader: Reader, version: number): CreateTopicsResponseCreatableTopicResult {
  const flexible = version >= 5;
  const name = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 7) topicId = reader.uuid();
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let numPartitions: number = -1;
  let replicationFactor: number = -1;
  let configs: CreateTopicsResponseCreatableTopicConfigs[] | null = [];
  if (flexible) {
    numPartitions = reader.int32();
    replicationFactor = reader.int16();
    const configsLength = reader.compactNullableArrayLength(6);
    configs = null;
    if (configsLength >= 0) {
      configs = [];
      for (let i = 0; i < configsLength; i++) configs.push(decodeCreateTopicsResponseCreatableTopicConfigs(reader));
    }
  }
  let topicConfigErrorCode: number = 0;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        topicConfigErrorCode = reader.int16();
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: CreateTopicsResponseCreatableTopicResult = { name, topicId, errorCode, errorMessage, topicConfigErrorCode, numPartitions, replicationFactor, configs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateTopicsResponseCreatableTopicConfigs(writer: Writer, message: Init<CreateTopicsResponseCreatableTopicConfigs>): void {
  writer.compactString(message.name ?? '');
  writer.compactNullableString(message.value === undefined ? '' : message.value);
  writer.bool(message.readOnly ?? false);
  writer.int8(message.configSource ?? -1);
  writer.bool(message.isSensitive ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeCreateTopicsResponseCreatableTopicConfigs(reader: Reader): CreateTopicsResponseCreatableTopicConfigs {
  const name = reader.compactString();
  const value = reader.compactNullableString();
  const readOnly = reader.bool();
  const configSource = reader.int8();
  const isSensitive = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateTopicsResponseCreatableTopicConfigs = { name, value, readOnly, configSource, isSensitive };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
