// Generated from packages/protocol/spec/messages/28-txn-offset-commit.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const TXN_OFFSET_COMMIT_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface TxnOffsetCommitRequest {
  transactionalId: string;
  groupId: string;
  producerId: bigint;
  producerEpoch: number;
  /** Versions 3+. Default -1. */
  generationId: number;
  /** Versions 3+. */
  memberId: string;
  /** Versions 3+. */
  groupInstanceId: string | null;
  topics: TxnOffsetCommitRequestTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface TxnOffsetCommitRequestTopic {
  name: string;
  partitions: TxnOffsetCommitRequestPartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface TxnOffsetCommitRequestPartition {
  partitionIndex: number;
  committedOffset: bigint;
  /** Versions 2+. Default -1. */
  committedLeaderEpoch: number;
  committedMetadata: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeTxnOffsetCommitRequest(writer: Writer, message: Init<TxnOffsetCommitRequest>, version: number): void {
  checkVersion(version, 0, 5, 'TxnOffsetCommitRequest');
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.transactionalId ?? '');
  else writer.string(message.transactionalId ?? '');
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  if (flexible) {
    writer.int32(message.generationId ?? -1);
    writer.compactString(message.memberId ?? '');
    writer.compactNullableString(message.groupInstanceId ?? null);
  } else {
    if (message.generationId !== undefined && message.generationId !== -1) unsupportedField('TxnOffsetCommitRequest', 'generationId', version);
    if (message.memberId !== undefined && message.memberId !== '') unsupportedField('TxnOffsetCommitRequest', 'memberId', version);
    if (message.groupInstanceId !== undefined && message.groupInstanceId !== null) unsupportedField('TxnOffsetCommitRequest', 'groupInstanceId', version);
  }
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeTxnOffsetCommitRequestTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitRequest', version);
}

export function decodeTxnOffsetCommitRequest(reader: Reader, version: number): TxnOffsetCommitRequest {
  reader.expectVersion(version, 0, 5, 'TxnOffsetCommitRequest');
  const flexible = version >= 3;
  const transactionalId = flexible ? reader.compactString() : reader.string();
  const groupId = flexible ? reader.compactString() : reader.string();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  let generationId: number = -1;
  let memberId: string = '';
  let groupInstanceId: string | null = null;
  if (flexible) {
    generationId = reader.int32();
    memberId = reader.compactString();
    groupInstanceId = reader.compactNullableString();
  }
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: TxnOffsetCommitRequestTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeTxnOffsetCommitRequestTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitRequest = { transactionalId, groupId, producerId, producerEpoch, generationId, memberId, groupInstanceId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeTxnOffsetCommitRequestTopic(writer: Writer, message: Init<TxnOffsetCommitRequestTopic>, version: number): void {
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeTxnOffsetCommitRequestPartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitRequestTopic', version);
}

function decodeTxnOffsetCommitRequestTopic(reader: Reader, version: number): TxnOffsetCommitRequestTopic {
  const flexible = version >= 3;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(18) : reader.arrayLength(14);
  const partitions: TxnOffsetCommitRequestPartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeTxnOffsetCommitRequestPartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitRequestTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeTxnOffsetCommitRequestPartition(writer: Writer, message: Init<TxnOffsetCommitRequestPartition>, version: number): void {
  const flexible = version >= 3;
  writer.int32(message.partitionIndex ?? 0);
  writer.int64(message.committedOffset ?? 0n);
  if (version >= 2) writer.int32(message.committedLeaderEpoch ?? -1);
  if (flexible) writer.compactNullableString(message.committedMetadata === undefined ? '' : message.committedMetadata);
  else writer.nullableString(message.committedMetadata === undefined ? '' : message.committedMetadata);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitRequestPartition', version);
}

function decodeTxnOffsetCommitRequestPartition(reader: Reader, version: number): TxnOffsetCommitRequestPartition {
  const flexible = version >= 3;
  const partitionIndex = reader.int32();
  const committedOffset = reader.int64();
  let committedLeaderEpoch: number = -1;
  if (version >= 2) committedLeaderEpoch = reader.int32();
  const committedMetadata = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitRequestPartition = { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const TXN_OFFSET_COMMIT_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface TxnOffsetCommitResponse {
  throttleTimeMs: number;
  topics: TxnOffsetCommitResponseTopic[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface TxnOffsetCommitResponseTopic {
  name: string;
  partitions: TxnOffsetCommitResponsePartition[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface TxnOffsetCommitResponsePartition {
  partitionIndex: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeTxnOffsetCommitResponse(writer: Writer, message: Init<TxnOffsetCommitResponse>, version: number): void {
  checkVersion(version, 0, 5, 'TxnOffsetCommitResponse');
  const flexible = version >= 3;
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  if (flexible) writer.compactArrayLength(topics.length);
  else writer.arrayLength(topics.length);
  for (const element of topics) encodeTxnOffsetCommitResponseTopic(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitResponse', version);
}

export function decodeTxnOffsetCommitResponse(reader: Reader, version: number): TxnOffsetCommitResponse {
  reader.expectVersion(version, 0, 5, 'TxnOffsetCommitResponse');
  const flexible = version >= 3;
  const throttleTimeMs = reader.int32();
  const topicsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topics: TxnOffsetCommitResponseTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeTxnOffsetCommitResponseTopic(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeTxnOffsetCommitResponseTopic(writer: Writer, message: Init<TxnOffsetCommitResponseTopic>, version: number): void {
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  const partitions = message.partitions ?? [];
  if (flexible) writer.compactArrayLength(partitions.length);
  else writer.arrayLength(partitions.length);
  for (const element of partitions) encodeTxnOffsetCommitResponsePartition(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitResponseTopic', version);
}

function decodeTxnOffsetCommitResponseTopic(reader: Reader, version: number): TxnOffsetCommitResponseTopic {
  const flexible = version >= 3;
  const name = flexible ? reader.compactString() : reader.string();
  const partitionsLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(6);
  const partitions: TxnOffsetCommitResponsePartition[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeTxnOffsetCommitResponsePartition(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitResponseTopic = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeTxnOffsetCommitResponsePartition(writer: Writer, message: Init<TxnOffsetCommitResponsePartition>, version: number): void {
  const flexible = version >= 3;
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TxnOffsetCommitResponsePartition', version);
}

function decodeTxnOffsetCommitResponsePartition(reader: Reader, version: number): TxnOffsetCommitResponsePartition {
  const flexible = version >= 3;
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TxnOffsetCommitResponsePartition = { partitionIndex, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
