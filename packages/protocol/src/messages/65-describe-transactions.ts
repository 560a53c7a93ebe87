// Generated from packages/protocol/spec/messages/65-describe-transactions.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_TRANSACTIONS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeTransactionsRequest {
  transactionalIds: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeTransactionsRequest(writer: Writer, message: Init<DescribeTransactionsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeTransactionsRequest');
  const transactionalIds = message.transactionalIds ?? [];
  writer.compactArrayLength(transactionalIds.length);
  for (const element of transactionalIds) writer.compactString(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeTransactionsRequest(reader: Reader, version: number): DescribeTransactionsRequest {
  reader.expectVersion(version, 0, 0, 'DescribeTransactionsRequest');
  const transactionalIdsLength = reader.compactArrayLength(1);
  const transactionalIds: string[] = [];
  for (let i = 0; i < transactionalIdsLength; i++) transactionalIds.push(reader.compactString());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTransactionsRequest = { transactionalIds };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_TRANSACTIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeTransactionsResponse {
  throttleTimeMs: number;
  transactionStates: DescribeTransactionsResponseTransactionState[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTransactionsResponseTransactionState {
  errorCode: number;
  transactionalId: string;
  transactionState: string;
  transactionTimeoutMs: number;
  transactionStartTimeMs: bigint;
  producerId: bigint;
  producerEpoch: number;
  topics: DescribeTransactionsResponseTopicData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeTransactionsResponseTopicData {
  topic: string;
  partitions: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeTransactionsResponse(writer: Writer, message: Init<DescribeTransactionsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeTransactionsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const transactionStates = message.transactionStates ?? [];
  writer.compactArrayLength(transactionStates.length);
  for (const element of transactionStates) encodeDescribeTransactionsResponseTransactionState(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeTransactionsResponse(reader: Reader, version: number): DescribeTransactionsResponse {
  reader.expectVersion(version, 0, 0, 'DescribeTransactionsResponse');
  const throttleTimeMs = reader.int32();
  const transactionStatesLength = reader.compactArrayLength(28);
  const transactionStates: DescribeTransactionsResponseTransactionState[] = [];
  for (let i = 0; i < transactionStatesLength; i++) transactionStates.push(decodeDescribeTransactionsResponseTransactionState(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTransactionsResponse = { throttleTimeMs, transactionStates };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTransactionsResponseTransactionState(writer: Writer, message: Init<DescribeTransactionsResponseTransactionState>): void {
  writer.int16(message.errorCode ?? 0);
  writer.compactString(message.transactionalId ?? '');
  writer.compactString(message.transactionState ?? '');
  writer.int32(message.transactionTimeoutMs ?? 0);
  writer.int64(message.transactionStartTimeMs ?? 0n);
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeTransactionsResponseTopicData(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTransactionsResponseTransactionState(reader: Reader): DescribeTransactionsResponseTransactionState {
  const errorCode = reader.int16();
  const transactionalId = reader.compactString();
  const transactionState = reader.compactString();
  const transactionTimeoutMs = reader.int32();
  const transactionStartTimeMs = reader.int64();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const topicsLength = reader.compactArrayLength(3);
  const topics: DescribeTransactionsResponseTopicData[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeTransactionsResponseTopicData(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTransactionsResponseTransactionState = { errorCode, transactionalId, transactionState, transactionTimeoutMs, transactionStartTimeMs, producerId, producerEpoch, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeTransactionsResponseTopicData(writer: Writer, message: Init<DescribeTransactionsResponseTopicData>): void {
  writer.compactString(message.topic ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeTransactionsResponseTopicData(reader: Reader): DescribeTransactionsResponseTopicData {
  const topic = reader.compactString();
  const partitionsLength = reader.compactArrayLength(4);
  const partitions: number[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeTransactionsResponseTopicData = { topic, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
