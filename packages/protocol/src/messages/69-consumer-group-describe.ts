// Generated from packages/protocol/spec/messages/69-consumer-group-describe.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CONSUMER_GROUP_DESCRIBE_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ConsumerGroupDescribeRequest {
  groupIds: string[];
  includeAuthorizedOperations: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupDescribeRequest(writer: Writer, message: Init<ConsumerGroupDescribeRequest>, version: number): void {
  checkVersion(version, 0, 1, 'ConsumerGroupDescribeRequest');
  const groupIds = message.groupIds ?? [];
  writer.compactArrayLength(groupIds.length);
  for (const element of groupIds) writer.compactString(element);
  writer.bool(message.includeAuthorizedOperations ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupDescribeRequest(reader: Reader, version: number): ConsumerGroupDescribeRequest {
  reader.expectVersion(version, 0, 1, 'ConsumerGroupDescribeRequest');
  const groupIdsLength = reader.compactArrayLength(1);
  const groupIds: string[] = [];
  for (let i = 0; i < groupIdsLength; i++) groupIds.push(reader.compactString());
  const includeAuthorizedOperations = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeRequest = { groupIds, includeAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CONSUMER_GROUP_DESCRIBE_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ConsumerGroupDescribeResponse {
  throttleTimeMs: number;
  groups: ConsumerGroupDescribeResponseDescribedGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupDescribeResponseDescribedGroup {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  assignorName: string;
  members: ConsumerGroupDescribeResponseMember[];
  /** Default -2147483648. */
  authorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupDescribeResponseMember {
  memberId: string;
  instanceId: string | null;
  rackId: string | null;
  memberEpoch: number;
  clientId: string;
  clientHost: string;
  subscribedTopicNames: string[];
  subscribedTopicRegex: string | null;
  assignment: ConsumerGroupDescribeResponseAssignment;
  targetAssignment: ConsumerGroupDescribeResponseAssignment;
  /** Versions 1+. Default -1. */
  memberType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupDescribeResponseAssignment {
  topicPartitions: ConsumerGroupDescribeResponseTopicPartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ConsumerGroupDescribeResponseTopicPartitions {
  topicId: Uuid;
  topicName: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeConsumerGroupDescribeResponse(writer: Writer, message: Init<ConsumerGroupDescribeResponse>, version: number): void {
  checkVersion(version, 0, 1, 'ConsumerGroupDescribeResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const groups = message.groups ?? [];
  writer.compactArrayLength(groups.length);
  for (const element of groups) encodeConsumerGroupDescribeResponseDescribedGroup(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeConsumerGroupDescribeResponse(reader: Reader, version: number): ConsumerGroupDescribeResponse {
  reader.expectVersion(version, 0, 1, 'ConsumerGroupDescribeResponse');
  const throttleTimeMs = reader.int32();
  const groupsLength = reader.compactArrayLength(20);
  const groups: ConsumerGroupDescribeResponseDescribedGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeConsumerGroupDescribeResponseDescribedGroup(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeResponse = { throttleTimeMs, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupDescribeResponseDescribedGroup(writer: Writer, message: Init<ConsumerGroupDescribeResponseDescribedGroup>, version: number): void {
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.groupState ?? '');
  writer.int32(message.groupEpoch ?? 0);
  writer.int32(message.assignmentEpoch ?? 0);
  writer.compactString(message.assignorName ?? '');
  const members = message.members ?? [];
  writer.compactArrayLength(members.length);
  for (const element of members) encodeConsumerGroupDescribeResponseMember(writer, element, version);
  writer.int32(message.authorizedOperations ?? -2147483648);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupDescribeResponseDescribedGroup(reader: Reader, version: number): ConsumerGroupDescribeResponseDescribedGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const groupId = reader.compactString();
  const groupState = reader.compactString();
  const groupEpoch = reader.int32();
  const assignmentEpoch = reader.int32();
  const assignorName = reader.compactString();
  const membersLength = reader.compactArrayLength(16);
  const members: ConsumerGroupDescribeResponseMember[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeConsumerGroupDescribeResponseMember(reader, version));
  const authorizedOperations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeResponseDescribedGroup = { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupDescribeResponseMember(writer: Writer, message: Init<ConsumerGroupDescribeResponseMember>, version: number): void {
  writer.compactString(message.memberId ?? '');
  writer.compactNullableString(message.instanceId ?? null);
  writer.compactNullableString(message.rackId ?? null);
  writer.int32(message.memberEpoch ?? 0);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  const subscribedTopicNames = message.subscribedTopicNames ?? [];
  writer.compactArrayLength(subscribedTopicNames.length);
  for (const element of subscribedTopicNames) writer.compactString(element);
  writer.compactNullableString(message.subscribedTopicRegex ?? null);
  encodeConsumerGroupDescribeResponseAssignment(writer, message.assignment ?? {});
  encodeConsumerGroupDescribeResponseAssignment(writer, message.targetAssignment ?? {});
  if (version >= 1) writer.int8(message.memberType ?? -1);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupDescribeResponseMember(reader: Reader, version: number): ConsumerGroupDescribeResponseMember {
  const memberId = reader.compactString();
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const memberEpoch = reader.int32();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const subscribedTopicNamesLength = reader.compactArrayLength(1);
  const subscribedTopicNames: string[] = [];
  for (let i = 0; i < subscribedTopicNamesLength; i++) subscribedTopicNames.push(reader.compactString());
  const subscribedTopicRegex = reader.compactNullableString();
  const assignment = decodeConsumerGroupDescribeResponseAssignment(reader);
  const targetAssignment = decodeConsumerGroupDescribeResponseAssignment(reader);
  let memberType: number = -1;
  if (version >= 1) memberType = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeResponseMember = { memberId, instanceId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, subscribedTopicRegex, assignment, targetAssignment, memberType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupDescribeResponseAssignment(writer: Writer, message: Init<ConsumerGroupDescribeResponseAssignment>): void {
  const topicPartitions = message.topicPartitions ?? [];
  writer.compactArrayLength(topicPartitions.length);
  for (const element of topicPartitions) encodeConsumerGroupDescribeResponseTopicPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupDescribeResponseAssignment(reader: Reader): ConsumerGroupDescribeResponseAssignment {
  const topicPartitionsLength = reader.compactArrayLength(19);
  const topicPartitions: ConsumerGroupDescribeResponseTopicPartitions[] = [];
  for (let i = 0; i < topicPartitionsLength; i++) topicPartitions.push(decodeConsumerGroupDescribeResponseTopicPartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeResponseAssignment = { topicPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeConsumerGroupDescribeResponseTopicPartitions(writer: Writer, message: Init<ConsumerGroupDescribeResponseTopicPartitions>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  writer.compactString(message.topicName ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeConsumerGroupDescribeResponseTopicPartitions(reader: Reader): ConsumerGroupDescribeResponseTopicPartitions {
  const topicId = reader.uuid();
  const topicName = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ConsumerGroupDescribeResponseTopicPartitions = { topicId, topicName, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
