// Generated from packages/protocol/spec/messages/68-consumer-group-heartbeat.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CONSUMER_GROUP_HEARTBEAT_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ConsumerGroupHeartbeatRequest {
  groupId: string;
  memberId: string;
  memberEpoch: number;
  instanceId: string | null;
  rackId: string | null;
  /** Default -1. */
  rebalanceTimeoutMs: number;
  subscribedTopicNames: string[] | null;
  /** Versions 1+. */
  subscribedTopicRegex: string | null;
  serverAssignor: string | null;
  topicPartitions: ConsumerGroupHeartbeatRequestTopicPartitions[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupHeartbeatRequestTopicPartitions {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupHeartbeatRequest(writer: Writer, message: Init<ConsumerGroupHeartbeatRequest>, version: number): void {
  checkVersion(version, 0, 1, 'ConsumerGroupHeartbeatRequest');
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.memberId ?? '');
  writer.int32(message.memberEpoch ?? 0);
  writer.compactNullableString(message.instanceId ?? null);
  writer.compactNullableString(message.rackId ?? null);
  writer.int32(message.rebalanceTimeoutMs ?? -1);
  const subscribedTopicNames = message.subscribedTopicNames ?? null;
  writer.compactArrayLength(subscribedTopicNames === null ? -1 : subscribedTopicNames.length);
  if (subscribedTopicNames !== null) for (const element of subscribedTopicNames) writer.compactString(element);
  if (version >= 1) writer.compactNullableString(message.subscribedTopicRegex ?? null);
  else if (message.subscribedTopicRegex !== undefined && message.subscribedTopicRegex !== null) unsupportedField('ConsumerGroupHeartbeatRequest', 'subscribedTopicRegex', version);
  writer.compactNullableString(message.serverAssignor ?? null);
  const topicPartitions = message.topicPartitions ?? null;
  writer.compactArrayLength(topicPartitions === null ? -1 : topicPartitions.length);
  if (topicPartitions !== null) for (const element of topicPartitions) encodeConsumerGroupHeartbeatRequestTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupHeartbeatRequest(reader: Reader, version: number): ConsumerGroupHeartbeatRequest {
  reader.expectVersion(version, 0, 1, 'ConsumerGroupHeartbeatRequest');
  const groupId = reader.compactString();
  const memberId = reader.compactString();
  const memberEpoch = reader.int32();
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const rebalanceTimeoutMs = reader.int32();
  const subscribedTopicNamesLength = reader.compactNullableArrayLength(1);
  let subscribedTopicNames: string[] | null = null;
  if (subscribedTopicNamesLength >= 0) {
    subscribedTopicNames = [];
    for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  }
  let subscribedTopicRegex: string | null = null;
  if (version >= 1) subscribedTopicRegex = reader.compactNullableString();
  const serverAssignor = reader.compactNullableString();
  const topicPartitionsLength = reader.compactNullableArrayLength(18);
  let topicPartitions: ConsumerGroupHeartbeatRequestTopicPartitions[] | null = null;
  if (topicPartitionsLength >= 0) {
    topicPartitions = [];
    for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeConsumerGroupHeartbeatRequestTopicPartitions(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupHeartbeatRequest = { groupId, memberId, memberEpoch, instanceId, rackId, rebalanceTimeoutMs, subscribedTopicNames, subscribedTopicRegex, serverAssignor, topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupHeartbeatRequestTopicPartitions(writer: Writer, message: Init<ConsumerGroupHeartbeatRequestTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupHeartbeatRequestTopicPartitions(reader: Reader): ConsumerGroupHeartbeatRequestTopicPartitions {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupHeartbeatRequestTopicPartitions = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CONSUMER_GROUP_HEARTBEAT_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ConsumerGroupHeartbeatResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  memberId: string | null;
  memberEpoch: number;
  heartbeatIntervalMs: number;
  assignment: ConsumerGroupHeartbeatResponseAssignment | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupHeartbeatResponseAssignment {
  topicPartitions: ConsumerGroupHeartbeatResponseTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupHeartbeatResponseTopicPartitions {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupHeartbeatResponse(writer: Writer, message: Init<ConsumerGroupHeartbeatResponse>, version: number): void {
  checkVersion(version, 0, 1, 'ConsumerGroupHeartbeatResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactNullableString(message.memberId ?? null);
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.heartbeatIntervalMs ?? 0);
  const assignment = message.assignment ?? null;
  writer.presence(assignment !== null);
  if (assignment !== null) encodeConsumerGroupHeartbeatResponseAssignment(writer, assignment);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupHeartbeatResponse(reader: Reader, version: number): ConsumerGroupHeartbeatResponse {
  reader.expectVersion(version, 0, 1, 'ConsumerGroupHeartbeatResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const memberId = reader.compactNullableString();
  const memberEpoch = reader.int32();
  const heartbeatIntervalMs = reader.int32();
  const assignment = reader.isPresent() ? decodeConsumerGroupHeartbeatResponseAssignment(reader) : null;
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupHeartbeatResponse = { throttleTimeMs, errorCode, errorMessage, memberId, memberEpoch, heartbeatIntervalMs, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupHeartbeatResponseAssignment(writer: Writer, message: Init<ConsumerGroupHeartbeatResponseAssignment>): void {
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeConsumerGroupHeartbeatResponseTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupHeartbeatResponseAssignment(reader: Reader): ConsumerGroupHeartbeatResponseAssignment {
  const topicPartitionsLength = reader.compactArrayLength(18);
  const topicPartitions: ConsumerGroupHeartbeatResponseTopicPartitions[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeConsumerGroupHeartbeatResponseTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupHeartbeatResponseAssignment = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupHeartbeatResponseTopicPartitions(writer: Writer, message: Init<ConsumerGroupHeartbeatResponseTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupHeartbeatResponseTopicPartitions(reader: Reader): ConsumerGroupHeartbeatResponseTopicPartitions {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupHeartbeatResponseTopicPartitions = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
