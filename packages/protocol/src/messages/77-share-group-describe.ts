// Generated from packages/protocol/spec/messages/77-share-group-describe.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SHARE_GROUP_DESCRIBE_REQUEST_VERSIONS = { lowest: 1, highest: 1 } as const;

/** Versions 1, flexible 0+. */
export interface ShareGroupDescribeRequest {
  groupIds: string[];
  includeAuthorizedOperations: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupDescribeRequest(writer: Writer, message: Init<ShareGroupDescribeRequest>, version: number): void {
  checkVersion(version, 1, 1, 'ShareGroupDescribeRequest');
  const groupIds = message.groupIds ?? [];
  writer.compactArrayLength(groupIds.length);
  for (const element of groupIds) writer.compactString(element);
  writer.bool(message.includeAuthorizedOperations ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupDescribeRequest(reader: Reader, version: number): ShareGroupDescribeRequest {
  reader.expectVersion(version, 1, 1, 'ShareGroupDescribeRequest');
  const groupIdsLength = reader.compactArrayLength(1);
  const groupIds: string[] = [];
  for (let i = 0; i < groupIdsLength; i++) groupIds.push(reader.compactString());
  const includeAuthorizedOperations = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeRequest = { groupIds, includeAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SHARE_GROUP_DESCRIBE_RESPONSE_VERSIONS = { lowest: 1, highest: 1 } as const;

/** Versions 1, flexible 0+. */
export interface ShareGroupDescribeResponse {
  throttleTimeMs: number;
  groups: ShareGroupDescribeResponseDescribedGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupDescribeResponseDescribedGroup {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  assignorName: string;
  members: ShareGroupDescribeResponseMember[];
  /** Default -2147483648. */
  authorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupDescribeResponseMember {
  memberId: string;
  rackId: string | null;
  memberEpoch: number;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: string[];
  assignment: ShareGroupDescribeResponseAssignment;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupDescribeResponseAssignment {
  topicPartitions: ShareGroupDescribeResponseTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ShareGroupDescribeResponseTopicPartitions {
  topicId: Uuid;
  topicName: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeShareGroupDescribeResponse(writer: Writer, message: Init<ShareGroupDescribeResponse>, version: number): void {
  checkVersion(version, 1, 1, 'ShareGroupDescribeResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const groups = message.groups ?? [];
  writer.compactArrayLength(groups.length);
  for (const element of groups) encodeShareGroupDescribeResponseDescribedGroup(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeShareGroupDescribeResponse(reader: Reader, version: number): ShareGroupDescribeResponse {
  reader.expectVersion(version, 1, 1, 'ShareGroupDescribeResponse');
  const throttleTimeMs = reader.int32();
  const groupsLength = reader.compactArrayLength(20);
  const groups: ShareGroupDescribeResponseDescribedGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeShareGroupDescribeResponseDescribedGroup(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeResponse = { throttleTimeMs, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupDescribeResponseDescribedGroup(writer: Writer, message: Init<ShareGroupDescribeResponseDescribedGroup>): void {
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.groupState ?? '');
  writer.int32(message.groupEpoch ?? 0);
  writer.int32(message.assignmentEpoch ?? 0);
  writer.compactString(message.assignorName ?? '');
  const members = message.members ?? [];
  writer.compactArrayLength(members.length);
  for (const element of members) encodeShareGroupDescribeResponseMember(writer, element);
  writer.int32(message.authorizedOperations ?? -2147483648);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupDescribeResponseDescribedGroup(reader: Reader): ShareGroupDescribeResponseDescribedGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const groupId = reader.compactString();
  const groupState = reader.compactString();
  const groupEpoch = reader.int32();
  const assignmentEpoch = reader.int32();
  const assignorName = reader.compactString();
  const membersLength = reader.compactArrayLength(12);
  const members: ShareGroupDescribeResponseMember[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeShareGroupDescribeResponseMember(reader));
  const authorizedOperations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeResponseDescribedGroup = { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupDescribeResponseMember(writer: Writer, message: Init<ShareGroupDescribeResponseMember>): void {
  writer.compactString(message.memberId ?? '');
  writer.compactNullableString(message.rackId ?? null);
  writer.int32(message.memberEpoch ?? 0);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  const subscribedTopicNames = message.subscribedTopicNames ?? [];
  writer.compactArrayLength(subscribedTopicNames.length);
  for (const element of subscribedTopicNames) writer.compactString(element);
  encodeShareGroupDescribeResponseAssignment(writer, message.assignment ?? {});
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupDescribeResponseMember(reader: Reader): ShareGroupDescribeResponseMember {
  const memberId = reader.compactString();
  const rackId = reader.compactNullableString();
  const memberEpoch = reader.int32();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const subscribedTopicNamesLength = reader.compactArrayLength(1);
  const subscribedTopicNames: string[] = [];
  for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  const assignment = decodeShareGroupDescribeResponseAssignment(reader);
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeResponseMember = { memberId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupDescribeResponseAssignment(writer: Writer, message: Init<ShareGroupDescribeResponseAssignment>): void {
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeShareGroupDescribeResponseTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupDescribeResponseAssignment(reader: Reader): ShareGroupDescribeResponseAssignment {
  const topicPartitionsLength = reader.compactArrayLength(19);
  const topicPartitions: ShareGroupDescribeResponseTopicPartitions[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeShareGroupDescribeResponseTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeResponseAssignment = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeShareGroupDescribeResponseTopicPartitions(writer: Writer, message: Init<ShareGroupDescribeResponseTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeShareGroupDescribeResponseTopicPartitions(reader: Reader): ShareGroupDescribeResponseTopicPartitions {
  const topicId = reader.uuid();
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ShareGroupDescribeResponseTopicPartitions = { topicId, topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
