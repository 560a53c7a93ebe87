// Generated from packages/protocol/spec/messages/55-describe-quorum.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_QUORUM_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface DescribeQuorumRequest {
  topics: DescribeQuorumRequestTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumRequestTopicData {
  topicName: string;
  partitions: DescribeQuorumRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumRequestPartitionData {
  partitionIndex: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeQuorumRequest(writer: Writer, message: Init<DescribeQuorumRequest>, version: number): void {
  checkVersion(version, 0, 2, 'DescribeQuorumRequest');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeQuorumRequestTopicData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeQuorumRequest(reader: Reader, version: number): DescribeQuorumRequest {
  reader.expectVersion(version, 0, 2, 'DescribeQuorumRequest');
  const topicsLength = reader.compactArrayLength(3);
  const topics: DescribeQuorumRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeQuorumRequestTopicData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumRequest = { topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumRequestTopicData(writer: Writer, message: Init<DescribeQuorumRequestTopicData>): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDescribeQuorumRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumRequestTopicData(reader: Reader): DescribeQuorumRequestTopicData {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(5);
  const partitions: DescribeQuorumRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeQuorumRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumRequestTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumRequestPartitionData(writer: Writer, message: Init<DescribeQuorumRequestPartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumRequestPartitionData(reader: Reader): DescribeQuorumRequestPartitionData {
  const partitionIndex = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumRequestPartitionData = { partitionIndex };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_QUORUM_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface DescribeQuorumResponse {
  errorCode: number;
  /** Versions 2+. */
  errorMessage: string | null;
  topics: DescribeQuorumResponseTopicData[];
  /** Versions 2+. */
  nodes: DescribeQuorumResponseNode[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumResponseTopicData {
  topicName: string;
  partitions: DescribeQuorumResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  /** Versions 2+. */
  errorMessage: string | null;
  leaderId: number;
  leaderEpoch: number;
  highWatermark: bigint;
  currentVoters: DescribeQuorumResponseReplicaState[];
  observers: DescribeQuorumResponseReplicaState[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumResponseReplicaState {
  replicaId: number;
  /** Versions 2+. */
  replicaDirectoryId: Uuid;
  logEndOffset: bigint;
  /** Versions 1+. Default -1. */
  lastFetchTimestamp: bigint;
  /** Versions 1+. Default -1. */
  lastCaughtUpTimestamp: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumResponseNode {
  nodeId: number;
  listeners: DescribeQuorumResponseListener[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeQuorumResponseListener {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeQuorumResponse(writer: Writer, message: Init<DescribeQuorumResponse>, version: number): void {
  checkVersion(version, 0, 2, 'DescribeQuorumResponse');
  writer.int16(message.errorCode ?? 0);
  if (version >= 2) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeQuorumResponseTopicData(writer, element, version);
  if (version >= 2) {
    const nodes = message.nodes ?? [];
    writer.compactArrayLength(nodes.length);
    for (const element of nodes) encodeDescribeQuorumResponseNode(writer, element);
  } else {
    if (message.nodes !== undefined && message.nodes.length > 0) unsupportedField('DescribeQuorumResponse', 'nodes', version);
  }
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeQuorumResponse(reader: Reader, version: number): DescribeQuorumResponse {
  reader.expectVersion(version, 0, 2, 'DescribeQuorumResponse');
  const errorCode = reader.int16();
  let errorMessage: string | null = '';
  if (version >= 2) errorMessage = reader.compactNullableString();
  const topicsLength = reader.compactArrayLength(3);
  const topics: DescribeQuorumResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeQuorumResponseTopicData(reader, version));
  let nodes: DescribeQuorumResponseNode[] = [];
  if (version >= 2) {
    const nodesLength = reader.compactArrayLength(6);
    nodes = [];
    for (let i = 0; i < nodesLength; i++) nodes.push(decodeDescribeQuorumResponseNode(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponse = { errorCode, errorMessage, topics, nodes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumResponseTopicData(writer: Writer, message: Init<DescribeQuorumResponseTopicData>, version: number): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDescribeQuorumResponsePartitionData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumResponseTopicData(reader: Reader, version: number): DescribeQuorumResponseTopicData {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(25);
  const partitions: DescribeQuorumResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeQuorumResponsePartitionData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponseTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumResponsePartitionData(writer: Writer, message: Init<DescribeQuorumResponsePartitionData>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (version >= 2) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.highWatermark ?? 0n);
  const currentVoters = message.currentVoters ?? [];
  writer.compactArrayLength(currentVoters.length);
  for (const element of currentVoters) encodeDescribeQuorumResponseReplicaState(writer, element, version);
  const observers = message.observers ?? [];
  writer.compactArrayLength(observers.length);
  for (const element of observers) encodeDescribeQuorumResponseReplicaState(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumResponsePartitionData(reader: Reader, version: number): DescribeQuorumResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  let errorMessage: string | null = '';
  if (version >= 2) errorMessage = reader.compactNullableString();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const highWatermark = reader.int64();
  const currentVotersLength = reader.compactArrayLength(13);
  const currentVoters: DescribeQuorumResponseReplicaState[] = [];
  for (let i = 0; i < currentVotersLength; i++) currentVoters.push(decodeDescribeQuorumResponseReplicaState(reader, version));
  const observersLength = reader.compactArrayLength(13);
  const observers: DescribeQuorumResponseReplicaState[] = [];
  for (let i = 0; i < observersLength; i++) observers.push(decodeDescribeQuorumResponseReplicaState(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponsePartitionData = { partitionIndex, errorCode, errorMessage, leaderId, leaderEpoch, highWatermark, currentVoters, observers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumResponseReplicaState(writer: Writer, message: Init<DescribeQuorumResponseReplicaState>, version: number): void {
  writer.int32(message.replicaId ?? 0);
  if (version >= 2) writer.uuid(message.replicaDirectoryId ?? ZERO_UUID);
  else if (message.replicaDirectoryId !== undefined && message.replicaDirectoryId !== ZERO_UUID) unsupportedField('DescribeQuorumResponseReplicaState', 'replicaDirectoryId', version);
  writer.int64(message.logEndOffset ?? 0n);
  if (version >= 1) {
    writer.int64(message.lastFetchTimestamp ?? -1n);
    writer.int64(message.lastCaughtUpTimestamp ?? -1n);
  }
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumResponseReplicaState(reader: Reader, version: number): DescribeQuorumResponseReplicaState {
  const replicaId = reader.int32();
  let replicaDirectoryId: Uuid = ZERO_UUID;
  if (version >= 2) replicaDirectoryId = reader.uuid();
  const logEndOffset = reader.int64();
  let lastFetchTimestamp: bigint = -1n;
  let lastCaughtUpTimestamp: bigint = -1n;
  if (version >= 1) {
    lastFetchTimestamp = reader.int64();
    lastCaughtUpTimestamp = reader.int64();
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponseReplicaState = { replicaId, replicaDirectoryId, logEndOffset, lastFetchTimestamp, lastCaughtUpTimestamp };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumResponseNode(writer: Writer, message: Init<DescribeQuorumResponseNode>): void {
  writer.int32(message.nodeId ?? 0);
  const listeners = message.listeners ?? [];
  writer.compactArrayLength(listeners.length);
  for (const element of listeners) encodeDescribeQuorumResponseListener(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumResponseNode(reader: Reader): DescribeQuorumResponseNode {
  const nodeId = reader.int32();
  const listenersLength = reader.compactArrayLength(5);
  const listeners: DescribeQuorumResponseListener[] = [];
  for (let i = 0; i < listenersLength; i++) listeners.push(decodeDescribeQuorumResponseListener(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponseNode = { nodeId, listeners };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeQuorumResponseListener(writer: Writer, message: Init<DescribeQuorumResponseListener>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeQuorumResponseListener(reader: Reader): DescribeQuorumResponseListener {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeQuorumResponseListener = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
