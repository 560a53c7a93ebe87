// Generated from packages/protocol/spec/messages/56-alter-partition.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_PARTITION_REQUEST_VERSIONS = { lowest: 2, highest: 3 } as const;

/** Versions 2-3, flexible 0+. */
export interface AlterPartitionRequest {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  topics: AlterPartitionRequestTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionRequestTopicData {
  topicId: Uuid;
  partitions: AlterPartitionRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionRequestPartitionData {
  partitionIndex: number;
  leaderEpoch: number;
  /** Versions 0-2. */
  newIsr: number[];
  /** Versions 3+. */
  newIsrWithEpochs: AlterPartitionRequestBrokerState[];
  leaderRecoveryState: number;
  partitionEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionRequestBrokerState {
  brokerId: number;
  /** Default -1. */
  brokerEpoch: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterPartitionRequest(writer: Writer, message: Init<AlterPartitionRequest>, version: number): void {
  checkVersion(version, 2, 3, 'AlterPartitionRequest');
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAlterPartitionRequestTopicData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterPartitionRequest(reader: Reader, version: number): AlterPartitionRequest {
  reader.expectVersion(version, 2, 3, 'AlterPartitionRequest');
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const topicsLength = reader.compactArrayLength(18);
  const topics: AlterPartitionRequestTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAlterPartitionRequestTopicData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionRequest = { brokerId, brokerEpoch, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionRequestTopicData(writer: Writer, message: Init<AlterPartitionRequestTopicData>, version: number): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterPartitionRequestPartitionData(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionRequestTopicData(reader: Reader, version: number): AlterPartitionRequestTopicData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(15);
  const partitions: AlterPartitionRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterPartitionRequestPartitionData(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionRequestTopicData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionRequestPartitionData(writer: Writer, message: Init<AlterPartitionRequestPartitionData>, version: number): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  if (version <= 2) {
    const newIsr = message.newIsr ?? [];
    writer.compactArrayLength(newIsr.length);
    for (const element of newIsr) writer.int32(element);
  } else {
    if (message.newIsr !== undefined && message.newIsr.length > 0) unsupportedField('AlterPartitionRequestPartitionData', 'newIsr', version);
  }
  if (version >= 3) {
    const newIsrWithEpochs = message.newIsrWithEpochs ?? [];
    writer.compactArrayLength(newIsrWithEpochs.length);
    for (const element of newIsrWithEpochs) encodeAlterPartitionRequestBrokerState(writer, element);
  } else {
    if (message.newIsrWithEpochs !== undefined && message.newIsrWithEpochs.length > 0) unsupportedField('AlterPartitionRequestPartitionData', 'newIsrWithEpochs', version);
  }
  writer.int8(message.leaderRecoveryState ?? 0);
  writer.int32(message.partitionEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionRequestPartitionData(reader: Reader, version: number): AlterPartitionRequestPartitionData {
  const partitionIndex = reader.int32();
  const leaderEpoch = reader.int32();
  let newIsr: number[] = [];
  if (version <= 2) {
    const newIsrLength = reader.compactArrayLength(4);
    newIsr = [];
    for (let i = 0; i < newIsrLength; i++) newIsr.push(reader.int32());
  }
  let newIsrWithEpochs: AlterPartitionRequestBrokerState[] = [];
  if (version >= 3) {
    const newIsrWithEpochsLength = reader.compactArrayLength(13);
    newIsrWithEpochs = [];
    for (let i = 0; i < newIsrWithEpochsLength; i++) newIsrWithEpochs.push(decodeAlterPartitionRequestBrokerState(reader));
  }
  const leaderRecoveryState = reader.int8();
  const partitionEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionRequestPartitionData = { partitionIndex, leaderEpoch, newIsr, newIsrWithEpochs, leaderRecoveryState, partitionEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionRequestBrokerState(writer: Writer, message: Init<AlterPartitionRequestBrokerState>): void {
  writer.int32(message.brokerId ?? 0);
  writer.int64(message.brokerEpoch ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionRequestBrokerState(reader: Reader): AlterPartitionRequestBrokerState {
  const brokerId = reader.int32();
  const brokerEpoch = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionRequestBrokerState = { brokerId, brokerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_PARTITION_RESPONSE_VERSIONS = { lowest: 2, highest: 3 } as const;

/** Versions 2-3, flexible 0+. */
export interface AlterPartitionResponse {
  throttleTimeMs: number;
  errorCode: number;
  topics: AlterPartitionResponseTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionResponseTopicData {
  topicId: Uuid;
  partitions: AlterPartitionResponsePartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterPartitionResponsePartitionData {
  partitionIndex: number;
  errorCode: number;
  leaderId: number;
  leaderEpoch: number;
  isr: number[];
  leaderRecoveryState: number;
  partitionEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterPartitionResponse(writer: Writer, message: Init<AlterPartitionResponse>, version: number): void {
  checkVersion(version, 2, 3, 'AlterPartitionResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeAlterPartitionResponseTopicData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterPartitionResponse(reader: Reader, version: number): AlterPartitionResponse {
  reader.expectVersion(version, 2, 3, 'AlterPartitionResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const topicsLength = reader.compactArrayLength(18);
  const topics: AlterPartitionResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeAlterPartitionResponseTopicData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionResponse = { throttleTimeMs, errorCode, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionResponseTopicData(writer: Writer, message: Init<AlterPartitionResponseTopicData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeAlterPartitionResponsePartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionResponseTopicData(reader: Reader): AlterPartitionResponseTopicData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(21);
  const partitions: AlterPartitionResponsePartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeAlterPartitionResponsePartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionResponseTopicData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterPartitionResponsePartitionData(writer: Writer, message: Init<AlterPartitionResponsePartitionData>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.leaderId ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  const isr = message.isr ?? [];
  writer.compactArrayLength(isr.length);
  for (const element of isr) writer.int32(element);
  writer.int8(message.leaderRecoveryState ?? 0);
  writer.int32(message.partitionEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterPartitionResponsePartitionData(reader: Reader): AlterPartitionResponsePartitionData {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const isrLength = reader.compactArrayLength(4);
  const isr: number[] = [];
  for (let i = 0; i < isrLength; i++) isr.push(reader.int32());
  const leaderRecoveryState = reader.int8();
  const partitionEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterPartitionResponsePartitionData = { partitionIndex, errorCode, leaderId, leaderEpoch, isr, leaderRecoveryState, partitionEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
