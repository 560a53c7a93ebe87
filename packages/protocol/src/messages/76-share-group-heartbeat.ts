// Generated from packages/protocol/spec/messages/76-share-group-heartbeat.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SHARE_GROUP_HEARTBEAT_REQUEST_VERSIONS = { lowest: 1, highest: 1 } as const;

/** Versions 1, flexible 0+. */
export interface ShareGroupHeartbeatRequest {
  groupId: string;
  memberId: string;
  memberEpoch: number;
  rackId: string | null;
  subscribedTopicNames: string[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupHeartbeatRequest(writer: Writer, message: Init<ShareGroupHeartbeatRequest>, version: number): void {
  checkVersion(version, 1, 1, 'ShareGroupHeartbeatRequest');
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.memberId ?? '');
  writer.int32(message.memberEpoch ?? 0);
  writer.compactNullableString(message.rackId ?? null);
  const subscribedTopicNames = message.subscribedTopicNames ?? null;
  writer.compactArrayLength(subscribedTopicNames === null ? -1 : subscribedTopicNames.length);
  if (subscribedTopicNames !== null) for (const element of subscribedTopicNames) writer.compactString(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupHeartbeatRequest(reader: Reader, version: number): ShareGroupHeartbeatRequest {
  reader.expectVersion(version, 1, 1, 'ShareGroupHeartbeatRequest');
  const groupId = reader.compactString();
  const memberId = reader.compactString();
  const memberEpoch = reader.int32();
  const rackId = reader.compactNullableString();
  const subscribedTopicNamesLength = reader.compactNullableArrayLength(1);
  let subscribedTopicNames: string[] | null = null;
  if (subscribedTopicNamesLength >= 0) {
    subscribedTopicNames = [];
    for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupHeartbeatRequest = { groupId, memberId, memberEpoch, rackId, subscribedTopicNames };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SHARE_GROUP_HEARTBEAT_RESPONSE_VERSIONS = { lowest: 1, highest: 1 } as const;

/** Versions 1, flexible 0+. */
export interface ShareGroupHeartbeatResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  memberId: string | null;
  memberEpoch: number;
  heartbeatIntervalMs: number;
  assignment: ShareGroupHeartbeatResponseAssignment | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupHeartbeatResponseAssignment {
  topicPartitions: ShareGroupHeartbeatResponseTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupHeartbeatResponseTopicPartitions {
  topicId: Uuid;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupHeartbeatResponse(writer: Writer, message: Init<ShareGroupHeartbeatResponse>, version: number): void {
  checkVersion(version, 1, 1, 'ShareGroupHeartbeatResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactNullableString(message.memberId ?? null);
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.heartbeatIntervalMs ?? 0);
  const assignment = message.assignment ?? null;
  writer.presence(assignment !== null);
  if (assignment !== null) encodeShareGroupHeartbeatResponseAssignment(writer, assignment);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupHeartbeatResponse(reader: Reader, version: number): ShareGroupHeartbeatResponse {
  reader.expectVersion(version, 1, 1, 'ShareGroupHeartbeatResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const memberId = reader.compactNullableString();
  const memberEpoch = reader.int32();
  const heartbeatIntervalMs = reader.int32();
  const assignment = reader.isPresent() ? decodeShareGroupHeartbeatResponseAssignment(reader) : null;
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupHeartbeatResponse = { throttleTimeMs, errorCode, errorMessage, memberId, memberEpoch, heartbeatIntervalMs, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupHeartbeatResponseAssignment(writer: Writer, message: Init<ShareGroupHeartbeatResponseAssignment>): void {
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeShareGroupHeartbeatResponseTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupHeartbeatResponseAssignment(reader: Reader): ShareGroupHeartbeatResponseAssignment {
  const topicPartitionsLength = reader.compactArrayLength(18);
  const topicPartitions: ShareGroupHeartbeatResponseTopicPartitions[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeShareGroupHeartbeatResponseTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupHeartbeatResponseAssignment = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupHeartbeatResponseTopicPartitions(writer: Writer, message: Init<ShareGroupHeartbeatResponseTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupHeartbeatResponseTopicPartitions(reader: Reader): ShareGroupHeartbeatResponseTopicPartitions {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupHeartbeatResponseTopicPartitions = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
