// Generated from packages/protocol/spec/messages/78-share-fetch.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, notNull, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SHARE_FETCH_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 0+. */
export interface ShareFetchRequest {
  groupId: string | null;
  memberId: string | null;
  shareSessionEpoch: number;
  maxWaitMs: number;
  minBytes: number;
  /** Default 2147483647. */
  maxBytes: number;
  maxRecords: number;
  batchSize: number;
  /** Versions 2+. */
  shareAcquireMode: number;
  /** Versions 2+. */
  isRenewAck: boolean;
  topics: ShareFetchRequestFetchTopic[];
  forgottenTopicsData: ShareFetchRequestForgottenTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchRequestFetchTopic {
  topicId: Uuid;
  partitions: ShareFetchRequestFetchPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchRequestFetchPartition {
  partitionIndex: number;
  /** Versions 0. */
  partitionMaxBytes: number;
  acknowledgementBatches: ShareFetchRequestAcknowledgementBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchRequestAcknowledgementBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  acknowledgeTypes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchRequestForgottenTopic {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareFetchRequest(writer: Writer, message: Init<ShareFetchRequest>, version: number): void {
  checkVersion(version, 1, 2, 'ShareFetchRequest');
  writer.compactNullableString(message.groupId ?? null);
  writer.compactNullableString(message.memberId === undefined ? '' : message.memberId);
  writer.int32(message.shareSessionEpoch ?? 0);
  writer.int32(message.maxWaitMs ?? 0);
  writer.int32(message.minBytes ?? 0);
  writer.int32(message.maxBytes ?? 2147483647);
  writer.int32(message.maxRecords ?? 0);
  writer.int32(message.batchSize ?? 0);
  if (version >= 2) {
    writer.int8(message.shareAcquireMode ?? 0);
    writer.bool(message.isRenewAck ?? false);
  } else {
    if (message.isRenewAck !== undefined && message.isRenewAck !== false) unsupportedField('ShareFetchRequest', 'isRenewAck', version);
  }
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeShareFetchRequestFetchTopic(writer, element, version);
  const forgottenTopicsData = message.forgottenTopicsData ?? [];
  writer.compactArrayLength(forgottenTopicsData.length);
  for (const element of forgottenTopicsData) encodeShareFetchRequestForgottenTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareFetchRequest(reader: Reader, version: number): ShareFetchRequest {
  reader.expectVersion(version, 1, 2, 'ShareFetchRequest');
  const groupId = reader.compactNullableString();
  const memberId = reader.compactNullableString();
  const shareSessionEpoch = reader.int32();
  const maxWaitMs = reader.int32();
  const minBytes = reader.int32();
  const maxBytes = reader.int32();
  const maxRecords = reader.int32();
  const batchSize = reader.int32();
  let shareAcquireMode: number = 0;
  let isRenewAck: boolean = false;
  if (version >= 2) {
    shareAcquireMode = reader.int8();
    isRenewAck = reader.bool();
  }
  const topicsLength = reader.compactArrayLength(18);
  const topics: ShareFetchRequestFetchTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeShareFetchRequestFetchTopic(reader));
  const forgottenTopicsDataLength = reader.compactArrayLength(18);
  const forgottenTopicsData: ShareFetchRequestForgottenTopic[] = [];
  for (let i = 0; i < forgottenTopicsDataLength; i++) forgottenTopicsData.push(decodeShareFetchRequestForgottenTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchRequest = { groupId, memberId, shareSessionEpoch, maxWaitMs, minBytes, maxBytes, maxRecords, batchSize, shareAcquireMode, isRenewAck, topics, forgottenTopicsData };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchRequestFetchTopic(writer: Writer, message: Init<ShareFetchRequestFetchTopic>, version: number): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeShareFetchRequestFetchPartition(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchRequestFetchTopic(reader: Reader): ShareFetchRequestFetchTopic {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(6);
  const partitions: ShareFetchRequestFetchPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeShareFetchRequestFetchPartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchRequestFetchTopic = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchRequestFetchPartition(writer: Writer, message: Init<ShareFetchRequestFetchPartition>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  if (message.partitionMaxBytes !== undefined && message.partitionMaxBytes !== 0) unsupportedField('ShareFetchRequestFetchPartition', 'partitionMaxBytes', version);
  const acknowledgementBatches = message.acknowledgementBatches ?? [];
  writer.compactArrayLength(acknowledgementBatches.length);
  for (const element of acknowledgementBatches) encodeShareFetchRequestAcknowledgementBatch(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchRequestFetchPartition(reader: Reader): ShareFetchRequestFetchPartition {
  const partitionIndex = reader.int32();
  const partitionMaxBytes: number = 0;
  const acknowledgementBatchesLength = reader.compactArrayLength(18);
  const acknowledgementBatches: ShareFetchRequestAcknowledgementBatch[] = [];
  for (let i = 0; i < acknowledgementBatchesLength; i++) acknowledgementBatches.push(decodeShareFetchRequestAcknowledgementBatch(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchRequestFetchPartition = { partitionIndex, partitionMaxBytes, acknowledgementBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchRequestAcknowledgementBatch(writer: Writer, message: Init<ShareFetchRequestAcknowledgementBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  const acknowledgeTypes = message.acknowledgeTypes ?? [];
  writer.compactArrayLength(acknowledgeTypes.length);
  for (const element of acknowledgeTypes) writer.int8(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchRequestAcknowledgementBatch(reader: Reader): ShareFetchRequestAcknowledgementBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const acknowledgeTypesLength = reader.compactArrayLength(1);
  const acknowledgeTypes: number[] = [];
  for (let i = 0; i < acknowledgeTypesLength; i++) acknowledgeTypes.push(reader.int8());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchRequestAcknowledgementBatch = { firstOffset, lastOffset, acknowledgeTypes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchRequestForgottenTopic(writer: Writer, message: Init<ShareFetchRequestForgottenTopic>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchRequestForgottenTopic(reader: Reader): ShareFetchRequestForgottenTopic {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchRequestForgottenTopic = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SHARE_FETCH_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 0+. */
export interface ShareFetchResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  acquisitionLockTimeoutMs: number;
  responses: ShareFetchResponseShareFetchableTopicResponse[];
  nodeEndpoints: ShareFetchResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchResponseShareFetchableTopicResponse {
  topicId: Uuid;
  partitions: ShareFetchResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  acknowledgeErrorCode: number;
  acknowledgeErrorMessage: string | null;
  currentLeader: ShareFetchResponseLeaderIdAndEpoch;
  records: Buffer | null;
  acquiredRecords: ShareFetchResponseAcquiredRecords[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchResponseLeaderIdAndEpoch {
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchResponseAcquiredRecords {
  firstOffset: bigint;
  lastOffset: bigint;
  deliveryCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareFetchResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  rack: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareFetchResponse(writer: Writer, message: Init<ShareFetchResponse>, version: number): void {
  checkVersion(version, 1, 2, 'ShareFetchResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.int32(message.acquisitionLockTimeoutMs ?? 0);
  const responses = message.responses ?? [];
  writer.compactArrayLength(responses.length);
  for (const element of responses) encodeShareFetchResponseShareFetchableTopicResponse(writer, element, version);
  const nodeEndpoints = message.nodeEndpoints ?? [];
  writer.compactArrayLength(nodeEndpoints.length);
  for (const element of nodeEndpoints) encodeShareFetchResponseNodeEndpoint(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareFetchResponse(reader: Reader, version: number): ShareFetchResponse {
  reader.expectVersion(version, 1, 2, 'ShareFetchResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const acquisitionLockTimeoutMs = reader.int32();
  const responsesLength = reader.compactArrayLength(18);
  const responses: ShareFetchResponseShareFetchableTopicResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeShareFetchResponseShareFetchableTopicResponse(reader));
  const nodeEndpointsLength = reader.compactArrayLength(11);
  const nodeEndpoints: ShareFetchResponseNodeEndpoint[] = [];
  for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeShareFetchResponseNodeEndpoint(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponse = { throttleTimeMs, errorCode, errorMessage, acquisitionLockTimeoutMs, responses, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchResponseShareFetchableTopicResponse(writer: Writer, message: Init<ShareFetchResponseShareFetchableTopicResponse>, version: number): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeShareFetchResponsePartitionData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchResponseShareFetchableTopicResponse(reader: Reader): ShareFetchResponseShareFetchableTopicResponse {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(22);
  const partitions: ShareFetchResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeShareFetchResponsePartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponseShareFetchableTopicResponse = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchResponsePartitionData(writer: Writer, message: Init<ShareFetchResponsePartitionData>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.int16(message.acknowledgeErrorCode ?? 0);
  writer.compactNullableString(message.acknowledgeErrorMessage ?? null);
  encodeShareFetchResponseLeaderIdAndEpoch(writer, message.currentLeader ?? {});
  writer.compactNullableBytes(notNull(message.records ?? null, 'ShareFetchResponsePartitionData', 'records', version));
  const acquiredRecords = message.acquiredRecords ?? [];
  writer.compactArrayLength(acquiredRecords.length);
  for (const element of acquiredRecords) encodeShareFetchResponseAcquiredRecords(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchResponsePartitionData(reader: Reader): ShareFetchResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const acknowledgeErrorCode = reader.int16();
  const acknowledgeErrorMessage = reader.compactNullableString();
  const currentLeader = decodeShareFetchResponseLeaderIdAndEpoch(reader);
  const records = reader.compactBytes();
  const acquiredRecordsLength = reader.compactArrayLength(19);
  const acquiredRecords: ShareFetchResponseAcquiredRecords[] = [];
  for (let i = 0; i < acquiredRecordsLength; i++) acquiredRecords.push(decodeShareFetchResponseAcquiredRecords(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponsePartitionData = { partitionIndex, errorCode, errorMessage, acknowledgeErrorCode, acknowledgeErrorMessage, currentLeader, records, acquiredRecords };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchResponseLeaderIdAndEpoch(writer: Writer, message: Init<ShareFetchResponseLeaderIdAndEpoch>): void {
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchResponseLeaderIdAndEpoch(reader: Reader): ShareFetchResponseLeaderIdAndEpoch {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponseLeaderIdAndEpoch = { leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchResponseAcquiredRecords(writer: Writer, message: Init<ShareFetchResponseAcquiredRecords>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  writer.int16(message.deliveryCount ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchResponseAcquiredRecords(reader: Reader): ShareFetchResponseAcquiredRecords {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const deliveryCount = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponseAcquiredRecords = { firstOffset, lastOffset, deliveryCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareFetchResponseNodeEndpoint(writer: Writer, message: Init<ShareFetchResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.compactNullableString(message.rack ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareFetchResponseNodeEndpoint(reader: Reader): ShareFetchResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const rack = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareFetchResponseNodeEndpoint = { nodeId, host, port, rack };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
