// Generated from packages/protocol/spec/messages/79-share-acknowledge.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SHARE_ACKNOWLEDGE_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 0+. */
export interface ShareAcknowledgeRequest {
  groupId: string | null;
  memberId: string | null;
  shareSessionEpoch: number;
  /** Versions 2+. */
  isRenewAck: boolean;
  topics: ShareAcknowledgeRequestAcknowledgeTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeRequestAcknowledgeTopic {
  topicId: Uuid;
  partitions: ShareAcknowledgeRequestAcknowledgePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeRequestAcknowledgePartition {
  partitionIndex: number;
  acknowledgementBatches: ShareAcknowledgeRequestAcknowledgementBatch[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeRequestAcknowledgementBatch {
  firstOffset: bigint;
  lastOffset: bigint;
  acknowledgeTypes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareAcknowledgeRequest(writer: Writer, message: Init<ShareAcknowledgeRequest>, version: number): void {
  checkVersion(version, 1, 2, 'ShareAcknowledgeRequest');
  writer.compactNullableString(message.groupId ?? null);
  writer.compactNullableString(message.memberId === undefined ? '' : message.memberId);
  writer.int32(message.shareSessionEpoch ?? 0);
  if (version >= 2) writer.bool(message.isRenewAck ?? false);
  else if (message.isRenewAck !== undefined && message.isRenewAck !== false) unsupportedField('ShareAcknowledgeRequest', 'isRenewAck', version);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeShareAcknowledgeRequestAcknowledgeTopic(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareAcknowledgeRequest(reader: Reader, version: number): ShareAcknowledgeRequest {
  reader.expectVersion(version, 1, 2, 'ShareAcknowledgeRequest');
  const groupId = reader.compactNullableString();
  const memberId = reader.compactNullableString();
  const shareSessionEpoch = reader.int32();
  let isRenewAck: boolean = false;
  if (version >= 2) isRenewAck = reader.bool();
  const topicsLength = reader.compactArrayLength(18);
  const topics: ShareAcknowledgeRequestAcknowledgeTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeShareAcknowledgeRequestAcknowledgeTopic(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeRequest = { groupId, memberId, shareSessionEpoch, isRenewAck, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeRequestAcknowledgeTopic(writer: Writer, message: Init<ShareAcknowledgeRequestAcknowledgeTopic>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeShareAcknowledgeRequestAcknowledgePartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeRequestAcknowledgeTopic(reader: Reader): ShareAcknowledgeRequestAcknowledgeTopic {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(6);
  const partitions: ShareAcknowledgeRequestAcknowledgePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeShareAcknowledgeRequestAcknowledgePartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeRequestAcknowledgeTopic = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeRequestAcknowledgePartition(writer: Writer, message: Init<ShareAcknowledgeRequestAcknowledgePartition>): void {
  writer.int32(message.partitionIndex ?? 0);
  const acknowledgementBatches = message.acknowledgementBatches ?? [];
  writer.compactArrayLength(acknowledgementBatches.length);
  for (const element of acknowledgementBatches) encodeShareAcknowledgeRequestAcknowledgementBatch(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeRequestAcknowledgePartition(reader: Reader): ShareAcknowledgeRequestAcknowledgePartition {
  const partitionIndex = reader.int32();
  const acknowledgementBatchesLength = reader.compactArrayLength(18);
  const acknowledgementBatches: ShareAcknowledgeRequestAcknowledgementBatch[] = [];
  for (let i = 0; i < acknowledgementBatchesLength; i++) acknowledgementBatches.push(decodeShareAcknowledgeRequestAcknowledgementBatch(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeRequestAcknowledgePartition = { partitionIndex, acknowledgementBatches };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeRequestAcknowledgementBatch(writer: Writer, message: Init<ShareAcknowledgeRequestAcknowledgementBatch>): void {
  writer.int64(message.firstOffset ?? 0n);
  writer.int64(message.lastOffset ?? 0n);
  const acknowledgeTypes = message.acknowledgeTypes ?? [];
  writer.compactArrayLength(acknowledgeTypes.length);
  for (const element of acknowledgeTypes) writer.int8(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeRequestAcknowledgementBatch(reader: Reader): ShareAcknowledgeRequestAcknowledgementBatch {
  const firstOffset = reader.int64();
  const lastOffset = reader.int64();
  const acknowledgeTypesLength = reader.compactArrayLength(1);
  const acknowledgeTypes: number[] = [];
  for (let i = 0; i < acknowledgeTypesLength; i++) acknowledgeTypes.push(reader.int8());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeRequestAcknowledgementBatch = { firstOffset, lastOffset, acknowledgeTypes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SHARE_ACKNOWLEDGE_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 0+. */
export interface ShareAcknowledgeResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  /** Versions 2+. */
  acquisitionLockTimeoutMs: number;
  responses: ShareAcknowledgeResponseShareAcknowledgeTopicResponse[];
  nodeEndpoints: ShareAcknowledgeResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  topicId: Uuid;
  partitions: ShareAcknowledgeResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  currentLeader: ShareAcknowledgeResponseLeaderIdAndEpoch;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeResponseLeaderIdAndEpoch {
  leaderId: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareAcknowledgeResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  rack: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareAcknowledgeResponse(writer: Writer, message: Init<ShareAcknowledgeResponse>, version: number): void {
  checkVersion(version, 1, 2, 'ShareAcknowledgeResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  if (version >= 2) writer.int32(message.acquisitionLockTimeoutMs ?? 0);
  const responses = message.responses ?? [];
  writer.compactArrayLength(responses.length);
  for (const element of responses) encodeShareAcknowledgeResponseShareAcknowledgeTopicResponse(writer, element);
  const nodeEndpoints = message.nodeEndpoints ?? [];
  writer.compactArrayLength(nodeEndpoints.length);
  for (const element of nodeEndpoints) encodeShareAcknowledgeResponseNodeEndpoint(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareAcknowledgeResponse(reader: Reader, version: number): ShareAcknowledgeResponse {
  reader.expectVersion(version, 1, 2, 'ShareAcknowledgeResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  let acquisitionLockTimeoutMs: number = 0;
  if (version >= 2) acquisitionLockTimeoutMs = reader.int32();
  const responsesLength = reader.compactArrayLength(18);
  const responses: ShareAcknowledgeResponseShareAcknowledgeTopicResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeShareAcknowledgeResponseShareAcknowledgeTopicResponse(reader));
  const nodeEndpointsLength = reader.compactArrayLength(11);
  const nodeEndpoints: ShareAcknowledgeResponseNodeEndpoint[] = [];
  for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeShareAcknowledgeResponseNodeEndpoint(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeResponse = { throttleTimeMs, errorCode, errorMessage, acquisitionLockTimeoutMs, responses, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeResponseShareAcknowledgeTopicResponse(writer: Writer, message: Init<ShareAcknowledgeResponseShareAcknowledgeTopicResponse>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeShareAcknowledgeResponsePartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeResponseShareAcknowledgeTopicResponse(reader: Reader): ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(17);
  const partitions: ShareAcknowledgeResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeShareAcknowledgeResponsePartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeResponseShareAcknowledgeTopicResponse = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeResponsePartitionData(writer: Writer, message: Init<ShareAcknowledgeResponsePartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  encodeShareAcknowledgeResponseLeaderIdAndEpoch(writer, message.currentLeader ?? {});
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeResponsePartitionData(reader: Reader): ShareAcknowledgeResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const currentLeader = decodeShareAcknowledgeResponseLeaderIdAndEpoch(reader);
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeResponsePartitionData = { partitionIndex, errorCode, errorMessage, currentLeader };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeResponseLeaderIdAndEpoch(writer: Writer, message: Init<ShareAcknowledgeResponseLeaderIdAndEpoch>): void {
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeResponseLeaderIdAndEpoch(reader: Reader): ShareAcknowledgeResponseLeaderIdAndEpoch {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeResponseLeaderIdAndEpoch = { leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareAcknowledgeResponseNodeEndpoint(writer: Writer, message: Init<ShareAcknowledgeResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.compactNullableString(message.rack ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareAcknowledgeResponseNodeEndpoint(reader: Reader): ShareAcknowledgeResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const rack = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareAcknowledgeResponseNodeEndpoint = { nodeId, host, port, rack };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
