// Generated from packages/protocol/spec/messages/03-metadata.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, notNull, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const METADATA_REQUEST_VERSIONS = { lowest: 0, highest: 13 } as const;

/** Versions 0-13, flexible 9+. */
export interface MetadataRequest {
  /** Null in 1+. */
  topics: MetadataRequestTopic[] | null;
  /** Versions 4+. Default true. */
  allowAutoTopicCreation: boolean;
  /** Versions 8-10. */
  includeClusterAuthorizedOperations: boolean;
  /** Versions 8+. */
  includeTopicAuthorizedOperations: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface MetadataRequestTopic {
  /** Versions 10+. */
  topicId: Uuid;
  /** Null in 10+. */
  name: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeMetadataRequest(writer: Writer, message: Init<MetadataRequest>, version: number): void {
  checkVersion(version, 0, 13, 'MetadataRequest');
  const flexible = version >= 9;
  const topics = version >= 1 ? (message.topics === undefined ? [] : message.topics) : (notNull(message.topics === undefined ? [] : message.topics, 'MetadataRequest', 'topics', version));
  if (flexible) writer.compactArrayLength(topics === null ? -1 : topics.length);
  else writer.arrayLength(topics === null ? -1 : topics.length);
  if (topics !== null) for (const element of topics) encodeMetadataRequestTopic(writer, element, version);
  if (version >= 4) writer.bool(message.allowAutoTopicCreation ?? true);
  else if (message.allowAutoTopicCreation !== undefined && message.allowAutoTopicCreation !== true) unsupportedField('MetadataRequest', 'allowAutoTopicCreation', version);
  if (version >= 8 && version <= 10) writer.bool(message.includeClusterAuthorizedOperations ?? false);
  else if (message.includeClusterAuthorizedOperations !== undefined && message.includeClusterAuthorizedOperations !== false) unsupportedField('MetadataRequest', 'includeClusterAuthorizedOperations', version);
  if (version >= 8) writer.bool(message.includeTopicAuthorizedOperations ?? false);
  else if (message.includeTopicAuthorizedOperations !== undefined && message.includeTopicAuthorizedOperations !== false) unsupportedField('MetadataRequest', 'includeTopicAuthorizedOperations', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataRequest', version);
}

export function decodeMetadataRequest(reader: Reader, version: number): MetadataRequest {
  reader.expectVersion(version, 0, 13, 'MetadataRequest');
  const flexible = version >= 9;
  const topicsLength = version >= 1 ? flexible ? reader.compactNullableArrayLength(2) : reader.nullableArrayLength(2) : reader.arrayLength(2);
  let topics: MetadataRequestTopic[] | null = null;
  if (topicsLength >= 0) {
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeMetadataRequestTopic(reader, version));
  }
  let allowAutoTopicCreation: boolean = true;
  if (version >= 4) allowAutoTopicCreation = reader.bool();
  let includeClusterAuthorizedOperations: boolean = false;
  if (version >= 8 && version <= 10) includeClusterAuthorizedOperations = reader.bool();
  let includeTopicAuthorizedOperations: boolean = false;
  if (version >= 8) includeTopicAuthorizedOperations = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataRequest = { topics, allowAutoTopicCreation, includeClusterAuthorizedOperations, includeTopicAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeMetadataRequestTopic(writer: Writer, message: Init<MetadataRequestTopic>, version: number): void {
  const flexible = version >= 9;
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  if (flexible) writer.compactNullableString(version >= 10 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'MetadataRequestTopic', 'name', version)));
  else writer.nullableString(version >= 10 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'MetadataRequestTopic', 'name', version)));
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataRequestTopic', version);
}

function decodeMetadataRequestTopic(reader: Reader, version: number): MetadataRequestTopic {
  const flexible = version >= 9;
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  const name = version >= 10 ? reader.compactNullableString() : (flexible ? reader.compactString() : reader.string());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataRequestTopic = { topicId, name };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const METADATA_RESPONSE_VERSIONS = { lowest: 0, highest: 13 } as const;

/** Versions 0-13, flexible 9+. */
export interface MetadataResponse {
  /** Versions 3+. */
  throttleTimeMs: number;
  brokers: MetadataResponseBroker[];
  /** Versions 2+. */
  clusterId: string | null;
  /** Versions 1+. Default -1. */
  controllerId: number;
  topics: MetadataResponseTopic[];
  /** Versions 8-10. Default -2147483648. */
  clusterAuthorizedOperations: number;
  /** Versions 13+. */
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface MetadataResponseBroker {
  nodeId: number;
  host: string;
  port: number;
  /** Versions 1+. */
  rack: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface MetadataResponseTopic {
  errorCode: number;
  /** Null in 12+. */
  name: string | null;
  /** Versions 10+. */
  topicId: Uuid;
  /** Versions 1+. */
  isInternal: boolean;
  partitions: MetadataResponsePartition[];
  /** Versions 8+. Default -2147483648. */
  topicAuthorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface MetadataResponsePartition {
  errorCode: number;
  partitionIndex: number;
  leaderId: number;
  /** Versions 7+. Default -1. */
  leaderEpoch: number;
  replicaNodes: number[];
  isrNodes: number[];
  /** Versions 5+. */
  offlineReplicas: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeMetadataResponse(writer: Writer, message: Init<MetadataResponse>, version: number): void {
  checkVersion(version, 0, 13, 'MetadataResponse');
  const flexible = version >= 9;
  if (version >= 3) writer.int32(message.throttleTimeMs ?? 0);
  const brokers = message.brokers ?? [];
  if (flexible) writer.compactArrayLength(brokers.length);
  else writer.arrayLength(brokers.length);
  for (const element of brokers) encodeMetadataResponseBroker(writer, element, version);
  if (version >= 2) {
    if (flexible) writer.compactNullableString(message.clusterId ?? null);
    else writer.nullableString(message.clusterId ?? null);
  }
  if (version >= 1) writer.int32(message.controllerId ?? -1);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeMetadataResponseTopic(writer, element, version);
  if (version >= 8 && version <= 10) writer.int32(message.clusterAuthorizedOperations ?? -2147483648);
  else if (message.clusterAuthorizedOperations !== undefined && message.clusterAuthorizedOperations !== -2147483648) unsupportedField('MetadataResponse', 'clusterAuthorizedOperations', version);
  if (version >= 13) writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataResponse', version);
}

export function decodeMetadataResponse(reader: Reader, version: number): MetadataResponse {
  reader.expectVersion(version, 0, 13, 'MetadataResponse');
  const flexible = version >= 9;
  let throttleTimeMs: number = 0;
  if (version >= 3) throttleTimeMs = reader.int32();
  const brokersLength = flexible ? reader.compactArrayLength(11) : reader.arrayLength(10);
  const brokers: MetadataResponseBroker[] = [];
  for (let i = 0; i < brokersLength; i++) brokers.push(decodeMetadataResponseBroker(reader, version));
  let clusterId: string | null = null;
  if (version >= 2) clusterId = flexible ? reader.compactNullableString() : reader.nullableString();
  let controllerId: number = -1;
  if (version >= 1) controllerId = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(10) : reader.arrayLength(8);
  const topics: MetadataResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeMetadataResponseTopic(reader, version));
  let clusterAuthorizedOperations: number = -2147483648;
  if (version >= 8 && version <= 10) clusterAuthorizedOperations = reader.int32();
  let errorCode: number = 0;
  if (version >= 13) errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataResponse = { throttleTimeMs, brokers, clusterId, controllerId, topics, clusterAuthorizedOperations, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeMetadataResponseBroker(writer: Writer, message: Init<MetadataResponseBroker>, version: number): void {
  const flexible = version >= 9;
  writer.int32(message.nodeId ?? 0);
  if (flexible) writer.compactString(message.host ?? '');
  else writer.string(message.host ?? '');
  writer.int32(message.port ?? 0);
  if (version >= 1) {
    if (flexible) writer.compactNullableString(message.rack ?? null);
    else writer.nullableString(message.rack ?? null);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataResponseBroker', version);
}

function decodeMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  const flexible = version >= 9;
  const nodeId = reader.int32();
  const host = flexible ? reader.compactString() : reader.string();
  const port = reader.int32();
  let rack: string | null = null;
  if (version >= 1) rack = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataResponseBroker = { nodeId, host, port, rack };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeMetadataResponseTopic(writer: Writer, message: Init<MetadataResponseTopic>, version: number): void {
  const flexible = version >= 9;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(version >= 12 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'MetadataResponseTopic', 'name', version)));
  else writer.nullableString(version >= 12 ? (message.name === undefined ? '' : message.name) : (notNull(message.name === undefined ? '' : message.name, 'MetadataResponseTopic', 'name', version)));
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  if (version >= 1) writer.bool(message.isInternal ?? false);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeMetadataResponsePartition(writer, element, version);
  if (version >= 8) writer.int32(message.topicAuthorizedOperations ?? -2147483648);
  else if (message.topicAuthorizedOperations !== undefined && message.topicAuthorizedOperations !== -2147483648) unsupportedField('MetadataResponseTopic', 'topicAuthorizedOperations', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataResponseTopic', version);
}

function decodeMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  const flexible = version >= 9;
  const errorCode = reader.int16();
  const name = version >= 12 ? reader.compactNullableString() : (flexible ? reader.compactString() : reader.string());
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  let isInternal: boolean = false;
  if (version >= 1) isInternal = reader.bool();
  const partitionsLength = flexible ? reader.compactArrayLength(18) : reader.arrayLength(18);
  const partitions: MetadataResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeMetadataResponsePartition(reader, version));
  let topicAuthorizedOperations: number = -2147483648;
  if (version >= 8) topicAuthorizedOperations = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataResponseTopic = { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeMetadataResponsePartition(writer: Writer, message: Init<MetadataResponsePartition>, version: number): void {
  const flexible = version >= 9;
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.partitionIndex ?? 0);
  writer.int32(message.leaderId ?? 0);
  if (version >= 7) writer.int32(message.leaderEpoch ?? -1);
  const replicaNodes = message.replicaNodes ?? [];
  if (flexible) writer.compactArrayLength(replicaNodes.length);
  else writer.arrayLength(replicaNodes.length);
  for (const element of replicaNodes) writer.int32(element);
  const isrNodes = message.isrNodes ?? [];
  if (flexible) writer.compactArrayLength(isrNodes.length);
  else writer.arrayLength(isrNodes.length);
  for (const element of isrNodes) writer.int32(element);
  if (version >= 5) {
    const offlineReplicas = message.offlineReplicas ?? [];
    if (flexible) writer.compactArrayLength(offlineReplicas.length);
    else writer.arrayLength(offlineReplicas.length);
    for (const element of offlineReplicas) writer.int32(element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'MetadataResponsePartition', version);
}

function decodeMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  const flexible = version >= 9;
  const errorCode = reader.int16();
  const partitionIndex = reader.int32();
  const leaderId = reader.int32();
  let leaderEpoch: number = -1;
  if (version >= 7) leaderEpoch = reader.int32();
  const replicaNodesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const replicaNodes: number[] = [];
  for (let i = 0; i < replicaNodesLength; i++) replicaNodes.push(reader.int32());
  const isrNodesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const isrNodes: number[] = [];
  for (let i = 0; i < isrNodesLength; i++) isrNodes.push(reader.int32());
  let offlineReplicas: number[] = [];
  if (version >= 5) {
    const offlineReplicasLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
    offlineReplicas = [];
    for (let i = 0; i < offlineReplicasLength; i++) offlineReplicas.push(reader.int32());
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: MetadataResponsePartition = { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
