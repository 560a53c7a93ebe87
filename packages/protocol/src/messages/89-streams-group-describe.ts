// Generated from packages/protocol/spec/messages/89-streams-group-describe.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const STREAMS_GROUP_DESCRIBE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupDescribeRequest {
  groupIds: string[];
  includeAuthorizedOperations: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupDescribeRequest(writer: Writer, message: Init<StreamsGroupDescribeRequest>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupDescribeRequest');
  const groupIds = message.groupIds ?? [];
  writer.compactArrayLength(groupIds.length);
  for (const element of groupIds) writer.compactString(element);
  writer.bool(message.includeAuthorizedOperations ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupDescribeRequest(reader: Reader, version: number): StreamsGroupDescribeRequest {
  reader.expectVersion(version, 0, 0, 'StreamsGroupDescribeRequest');
  const groupIdsLength = reader.compactArrayLength(1);
  const groupIds: string[] = [];
  for (let i = 0; i < groupIdsLength; i++) groupIds.push(reader.compactString());
  const includeAuthorizedOperations = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeRequest = { groupIds, includeAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const STREAMS_GROUP_DESCRIBE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupDescribeResponse {
  throttleTimeMs: number;
  groups: StreamsGroupDescribeResponseDescribedGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseDescribedGroup {
  errorCode: number;
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  groupEpoch: number;
  assignmentEpoch: number;
  topology: StreamsGroupDescribeResponseTopology | null;
  members: StreamsGroupDescribeResponseMember[];
  /** Default -2147483648. */
  authorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseTopology {
  epoch: number;
  subtopologies: StreamsGroupDescribeResponseSubtopology[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseSubtopology {
  subtopologyId: string;
  sourceTopics: string[];
  repartitionSinkTopics: string[];
  stateChangelogTopics: StreamsGroupDescribeResponseTopicInfo[];
  repartitionSourceTopics: StreamsGroupDescribeResponseTopicInfo[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseTopicInfo {
  name: string;
  partitions: number;
  replicationFactor: number;
  topicConfigs: StreamsGroupDescribeResponseKeyValue[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseKeyValue {
  key: string;
  value: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseMember {
  memberId: string;
  memberEpoch: number;
  instanceId: string | null;
  rackId: string | null;
  clientId: string;
  clientHost: string;
  topologyEpoch: number;
  processId: string;
  userEndpoint: StreamsGroupDescribeResponseEndpoint | null;
  clientTags: StreamsGroupDescribeResponseKeyValue[];
  taskOffsets: StreamsGroupDescribeResponseTaskOffset[];
  taskEndOffsets: StreamsGroupDescribeResponseTaskOffset[];
  assignment: StreamsGroupDescribeResponseAssignment;
  targetAssignment: StreamsGroupDescribeResponseAssignment;
  isClassic: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseEndpoint {
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseTaskOffset {
  subtopologyId: string;
  partition: number;
  offset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseAssignment {
  activeTasks: StreamsGroupDescribeResponseTaskIds[];
  standbyTasks: StreamsGroupDescribeResponseTaskIds[];
  warmupTasks: StreamsGroupDescribeResponseTaskIds[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupDescribeResponseTaskIds {
  subtopologyId: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupDescribeResponse(writer: Writer, message: Init<StreamsGroupDescribeResponse>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupDescribeResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const groups = message.groups ?? [];
  writer.compactArrayLength(groups.length);
  for (const element of groups) encodeStreamsGroupDescribeResponseDescribedGroup(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupDescribeResponse(reader: Reader, version: number): StreamsGroupDescribeResponse {
  reader.expectVersion(version, 0, 0, 'StreamsGroupDescribeResponse');
  const throttleTimeMs = reader.int32();
  const groupsLength = reader.compactArrayLength(20);
  const groups: StreamsGroupDescribeResponseDescribedGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeStreamsGroupDescribeResponseDescribedGroup(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponse = { throttleTimeMs, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseDescribedGroup(writer: Writer, message: Init<StreamsGroupDescribeResponseDescribedGroup>): void {
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.groupState ?? '');
  writer.int32(message.groupEpoch ?? 0);
  writer.int32(message.assignmentEpoch ?? 0);
  const topology = message.topology ?? null;
  writer.presence(topology !== null);
  if (topology !== null) encodeStreamsGroupDescribeResponseTopology(writer, topology);
  const members = message.members ?? [];
  writer.compactArrayLength(members.length);
  for (const element of members) encodeStreamsGroupDescribeResponseMember(writer, element);
  writer.int32(message.authorizedOperations ?? -2147483648);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseDescribedGroup(reader: Reader): StreamsGroupDescribeResponseDescribedGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const groupId = reader.compactString();
  const groupState = reader.compactString();
  const groupEpoch = reader.int32();
  const assignmentEpoch = reader.int32();
  const topology = reader.isPresent() ? decodeStreamsGroupDescribeResponseTopology(reader) : null;
  const membersLength = reader.compactArrayLength(28);
  const members: StreamsGroupDescribeResponseMember[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeStreamsGroupDescribeResponseMember(reader));
  const authorizedOperations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseDescribedGroup = { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, topology, members, authorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseTopology(writer: Writer, message: Init<StreamsGroupDescribeResponseTopology>): void {
  writer.int32(message.epoch ?? 0);
  const subtopologies = message.subtopologies ?? null;
  writer.compactArrayLength(subtopologies === null ? -1 : subtopologies.length);
  if (subtopologies !== null) for (const element of subtopologies) encodeStreamsGroupDescribeResponseSubtopology(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseTopology(reader: Reader): StreamsGroupDescribeResponseTopology {
  const epoch = reader.int32();
  const subtopologiesLength = reader.compactNullableArrayLength(6);
  let subtopologies: StreamsGroupDescribeResponseSubtopology[] | null = null;
  if (subtopologiesLength >= 0) {
    subtopologies = [];
    for (let i = 0; i < subtopologiesLength; i++) subtopologies.push(decodeStreamsGroupDescribeResponseSubtopology(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseTopology = { epoch, subtopologies };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseSubtopology(writer: Writer, message: Init<StreamsGroupDescribeResponseSubtopology>): void {
  writer.compactString(message.subtopologyId ?? '');
  const sourceTopics = message.sourceTopics ?? [];
  writer.compactArrayLength(sourceTopics.length);
  for (const element of sourceTopics) writer.compactString(element);
  const repartitionSinkTopics = message.repartitionSinkTopics ?? [];
  writer.compactArrayLength(repartitionSinkTopics.length);
  for (const element of repartitionSinkTopics) writer.compactString(element);
  const stateChangelogTopics = message.stateChangelogTopics ?? [];
  writer.compactArrayLength(stateChangelogTopics.length);
  for (const element of stateChangelogTopics) encodeStreamsGroupDescribeResponseTopicInfo(writer, element);
  const repartitionSourceTopics = message.repartitionSourceTopics ?? [];
  writer.compactArrayLength(repartitionSourceTopics.length);
  for (const element of repartitionSourceTopics) encodeStreamsGroupDescribeResponseTopicInfo(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseSubtopology(reader: Reader): StreamsGroupDescribeResponseSubtopology {
  const subtopologyId = reader.compactString();
  const sourceTopicsLength = reader.compactArrayLength(1);
  const sourceTopics: string[] = [];
  for (let i = 0; i < sourceTopicsLength; i++) sourceTopics.push(reader.compactString());
  const repartitionSinkTopicsLength = reader.compactArrayLength(1);
  const repartitionSinkTopics: string[] = [];
  for (let i = 0; i < repartitionSinkTopicsLength; i++) repartitionSinkTopics.push(reader.compactString());
  const stateChangelogTopicsLength = reader.compactArrayLength(9);
  const stateChangelogTopics: StreamsGroupDescribeResponseTopicInfo[] = [];
  for (let i = 0; i < stateChangelogTopicsLength; i++) stateChangelogTopics.push(decodeStreamsGroupDescribeResponseTopicInfo(reader));
  const repartitionSourceTopicsLength = reader.compactArrayLength(9);
  const repartitionSourceTopics: StreamsGroupDescribeResponseTopicInfo[] = [];
  for (let i = 0; i < repartitionSourceTopicsLength; i++) repartitionSourceTopics.push(decodeStreamsGroupDescribeResponseTopicInfo(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseSubtopology = { subtopologyId, sourceTopics, repartitionSinkTopics, stateChangelogTopics, repartitionSourceTopics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseTopicInfo(writer: Writer, message: Init<StreamsGroupDescribeResponseTopicInfo>): void {
  writer.compactString(message.name ?? '');
  writer.int32(message.partitions ?? 0);
  writer.int16(message.replicationFactor ?? 0);
  const topicConfigs = message.topicConfigs ?? [];
  writer.compactArrayLength(topicConfigs.length);
  for (const element of topicConfigs) encodeStreamsGroupDescribeResponseKeyValue(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseTopicInfo(reader: Reader): StreamsGroupDescribeResponseTopicInfo {
  const name = reader.compactString();
  const partitions = reader.int32();
  const replicationFactor = reader.int16();
  const topicConfigsLength = reader.compactArrayLength(3);
  const topicConfigs: StreamsGroupDescribeResponseKeyValue[] = [];
  for (let i = 0; i < topicConfigsLength; i++) topicConfigs.push(decodeStreamsGroupDescribeResponseKeyValue(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseTopicInfo = { name, partitions, replicationFactor, topicConfigs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseKeyValue(writer: Writer, message: Init<StreamsGroupDescribeResponseKeyValue>): void {
  writer.compactString(message.key ?? '');
  writer.compactString(message.value ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseKeyValue(reader: Reader): StreamsGroupDescribeResponseKeyValue {
  const key = reader.compactString();
  const value = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseKeyValue = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseMember(writer: Writer, message: Init<StreamsGroupDescribeResponseMember>): void {
  writer.compactString(message.memberId ?? '');
  writer.int32(message.memberEpoch ?? 0);
  writer.compactNullableString(message.instanceId ?? null);
  writer.compactNullableString(message.rackId ?? null);
  writer.compactString(message.clientId ?? '');
  writer.compactString(message.clientHost ?? '');
  writer.int32(message.topologyEpoch ?? 0);
  writer.compactString(message.processId ?? '');
  const userEndpoint = message.userEndpoint ?? null;
  writer.presence(userEndpoint !== null);
  if (userEndpoint !== null) encodeStreamsGroupDescribeResponseEndpoint(writer, userEndpoint);
  const clientTags = message.clientTags ?? [];
  writer.compactArrayLength(clientTags.length);
  for (const element of clientTags) encodeStreamsGroupDescribeResponseKeyValue(writer, element);
  const taskOffsets = message.taskOffsets ?? [];
  writer.compactArrayLength(taskOffsets.length);
  for (const element of taskOffsets) encodeStreamsGroupDescribeResponseTaskOffset(writer, element);
  const taskEndOffsets = message.taskEndOffsets ?? [];
  writer.compactArrayLength(taskEndOffsets.length);
  for (const element of taskEndOffsets) encodeStreamsGroupDescribeResponseTaskOffset(writer, element);
  encodeStreamsGroupDescribeResponseAssignment(writer, message.assignment ?? {});
  encodeStreamsGroupDescribeResponseAssignment(writer, message.targetAssignment ?? {});
  writer.bool(message.isClassic ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseMember(reader: Reader): StreamsGroupDescribeResponseMember {
  const memberId = reader.compactString();
  const memberEpoch = reader.int32();
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const clientId = reader.compactString();
  const clientHost = reader.compactString();
  const topologyEpoch = reader.int32();
  const processId = reader.compactString();
  const userEndpoint = reader.isPresent() ? decodeStreamsGroupDescribeResponseEndpoint(reader) : null;
  const clientTagsLength = reader.compactArrayLength(3);
  const clientTags: StreamsGroupDescribeResponseKeyValue[] = [];
  for (let i = 0; i < clientTagsLength; i++) clientTags.push(decodeStreamsGroupDescribeResponseKeyValue(reader));
  const taskOffsetsLength = reader.compactArrayLength(14);
  const taskOffsets: StreamsGroupDescribeResponseTaskOffset[] = [];
  for (let i = 0; i < taskOffsetsLength; i++) taskOffsets.push(decodeStreamsGroupDescribeResponseTaskOffset(reader));
  const taskEndOffsetsLength = reader.compactArrayLength(14);
  const taskEndOffsets: StreamsGroupDescribeResponseTaskOffset[] = [];
  for (let i = 0; i < taskEndOffsetsLength; i++) taskEndOffsets.push(decodeStreamsGroupDescribeResponseTaskOffset(reader));
  const assignment = decodeStreamsGroupDescribeResponseAssignment(reader);
  const targetAssignment = decodeStreamsGroupDescribeResponseAssignment(reader);
  const isClassic = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseMember = { memberId, memberEpoch, instanceId, rackId, clientId, clientHost, topologyEpoch, processId, userEndpoint, clientTags, taskOffsets, taskEndOffsets, assignment, targetAssignment, isClassic };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseEndpoint(writer: Writer, message: Init<StreamsGroupDescribeResponseEndpoint>): void {
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseEndpoint(reader: Reader): StreamsGroupDescribeResponseEndpoint {
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseEndpoint = { host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseTaskOffset(writer: Writer, message: Init<StreamsGroupDescribeResponseTaskOffset>): void {
  writer.compactString(message.subtopologyId ?? '');
  writer.int32(message.partition ?? 0);
  writer.int64(message.offset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseTaskOffset(reader: Reader): StreamsGroupDescribeResponseTaskOffset {
  const subtopologyId = reader.compactString();
  const partition = reader.int32();
  const offset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseTaskOffset = { subtopologyId, partition, offset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseAssignment(writer: Writer, message: Init<StreamsGroupDescribeResponseAssignment>): void {
  const activeTasks = message.activeTasks ?? [];
  writer.compactArrayLength(activeTasks.length);
  for (const element of activeTasks) encodeStreamsGroupDescribeResponseTaskIds(writer, element);
  const standbyTasks = message.standbyTasks ?? [];
  writer.compactArrayLength(standbyTasks.length);
  for (const element of standbyTasks) encodeStreamsGroupDescribeResponseTaskIds(writer, element);
  const warmupTasks = message.warmupTasks ?? [];
  writer.compactArrayLength(warmupTasks.length);
  for (const element of warmupTasks) encodeStreamsGroupDescribeResponseTaskIds(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseAssignment(reader: Reader): StreamsGroupDescribeResponseAssignment {
  const activeTasksLength = reader.compactArrayLength(3);
  const activeTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let i = 0; i < activeTasksLength; i++) activeTasks.push(decodeStreamsGroupDescribeResponseTaskIds(reader));
  const standbyTasksLength = reader.compactArrayLength(3);
  const standbyTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeStreamsGroupDescribeResponseTaskIds(reader));
  const warmupTasksLength = reader.compactArrayLength(3);
  const warmupTasks: StreamsGroupDescribeResponseTaskIds[] = [];
  for (let i = 0; i < warmupTasksLength; i++) warmupTasks.push(decodeStreamsGroupDescribeResponseTaskIds(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseAssignment = { activeTasks, standbyTasks, warmupTasks };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupDescribeResponseTaskIds(writer: Writer, message: Init<StreamsGroupDescribeResponseTaskIds>): void {
  writer.compactString(message.subtopologyId ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupDescribeResponseTaskIds(reader: Reader): StreamsGroupDescribeResponseTaskIds {
  const subtopologyId = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupDescribeResponseTaskIds = { subtopologyId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
