// Generated from packages/protocol/spec/messages/01-fetch.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const FETCH_REQUEST_VERSIONS = { lowest: 4, highest: 18 } as const;

/** Versions 4-18, flexible 12+. */
export interface FetchRequest {
  /** Versions 12+. */
  clusterId: string | null;
  /** Versions 0-14. Default -1. */
  replicaId: number;
  /** Versions 15+. */
  replicaState: FetchRequestReplicaState;
  maxWaitMs: number;
  minBytes: number;
  /** Default 2147483647. */
  maxBytes: number;
  isolationLevel: number;
  /** Versions 7+. */
  sessionId: number;
  /** Versions 7+. Default -1. */
  sessionEpoch: number;
  topics: FetchRequestFetchTopic[];
  /** Versions 7+. */
  forgottenTopicsData: FetchRequestForgottenTopic[];
  /** Versions 11+. */
  rackId: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchRequestReplicaState {
  /** Default -1. */
  replicaId: number;
  /** Default -1. */
  replicaEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchRequestFetchTopic {
  /** Versions 0-12. */
  topic: string;
  /** Versions 13+. */
  topicId: Uuid;
  partitions: FetchRequestFetchPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchRequestFetchPartition {
  partition: number;
  /** Versions 9+. Default -1. */
  currentLeaderEpoch: number;
  fetchOffset: bigint;
  /** Versions 12+. Default -1. */
  lastFetchedEpoch: number;
  /** Versions 5+. Default -1. */
  logStartOffset: bigint;
  partitionMaxBytes: number;
  /** Versions 17+. */
  replicaDirectoryId: Uuid;
  /** Versions 18+. Default 9223372036854775807. */
  highWatermark: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchRequestForgottenTopic {
  /** Versions 7-12. */
  topic: string;
  /** Versions 13+. */
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFetchRequest(writer: Writer, message: Init<FetchRequest>, version: number): void {
  checkVersion(version, 4, 18, 'FetchRequest');
  const flexible = version >= 12;
  if (version <= 14) writer.int32(message.replicaId ?? -1);
  else if (message.replicaId !== undefined && message.replicaId !== -1) unsupportedField('FetchRequest', 'replicaId', version);
  writer.int32(message.maxWaitMs ?? 0);
  writer.int32(message.minBytes ?? 0);
  writer.int32(message.maxBytes ?? 2147483647);
  writer.int8(message.isolationLevel ?? 0);
  if (version >= 7) {
    writer.int32(message.sessionId ?? 0);
    writer.int32(message.sessionEpoch ?? -1);
  }
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeFetchRequestFetchTopic(writer, element, version);
  if (version >= 7) {
    const forgottenTopicsData = message.forgottenTopicsData ?? [];
    if (flexible) writer.compactArrayLength(forgottenTopicsData.length);
    else writer.arrayLength(forgottenTopicsData.length);
    for (const element of forgottenTopicsData) encodeFetchRequestForgottenTopic(writer, element, version);
  } else {
    if (message.forgottenTopicsData !== undefined && message.forgottenTopicsData.length > 0) unsupportedField('FetchRequest', 'forgottenTopicsData', version);
  }
  if (version >= 11) {
    if (flexible) writer.compactString(message.rackId ?? '');
    else writer.string(message.rackId ?? '');
  }
  if (!(version >= 15) && message.replicaState !== undefined && !isDefaultFetchRequestReplicaState(message.replicaState)) unsupportedField('FetchRequest', 'replicaState', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasClusterId = message.clusterId !== undefined && message.clusterId !== null;
    if (hasClusterId) tagCount++;
    const hasReplicaState = version >= 15 && message.replicaState !== undefined && !isDefaultFetchRequestReplicaState(message.replicaState);
    if (hasReplicaState) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasClusterId) {
      const mark = writer.openTaggedField(0);
      writer.compactNullableString(message.clusterId ?? null);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
    if (hasReplicaState) {
      const mark = writer.openTaggedField(1);
      encodeFetchRequestReplicaState(writer, message.replicaState ?? {});
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'FetchRequest', version);
  }
}

export function decodeFetchRequest(reader: Reader, version: number): FetchRequest {
  reader.expectVersion(version, 4, 18, 'FetchRequest');
  const flexible = version >= 12;
  let replicaId: number = -1;
  if (version <= 14) replicaId = reader.int32();
  const maxWaitMs = reader.int32();
  const minBytes = reader.int32();
  const maxBytes = reader.int32();
  const isolationLevel = reader.int8();
  let sessionId: number = 0;
  let sessionEpoch: number = -1;
  if (version >= 7) {
    sessionId = reader.int32();
    sessionEpoch = reader.int32();
  }
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: FetchRequestFetchTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeFetchRequestFetchTopic(reader, version));
  let forgottenTopicsData: FetchRequestForgottenTopic[] = [];
  if (version >= 7) {
    const forgottenTopicsDataLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
    forgottenTopicsData = [];
    for (let i = 0; i < forgottenTopicsDataLength; i++) forgottenTopicsData.push(decodeFetchRequestForgottenTopic(reader, version));
  }
  let rackId: string = '';
  if (version >= 11) rackId = flexible ? reader.compactString() : reader.string();
  let clusterId: string | null = null;
  let replicaState: FetchRequestReplicaState = defaultFetchRequestReplicaState();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        clusterId = reader.compactNullableString();
      } else if (tag === 1 && version >= 15) {
        replicaState = decodeFetchRequestReplicaState(reader);
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: FetchRequest = { clusterId, replicaId, replicaState, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, topics, forgottenTopicsData, rackId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchRequestReplicaState(writer: Writer, message: Init<FetchRequestReplicaState>): void {
  writer.int32(message.replicaId ?? -1);
  writer.int64(message.replicaEpoch ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchRequestReplicaState(reader: Reader): FetchRequestReplicaState {
  const replicaId = reader.int32();
  const replicaEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchRequestReplicaState = { replicaId, replicaEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchRequestFetchTopic(writer: Writer, message: Init<FetchRequestFetchTopic>, version: number): void {
  const flexible = version >= 12;
  if (version <= 12) {
    if (flexible) writer.compactString(message.topic ?? '');
    else writer.string(message.topic ?? '');
  }
  if (version >= 13) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeFetchRequestFetchPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FetchRequestFetchTopic', version);
}

function decodeFetchRequestFetchTopic(reader: Reader, version: number): FetchRequestFetchTopic {
  const flexible = version >= 12;
  let topic: string = '';
  if (version <= 12) topic = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 13) topicId = reader.uuid();
  const partitionsLength = flexible ? reader.compactArrayLength(33) : reader.arrayLength(16);
  const partitions: FetchRequestFetchPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeFetchRequestFetchPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchRequestFetchTopic = { topic, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchRequestFetchPartition(writer: Writer, message: Init<FetchRequestFetchPartition>, version: number): void {
  const flexible = version >= 12;
  writer.int32(message.partition ?? 0);
  if (version >= 9) writer.int32(message.currentLeaderEpoch ?? -1);
  writer.int64(message.fetchOffset ?? 0n);
  if (flexible) writer.int32(message.lastFetchedEpoch ?? -1);
  else if (message.lastFetchedEpoch !== undefined && message.lastFetchedEpoch !== -1) unsupportedField('FetchRequestFetchPartition', 'lastFetchedEpoch', version);
  if (version >= 5) writer.int64(message.logStartOffset ?? -1n);
  writer.int32(message.partitionMaxBytes ?? 0);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasReplicaDirectoryId = version >= 17 && message.replicaDirectoryId !== undefined && message.replicaDirectoryId !== ZERO_UUID;
    if (hasReplicaDirectoryId) tagCount++;
    const hasHighWatermark = version >= 18 && message.highWatermark !== undefined && message.highWatermark !== 9223372036854775807n;
    if (hasHighWatermark) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasReplicaDirectoryId) {
      writer.taggedField(0, 16);
      writer.uuid(message.replicaDirectoryId ?? ZERO_UUID);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
    if (hasHighWatermark) {
      writer.taggedField(1, 8);
      writer.int64(message.highWatermark ?? 9223372036854775807n);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'FetchRequestFetchPartition', version);
  }
}

function decodeFetchRequestFetchPartition(reader: Reader, version: number): FetchRequestFetchPartition {
  const flexible = version >= 12;
  const partition = reader.int32();
  let currentLeaderEpoch: number = -1;
  if (version >= 9) currentLeaderEpoch = reader.int32();
  const fetchOffset = reader.int64();
  let lastFetchedEpoch: number = -1;
  if (flexible) lastFetchedEpoch = reader.int32();
  let logStartOffset: bigint = -1n;
  if (version >= 5) logStartOffset = reader.int64();
  const partitionMaxBytes = reader.int32();
  let replicaDirectoryId: Uuid = ZERO_UUID;
  let highWatermark: bigint = 9223372036854775807n;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0 && version >= 17) {
        replicaDirectoryId = reader.uuid();
      } else if (tag === 1 && version >= 18) {
        highWatermark = reader.int64();
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: FetchRequestFetchPartition = { partition, currentLeaderEpoch, fetchOffset, lastFetchedEpoch, logStartOffset, partitionMaxBytes, replicaDirectoryId, highWatermark };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchRequestForgottenTopic(writer: Writer, message: Init<FetchRequestForgottenTopic>, version: number): void {
  const flexible = version >= 12;
  if (version <= 12) {
    if (flexible) writer.compactString(message.topic ?? '');
    else writer.string(message.topic ?? '');
  }
  if (version >= 13) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FetchRequestForgottenTopic', version);
}

function decodeFetchRequestForgottenTopic(reader: Reader, version: number): FetchRequestForgottenTopic {
  const flexible = version >= 12;
  let topic: string = '';
  if (version <= 12) topic = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 13) topicId = reader.uuid();
  const partitionsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchRequestForgottenTopic = { topic, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultFetchRequestReplicaState(message: Init<FetchRequestReplicaState>): boolean {
  if (message.replicaId !== undefined && message.replicaId !== -1) return false;
  if (message.replicaEpoch !== undefined && message.replicaEpoch !== -1n) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultFetchRequestReplicaState(): FetchRequestReplicaState {
  return {
    replicaId: -1,
    replicaEpoch: -1n,
  };
}

export const FETCH_RESPONSE_VERSIONS = { lowest: 4, highest: 18 } as const;

/** Versions 4-18, flexible 12+. */
export interface FetchResponse {
  throttleTimeMs: number;
  /** Versions 7+. */
  errorCode: number;
  /** Versions 7+. */
  sessionId: number;
  responses: FetchResponseFetchableTopicResponse[];
  /** Versions 16+. */
  nodeEndpoints: FetchResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseFetchableTopicResponse {
  /** Versions 0-12. */
  topic: string;
  /** Versions 13+. */
  topicId: Uuid;
  partitions: FetchResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  highWatermark: bigint;
  /** Default -1. */
  lastStableOffset: bigint;
  /** Versions 5+. Default -1. */
  logStartOffset: bigint;
  /** Versions 12+. */
  divergingEpoch: FetchResponseEpochEndOffset;
  /** Versions 12+. */
  currentLeader: FetchResponseLeaderIdAndEpoch;
  /** Versions 12+. */
  snapshotId: FetchResponseSnapshotId;
  abortedTransactions: FetchResponseAbortedTransaction[] | null;
  /** Versions 11+. Default -1. */
  preferredReadReplica: number;
  records: Buffer | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseEpochEndOffset {
  /** Default -1. */
  epoch: number;
  /** Default -1. */
  endOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseLeaderIdAndEpoch {
  /** Default -1. */
  leaderId: number;
  /** Default -1. */
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseSnapshotId {
  /** Default -1. */
  endOffset: bigint;
  /** Default -1. */
  epoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseAbortedTransaction {
  producerId: bigint;
  firstOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FetchResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  rack: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFetchResponse(writer: Writer, message: Init<FetchResponse>, version: number): void {
  checkVersion(version, 4, 18, 'FetchResponse');
  const flexible = version >= 12;
  writer.int32(message.throttleTimeMs ?? 0);
  if (version >= 7) {
    writer.int16(message.errorCode ?? 0);
    writer.int32(message.sessionId ?? 0);
  } else {
    if (message.sessionId !== undefined && message.sessionId !== 0) unsupportedField('FetchResponse', 'sessionId', version);
  }
  const responses = message.responses ?? [];
  if (flexible) writer.compactArrayLength(responses.length);
  else writer.arrayLength(responses.length);
  for (const element of responses) encodeFetchResponseFetchableTopicResponse(writer, element, version);
  if (!(version >= 16) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('FetchResponse', 'nodeEndpoints', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasNodeEndpoints = version >= 16 && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0;
    if (hasNodeEndpoints) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasNodeEndpoints) {
      const mark = writer.openTaggedField(0);
      const nodeEndpoints = message.nodeEndpoints ?? [];
      writer.compactArrayLength(nodeEndpoints.length);
      for (const element of nodeEndpoints) encodeFetchResponseNodeEndpoint(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'FetchResponse', version);
  }
}

export function decodeFetchResponse(reader: Reader, version: number): FetchResponse {
  reader.expectVersion(version, 4, 18, 'FetchResponse');
  const flexible = version >= 12;
  const throttleTimeMs = reader.int32();
  let errorCode: number = 0;
  let sessionId: number = 0;
  if (version >= 7) {
    errorCode = reader.int16();
    sessionId = reader.int32();
  }
  const responsesLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const responses: FetchResponseFetchableTopicResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeFetchResponseFetchableTopicResponse(reader, version));
  let nodeEndpoints: FetchResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0 && version >= 16) {
        const nodeEndpointsLength = reader.compactArrayLength(11);
        nodeEndpoints = [];
        for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeFetchResponseNodeEndpoint(reader));
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: FetchResponse = { throttleTimeMs, errorCode, sessionId, responses, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseFetchableTopicResponse(writer: Writer, message: Init<FetchResponseFetchableTopicResponse>, version: number): void {
  const flexible = version >= 12;
  if (version <= 12) {
    if (flexible) writer.compactString(message.topic ?? '');
    else writer.string(message.topic ?? '');
  }
  if (version >= 13) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeFetchResponsePartitionData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FetchResponseFetchableTopicResponse', version);
}

function decodeFetchResponseFetchableTopicResponse(reader: Reader, version: number): FetchResponseFetchableTopicResponse {
  const flexible = version >= 12;
  let topic: string = '';
  if (version <= 12) topic = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 13) topicId = reader.uuid();
  const partitionsLength = flexible ? reader.compactArrayLength(37) : reader.arrayLength(30);
  const partitions: FetchResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeFetchResponsePartitionData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseFetchableTopicResponse = { topic, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponsePartitionData(writer: Writer, message: Init<FetchResponsePartitionData>, version: number): void {
  const flexible = version >= 12;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.highWatermark ?? 0n);
  writer.int64(message.lastStableOffset ?? -1n);
  if (version >= 5) writer.int64(message.logStartOffset ?? -1n);
  const abortedTransactions = message.abortedTransactions === undefined ? [] : message.abortedTransactions;
  if (flexible) writer.compactArrayLength(abortedTransactions === null ? -1 : abortedTransactions.length);
  else writer.arrayLength(abortedTransactions === null ? -1 : abortedTransactions.length);
  if (abortedTransactions !== null) for (const element of abortedTransactions) encodeFetchResponseAbortedTransaction(writer, element, version);
  if (version >= 11) writer.int32(message.preferredReadReplica ?? -1);
  else if (message.preferredReadReplica !== undefined && message.preferredReadReplica !== -1) unsupportedField('FetchResponsePartitionData', 'preferredReadReplica', version);
  if (flexible) writer.compactNullableBytes(message.records ?? null);
  else writer.nullableBytes(message.records ?? null);
  if (!(flexible) && message.divergingEpoch !== undefined && !isDefaultFetchResponseEpochEndOffset(message.divergingEpoch)) unsupportedField('FetchResponsePartitionData', 'divergingEpoch', version);
  if (!(flexible) && message.currentLeader !== undefined && !isDefaultFetchResponseLeaderIdAndEpoch(message.currentLeader)) unsupportedField('FetchResponsePartitionData', 'currentLeader', version);
  if (!(flexible) && message.snapshotId !== undefined && !isDefaultFetchResponseSnapshotId(message.snapshotId)) unsupportedField('FetchResponsePartitionData', 'snapshotId', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasDivergingEpoch = message.divergingEpoch !== undefined && !isDefaultFetchResponseEpochEndOffset(message.divergingEpoch);
    if (hasDivergingEpoch) tagCount++;
    const hasCurrentLeader = message.currentLeader !== undefined && !isDefaultFetchResponseLeaderIdAndEpoch(message.currentLeader);
    if (hasCurrentLeader) tagCount++;
    const hasSnapshotId = message.snapshotId !== undefined && !isDefaultFetchResponseSnapshotId(message.snapshotId);
    if (hasSnapshotId) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasDivergingEpoch) {
      const mark = writer.openTaggedField(0);
      encodeFetchResponseEpochEndOffset(writer, message.divergingEpoch ?? {});
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
    if (hasCurrentLeader) {
      const mark = writer.openTaggedField(1);
      encodeFetchResponseLeaderIdAndEpoch(writer, message.currentLeader ?? {});
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
    if (hasSnapshotId) {
      const mark = writer.openTaggedField(2);
      encodeFetchResponseSnapshotId(writer, message.snapshotId ?? {});
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'FetchResponsePartitionData', version);
  }
}

function decodeFetchResponsePartitionData(reader: Reader, version: number): FetchResponsePartitionData {
  const flexible = version >= 12;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const highWatermark = reader.int64();
  const lastStableOffset = reader.int64();
  let logStartOffset: bigint = -1n;
  if (version >= 5) logStartOffset = reader.int64();
  const abortedTransactionsLength = flexible ? reader.compactNullableArrayLength(17) : reader.nullableArrayLength(16);
  let abortedTransactions: FetchResponseAbortedTransaction[] | null = null;
  if (abortedTransactionsLength >= 0) {
    abortedTransactions = [];
    for (let i = 0; i < abortedTransactionsLength; i++) abortedTransactions.push(decodeFetchResponseAbortedTransaction(reader, version));
  }
  let preferredReadReplica: number = -1;
  if (version >= 11) preferredReadReplica = reader.int32();
  const records = flexible ? reader.compactNullableBytes() : reader.nullableBytes();
  let divergingEpoch: FetchResponseEpochEndOffset = defaultFetchResponseEpochEndOffset();
  let currentLeader: FetchResponseLeaderIdAndEpoch = defaultFetchResponseLeaderIdAndEpoch();
  let snapshotId: FetchResponseSnapshotId = defaultFetchResponseSnapshotId();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        divergingEpoch = decodeFetchResponseEpochEndOffset(reader);
      } else if (tag === 1) {
        currentLeader = decodeFetchResponseLeaderIdAndEpoch(reader);
      } else if (tag === 2) {
        snapshotId = decodeFetchResponseSnapshotId(reader);
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: FetchResponsePartitionData = { partitionIndex, errorCode, highWatermark, lastStableOffset, logStartOffset, divergingEpoch, currentLeader, snapshotId, abortedTransactions, preferredReadReplica, records };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseEpochEndOffset(writer: Writer, message: Init<FetchResponseEpochEndOffset>): void {
  writer.int32(message.epoch ?? -1);
  writer.int64(message.endOffset ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchResponseEpochEndOffset(reader: Reader): FetchResponseEpochEndOffset {
  const epoch = reader.int32();
  const endOffset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseEpochEndOffset = { epoch, endOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseLeaderIdAndEpoch(writer: Writer, message: Init<FetchResponseLeaderIdAndEpoch>): void {
  writer.int32(message.leaderId ?? -1);
  writer.int32(message.leaderEpoch ?? -1);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchResponseLeaderIdAndEpoch(reader: Reader): FetchResponseLeaderIdAndEpoch {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseLeaderIdAndEpoch = { leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseSnapshotId(writer: Writer, message: Init<FetchResponseSnapshotId>): void {
  writer.int64(message.endOffset ?? -1n);
  writer.int32(message.epoch ?? -1);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchResponseSnapshotId(reader: Reader): FetchResponseSnapshotId {
  const endOffset = reader.int64();
  const epoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseSnapshotId = { endOffset, epoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseAbortedTransaction(writer: Writer, message: Init<FetchResponseAbortedTransaction>, version: number): void {
  const flexible = version >= 12;
  writer.int64(message.producerId ?? 0n);
  writer.int64(message.firstOffset ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FetchResponseAbortedTransaction', version);
}

function decodeFetchResponseAbortedTransaction(reader: Reader, version: number): FetchResponseAbortedTransaction {
  const flexible = version >= 12;
  const producerId = reader.int64();
  const firstOffset = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseAbortedTransaction = { producerId, firstOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFetchResponseNodeEndpoint(writer: Writer, message: Init<FetchResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.compactNullableString(message.rack ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFetchResponseNodeEndpoint(reader: Reader): FetchResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const rack = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FetchResponseNodeEndpoint = { nodeId, host, port, rack };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultFetchResponseEpochEndOffset(message: Init<FetchResponseEpochEndOffset>): boolean {
  if (message.epoch !== undefined && message.epoch !== -1) return false;
  if (message.endOffset !== undefined && message.endOffset !== -1n) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultFetchResponseEpochEndOffset(): FetchResponseEpochEndOffset {
  return {
    epoch: -1,
    endOffset: -1n,
  };
}

function isDefaultFetchResponseLeaderIdAndEpoch(message: Init<FetchResponseLeaderIdAndEpoch>): boolean {
  if (message.leaderId !== undefined && message.leaderId !== -1) return false;
  if (message.leaderEpoch !== undefined && message.leaderEpoch !== -1) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultFetchResponseLeaderIdAndEpoch(): FetchResponseLeaderIdAndEpoch {
  return {
    leaderId: -1,
    leaderEpoch: -1,
  };
}

function isDefaultFetchResponseSnapshotId(message: Init<FetchResponseSnapshotId>): boolean {
  if (message.endOffset !== undefined && message.endOffset !== -1n) return false;
  if (message.epoch !== undefined && message.epoch !== -1) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultFetchResponseSnapshotId(): FetchResponseSnapshotId {
  return {
    endOffset: -1n,
    epoch: -1,
  };
}
