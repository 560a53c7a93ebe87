// Generated from packages/protocol/spec/messages/59-fetch-snapshot.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const FETCH_SNAPSHOT_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface FetchSnapshotRequest {
  clusterId: string | null;
  /** Default -1. */
  replicaId: number;
  /** Default 2147483647. */
  maxBytes: number;
  topics: FetchSnapshotRequestTopicSnapshot[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotRequestTopicSnapshot {
  name: string;
  partitions: FetchSnapshotRequestPartitionSnapshot[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotRequestPartitionSnapshot {
  partition: number;
  currentLeaderEpoch: number;
  snapshotId: FetchSnapshotRequestSnapshotId;
  position: bigint;
  /** Versions 1+. */
  replicaDirectoryId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotRequestSnapshotId {
  endOffset: bigint;
  epoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFetchSnapshotRequest(writer: Writer, message: Init<FetchSnapshotRequest>, version: number): void {
  checkVersion(version, 0, 1, 'FetchSnapshotRequest');
  writer.int32(message.replicaId ?? -1);
  writer.int32(message.maxBytes ?? 2147483647);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeFetchSnapshotRequestTopicSnapshot(writer, element, version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasClusterId = message.clusterId !== undefined && message.clusterId !== null;
  if (hasClusterId) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasClusterId) {
    const mark = writer.openTaggedField(0);
    writer.compactNullableString(message.clusterId ?? null);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeFetchSnapshotRequest(reader: Reader, version: number): FetchSnapshotRequest {
  reader.expectVersion(version, 0, 1, 'FetchSnapshotRequest');
  const replicaId = reader.int32();
  const maxBytes = reader.int32();
  const topicsLength = reader.compactArrayLength(3);
  const topics: FetchSnapshotRequestTopicSnapshot[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeFetchSnapshotRequestTopicSnapshot(reader, version));
  let clusterId: string | null = null;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      clusterId = reader.compactNullableString();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: FetchSnapshotRequest = { clusterId, replicaId, maxBytes, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotRequestTopicSnapshot(writer: Writer, message: Init<FetchSnapshotRequestTopicSnapshot>, version: number): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeFetchSnapshotRequestPartitionSnapshot(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotRequestTopicSnapshot(reader: Reader, version: number): FetchSnapshotRequestTopicSnapshot {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(30);
  const partitions: FetchSnapshotRequestPartitionSnapshot[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeFetchSnapshotRequestPartitionSnapshot(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotRequestTopicSnapshot = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotRequestPartitionSnapshot(writer: Writer, message: Init<FetchSnapshotRequestPartitionSnapshot>, version: number): void {
  writer.int32(message.partition ?? 0);
  writer.int32(message.currentLeaderEpoch ?? 0);
  encodeFetchSnapshotRequestSnapshotId(writer, message.snapshotId ?? {});
  writer.int64(message.position ?? 0n);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasReplicaDirectoryId = version >= 1 && message.replicaDirectoryId !== undefined && message.replicaDirectoryId !== ZERO_UUID;
  if (hasReplicaDirectoryId) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasReplicaDirectoryId) {
    writer.taggedField(0, 16);
    writer.uuid(message.replicaDirectoryId ?? ZERO_UUID);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

function decodeFetchSnapshotRequestPartitionSnapshot(reader: Reader, version: number): FetchSnapshotRequestPartitionSnapshot {
  const partition = reader.int32();
  const currentLeaderEpoch = reader.int32();
  const snapshotId = decodeFetchSnapshotRequestSnapshotId(reader);
  const position = reader.int64();
  let replicaDirectoryId: Uuid = ZERO_UUID;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0 && version >= 1) {
      replicaDirectoryId = reader.uuid();
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: FetchSnapshotRequestPartitionSnapshot = { partition, currentLeaderEpoch, snapshotId, position, replicaDirectoryId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotRequestSnapshotId(writer: Writer, message: Init<FetchSnapshotRequestSnapshotId>): void {
  writer.int64(message.endOffset ?? 0n);
  writer.int32(message.epoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotRequestSnapshotId(reader: Reader): FetchSnapshotRequestSnapshotId {
  const endOffset = reader.int64();
  const epoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotRequestSnapshotId = { endOffset, epoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const FETCH_SNAPSHOT_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface FetchSnapshotResponse {
  throttleTimeMs: number;
  errorCode: number;
  topics: FetchSnapshotResponseTopicSnapshot[];
  /** Versions 1+. */
  nodeEndpoints: FetchSnapshotResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotResponseTopicSnapshot {
  name: string;
  partitions: FetchSnapshotResponsePartitionSnapshot[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotResponsePartitionSnapshot {
  index: number;
  errorCode: number;
  snapshotId: FetchSnapshotResponseSnapshotId;
  currentLeader: FetchSnapshotResponseLeaderIdAndEpoch;
  size: bigint;
  position: bigint;
  unalignedRecords: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotResponseSnapshotId {
  endOffset: bigint;
  epoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotResponseLeaderIdAndEpoch {
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchSnapshotResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFetchSnapshotResponse(writer: Writer, message: Init<FetchSnapshotResponse>, version: number): void {
  checkVersion(version, 0, 1, 'FetchSnapshotResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeFetchSnapshotResponseTopicSnapshot(writer, element);
  if (!(version >= 1) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('FetchSnapshotResponse', 'nodeEndpoints', version);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasNodeEndpoints = version >= 1 && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0;
  if (hasNodeEndpoints) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasNodeEndpoints) {
    const mark = writer.openTaggedField(0);
    const nodeEndpoints = message.nodeEndpoints ?? [];
    writer.compactArrayLength(nodeEndpoints.length);
    for (const element of nodeEndpoints) encodeFetchSnapshotResponseNodeEndpoint(writer, element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeFetchSnapshotResponse(reader: Reader, version: number): FetchSnapshotResponse {
  reader.expectVersion(version, 0, 1, 'FetchSnapshotResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const topicsLength = reader.compactArrayLength(3);
  const topics: FetchSnapshotResponseTopicSnapshot[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeFetchSnapshotResponseTopicSnapshot(reader));
  let nodeEndpoints: FetchSnapshotResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0 && version >= 1) {
      const nodeEndpointsLength = reader.compactArrayLength(8);
      nodeEndpoints = [];
      for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeFetchSnapshotResponseNodeEndpoint(reader));
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: FetchSnapshotResponse = { throttleTimeMs, errorCode, topics, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotResponseTopicSnapshot(writer: Writer, message: Init<FetchSnapshotResponseTopicSnapshot>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeFetchSnapshotResponsePartitionSnapshot(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotResponseTopicSnapshot(reader: Reader): FetchSnapshotResponseTopicSnapshot {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(37);
  const partitions: FetchSnapshotResponsePartitionSnapshot[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeFetchSnapshotResponsePartitionSnapshot(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotResponseTopicSnapshot = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotResponsePartitionSnapshot(writer: Writer, message: Init<FetchSnapshotResponsePartitionSnapshot>): void {
  writer.int32(message.index ?? 0);
  writer.int16(message.errorCode ?? 0);
  encodeFetchSnapshotResponseSnapshotId(writer, message.snapshotId ?? {});
  writer.int64(message.size ?? 0n);
  writer.int64(message.position ?? 0n);
  writer.compactBytes(message.unalignedRecords ?? NO_BYTES);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasCurrentLeader = message.currentLeader !== undefined && !isDefaultFetchSnapshotResponseLeaderIdAndEpoch(message.currentLeader);
  if (hasCurrentLeader) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasCurrentLeader) {
    const mark = writer.openTaggedField(0);
    encodeFetchSnapshotResponseLeaderIdAndEpoch(writer, message.currentLeader ?? {});
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

function decodeFetchSnapshotResponsePartitionSnapshot(reader: Reader): FetchSnapshotResponsePartitionSnapshot {
  const index = reader.int32();
  const errorCode = reader.int16();
  const snapshotId = decodeFetchSnapshotResponseSnapshotId(reader);
  const size = reader.int64();
  const position = reader.int64();
  const unalignedRecords = reader.compactBytes();
  let currentLeader: FetchSnapshotResponseLeaderIdAndEpoch = defaultFetchSnapshotResponseLeaderIdAndEpoch();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      currentLeader = decodeFetchSnapshotResponseLeaderIdAndEpoch(reader);
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: FetchSnapshotResponsePartitionSnapshot = { index, errorCode, snapshotId, currentLeader, size, position, unalignedRecords };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotResponseSnapshotId(writer: Writer, message: Init<FetchSnapshotResponseSnapshotId>): void {
  writer.int64(message.endOffset ?? 0n);
  writer.int32(message.epoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotResponseSnapshotId(reader: Reader): FetchSnapshotResponseSnapshotId {
  const endOffset = reader.int64();
  const epoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotResponseSnapshotId = { endOffset, epoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotResponseLeaderIdAndEpoch(writer: Writer, message: Init<FetchSnapshotResponseLeaderIdAndEpoch>): void {
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotResponseLeaderIdAndEpoch(reader: Reader): FetchSnapshotResponseLeaderIdAndEpoch {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotResponseLeaderIdAndEpoch = { leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchSnapshotResponseNodeEndpoint(writer: Writer, message: Init<FetchSnapshotResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchSnapshotResponseNodeEndpoint(reader: Reader): FetchSnapshotResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchSnapshotResponseNodeEndpoint = { nodeId, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultFetchSnapshotResponseLeaderIdAndEpoch(message: Init<FetchSnapshotResponseLeaderIdAndEpoch>): boolean {
  if (message.leaderId !== undefined && message.leaderId !== 0) return false;
  if (message.leaderEpoch !== undefined && message.leaderEpoch !== 0) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultFetchSnapshotResponseLeaderIdAndEpoch(): FetchSnapshotResponseLeaderIdAndEpoch {
  return {
    leaderId: 0,
    leaderEpoch: 0,
  };
}
