// Generated from packages/protocol/spec/messages/53-begin-quorum-epoch.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const BEGIN_QUORUM_EPOCH_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface BeginQuorumEpochRequest {
  clusterId: string | null;
  /** Versions 1+. Default -1. */
  voterId: number;
  topics: BeginQuorumEpochRequestTopicData[];
  /** Versions 1+. */
  leaderEndpoints: BeginQuorumEpochRequestLeaderEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochRequestTopicData {
  topicName: string;
  partitions: BeginQuorumEpochRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochRequestPartitionData {
  partitionIndex: number;
  /** Versions 1+. */
  voterDirectoryId: Uuid;
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochRequestLeaderEndpoint {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBeginQuorumEpochRequest(writer: Writer, message: Init<BeginQuorumEpochRequest>, version: number): void {
  checkVersion(version, 0, 1, 'BeginQuorumEpochRequest');
  const flexible = version >= 1;
  if (flexible) writer.compactNullableString(message.clusterId ?? null);
  else writer.nullableString(message.clusterId ?? null);
  if (flexible) writer.int32(message.voterId ?? -1);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeBeginQuorumEpochRequestTopicData(writer, element, version);
  if (flexible) {
    const leaderEndpoints = message.leaderEndpoints ?? [];
    writer.compactArrayLength(leaderEndpoints.length);
    for (const element of leaderEndpoints) encodeBeginQuorumEpochRequestLeaderEndpoint(writer, element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochRequest', version);
}

export function decodeBeginQuorumEpochRequest(reader: Reader, version: number): BeginQuorumEpochRequest {
  reader.expectVersion(version, 0, 1, 'BeginQuorumEpochRequest');
  const flexible = version >= 1;
  const clusterId = flexible ? reader.compactNullableString() : reader.nullableString();
  let voterId: number = -1;
  if (flexible) voterId = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: BeginQuorumEpochRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeBeginQuorumEpochRequestTopicData(reader, version));
  let leaderEndpoints: BeginQuorumEpochRequestLeaderEndpoint[] = [];
  if (flexible) {
    const leaderEndpointsLength = reader.compactArrayLength(5);
    leaderEndpoints = [];
    for (let i = 0; i < leaderEndpointsLength; i++) leaderEndpoints.push(decodeBeginQuorumEpochRequestLeaderEndpoint(reader));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochRequest = { clusterId, voterId, topics, leaderEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochRequestTopicData(writer: Writer, message: Init<BeginQuorumEpochRequestTopicData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.topicName ?? '');
  else writer.string(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeBeginQuorumEpochRequestPartitionData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochRequestTopicData', version);
}

function decodeBeginQuorumEpochRequestTopicData(reader: Reader, version: number): BeginQuorumEpochRequestTopicData {
  const flexible = version >= 1;
  const topicName = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(29) : reader.arrayLength(12);
  const partitions: BeginQuorumEpochRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeBeginQuorumEpochRequestPartitionData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochRequestTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochRequestPartitionData(writer: Writer, message: Init<BeginQuorumEpochRequestPartitionData>, version: number): void {
  const flexible = version >= 1;
  writer.int32(message.partitionIndex ?? 0);
  if (flexible) writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochRequestPartitionData', version);
}

function decodeBeginQuorumEpochRequestPartitionData(reader: Reader, version: number): BeginQuorumEpochRequestPartitionData {
  const flexible = version >= 1;
  const partitionIndex = reader.int32();
  let voterDirectoryId: Uuid = ZERO_UUID;
  if (flexible) voterDirectoryId = reader.uuid();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochRequestPartitionData = { partitionIndex, voterDirectoryId, leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochRequestLeaderEndpoint(writer: Writer, message: Init<BeginQuorumEpochRequestLeaderEndpoint>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeBeginQuorumEpochRequestLeaderEndpoint(reader: Reader): BeginQuorumEpochRequestLeaderEndpoint {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochRequestLeaderEndpoint = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const BEGIN_QUORUM_EPOCH_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface BeginQuorumEpochResponse {
  errorCode: number;
  topics: BeginQuorumEpochResponseTopicData[];
  /** Versions 1+. */
  nodeEndpoints: BeginQuorumEpochResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochResponseTopicData {
  topicName: string;
  partitions: BeginQuorumEpochResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface BeginQuorumEpochResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeBeginQuorumEpochResponse(writer: Writer, message: Init<BeginQuorumEpochResponse>, version: number): void {
  checkVersion(version, 0, 1, 'BeginQuorumEpochResponse');
  const flexible = version >= 1;
  writer.int16(message.errorCode ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeBeginQuorumEpochResponseTopicData(writer, element, version);
  if (!(flexible) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('BeginQuorumEpochResponse', 'nodeEndpoints', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasNodeEndpoints = message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0;
    if (hasNodeEndpoints) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasNodeEndpoints) {
      const mark = writer.openTaggedField(0);
      const nodeEndpoints = message.nodeEndpoints ?? [];
      writer.compactArrayLength(nodeEndpoints.length);
      for (const element of nodeEndpoints) encodeBeginQuorumEpochResponseNodeEndpoint(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochResponse', version);
  }
}

export function decodeBeginQuorumEpochResponse(reader: Reader, version: number): BeginQuorumEpochResponse {
  reader.expectVersion(version, 0, 1, 'BeginQuorumEpochResponse');
  const flexible = version >= 1;
  const errorCode = reader.int16();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: BeginQuorumEpochResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeBeginQuorumEpochResponseTopicData(reader, version));
  let nodeEndpoints: BeginQuorumEpochResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        const nodeEndpointsLength = reader.compactArrayLength(8);
        nodeEndpoints = [];
        for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeBeginQuorumEpochResponseNodeEndpoint(reader));
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: BeginQuorumEpochResponse = { errorCode, topics, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochResponseTopicData(writer: Writer, message: Init<BeginQuorumEpochResponseTopicData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.topicName ?? '');
  else writer.string(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeBeginQuorumEpochResponsePartitionData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochResponseTopicData', version);
}

function decodeBeginQuorumEpochResponseTopicData(reader: Reader, version: number): BeginQuorumEpochResponseTopicData {
  const flexible = version >= 1;
  const topicName = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(15) : reader.arrayLength(14);
  const partitions: BeginQuorumEpochResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeBeginQuorumEpochResponsePartitionData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochResponseTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochResponsePartitionData(writer: Writer, message: Init<BeginQuorumEpochResponsePartitionData>, version: number): void {
  const flexible = version >= 1;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'BeginQuorumEpochResponsePartitionData', version);
}

function decodeBeginQuorumEpochResponsePartitionData(reader: Reader, version: number): BeginQuorumEpochResponsePartitionData {
  const flexible = version >= 1;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochResponsePartitionData = { partitionIndex, errorCode, leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeBeginQuorumEpochResponseNodeEndpoint(writer: Writer, message: Init<BeginQuorumEpochResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeBeginQuorumEpochResponseNodeEndpoint(reader: Reader): BeginQuorumEpochResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: BeginQuorumEpochResponseNodeEndpoint = { nodeId, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
