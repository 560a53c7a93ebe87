// Generated from packages/protocol/spec/messages/52-vote.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const VOTE_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface VoteRequest {
  clusterId: string | null;
  /** Versions 1+. Default -1. */
  voterId: number;
  topics: VoteRequestTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VoteRequestTopicData {
  topicName: string;
  partitions: VoteRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VoteRequestPartitionData {
  partitionIndex: number;
  replicaEpoch: number;
  replicaId: number;
  /** Versions 1+. */
  replicaDirectoryId: Uuid;
  /** Versions 1+. */
  voterDirectoryId: Uuid;
  lastOffsetEpoch: number;
  lastOffset: bigint;
  /** Versions 2+. */
  preVote: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeVoteRequest(writer: Writer, message: Init<VoteRequest>, version: number): void {
  checkVersion(version, 0, 2, 'VoteRequest');
  writer.compactNullableString(message.clusterId ?? null);
  if (version >= 1) writer.int32(message.voterId ?? -1);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeVoteRequestTopicData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeVoteRequest(reader: Reader, version: number): VoteRequest {
  reader.expectVersion(version, 0, 2, 'VoteRequest');
  const clusterId = reader.compactNullableString();
  let voterId: number = -1;
  if (version >= 1) voterId = reader.int32();
  const topicsLength = reader.compactArrayLength(3);
  const topics: VoteRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeVoteRequestTopicData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteRequest = { clusterId, voterId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVoteRequestTopicData(writer: Writer, message: Init<VoteRequestTopicData>, version: number): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeVoteRequestPartitionData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVoteRequestTopicData(reader: Reader, version: number): VoteRequestTopicData {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(25);
  const partitions: VoteRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeVoteRequestPartitionData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteRequestTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVoteRequestPartitionData(writer: Writer, message: Init<VoteRequestPartitionData>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int32(message.replicaEpoch ?? 0);
  writer.int32(message.replicaId ?? 0);
  if (version >= 1) {
    writer.uuid(message.replicaDirectoryId ?? ZERO_UUID);
    writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  }
  writer.int32(message.lastOffsetEpoch ?? 0);
  writer.int64(message.lastOffset ?? 0n);
  if (version >= 2) writer.bool(message.preVote ?? false);
  else if (message.preVote !== undefined && message.preVote !== false) unsupportedField('VoteRequestPartitionData', 'preVote', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVoteRequestPartitionData(reader: Reader, version: number): VoteRequestPartitionData {
  const partitionIndex = reader.int32();
  const replicaEpoch = reader.int32();
  const replicaId = reader.int32();
  let replicaDirectoryId: Uuid = ZERO_UUID;
  let voterDirectoryId: Uuid = ZERO_UUID;
  if (version >= 1) {
    replicaDirectoryId = reader.uuid();
    voterDirectoryId = reader.uuid();
  }
  const lastOffsetEpoch = reader.int32();
  const lastOffset = reader.int64();
  let preVote: boolean = false;
  if (version >= 2) preVote = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteRequestPartitionData = { partitionIndex, replicaEpoch, replicaId, replicaDirectoryId, voterDirectoryId, lastOffsetEpoch, lastOffset, preVote };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const VOTE_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface VoteResponse {
  errorCode: number;
  topics: VoteResponseTopicData[];
  /** Versions 1+. */
  nodeEndpoints: VoteResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VoteResponseTopicData {
  topicName: string;
  partitions: VoteResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VoteResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  leaderId: number;
  leaderEpoch: number;
  voteGranted: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface VoteResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeVoteResponse(writer: Writer, message: Init<VoteResponse>, version: number): void {
  checkVersion(version, 0, 2, 'VoteResponse');
  writer.int16(message.errorCode ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeVoteResponseTopicData(writer, element);
  if (!(version >= 1) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('VoteResponse', 'nodeEndpoints', version);
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
    for (const element of nodeEndpoints) encodeVoteResponseNodeEndpoint(writer, element);
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeVoteResponse(reader: Reader, version: number): VoteResponse {
  reader.expectVersion(version, 0, 2, 'VoteResponse');
  const errorCode = reader.int16();
  const topicsLength = reader.compactArrayLength(3);
  const topics: VoteResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeVoteResponseTopicData(reader));
  let nodeEndpoints: VoteResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0 && version >= 1) {
      const nodeEndpointsLength = reader.compactArrayLength(8);
      nodeEndpoints = [];
      for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeVoteResponseNodeEndpoint(reader));
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: VoteResponse = { errorCode, topics, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVoteResponseTopicData(writer: Writer, message: Init<VoteResponseTopicData>): void {
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeVoteResponsePartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVoteResponseTopicData(reader: Reader): VoteResponseTopicData {
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(16);
  const partitions: VoteResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeVoteResponsePartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteResponseTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVoteResponsePartitionData(writer: Writer, message: Init<VoteResponsePartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.bool(message.voteGranted ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVoteResponsePartitionData(reader: Reader): VoteResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const voteGranted = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteResponsePartitionData = { partitionIndex, errorCode, leaderId, leaderEpoch, voteGranted };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeVoteResponseNodeEndpoint(writer: Writer, message: Init<VoteResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeVoteResponseNodeEndpoint(reader: Reader): VoteResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: VoteResponseNodeEndpoint = { nodeId, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
