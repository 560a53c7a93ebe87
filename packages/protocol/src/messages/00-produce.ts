// Generated from packages/protocol/spec/messages/00-produce.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const PRODUCE_REQUEST_VERSIONS = { lowest: 3, highest: 13 } as const;

/** Versions 3-13, flexible 9+. */
export interface ProduceRequest {
  transactionalId: string | null;
  acks: number;
  timeoutMs: number;
  topicData: ProduceRequestTopicProduceData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceRequestTopicProduceData {
  /** Versions 0-12. */
  name: string;
  /** Versions 13+. */
  topicId: Uuid;
  partitionData: ProduceRequestPartitionProduceData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceRequestPartitionProduceData {
  index: number;
  records: Buffer | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeProduceRequest(writer: Writer, message: Init<ProduceRequest>, version: number): void {
  checkVersion(version, 3, 13, 'ProduceRequest');
  const flexible = version >= 9;
  if (flexible) writer.compactNullableString(message.transactionalId ?? null);
  else writer.nullableString(message.transactionalId ?? null);
  writer.int16(message.acks ?? 0);
  writer.int32(message.timeoutMs ?? 0);
  const topicData = message.topicData ?? [];
  if (flexible) writer.compactArrayLength(topicData.length);
  else writer.arrayLength(topicData.length);
  for (const element of topicData) encodeProduceRequestTopicProduceData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ProduceRequest', version);
}

export function decodeProduceRequest(reader: Reader, version: number): ProduceRequest {
  reader.expectVersion(version, 3, 13, 'ProduceRequest');
  const flexible = version >= 9;
  const transactionalId = flexible ? reader.compactNullableString() : reader.nullableString();
  const acks = reader.int16();
  const timeoutMs = reader.int32();
  const topicDataLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const topicData: ProduceRequestTopicProduceData[] = [];
  for (let i = 0; i < topicDataLength; i++) topicData.push(decodeProduceRequestTopicProduceData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceRequest = { transactionalId, acks, timeoutMs, topicData };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceRequestTopicProduceData(writer: Writer, message: Init<ProduceRequestTopicProduceData>, version: number): void {
  const flexible = version >= 9;
  if (version <= 12) {
    if (flexible) writer.compactString(message.name ?? '');
    else writer.string(message.name ?? '');
  }
  if (version >= 13) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitionData = message.partitionData ?? [];
  if (flexible) writer.compactArrayLength(partitionData.length);
  else writer.arrayLength(partitionData.length);
  for (const element of partitionData) encodeProduceRequestPartitionProduceData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ProduceRequestTopicProduceData', version);
}

function decodeProduceRequestTopicProduceData(reader: Reader, version: number): ProduceRequestTopicProduceData {
  const flexible = version >= 9;
  let name: string = '';
  if (version <= 12) name = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 13) topicId = reader.uuid();
  const partitionDataLength = flexible ? reader.compactArrayLength(6) : reader.arrayLength(8);
  const partitionData: ProduceRequestPartitionProduceData[] = [];
  for (let i = 0; i < partitionDataLength; i++) partitionData.push(decodeProduceRequestPartitionProduceData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceRequestTopicProduceData = { name, topicId, partitionData };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceRequestPartitionProduceData(writer: Writer, message: Init<ProduceRequestPartitionProduceData>, version: number): void {
  const flexible = version >= 9;
  writer.int32(message.index ?? 0);
  if (flexible) writer.compactNullableBytes(message.records ?? null);
  else writer.nullableBytes(message.records ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ProduceRequestPartitionProduceData', version);
}

function decodeProduceRequestPartitionProduceData(reader: Reader, version: number): ProduceRequestPartitionProduceData {
  const flexible = version >= 9;
  const index = reader.int32();
  const records = flexible ? reader.compactNullableBytes() : reader.nullableBytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceRequestPartitionProduceData = { index, records };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const PRODUCE_RESPONSE_VERSIONS = { lowest: 3, highest: 13 } as const;

/** Versions 3-13, flexible 9+. */
export interface ProduceResponse {
  responses: ProduceResponseTopicProduceResponse[];
  throttleTimeMs: number;
  /** Versions 10+. */
  nodeEndpoints: ProduceResponseNodeEndpoint[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceResponseTopicProduceResponse {
  /** Versions 0-12. */
  name: string;
  /** Versions 13+. */
  topicId: Uuid;
  partitionResponses: ProduceResponsePartitionProduceResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceResponsePartitionProduceResponse {
  index: number;
  errorCode: number;
  baseOffset: bigint;
  /** Default -1. */
  logAppendTimeMs: bigint;
  /** Versions 5+. Default -1. */
  logStartOffset: bigint;
  /** Versions 8+. */
  recordErrors: ProduceResponseBatchIndexAndErrorMessage[];
  /** Versions 8+. */
  errorMessage: string | null;
  /** Versions 10+. */
  currentLeader: ProduceResponseLeaderIdAndEpoch;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceResponseBatchIndexAndErrorMessage {
  batchIndex: number;
  batchIndexErrorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceResponseLeaderIdAndEpoch {
  /** Default -1. */
  leaderId: number;
  /** Default -1. */
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ProduceResponseNodeEndpoint {
  nodeId: number;
  host: string;
  port: number;
  rack: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeProduceResponse(writer: Writer, message: Init<ProduceResponse>, version: number): void {
  checkVersion(version, 3, 13, 'ProduceResponse');
  const flexible = version >= 9;
  const responses = message.responses ?? [];
  if (flexible) writer.compactArrayLength(responses.length);
  else writer.arrayLength(responses.length);
  for (const element of responses) encodeProduceResponseTopicProduceResponse(writer, element, version);
  writer.int32(message.throttleTimeMs ?? 0);
  if (!(version >= 10) && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0) unsupportedField('ProduceResponse', 'nodeEndpoints', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasNodeEndpoints = version >= 10 && message.nodeEndpoints !== undefined && message.nodeEndpoints.length > 0;
    if (hasNodeEndpoints) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasNodeEndpoints) {
      const mark = writer.openTaggedField(0);
      const nodeEndpoints = message.nodeEndpoints ?? [];
      writer.compactArrayLength(nodeEndpoints.length);
      for (const element of nodeEndpoints) encodeProduceResponseNodeEndpoint(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'ProduceResponse', version);
  }
}

export function decodeProduceResponse(reader: Reader, version: number): ProduceResponse {
  reader.expectVersion(version, 3, 13, 'ProduceResponse');
  const flexible = version >= 9;
  const responsesLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const responses: ProduceResponseTopicProduceResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeProduceResponseTopicProduceResponse(reader, version));
  const throttleTimeMs = reader.int32();
  let nodeEndpoints: ProduceResponseNodeEndpoint[] = [];
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0 && version >= 10) {
        const nodeEndpointsLength = reader.compactArrayLength(11);
        nodeEndpoints = [];
        for (let i = 0; i < nodeEndpointsLength; i++) nodeEndpoints.push(decodeProduceResponseNodeEndpoint(reader));
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: ProduceResponse = { responses, throttleTimeMs, nodeEndpoints };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceResponseTopicProduceResponse(writer: Writer, message: Init<ProduceResponseTopicProduceResponse>, version: number): void {
  const flexible = version >= 9;
  if (version <= 12) {
    if (flexible) writer.compactString(message.name ?? '');
    else writer.string(message.name ?? '');
  }
  if (version >= 13) writer.uuid(message.topicId ?? ZERO_UUID);
  const partitionResponses = message.partitionResponses ?? [];
  if (flexible) writer.compactArrayLength(partitionResponses.length);
  else writer.arrayLength(partitionResponses.length);
  for (const element of partitionResponses) encodeProduceResponsePartitionProduceResponse(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ProduceResponseTopicProduceResponse', version);
}

function decodeProduceResponseTopicProduceResponse(reader: Reader, version: number): ProduceResponseTopicProduceResponse {
  const flexible = version >= 9;
  let name: string = '';
  if (version <= 12) name = flexible ? reader.compactString() : reader.string();
  let topicId: Uuid = ZERO_UUID;
  if (version >= 13) topicId = reader.uuid();
  const partitionResponsesLength = flexible ? reader.compactArrayLength(33) : reader.arrayLength(22);
  const partitionResponses: ProduceResponsePartitionProduceResponse[] = [];
  for (let i = 0; i < partitionResponsesLength; i++) partitionResponses.push(decodeProduceResponsePartitionProduceResponse(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceResponseTopicProduceResponse = { name, topicId, partitionResponses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceResponsePartitionProduceResponse(writer: Writer, message: Init<ProduceResponsePartitionProduceResponse>, version: number): void {
  const flexible = version >= 9;
  writer.int32(message.index ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.baseOffset ?? 0n);
  writer.int64(message.logAppendTimeMs ?? -1n);
  if (version >= 5) writer.int64(message.logStartOffset ?? -1n);
  if (version >= 8) {
    const recordErrors = message.recordErrors ?? [];
    if (flexible) writer.compactArrayLength(recordErrors.length);
    else writer.arrayLength(recordErrors.length);
    for (const element of recordErrors) encodeProduceResponseBatchIndexAndErrorMessage(writer, element, version);
    if (flexible) writer.compactNullableString(message.errorMessage ?? null);
    else writer.nullableString(message.errorMessage ?? null);
  }
  if (!(version >= 10) && message.currentLeader !== undefined && !isDefaultProduceResponseLeaderIdAndEpoch(message.currentLeader)) unsupportedField('ProduceResponsePartitionProduceResponse', 'currentLeader', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasCurrentLeader = version >= 10 && message.currentLeader !== undefined && !isDefaultProduceResponseLeaderIdAndEpoch(message.currentLeader);
    if (hasCurrentLeader) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasCurrentLeader) {
      const mark = writer.openTaggedField(0);
      encodeProduceResponseLeaderIdAndEpoch(writer, message.currentLeader ?? {});
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'ProduceResponsePartitionProduceResponse', version);
  }
}

function decodeProduceResponsePartitionProduceResponse(reader: Reader, version: number): ProduceResponsePartitionProduceResponse {
  const flexible = version >= 9;
  const index = reader.int32();
  const errorCode = reader.int16();
  const baseOffset = reader.int64();
  const logAppendTimeMs = reader.int64();
  let logStartOffset: bigint = -1n;
  if (version >= 5) logStartOffset = reader.int64();
  let recordErrors: ProduceResponseBatchIndexAndErrorMessage[] = [];
  let errorMessage: string | null = null;
  if (version >= 8) {
    const recordErrorsLength = flexible ? reader.compactArrayLength(6) : reader.arrayLength(6);
    recordErrors = [];
    for (let i = 0; i < recordErrorsLength; i++) recordErrors.push(decodeProduceResponseBatchIndexAndErrorMessage(reader, version));
    errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  }
  let currentLeader: ProduceResponseLeaderIdAndEpoch = defaultProduceResponseLeaderIdAndEpoch();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0 && version >= 10) {
        currentLeader = decodeProduceResponseLeaderIdAndEpoch(reader);
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: ProduceResponsePartitionProduceResponse = { index, errorCode, baseOffset, logAppendTimeMs, logStartOffset, recordErrors, errorMessage, currentLeader };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceResponseBatchIndexAndErrorMessage(writer: Writer, message: Init<ProduceResponseBatchIndexAndErrorMessage>, version: number): void {
  const flexible = version >= 9;
  writer.int32(message.batchIndex ?? 0);
  if (flexible) writer.compactNullableString(message.batchIndexErrorMessage ?? null);
  else writer.nullableString(message.batchIndexErrorMessage ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ProduceResponseBatchIndexAndErrorMessage', version);
}

function decodeProduceResponseBatchIndexAndErrorMessage(reader: Reader, version: number): ProduceResponseBatchIndexAndErrorMessage {
  const flexible = version >= 9;
  const batchIndex = reader.int32();
  const batchIndexErrorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceResponseBatchIndexAndErrorMessage = { batchIndex, batchIndexErrorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceResponseLeaderIdAndEpoch(writer: Writer, message: Init<ProduceResponseLeaderIdAndEpoch>): void {
  writer.int32(message.leaderId ?? -1);
  writer.int32(message.leaderEpoch ?? -1);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeProduceResponseLeaderIdAndEpoch(reader: Reader): ProduceResponseLeaderIdAndEpoch {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceResponseLeaderIdAndEpoch = { leaderId, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeProduceResponseNodeEndpoint(writer: Writer, message: Init<ProduceResponseNodeEndpoint>): void {
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.compactNullableString(message.rack ?? null);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeProduceResponseNodeEndpoint(reader: Reader): ProduceResponseNodeEndpoint {
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const rack = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ProduceResponseNodeEndpoint = { nodeId, host, port, rack };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultProduceResponseLeaderIdAndEpoch(message: Init<ProduceResponseLeaderIdAndEpoch>): boolean {
  if (message.leaderId !== undefined && message.leaderId !== -1) return false;
  if (message.leaderEpoch !== undefined && message.leaderEpoch !== -1) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultProduceResponseLeaderIdAndEpoch(): ProduceResponseLeaderIdAndEpoch {
  return {
    leaderId: -1,
    leaderEpoch: -1,
  };
}
