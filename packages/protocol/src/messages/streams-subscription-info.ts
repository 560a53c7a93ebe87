// Generated from packages/protocol/spec/messages/streams-subscription-info.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { Writer } from '../wire/writer.ts';

export const SUBSCRIPTION_INFO_DATA_VERSIONS = { lowest: 1, highest: 11 } as const;

/** Versions 1-11. */
export interface SubscriptionInfoData {
  version: number;
  /** Versions 3+. Default -1. */
  latestSupportedVersion: number;
  processId: Uuid;
  /** Versions 1-6. */
  prevTasks: SubscriptionInfoDataTaskId[];
  /** Versions 1-6. */
  standbyTasks: SubscriptionInfoDataTaskId[];
  /** Versions 2+. */
  userEndPoint: Buffer;
  /** Versions 7+. */
  taskOffsetSums: SubscriptionInfoDataTaskOffsetSum[];
  /** Versions 8+. */
  uniqueField: number;
  /** Versions 9+. */
  errorCode: number;
  /** Versions 11+. */
  clientTags: SubscriptionInfoDataClientTag[];
}

export interface SubscriptionInfoDataTaskId {
  topicGroupId: number;
  partition: number;
}

export interface SubscriptionInfoDataTaskOffsetSum {
  topicGroupId: number;
  /** Versions 10+. */
  partition: number;
  /** Versions 10+. */
  offsetSum: bigint;
  /** Versions 10+. */
  namedTopology: string | null;
  /** Versions 7-9. */
  partitionToOffsetSum: SubscriptionInfoDataPartitionToOffsetSum[];
}

export interface SubscriptionInfoDataPartitionToOffsetSum {
  partition: number;
  offsetSum: bigint;
}

export interface SubscriptionInfoDataClientTag {
  key: Buffer;
  value: Buffer;
}

export function encodeSubscriptionInfoData(writer: Writer, message: Init<SubscriptionInfoData>, version: number): void {
  checkVersion(version, 1, 11, 'SubscriptionInfoData');
  writer.int32(message.version ?? 0);
  if (version >= 3) writer.int32(message.latestSupportedVersion ?? -1);
  else if (message.latestSupportedVersion !== undefined && message.latestSupportedVersion !== -1) unsupportedField('SubscriptionInfoData', 'latestSupportedVersion', version);
  writer.uuid(message.processId ?? ZERO_UUID);
  if (version <= 6) {
    const prevTasks = message.prevTasks ?? [];
    writer.arrayLength(prevTasks.length);
    for (const element of prevTasks) encodeSubscriptionInfoDataTaskId(writer, element);
    const standbyTasks = message.standbyTasks ?? [];
    writer.arrayLength(standbyTasks.length);
    for (const element of standbyTasks) encodeSubscriptionInfoDataTaskId(writer, element);
  } else {
    if (message.prevTasks !== undefined && message.prevTasks.length > 0) unsupportedField('SubscriptionInfoData', 'prevTasks', version);
    if (message.standbyTasks !== undefined && message.standbyTasks.length > 0) unsupportedField('SubscriptionInfoData', 'standbyTasks', version);
  }
  if (version >= 2) writer.bytes(message.userEndPoint ?? NO_BYTES);
  else if (message.userEndPoint !== undefined && message.userEndPoint.length > 0) unsupportedField('SubscriptionInfoData', 'userEndPoint', version);
  if (version >= 7) {
    const taskOffsetSums = message.taskOffsetSums ?? [];
    writer.arrayLength(taskOffsetSums.length);
    for (const element of taskOffsetSums) encodeSubscriptionInfoDataTaskOffsetSum(writer, element, version);
  } else {
    if (message.taskOffsetSums !== undefined && message.taskOffsetSums.length > 0) unsupportedField('SubscriptionInfoData', 'taskOffsetSums', version);
  }
  if (version >= 8) writer.int8(message.uniqueField ?? 0);
  else if (message.uniqueField !== undefined && message.uniqueField !== 0) unsupportedField('SubscriptionInfoData', 'uniqueField', version);
  if (version >= 9) writer.int32(message.errorCode ?? 0);
  else if (message.errorCode !== undefined && message.errorCode !== 0) unsupportedField('SubscriptionInfoData', 'errorCode', version);
  if (version >= 11) {
    const clientTags = message.clientTags ?? [];
    writer.arrayLength(clientTags.length);
    for (const element of clientTags) encodeSubscriptionInfoDataClientTag(writer, element);
  } else {
    if (message.clientTags !== undefined && message.clientTags.length > 0) unsupportedField('SubscriptionInfoData', 'clientTags', version);
  }
}

export function decodeSubscriptionInfoData(reader: Reader, version: number): SubscriptionInfoData {
  reader.expectVersion(version, 1, 11, 'SubscriptionInfoData');
  const versionValue = reader.int32();
  let latestSupportedVersion: number = -1;
  if (version >= 3) latestSupportedVersion = reader.int32();
  const processId = reader.uuid();
  let prevTasks: SubscriptionInfoDataTaskId[] = [];
  let standbyTasks: SubscriptionInfoDataTaskId[] = [];
  if (version <= 6) {
    const prevTasksLength = reader.arrayLength(8);
    prevTasks = [];
    for (let i = 0; i < prevTasksLength; i++) prevTasks.push(decodeSubscriptionInfoDataTaskId(reader));
    const standbyTasksLength = reader.arrayLength(8);
    standbyTasks = [];
    for (let i = 0; i < standbyTasksLength; i++) standbyTasks.push(decodeSubscriptionInfoDataTaskId(reader));
  }
  let userEndPoint: Buffer = NO_BYTES;
  if (version >= 2) userEndPoint = reader.bytes();
  let taskOffsetSums: SubscriptionInfoDataTaskOffsetSum[] = [];
  if (version >= 7) {
    const taskOffsetSumsLength = reader.arrayLength(8);
    taskOffsetSums = [];
    for (let i = 0; i < taskOffsetSumsLength; i++) taskOffsetSums.push(decodeSubscriptionInfoDataTaskOffsetSum(reader, version));
  }
  let uniqueField: number = 0;
  if (version >= 8) uniqueField = reader.int8();
  let errorCode: number = 0;
  if (version >= 9) errorCode = reader.int32();
  let clientTags: SubscriptionInfoDataClientTag[] = [];
  if (version >= 11) {
    const clientTagsLength = reader.arrayLength(8);
    clientTags = [];
    for (let i = 0; i < clientTagsLength; i++) clientTags.push(decodeSubscriptionInfoDataClientTag(reader));
  }
  return { version: versionValue, latestSupportedVersion, processId, prevTasks, standbyTasks, userEndPoint, taskOffsetSums, uniqueField, errorCode, clientTags };
}

function encodeSubscriptionInfoDataTaskId(writer: Writer, message: Init<SubscriptionInfoDataTaskId>): void {
  writer.int32(message.topicGroupId ?? 0);
  writer.int32(message.partition ?? 0);
}

function decodeSubscriptionInfoDataTaskId(reader: Reader): SubscriptionInfoDataTaskId {
  const topicGroupId = reader.int32();
  const partition = reader.int32();
  return { topicGroupId, partition };
}

function encodeSubscriptionInfoDataTaskOffsetSum(writer: Writer, message: Init<SubscriptionInfoDataTaskOffsetSum>, version: number): void {
  writer.int32(message.topicGroupId ?? 0);
  if (version >= 10) {
    writer.int32(message.partition ?? 0);
    writer.int64(message.offsetSum ?? 0n);
    writer.nullableString(message.namedTopology === undefined ? '' : message.namedTopology);
  } else {
    if (message.partition !== undefined && message.partition !== 0) unsupportedField('SubscriptionInfoDataTaskOffsetSum', 'partition', version);
    if (message.offsetSum !== undefined && message.offsetSum !== 0n) unsupportedField('SubscriptionInfoDataTaskOffsetSum', 'offsetSum', version);
    if (message.namedTopology !== undefined && message.namedTopology !== '') unsupportedField('SubscriptionInfoDataTaskOffsetSum', 'namedTopology', version);
  }
  if (version <= 9) {
    const partitionToOffsetSum = message.partitionToOffsetSum ?? [];
    writer.arrayLength(partitionToOffsetSum.length);
    for (const element of partitionToOffsetSum) encodeSubscriptionInfoDataPartitionToOffsetSum(writer, element);
  } else {
    if (message.partitionToOffsetSum !== undefined && message.partitionToOffsetSum.length > 0) unsupportedField('SubscriptionInfoDataTaskOffsetSum', 'partitionToOffsetSum', version);
  }
}

function decodeSubscriptionInfoDataTaskOffsetSum(reader: Reader, version: number): SubscriptionInfoDataTaskOffsetSum {
  const topicGroupId = reader.int32();
  let partition: number = 0;
  let offsetSum: bigint = 0n;
  let namedTopology: string | null = '';
  if (version >= 10) {
    partition = reader.int32();
    offsetSum = reader.int64();
    namedTopology = reader.nullableString();
  }
  let partitionToOffsetSum: SubscriptionInfoDataPartitionToOffsetSum[] = [];
  if (version <= 9) {
    const partitionToOffsetSumLength = reader.arrayLength(12);
    partitionToOffsetSum = [];
    for (let i = 0; i < partitionToOffsetSumLength; i++) partitionToOffsetSum.push(decodeSubscriptionInfoDataPartitionToOffsetSum(reader));
  }
  return { topicGroupId, partition, offsetSum, namedTopology, partitionToOffsetSum };
}

function encodeSubscriptionInfoDataPartitionToOffsetSum(writer: Writer, message: Init<SubscriptionInfoDataPartitionToOffsetSum>): void {
  writer.int32(message.partition ?? 0);
  writer.int64(message.offsetSum ?? 0n);
}

function decodeSubscriptionInfoDataPartitionToOffsetSum(reader: Reader): SubscriptionInfoDataPartitionToOffsetSum {
  const partition = reader.int32();
  const offsetSum = reader.int64();
  return { partition, offsetSum };
}

function encodeSubscriptionInfoDataClientTag(writer: Writer, message: Init<SubscriptionInfoDataClientTag>): void {
  writer.bytes(message.key ?? NO_BYTES);
  writer.bytes(message.value ?? NO_BYTES);
}

function decodeSubscriptionInfoDataClientTag(reader: Reader): SubscriptionInfoDataClientTag {
  const key = reader.bytes();
  const value = reader.bytes();
  return { key, value };
}
