// Generated from packages/protocol/spec/messages/09-offset-fetch.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, notNull, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const OFFSET_FETCH_REQUEST_VERSIONS = { lowest: 1, highest: 10 } as const;

/** Versions 1-10, flexible 6+. */
export interface OffsetFetchRequest {
  /** Versions 0-7. */
  groupId: string;
  /** Versions 0-7. Null in 2-7. */
  topics: OffsetFetchRequestTopic[] | null;
  /** Versions 8+. */
  groups: OffsetFetchRequestGroup[];
  /** Versions 7+. */
  requireStable: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchRequestTopic {
  name: string;
  partitionIndexes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchRequestGroup {
  groupId: string;
  /** Versions 9+. */
  memberId: string | null;
  /** Versions 9+. Default -1. */
  memberEpoch: number;
  topics: OffsetFetchRequestTopics[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchRequestTopics {
  /** Versions 8-9. */
  name: string;
  /** Versions 10+. */
  topicId: Uuid;
  partitionIndexes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetFetchRequest(writer: Writer, message: Init<OffsetFetchRequest>, version: number): void {
  checkVersion(version, 1, 10, 'OffsetFetchRequest');
  const flexible = version >= 6;
  if (version <= 7) {
    if (flexible) writer.compactString(message.groupId ?? '');
    else writer.string(message.groupId ?? '');
    const topics = version >= 2 ? (message.topics === undefined ? [] : message.topics) : (notNull(message.topics === undefined ? [] : message.topics, 'OffsetFetchRequest', 'topics', version));
    if (flexible) writer.compactArrayLength(topics === null ? -1 : topics.length);
    else writer.arrayLength(topics === null ? -1 : topics.length);
    if (topics !== null) for (const element of topics) encodeOffsetFetchRequestTopic(writer, element, version);
  } else {
    if (message.groupId !== undefined && message.groupId !== '') unsupportedField('OffsetFetchRequest', 'groupId', version);
    if (message.topics !== undefined && (message.topics === null || message.topics.length > 0)) unsupportedField('OffsetFetchRequest', 'topics', version);
  }
  if (version >= 8) {
    const groups = message.groups ?? [];
    writer.compactArrayLength(groups.length);
    for (const element of groups) encodeOffsetFetchRequestGroup(writer, element, version);
  } else {
    if (message.groups !== undefined && message.groups.length > 0) unsupportedField('OffsetFetchRequest', 'groups', version);
  }
  if (version >= 7) writer.bool(message.requireStable ?? false);
  else if (message.requireStable !== undefined && message.requireStable !== false) unsupportedField('OffsetFetchRequest', 'requireStable', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetFetchRequest', version);
}

export function decodeOffsetFetchRequest(reader: Reader, version: number): OffsetFetchRequest {
  reader.expectVersion(version, 1, 10, 'OffsetFetchRequest');
  const flexible = version >= 6;
  let groupId: string = '';
  let topics: OffsetFetchRequestTopic[] | null = [];
  if (version <= 7) {
    groupId = flexible ? reader.compactString() : reader.string();
    const topicsLength = version >= 2 ? flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(6) : reader.arrayLength(6);
    topics = null;
    if (topicsLength >= 0) {
      topics = [];
      for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetFetchRequestTopic(reader, version));
    }
  }
  let groups: OffsetFetchRequestGroup[] = [];
  if (version >= 8) {
    const groupsLength = reader.compactArrayLength(3);
    groups = [];
    for (let i = 0; i < groupsLength; i++) groups.push(decodeOffsetFetchRequestGroup(reader, version));
  }
  let requireStable: boolean = false;
  if (version >= 7) requireStable = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchRequest = { groupId, topics, groups, requireStable };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchRequestTopic(writer: Writer, message: Init<OffsetFetchRequestTopic>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitionIndexes = message.partitionIndexes ?? [];
  if (flexible) writer.compactArrayLength(partitionIndexes.length);
  else writer.arrayLength(partitionIndexes.length);
  for (const element of partitionIndexes) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetFetchRequestTopic', version);
}

function decodeOffsetFetchRequestTopic(reader: Reader, version: number): OffsetFetchRequestTopic {
  const flexible = version >= 6;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionIndexesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitionIndexes: number[] = [];
  for (let i = 0; i < partitionIndexesLength; i++) partitionIndexes.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchRequestTopic = { name, partitionIndexes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchRequestGroup(writer: Writer, message: Init<OffsetFetchRequestGroup>, version: number): void {
  writer.compactString(message.groupId ?? '');
  if (version >= 9) {
    writer.compactNullableString(message.memberId ?? null);
    writer.int32(message.memberEpoch ?? -1);
  }
  const topics = message.topics === undefined ? [] : message.topics;
  writer.compactArrayLength(topics === null ? -1 : topics.length);
  if (topics !== null) for (const element of topics) encodeOffsetFetchRequestTopics(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeOffsetFetchRequestGroup(reader: Reader, version: number): OffsetFetchRequestGroup {
  const groupId = reader.compactString();
  let memberId: string | null = null;
  let memberEpoch: number = -1;
  if (version >= 9) {
    memberId = reader.compactNullableString();
    memberEpoch = reader.int32();
  }
  const topicsLength = reader.compactNullableArrayLength(3);
  let topics: OffsetFetchRequestTopics[] | null = null;
  if (topicsLength >= 0) {
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetFetchRequestTopics(reader, version));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchRequestGroup = { groupId, memberId, memberEpoch, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchRequestTopics(writer: Writer, message: Init<OffsetFetchRequestTopics>, version: number): void {
  if (version <= 9) writer.compactString(message.name ?? '');
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitionIndexes = message.partitionIndexes ?? [];
  writer.compactArrayLength(partitionIndexes.length);
  for (const element of partitionIndexes) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeOffsetFetchRequestTopics(reader: Reader, version: number): OffsetFetchRequestTopics {
  let name: string = '';
  if (version <= 9) name = reader.compactString();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  const partitionIndexesLength = reader.compactArrayLength(4);
  const partitionIndexes: number[] = [];
  for (let i = 0; i < partitionIndexesLength; i++) partitionIndexes.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchRequestTopics = { name, topicId, partitionIndexes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const OFFSET_FETCH_RESPONSE_VERSIONS = { lowest: 1, highest: 10 } as const;

/** Versions 1-10, flexible 6+. */
export interface OffsetFetchResponse {
  /** Versions 3+. */
  throttleTimeMs: number;
  /** Versions 0-7. */
  topics: OffsetFetchResponseTopic[];
  /** Versions 2-7. */
  errorCode: number;
  /** Versions 8+. */
  groups: OffsetFetchResponseGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchResponseTopic {
  name: string;
  partitions: OffsetFetchResponsePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchResponsePartition {
  partitionIndex: number;
  committedOffset: bigint;
  /** Versions 5-7. Default -1. */
  committedLeaderEpoch: number;
  metadata: string | null;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchResponseGroup {
  groupId: string;
  topics: OffsetFetchResponseTopics[];
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchResponseTopics {
  /** Versions 8-9. */
  name: string;
  /** Versions 10+. */
  topicId: Uuid;
  partitions: OffsetFetchResponsePartitions[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface OffsetFetchResponsePartitions {
  partitionIndex: number;
  committedOffset: bigint;
  /** Default -1. */
  committedLeaderEpoch: number;
  metadata: string | null;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeOffsetFetchResponse(writer: Writer, message: Init<OffsetFetchResponse>, version: number): void {
  checkVersion(version, 1, 10, 'OffsetFetchResponse');
  const flexible = version >= 6;
  if (version >= 3) writer.int32(message.throttleTimeMs ?? 0);
  if (version <= 7) {
    const topics = message.topics ?? [];
    if (flexible) writer.compactArrayLength(topics.length);
    else writer.arrayLength(topics.length);
    for (const element of topics) encodeOffsetFetchResponseTopic(writer, element, version);
  } else {
    if (message.topics !== undefined && message.topics.length > 0) unsupportedField('OffsetFetchResponse', 'topics', version);
  }
  if (version >= 2 && version <= 7) writer.int16(message.errorCode ?? 0);
  if (version >= 8) {
    const groups = message.groups ?? [];
    writer.compactArrayLength(groups.length);
    for (const element of groups) encodeOffsetFetchResponseGroup(writer, element, version);
  } else {
    if (message.groups !== undefined && message.groups.length > 0) unsupportedField('OffsetFetchResponse', 'groups', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetFetchResponse', version);
}

export function decodeOffsetFetchResponse(reader: Reader, version: number): OffsetFetchResponse {
  reader.expectVersion(version, 1, 10, 'OffsetFetchResponse');
  const flexible = version >= 6;
  let throttleTimeMs: number = 0;
  if (version >= 3) throttleTimeMs = reader.int32();
  let topics: OffsetFetchResponseTopic[] = [];
  if (version <= 7) {
    const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
    topics = [];
    for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetFetchResponseTopic(reader, version));
  }
  let errorCode: number = 0;
  if (version >= 2 && version <= 7) errorCode = reader.int16();
  let groups: OffsetFetchResponseGroup[] = [];
  if (version >= 8) {
    const groupsLength = reader.compactArrayLength(5);
    groups = [];
    for (let i = 0; i < groupsLength; i++) groups.push(decodeOffsetFetchResponseGroup(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponse = { throttleTimeMs, topics, errorCode, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchResponseTopic(writer: Writer, message: Init<OffsetFetchResponseTopic>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeOffsetFetchResponsePartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetFetchResponseTopic', version);
}

function decodeOffsetFetchResponseTopic(reader: Reader, version: number): OffsetFetchResponseTopic {
  const flexible = version >= 6;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(20) : reader.arrayLength(16);
  const partitions: OffsetFetchResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetFetchResponsePartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponseTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchResponsePartition(writer: Writer, message: Init<OffsetFetchResponsePartition>, version: number): void {
  const flexible = version >= 6;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.committedOffset ?? 0n);
  if (version >= 5) writer.int32(message.committedLeaderEpoch ?? -1);
  if (flexible) writer.compactNullableString(message.metadata === undefined ? '' : message.metadata);
  else writer.nullableString(message.metadata === undefined ? '' : message.metadata);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'OffsetFetchResponsePartition', version);
}

function decodeOffsetFetchResponsePartition(reader: Reader, version: number): OffsetFetchResponsePartition {
  const flexible = version >= 6;
  const partitionIndex = reader.int32();
  const committedOffset = reader.int64();
  let committedLeaderEpoch: number = -1;
  if (version >= 5) committedLeaderEpoch = reader.int32();
  const metadata = flexible ? reader.compactNullableString() : reader.nullableString();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponsePartition = { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchResponseGroup(writer: Writer, message: Init<OffsetFetchResponseGroup>, version: number): void {
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeOffsetFetchResponseTopics(writer, element, version);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeOffsetFetchResponseGroup(reader: Reader, version: number): OffsetFetchResponseGroup {
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(3);
  const topics: OffsetFetchResponseTopics[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeOffsetFetchResponseTopics(reader, version));
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponseGroup = { groupId, topics, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchResponseTopics(writer: Writer, message: Init<OffsetFetchResponseTopics>, version: number): void {
  if (version <= 9) writer.compactString(message.name ?? '');
  if (version >= 10) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeOffsetFetchResponsePartitions(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeOffsetFetchResponseTopics(reader: Reader, version: number): OffsetFetchResponseTopics {
  let name: string = '';
  if (version <= 9) name = reader.compactString();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 10) topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(20);
  const partitions: OffsetFetchResponsePartitions[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeOffsetFetchResponsePartitions(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponseTopics = { name, topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeOffsetFetchResponsePartitions(writer: Writer, message: Init<OffsetFetchResponsePartitions>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.committedOffset ?? 0n);
  writer.int32(message.committedLeaderEpoch ?? -1);
  writer.compactNullableString(message.metadata === undefined ? '' : message.metadata);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeOffsetFetchResponsePartitions(reader: Reader): OffsetFetchResponsePartitions {
  const partitionIndex = reader.int32();
  const committedOffset = reader.int64();
  const committedLeaderEpoch = reader.int32();
  const metadata = reader.compactNullableString();
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: OffsetFetchResponsePartitions = { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
