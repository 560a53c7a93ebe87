// Generated from packages/protocol/spec/messages/61-describe-producers.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_PRODUCERS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeProducersRequest {
  topics: DescribeProducersRequestTopicRequest[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeProducersRequestTopicRequest {
  name: string;
  partitionIndexes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeProducersRequest(writer: Writer, message: Init<DescribeProducersRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeProducersRequest');
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeProducersRequestTopicRequest(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeProducersRequest(reader: Reader, version: number): DescribeProducersRequest {
  reader.expectVersion(version, 0, 0, 'DescribeProducersRequest');
  const topicsLength = reader.compactArrayLength(3);
  const topics: DescribeProducersRequestTopicRequest[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeProducersRequestTopicRequest(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersRequest = { topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeProducersRequestTopicRequest(writer: Writer, message: Init<DescribeProducersRequestTopicRequest>): void {
  writer.compactString(message.name ?? '');
  const partitionIndexes = message.partitionIndexes ?? [];
  writer.compactArrayLength(partitionIndexes.length);
  for (const element of partitionIndexes) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeProducersRequestTopicRequest(reader: Reader): DescribeProducersRequestTopicRequest {
  const name = reader.compactString();
  const partitionIndexesLength = reader.compactArrayLength(4);
  const partitionIndexes: number[] = [];
  for (let i = 0; i < partitionIndexesLength; i++) partitionIndexes.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersRequestTopicRequest = { name, partitionIndexes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_PRODUCERS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeProducersResponse {
  throttleTimeMs: number;
  topics: DescribeProducersResponseTopicResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeProducersResponseTopicResponse {
  name: string;
  partitions: DescribeProducersResponsePartitionResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeProducersResponsePartitionResponse {
  partitionIndex: number;
  errorCode: number;
  errorMessage: string | null;
  activeProducers: DescribeProducersResponseProducerState[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeProducersResponseProducerState {
  producerId: bigint;
  producerEpoch: number;
  /** Default -1. */
  lastSequence: number;
  /** Default -1. */
  lastTimestamp: bigint;
  coordinatorEpoch: number;
  /** Default -1. */
  currentTxnStartOffset: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeProducersResponse(writer: Writer, message: Init<DescribeProducersResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeProducersResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeDescribeProducersResponseTopicResponse(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeProducersResponse(reader: Reader, version: number): DescribeProducersResponse {
  reader.expectVersion(version, 0, 0, 'DescribeProducersResponse');
  const throttleTimeMs = reader.int32();
  const topicsLength = reader.compactArrayLength(3);
  const topics: DescribeProducersResponseTopicResponse[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeDescribeProducersResponseTopicResponse(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersResponse = { throttleTimeMs, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeProducersResponseTopicResponse(writer: Writer, message: Init<DescribeProducersResponseTopicResponse>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeDescribeProducersResponsePartitionResponse(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeProducersResponseTopicResponse(reader: Reader): DescribeProducersResponseTopicResponse {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(9);
  const partitions: DescribeProducersResponsePartitionResponse[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeDescribeProducersResponsePartitionResponse(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersResponseTopicResponse = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeProducersResponsePartitionResponse(writer: Writer, message: Init<DescribeProducersResponsePartitionResponse>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  const activeProducers = message.activeProducers ?? [];
  writer.compactArrayLength(activeProducers.length);
  for (const element of activeProducers) encodeDescribeProducersResponseProducerState(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeProducersResponsePartitionResponse(reader: Reader): DescribeProducersResponsePartitionResponse {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const activeProducersLength = reader.compactArrayLength(37);
  const activeProducers: DescribeProducersResponseProducerState[] = [];
  for (let i = 0; i < activeProducersLength; i++) activeProducers.push(decodeDescribeProducersResponseProducerState(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersResponsePartitionResponse = { partitionIndex, errorCode, errorMessage, activeProducers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeProducersResponseProducerState(writer: Writer, message: Init<DescribeProducersResponseProducerState>): void {
  writer.int64(message.producerId ?? 0n);
  writer.int32(message.producerEpoch ?? 0);
  writer.int32(message.lastSequence ?? -1);
  writer.int64(message.lastTimestamp ?? -1n);
  writer.int32(message.coordinatorEpoch ?? 0);
  writer.int64(message.currentTxnStartOffset ?? -1n);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeProducersResponseProducerState(reader: Reader): DescribeProducersResponseProducerState {
  const producerId = reader.int64();
  const producerEpoch = reader.int32();
  const lastSequence = reader.int32();
  const lastTimestamp = reader.int64();
  const coordinatorEpoch = reader.int32();
  const currentTxnStartOffset = reader.int64();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeProducersResponseProducerState = { producerId, producerEpoch, lastSequence, lastTimestamp, coordinatorEpoch, currentTxnStartOffset };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
