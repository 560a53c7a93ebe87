// Generated from packages/protocol/spec/messages/87-read-share-group-state-summary.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ReadShareGroupStateSummaryRequest {
  groupId: string;
  topics: ReadShareGroupStateSummaryRequestReadStateSummaryData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateSummaryRequestReadStateSummaryData {
  topicId: Uuid;
  partitions: ReadShareGroupStateSummaryRequestPartitionData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateSummaryRequestPartitionData {
  partition: number;
  leaderEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeReadShareGroupStateSummaryRequest(writer: Writer, message: Init<ReadShareGroupStateSummaryRequest>, version: number): void {
  checkVersion(version, 0, 1, 'ReadShareGroupStateSummaryRequest');
  writer.compactString(message.groupId ?? '');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeReadShareGroupStateSummaryRequestReadStateSummaryData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeReadShareGroupStateSummaryRequest(reader: Reader, version: number): ReadShareGroupStateSummaryRequest {
  reader.expectVersion(version, 0, 1, 'ReadShareGroupStateSummaryRequest');
  const groupId = reader.compactString();
  const topicsLength = reader.compactArrayLength(18);
  const topics: ReadShareGroupStateSummaryRequestReadStateSummaryData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeReadShareGroupStateSummaryRequestReadStateSummaryData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryRequest = { groupId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateSummaryRequestReadStateSummaryData(writer: Writer, message: Init<ReadShareGroupStateSummaryRequestReadStateSummaryData>): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeReadShareGroupStateSummaryRequestPartitionData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateSummaryRequestReadStateSummaryData(reader: Reader): ReadShareGroupStateSummaryRequestReadStateSummaryData {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(9);
  const partitions: ReadShareGroupStateSummaryRequestPartitionData[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeReadShareGroupStateSummaryRequestPartitionData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryRequestReadStateSummaryData = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateSummaryRequestPartitionData(writer: Writer, message: Init<ReadShareGroupStateSummaryRequestPartitionData>): void {
  writer.int32(message.partition ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateSummaryRequestPartitionData(reader: Reader): ReadShareGroupStateSummaryRequestPartitionData {
  const partition = reader.int32();
  const leaderEpoch = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryRequestPartitionData = { partition, leaderEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ReadShareGroupStateSummaryResponse {
  results: ReadShareGroupStateSummaryResponseReadStateSummaryResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  topicId: Uuid;
  partitions: ReadShareGroupStateSummaryResponsePartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ReadShareGroupStateSummaryResponsePartitionResult {
  partition: number;
  errorCode: number;
  errorMessage: string | null;
  stateEpoch: number;
  leaderEpoch: number;
  startOffset: bigint;
  /** Versions 1+. Default -1. */
  deliveryCompleteCount: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeReadShareGroupStateSummaryResponse(writer: Writer, message: Init<ReadShareGroupStateSummaryResponse>, version: number): void {
  checkVersion(version, 0, 1, 'ReadShareGroupStateSummaryResponse');
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeReadShareGroupStateSummaryResponseReadStateSummaryResult(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeReadShareGroupStateSummaryResponse(reader: Reader, version: number): ReadShareGroupStateSummaryResponse {
  reader.expectVersion(version, 0, 1, 'ReadShareGroupStateSummaryResponse');
  const resultsLength = reader.compactArrayLength(18);
  const results: ReadShareGroupStateSummaryResponseReadStateSummaryResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeReadShareGroupStateSummaryResponseReadStateSummaryResult(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryResponse = { results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateSummaryResponseReadStateSummaryResult(writer: Writer, message: Init<ReadShareGroupStateSummaryResponseReadStateSummaryResult>, version: number): void {
  writer.uuid(message.topicId ?? ZERO_UUID);
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeReadShareGroupStateSummaryResponsePartitionResult(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateSummaryResponseReadStateSummaryResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  const topicId = reader.uuid();
  const partitionsLength = reader.compactArrayLength(24);
  const partitions: ReadShareGroupStateSummaryResponsePartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeReadShareGroupStateSummaryResponsePartitionResult(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryResponseReadStateSummaryResult = { topicId, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeReadShareGroupStateSummaryResponsePartitionResult(writer: Writer, message: Init<ReadShareGroupStateSummaryResponsePartitionResult>, version: number): void {
  writer.int32(message.partition ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  writer.int32(message.stateEpoch ?? 0);
  writer.int32(message.leaderEpoch ?? 0);
  writer.int64(message.startOffset ?? 0n);
  if (version >= 1) writer.int32(message.deliveryCompleteCount ?? -1);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeReadShareGroupStateSummaryResponsePartitionResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponsePartitionResult {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const stateEpoch = reader.int32();
  const leaderEpoch = reader.int32();
  const startOffset = reader.int64();
  let deliveryCompleteCount: number = -1;
  if (version >= 1) deliveryCompleteCount = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ReadShareGroupStateSummaryResponsePartitionResult = { partition, errorCode, errorMessage, stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
