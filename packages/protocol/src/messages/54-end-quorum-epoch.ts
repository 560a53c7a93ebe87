// Generated from packages/protocol/spec/messages/54-end-quorum-epoch.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const END_QUORUM_EPOCH_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface EndQuorumEpochRequest {
  clusterId: string | null;
  topics: EndQuorumEpochRequestTopicData[];
  /** Versions 1+. */
  leaderEndpoints: EndQuorumEpochRequestLeaderEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochRequestTopicData {
  topicName: string;
  partitions: EndQuorumEpochRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochRequestPartitionData {
  partitionIndex: number;
  leaderId: number;
  leaderEpoch: number;
  /** Versions 0. */
  preferredSuccessors: number[];
  /** Versions 1+. */
  preferredCandidates: EndQuorumEpochRequestReplicaInfo[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochRequestReplicaInfo {
  candidateId: number;
  candidateDirectoryId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochRequestLeaderEndpoint {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEndQuorumEpochRequest(writer: Writer, message: Init<EndQuorumEpochRequest>, version: number): void {
  checkVersion(version, 0, 1, 'EndQuorumEpochRequest');
  const flexible = version >= 1;
  if (flexible) writer.compactNullableString(message.clusterId ?? null);
  else writer.nullableString(message.clusterId ?? null);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeEndQuorumEpochRequestTopicData(writer, element, version);
  if (flexible) {
    const leaderEndpoints = message.leaderEndpoints ?? [];
    writer.compactArrayLength(leaderEndpoints.length);
    for (const element of leaderEndpoints) encodeEndQuorumEpochRequestLeaderEndpoint(writer, element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochRequest', version);
}

export function decodeEndQuorumEpochRequest(reader: Reader, version: number): EndQuorumEpochRequest {
  reader.expectVersion(version, 0, 1, 'EndQuorumEpochRequest');
  const flexible = version >= 1;
  const clusterId = flexible ? reader.compactNullableString() : reader.nullableString();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: EndQuorumEpochRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeEndQuorumEpochRequestTopicData(reader, version));
  let leaderEndpoints: EndQuorumEpochRequestLeaderEndpoint[] = [];
  if (flexible) {
    const leaderEndpointsLength = reader.compactArrayLength(5);
    leaderEndpoints = [];
    for (let i = 0; i < leaderEndpointsLength; i++) leaderEndpoints.push(decodeEndQuorumEpochRequestLeaderEndpoint(reader));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochRequest = { clusterId, topics, leaderEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochRequestTopicData(writer: Writer, message: Init<EndQuorumEpochRequestTopicData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.topicName ?? '');
  else writer.string(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeEndQuorumEpochRequestPartitionData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochRequestTopicData', version);
}

function decodeEndQuorumEpochRequestTopicData(reader: Reader, version: number): EndQuorumEpochRequestTopicData {
  const flexible = version >= 1;
  const topicName = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(14) : reader.arrayLength(16);
  const partitions: EndQuorumEpochRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeEndQuorumEpochRequestPartitionData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochRequestTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochRequestPartitionData(writer: Writer, message: Init<EndQuorumEpochRequestPartitionData>, version: number): void {
  const flexible = version >= 1;
  writer.int32(message.partitionIndex ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  if (version <= 0) {
    const preferredSuccessors = message.preferredSuccessors ?? [];
    writer.arrayLength(preferredSuccessors.length);
    for (const element of preferredSuccessors) writer.int32(element);
  }
  if (flexible) {
    const preferredCandidates = message.preferredCandidates ?? [];
    writer.compactArrayLength(preferredCandidates.length);
    for (const element of preferredCandidates) encodeEndQuorumEpochRequestReplicaInfo(writer, element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochRequestPartitionData', version);
}

function decodeEndQuorumEpochRequestPartitionData(reader: Reader, version: number): EndQuorumEpochRequestPartitionData {
  const flexible = version >= 1;
  const partitionIndex = reader.int32();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  let preferredSuccessors: number[] = [];
  if (version <= 0) {
    const preferredSuccessorsLength = reader.arrayLength(4);
    preferredSuccessors = [];
    for (let i = 0; i < preferredSuccessorsLength; i++) preferredSuccessors.push(reader.int32());
  }
  let preferredCandidates: EndQuorumEpochRequestReplicaInfo[] = [];
  if (flexible) {
    const preferredCandidatesLength = reader.compactArrayLength(21);
    preferredCandidates = [];
    for (let i = 0; i < preferredCandidatesLength; i++) preferredCandidates.push(decodeEndQuorumEpochRequestReplicaInfo(reader));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochRequestPartitionData = { partitionIndex, leaderId, leaderEpoch, preferredSuccessors, preferredCandidates };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochRequestReplicaInfo(writer: Writer, message: Init<EndQuorumEpochRequestReplicaInfo>): void {
  writer.int32(message.candidateId ?? 0);
  writer.uuid(message.candidateDirectoryId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeEndQuorumEpochRequestReplicaInfo(reader: Reader): EndQuorumEpochRequestReplicaInfo {
  const candidateId = reader.int32();
  const candidateDirectoryId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochRequestReplicaInfo = { candidateId, candidateDirectoryId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochRequestLeaderEndpoint(writer: Writer, message: Init<EndQuorumEpochRequestLeaderEndpoint>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeEndQuorumEpochRequestLeaderEndpoint(reader: Reader): EndQuorumEpochRequestLeaderEndpoint {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochRequestLeaderEndpoint = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const END_QUORUM_EPOCH_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface EndQuorumEpochResponse {
  errorCode: number;
  topics: EndQuorumEpochResponseTopicData[];
  /** Versions 1+. */
  nodeEndpoints: EndQuorumEpochResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochResponseTopicData {
  topicName: string;
  partitions: EndQuorumEpochResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface EndQuorumEpochResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEndQuorumEpochResponse(writer: Writer, message: Init<EndQuorumEpochResponse>, version: number): void {
  checkVersion(version, 0, 1, 'EndQuorumEpochResponse');
  const flexible = version >= 1;
  writer.int16(message.errorCode ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeEndQuorumEpochResponseTopicData(writer, element, version);
  if (!(flexible) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('EndQuorumEpochResponse', 'nodeEndpoints', version);
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
      for (const element of nodeEndpoints) encodeEndQuorumEpochResponseNodeEndpoint(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochResponse', version);
  }
}

export function decodeEndQuorumEpochResponse(reader: Reader, version: number): EndQuorumEpochResponse {
  reader.expectVersion(version, 0, 1, 'EndQuorumEpochResponse');
  const flexible = version >= 1;
  const errorCode = reader.int16();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: EndQuorumEpochResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeEndQuorumEpochResponseTopicData(reader, version));
  let nodeEndpoints: EndQuorumEpochResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        const nodeEndpointsLength = reader.compactArrayLength(8);
        nodeEndpoints = [];
        for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeEndQuorumEpochResponseNodeEndpoint(reader));
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: EndQuorumEpochResponse = { errorCode, topics, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochResponseTopicData(writer: Writer, message: Init<EndQuorumEpochResponseTopicData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.topicName ?? '');
  else writer.string(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeEndQuorumEpochResponsePartitionData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochResponseTopicData', version);
}

function decodeEndQuorumEpochResponseTopicData(reader: Reader, version: number): EndQuorumEpochResponseTopicData {
  const flexible = version >= 1;
  const topicName = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(15) : reader.arrayLength(14);
  const partitions: EndQuorumEpochResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeEndQuorumEpochResponsePartitionData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochResponseTopicData = { topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochResponsePartitionData(writer: Writer, message: Init<EndQuorumEpochResponsePartitionData>, version: number): void {
  const flexible = version >= 1;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndQuorumEpochResponsePartitionData', version);
}

function decodeEndQuorumEpochResponsePartitionData(reader: Reader, version: number): EndQuorumEpochResponsePartitionData {
  const flexible = version >= 1;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochResponsePartitionData = { partitionIndex, errorCode, leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeEndQuorumEpochResponseNodeEndpoint(writer: Writer, message: Init<EndQuorumEpochResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeEndQuorumEpochResponseNodeEndpoint(reader: Reader): EndQuorumEpochResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndQuorumEpochResponseNodeEndpoint = { nodeId, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
