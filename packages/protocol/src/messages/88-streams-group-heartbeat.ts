// Generated from packages/protocol/spec/messages/88-streams-group-heartbeat.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const STREAMS_GROUP_HEARTBEAT_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupHeartbeatRequest {
  groupId: string;
  memberId: string;
  memberEpoch: number;
  endpointInformationEpoch: number;
  instanceId: string | null;
  rackId: string | null;
  /** Default -1. */
  rebalanceTimeoutMs: number;
  topology: StreamsGroupHeartbeatRequestTopology | null;
  activeTasks: StreamsGroupHeartbeatRequestTaskIds[] | null;
  standbyTasks: StreamsGroupHeartbeatRequestTaskIds[] | null;
  warmupTasks: StreamsGroupHeartbeatRequestTaskIds[] | null;
  processId: string | null;
  userEndpoint: StreamsGroupHeartbeatRequestEndpoint | null;
  clientTags: StreamsGroupHeartbeatRequestKeyValue[] | null;
  taskOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null;
  taskEndOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null;
  shutdownApplication: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestTopology {
  epoch: number;
  subtopologies: StreamsGroupHeartbeatRequestSubtopology[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestSubtopology {
  subtopologyId: string;
  sourceTopics: string[];
  sourceTopicRegex: string[];
  stateChangelogTopics: StreamsGroupHeartbeatRequestTopicInfo[];
  repartitionSinkTopics: string[];
  repartitionSourceTopics: StreamsGroupHeartbeatRequestTopicInfo[];
  copartitionGroups: StreamsGroupHeartbeatRequestCopartitionGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestTopicInfo {
  name: string;
  partitions: number;
  replicationFactor: number;
  topicConfigs: StreamsGroupHeartbeatRequestKeyValue[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestKeyValue {
  key: string;
  value: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestCopartitionGroup {
  sourceTopics: number[];
  sourceTopicRegex: number[];
  repartitionSourceTopics: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestTaskIds {
  subtopologyId: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestEndpoint {
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatRequestTaskOffset {
  subtopologyId: string;
  partition: number;
  offset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupHeartbeatRequest(writer: Writer, message: Init<StreamsGroupHeartbeatRequest>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupHeartbeatRequest');
  writer.compactString(message.groupId ?? '');
  writer.compactString(message.memberId ?? '');
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.endpointInformationEpoch ?? 0);
  writer.compactNullableString(message.instanceId ?? null);
  writer.compactNullableString(message.rackId ?? null);
  writer.int32(message.rebalanceTimeoutMs ?? -1);
  const topology = message.topology ?? null;
  writer.presence(topology !== null);
  if (topology !== null) encodeStreamsGroupHeartbeatRequestTopology(writer, topology);
  const activeTasks = message.activeTasks ?? null;
  writer.compactArrayLength(activeTasks === null ? -1 : activeTasks.length);
  if (activeTasks !== null) for (const element of activeTasks) encodeStreamsGroupHeartbeatRequestTaskIds(writer, element);
  const standbyTasks = message.standbyTasks ?? null;
  writer.compactArrayLength(standbyTasks === null ? -1 : standbyTasks.length);
  if (standbyTasks !== null) for (const element of standbyTasks) encodeStreamsGroupHeartbeatRequestTaskIds(writer, element);
  const warmupTasks = message.warmupTasks ?? null;
  writer.compactArrayLength(warmupTasks === null ? -1 : warmupTasks.length);
  if (warmupTasks !== null) for (const element of warmupTasks) encodeStreamsGroupHeartbeatRequestTaskIds(writer, element);
  writer.compactNullableString(message.processId ?? null);
  const userEndpoint = message.userEndpoint ?? null;
  writer.presence(userEndpoint !== null);
  if (userEndpoint !== null) encodeStreamsGroupHeartbeatRequestEndpoint(writer, userEndpoint);
  const clientTags = message.clientTags ?? null;
  writer.compactArrayLength(clientTags === null ? -1 : clientTags.length);
  if (clientTags !== null) for (const element of clientTags) encodeStreamsGroupHeartbeatRequestKeyValue(writer, element);
  const taskOffsets = message.taskOffsets ?? null;
  writer.compactArrayLength(taskOffsets === null ? -1 : taskOffsets.length);
  if (taskOffsets !== null) for (const element of taskOffsets) encodeStreamsGroupHeartbeatRequestTaskOffset(writer, element);
  const taskEndOffsets = message.taskEndOffsets ?? null;
  writer.compactArrayLength(taskEndOffsets === null ? -1 : taskEndOffsets.length);
  if (taskEndOffsets !== null) for (const element of taskEndOffsets) encodeStreamsGroupHeartbeatRequestTaskOffset(writer, element);
  writer.bool(message.shutdownApplication ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupHeartbeatRequest(reader: Reader, version: number): StreamsGroupHeartbeatRequest {
  reader.expectVersion(version, 0, 0, 'StreamsGroupHeartbeatRequest');
  const groupId = reader.compactString();
  const memberId = reader.compactString();
  const memberEpoch = reader.int32();
  const endpointInformationEpoch = reader.int32();
  const instanceId = reader.compactNullableString();
  const rackId = reader.compactNullableString();
  const rebalanceTimeoutMs = reader.int32();
  const topology = reader.isPresent() ? decodeStreamsGroupHeartbeatRequestTopology(reader) : null;
  const activeTasksLength = reader.compactNullableArrayLength(3);
  let activeTasks: StreamsGroupHeartbeatRequestTaskIds[] | null = null;
  if (activeTasksLength >= 0) {
    activeTasks = [];
    for (let i = 0; i < activeTasksLength; i++) activeTasks.push(decodeStreamsGroupHeartbeatRequestTaskIds(reader));
  }
  const standbyTasksLength = reader.compactNullableArrayLength(3);
  let standbyTasks: StreamsGroupHeartbeatRequestTaskIds[] | null = null;
  if (standbyTasksLength >= 0) {
    standbyTasks = [];
    for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeStreamsGroupHeartbeatRequestTaskIds(reader));
  }
  const warmupTasksLength = reader.compactNullableArrayLength(3);
  let warmupTasks: StreamsGroupHeartbeatRequestTaskIds[] | null = null;
  if (warmupTasksLength >= 0) {
    warmupTasks = [];
    for (let i = 0; i < warmupTasksLength; i++) warmupTasks.push(decodeStreamsGroupHeartbeatRequestTaskIds(reader));
  }
  const processId = reader.compactNullableString();
  const userEndpoint = reader.isPresent() ? decodeStreamsGroupHeartbeatRequestEndpoint(reader) : null;
  const clientTagsLength = reader.compactNullableArrayLength(3);
  let clientTags: StreamsGroupHeartbeatRequestKeyValue[] | null = null;
  if (clientTagsLength >= 0) {
    clientTags = [];
    for (let i = 0; i < clientTagsLength; i++) clientTags.push(decodeStreamsGroupHeartbeatRequestKeyValue(reader));
  }
  const taskOffsetsLength = reader.compactNullableArrayLength(14);
  let taskOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null = null;
  if (taskOffsetsLength >= 0) {
    taskOffsets = [];
    for (let i = 0; i < taskOffsetsLength; i++) taskOffsets.push(decodeStreamsGroupHeartbeatRequestTaskOffset(reader));
  }
  const taskEndOffsetsLength = reader.compactNullableArrayLength(14);
  let taskEndOffsets: StreamsGroupHeartbeatRequestTaskOffset[] | null = null;
  if (taskEndOffsetsLength >= 0) {
    taskEndOffsets = [];
    for (let i = 0; i < taskEndOffsetsLength; i++) taskEndOffsets.push(decodeStreamsGroupHeartbeatRequestTaskOffset(reader));
  }
  const shutdownApplication = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequest = { groupId, memberId, memberEpoch, endpointInformationEpoch, instanceId, rackId, rebalanceTimeoutMs, topology, activeTasks, standbyTasks, warmupTasks, processId, userEndpoint, clientTags, taskOffsets, taskEndOffsets, shutdownApplication };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestTopology(writer: Writer, message: Init<StreamsGroupHeartbeatRequestTopology>): void {
  writer.int32(message.epoch ?? 0);
  const subtopologies = message.subtopologies ?? [];
  writer.compactArrayLength(subtopologies.length);
  for (const element of subtopologies) encodeStreamsGroupHeartbeatRequestSubtopology(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestTopology(reader: Reader): StreamsGroupHeartbeatRequestTopology {
  const epoch = reader.int32();
  const subtopologiesLength = reader.compactArrayLength(8);
  const subtopologies: StreamsGroupHeartbeatRequestSubtopology[] = [];
  for (let i = 0; i < subtopologiesLength; i++) subtopologies.push(decodeStreamsGroupHeartbeatRequestSubtopology(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestTopology = { epoch, subtopologies };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestSubtopology(writer: Writer, message: Init<StreamsGroupHeartbeatRequestSubtopology>): void {
  writer.compactString(message.subtopologyId ?? '');
  const sourceTopics = message.sourceTopics ?? [];
  writer.compactArrayLength(sourceTopics.length);
  for (const element of sourceTopics) writer.compactString(element);
  const sourceTopicRegex = message.sourceTopicRegex ?? [];
  writer.compactArrayLength(sourceTopicRegex.length);
  for (const element of sourceTopicRegex) writer.compactString(element);
  const stateChangelogTopics = message.stateChangelogTopics ?? [];
  writer.compactArrayLength(stateChangelogTopics.length);
  for (const element of stateChangelogTopics) encodeStreamsGroupHeartbeatRequestTopicInfo(writer, element);
  const repartitionSinkTopics = message.repartitionSinkTopics ?? [];
  writer.compactArrayLength(repartitionSinkTopics.length);
  for (const element of repartitionSinkTopics) writer.compactString(element);
  const repartitionSourceTopics = message.repartitionSourceTopics ?? [];
  writer.compactArrayLength(repartitionSourceTopics.length);
  for (const element of repartitionSourceTopics) encodeStreamsGroupHeartbeatRequestTopicInfo(writer, element);
  const copartitionGroups = message.copartitionGroups ?? [];
  writer.compactArrayLength(copartitionGroups.length);
  for (const element of copartitionGroups) encodeStreamsGroupHeartbeatRequestCopartitionGroup(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestSubtopology(reader: Reader): StreamsGroupHeartbeatRequestSubtopology {
  const subtopologyId = reader.compactString();
  const sourceTopicsLength = reader.compactArrayLength(1);
  const sourceTopics: string[] = [];
  for (let i = 0; i < sourceTopicsLength; i++) sourceTopics.push(reader.compactString());
  const sourceTopicRegexLength = reader.compactArrayLength(1);
  const sourceTopicRegex: string[] = [];
  for (let i = 0; i < sourceTopicRegexLength; i++) sourceTopicRegex.push(reader.compactString());
  const stateChangelogTopicsLength = reader.compactArrayLength(9);
  const stateChangelogTopics: StreamsGroupHeartbeatRequestTopicInfo[] = [];
  for (let i = 0; i < stateChangelogTopicsLength; i++) stateChangelogTopics.push(decodeStreamsGroupHeartbeatRequestTopicInfo(reader));
  const repartitionSinkTopicsLength = reader.compactArrayLength(1);
  const repartitionSinkTopics: string[] = [];
  for (let i = 0; i < repartitionSinkTopicsLength; i++) repartitionSinkTopics.push(reader.compactString());
  const repartitionSourceTopicsLength = reader.compactArrayLength(9);
  const repartitionSourceTopics: StreamsGroupHeartbeatRequestTopicInfo[] = [];
  for (let i = 0; i < repartitionSourceTopicsLength; i++) repartitionSourceTopics.push(decodeStreamsGroupHeartbeatRequestTopicInfo(reader));
  const copartitionGroupsLength = reader.compactArrayLength(4);
  const copartitionGroups: StreamsGroupHeartbeatRequestCopartitionGroup[] = [];
  for (let i = 0; i < copartitionGroupsLength; i++) copartitionGroups.push(decodeStreamsGroupHeartbeatRequestCopartitionGroup(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestSubtopology = { subtopologyId, sourceTopics, sourceTopicRegex, stateChangelogTopics, repartitionSinkTopics, repartitionSourceTopics, copartitionGroups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestTopicInfo(writer: Writer, message: Init<StreamsGroupHeartbeatRequestTopicInfo>): void {
  writer.compactString(message.name ?? '');
  writer.int32(message.partitions ?? 0);
  writer.int16(message.replicationFactor ?? 0);
  const topicConfigs = message.topicConfigs ?? [];
  writer.compactArrayLength(topicConfigs.length);
  for (const element of topicConfigs) encodeStreamsGroupHeartbeatRequestKeyValue(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestTopicInfo(reader: Reader): StreamsGroupHeartbeatRequestTopicInfo {
  const name = reader.compactString();
  const partitions = reader.int32();
  const replicationFactor = reader.int16();
  const topicConfigsLength = reader.compactArrayLength(3);
  const topicConfigs: StreamsGroupHeartbeatRequestKeyValue[] = [];
  for (let i = 0; i < topicConfigsLength; i++) topicConfigs.push(decodeStreamsGroupHeartbeatRequestKeyValue(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestTopicInfo = { name, partitions, replicationFactor, topicConfigs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestKeyValue(writer: Writer, message: Init<StreamsGroupHeartbeatRequestKeyValue>): void {
  writer.compactString(message.key ?? '');
  writer.compactString(message.value ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestKeyValue(reader: Reader): StreamsGroupHeartbeatRequestKeyValue {
  const key = reader.compactString();
  const value = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestKeyValue = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestCopartitionGroup(writer: Writer, message: Init<StreamsGroupHeartbeatRequestCopartitionGroup>): void {
  const sourceTopics = message.sourceTopics ?? [];
  writer.compactArrayLength(sourceTopics.length);
  for (const element of sourceTopics) writer.int16(element);
  const sourceTopicRegex = message.sourceTopicRegex ?? [];
  writer.compactArrayLength(sourceTopicRegex.length);
  for (const element of sourceTopicRegex) writer.int16(element);
  const repartitionSourceTopics = message.repartitionSourceTopics ?? [];
  writer.compactArrayLength(repartitionSourceTopics.length);
  for (const element of repartitionSourceTopics) writer.int16(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestCopartitionGroup(reader: Reader): StreamsGroupHeartbeatRequestCopartitionGroup {
  const sourceTopicsLength = reader.compactArrayLength(2);
  const sourceTopics: number[] = [];
  for (let i = 0; i < sourceTopicsLength; i++) sourceTopics.push(reader.int16());
  const sourceTopicRegexLength = reader.compactArrayLength(2);
  const sourceTopicRegex: number[] = [];
  for (let i = 0; i < sourceTopicRegexLength; i++) sourceTopicRegex.push(reader.int16());
  const repartitionSourceTopicsLength = reader.compactArrayLength(2);
  const repartitionSourceTopics: number[] = [];
  for (let i = 0; i < repartitionSourceTopicsLength; i++) repartitionSourceTopics.push(reader.int16());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestCopartitionGroup = { sourceTopics, sourceTopicRegex, repartitionSourceTopics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestTaskIds(writer: Writer, message: Init<StreamsGroupHeartbeatRequestTaskIds>): void {
  writer.compactString(message.subtopologyId ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestTaskIds(reader: Reader): StreamsGroupHeartbeatRequestTaskIds {
  const subtopologyId = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestTaskIds = { subtopologyId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestEndpoint(writer: Writer, message: Init<StreamsGroupHeartbeatRequestEndpoint>): void {
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestEndpoint(reader: Reader): StreamsGroupHeartbeatRequestEndpoint {
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestEndpoint = { host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatRequestTaskOffset(writer: Writer, message: Init<StreamsGroupHeartbeatRequestTaskOffset>): void {
  writer.compactString(message.subtopologyId ?? '');
  writer.int32(message.partition ?? 0);
  writer.int64(message.offset ?? 0n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatRequestTaskOffset(reader: Reader): StreamsGroupHeartbeatRequestTaskOffset {
  const subtopologyId = reader.compactString();
  const partition = reader.int32();
  const offset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatRequestTaskOffset = { subtopologyId, partition, offset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const STREAMS_GROUP_HEARTBEAT_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface StreamsGroupHeartbeatResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  memberId: string;
  memberEpoch: number;
  heartbeatIntervalMs: number;
  acceptableRecoveryLag: number;
  taskOffsetIntervalMs: number;
  status: StreamsGroupHeartbeatResponseStatus[] | null;
  activeTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  standbyTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  warmupTasks: StreamsGroupHeartbeatResponseTaskIds[] | null;
  endpointInformationEpoch: number;
  partitionsByUserEndpoint: StreamsGroupHeartbeatResponseEndpointToPartitions[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatResponseStatus {
  statusCode: number;
  statusDetail: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatResponseTaskIds {
  subtopologyId: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatResponseEndpointToPartitions {
  userEndpoint: StreamsGroupHeartbeatResponseEndpoint;
  activePartitions: StreamsGroupHeartbeatResponseTopicPartition[];
  standbyPartitions: StreamsGroupHeartbeatResponseTopicPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatResponseEndpoint {
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface StreamsGroupHeartbeatResponseTopicPartition {
  topic: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeStreamsGroupHeartbeatResponse(writer: Writer, message: Init<StreamsGroupHeartbeatResponse>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupHeartbeatResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.compactString(message.memberId ?? '');
  writer.int32(message.memberEpoch ?? 0);
  writer.int32(message.heartbeatIntervalMs ?? 0);
  writer.int32(message.acceptableRecoveryLag ?? 0);
  writer.int32(message.taskOffsetIntervalMs ?? 0);
  const status = message.status === undefined ? [] : message.status;
  writer.compactArrayLength(status === null ? -1 : status.length);
  if (status !== null) for (const element of status) encodeStreamsGroupHeartbeatResponseStatus(writer, element);
  const activeTasks = message.activeTasks ?? null;
  writer.compactArrayLength(activeTasks === null ? -1 : activeTasks.length);
  if (activeTasks !== null) for (const element of activeTasks) encodeStreamsGroupHeartbeatResponseTaskIds(writer, element);
  const standbyTasks = message.standbyTasks ?? null;
  writer.compactArrayLength(standbyTasks === null ? -1 : standbyTasks.length);
  if (standbyTasks !== null) for (const element of standbyTasks) encodeStreamsGroupHeartbeatResponseTaskIds(writer, element);
  const warmupTasks = message.warmupTasks ?? null;
  writer.compactArrayLength(warmupTasks === null ? -1 : warmupTasks.length);
  if (warmupTasks !== null) for (const element of warmupTasks) encodeStreamsGroupHeartbeatResponseTaskIds(writer, element);
  writer.int32(message.endpointInformationEpoch ?? 0);
  const partitionsByUserEndpoint = message.partitionsByUserEndpoint ?? null;
  writer.compactArrayLength(partitionsByUserEndpoint === null ? -1 : partitionsByUserEndpoint.length);
  if (partitionsByUserEndpoint !== null) for (const element of partitionsByUserEndpoint) encodeStreamsGroupHeartbeatResponseEndpointToPartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeStreamsGroupHeartbeatResponse(reader: Reader, version: number): StreamsGroupHeartbeatResponse {
  reader.expectVersion(version, 0, 0, 'StreamsGroupHeartbeatResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const memberId = reader.compactString();
  const memberEpoch = reader.int32();
  const heartbeatIntervalMs = reader.int32();
  const acceptableRecoveryLag = reader.int32();
  const taskOffsetIntervalMs = reader.int32();
  const statusLength = reader.compactNullableArrayLength(3);
  let status: StreamsGroupHeartbeatResponseStatus[] | null = null;
  if (statusLength >= 0) {
    status = [];
    for (let i = 0; i < statusLength; i++) status.push(decodeStreamsGroupHeartbeatResponseStatus(reader));
  }
  const activeTasksLength = reader.compactNullableArrayLength(3);
  let activeTasks: StreamsGroupHeartbeatResponseTaskIds[] | null = null;
  if (activeTasksLength >= 0) {
    activeTasks = [];
    for (let i = 0; i < activeTasksLength; i++) activeTasks.push(decodeStreamsGroupHeartbeatResponseTaskIds(reader));
  }
  const standbyTasksLength = reader.compactNullableArrayLength(3);
  let standbyTasks: StreamsGroupHeartbeatResponseTaskIds[] | null = null;
  if (standbyTasksLength >= 0) {
    standbyTasks = [];
    for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeStreamsGroupHeartbeatResponseTaskIds(reader));
  }
  const warmupTasksLength = reader.compactNullableArrayLength(3);
  let warmupTasks: StreamsGroupHeartbeatResponseTaskIds[] | null = null;
  if (warmupTasksLength >= 0) {
    warmupTasks = [];
    for (let i = 0; i < warmupTasksLength; i++) warmupTasks.push(decodeStreamsGroupHeartbeatResponseTaskIds(reader));
  }
  const endpointInformationEpoch = reader.int32();
  const partitionsByUserEndpointLength = reader.compactNullableArrayLength(7);
  let partitionsByUserEndpoint: StreamsGroupHeartbeatResponseEndpointToPartitions[] | null = null;
  if (partitionsByUserEndpointLength >= 0) {
    partitionsByUserEndpoint = [];
    for (let i = 0; i < partitionsByUserEndpointLength; i++) partitionsByUserEndpoint.push(decodeStreamsGroupHeartbeatResponseEndpointToPartitions(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponse = { throttleTimeMs, errorCode, errorMessage, memberId, memberEpoch, heartbeatIntervalMs, acceptableRecoveryLag, taskOffsetIntervalMs, status, activeTasks, standbyTasks, warmupTasks, endpointInformationEpoch, partitionsByUserEndpoint };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatResponseStatus(writer: Writer, message: Init<StreamsGroupHeartbeatResponseStatus>): void {
  writer.int8(message.statusCode ?? 0);
  writer.compactString(message.statusDetail ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatResponseStatus(reader: Reader): StreamsGroupHeartbeatResponseStatus {
  const statusCode = reader.int8();
  const statusDetail = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponseStatus = { statusCode, statusDetail };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatResponseTaskIds(writer: Writer, message: Init<StreamsGroupHeartbeatResponseTaskIds>): void {
  writer.compactString(message.subtopologyId ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatResponseTaskIds(reader: Reader): StreamsGroupHeartbeatResponseTaskIds {
  const subtopologyId = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponseTaskIds = { subtopologyId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatResponseEndpointToPartitions(writer: Writer, message: Init<StreamsGroupHeartbeatResponseEndpointToPartitions>): void {
  encodeStreamsGroupHeartbeatResponseEndpoint(writer, message.userEndpoint ?? {});
  const activePartitions = message.activePartitions ?? [];
  writer.compactArrayLength(activePartitions.length);
  for (const element of activePartitions) encodeStreamsGroupHeartbeatResponseTopicPartition(writer, element);
  const standbyPartitions = message.standbyPartitions ?? [];
  writer.compactArrayLength(standbyPartitions.length);
  for (const element of standbyPartitions) encodeStreamsGroupHeartbeatResponseTopicPartition(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatResponseEndpointToPartitions(reader: Reader): StreamsGroupHeartbeatResponseEndpointToPartitions {
  const userEndpoint = decodeStreamsGroupHeartbeatResponseEndpoint(reader);
  const activePartitionsLength = reader.compactArrayLength(3);
  const activePartitions: StreamsGroupHeartbeatResponseTopicPartition[] = [];
  for (let i = 0; i < activePartitionsLength; i++) activePartitions.push(decodeStreamsGroupHeartbeatResponseTopicPartition(reader));
  const standbyPartitionsLength = reader.compactArrayLength(3);
  const standbyPartitions: StreamsGroupHeartbeatResponseTopicPartition[] = [];
  for (let i = 0; i < standbyPartitionsLength; i++) standbyPartitions.push(decodeStreamsGroupHeartbeatResponseTopicPartition(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponseEndpointToPartitions = { userEndpoint, activePartitions, standbyPartitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatResponseEndpoint(writer: Writer, message: Init<StreamsGroupHeartbeatResponseEndpoint>): void {
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatResponseEndpoint(reader: Reader): StreamsGroupHeartbeatResponseEndpoint {
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponseEndpoint = { host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeStreamsGroupHeartbeatResponseTopicPartition(writer: Writer, message: Init<StreamsGroupHeartbeatResponseTopicPartition>): void {
  writer.compactString(message.topic ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeStreamsGroupHeartbeatResponseTopicPartition(reader: Reader): StreamsGroupHeartbeatResponseTopicPartition {
  const topic = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: StreamsGroupHeartbeatResponseTopicPartition = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
