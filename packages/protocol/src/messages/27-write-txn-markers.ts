// Generated from packages/protocol/spec/messages/27-write-txn-markers.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const WRITE_TXN_MARKERS_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 1+. */
export interface WriteTxnMarkersRequest {
  markers: WriteTxnMarkersRequestWritableTxnMarker[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteTxnMarkersRequestWritableTxnMarker {
  producerId: bigint;
  producerEpoch: number;
  transactionResult: boolean;
  topics: WriteTxnMarkersRequestWritableTxnMarkerTopic[];
  coordinatorEpoch: number;
  /** Versions 2+. */
  transactionVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteTxnMarkersRequestWritableTxnMarkerTopic {
  name: string;
  partitionIndexes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeWriteTxnMarkersRequest(writer: Writer, message: Init<WriteTxnMarkersRequest>, version: number): void {
  checkVersion(version, 1, 2, 'WriteTxnMarkersRequest');
  const markers = message.markers ?? [];
  writer.compactArrayLength(markers.length);
  for (const element of markers) encodeWriteTxnMarkersRequestWritableTxnMarker(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeWriteTxnMarkersRequest(reader: Reader, version: number): WriteTxnMarkersRequest {
  reader.expectVersion(version, 1, 2, 'WriteTxnMarkersRequest');
  const markersLength = reader.compactArrayLength(17);
  const markers: WriteTxnMarkersRequestWritableTxnMarker[] = [];
  for (let i = 0; i < markersLength; i++) markers.push(decodeWriteTxnMarkersRequestWritableTxnMarker(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersRequest = { markers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteTxnMarkersRequestWritableTxnMarker(writer: Writer, message: Init<WriteTxnMarkersRequestWritableTxnMarker>, version: number): void {
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  writer.bool(message.transactionResult ?? false);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeWriteTxnMarkersRequestWritableTxnMarkerTopic(writer, element);
  writer.int32(message.coordinatorEpoch ?? 0);
  if (version >= 2) writer.int8(message.transactionVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteTxnMarkersRequestWritableTxnMarker(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarker {
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const transactionResult = reader.bool();
  const topicsLength = reader.compactArrayLength(3);
  const topics: WriteTxnMarkersRequestWritableTxnMarkerTopic[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeWriteTxnMarkersRequestWritableTxnMarkerTopic(reader));
  const coordinatorEpoch = reader.int32();
  let transactionVersion: number = 0;
  if (version >= 2) transactionVersion = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersRequestWritableTxnMarker = { producerId, producerEpoch, transactionResult, topics, coordinatorEpoch, transactionVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteTxnMarkersRequestWritableTxnMarkerTopic(writer: Writer, message: Init<WriteTxnMarkersRequestWritableTxnMarkerTopic>): void {
  writer.compactString(message.name ?? '');
  const partitionIndexes = message.partitionIndexes ?? [];
  writer.compactArrayLength(partitionIndexes.length);
  for (const element of partitionIndexes) writer.int32(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteTxnMarkersRequestWritableTxnMarkerTopic(reader: Reader): WriteTxnMarkersRequestWritableTxnMarkerTopic {
  const name = reader.compactString();
  const partitionIndexesLength = reader.compactArrayLength(4);
  const partitionIndexes: number[] = [];
  for (let i = 0; i < partitionIndexesLength; i++) partitionIndexes.push(reader.int32());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersRequestWritableTxnMarkerTopic = { name, partitionIndexes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const WRITE_TXN_MARKERS_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 1+. */
export interface WriteTxnMarkersResponse {
  markers: WriteTxnMarkersResponseWritableTxnMarkerResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteTxnMarkersResponseWritableTxnMarkerResult {
  producerId: bigint;
  topics: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  name: string;
  partitions: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  partitionIndex: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeWriteTxnMarkersResponse(writer: Writer, message: Init<WriteTxnMarkersResponse>, version: number): void {
  checkVersion(version, 1, 2, 'WriteTxnMarkersResponse');
  const markers = message.markers ?? [];
  writer.compactArrayLength(markers.length);
  for (const element of markers) encodeWriteTxnMarkersResponseWritableTxnMarkerResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeWriteTxnMarkersResponse(reader: Reader, version: number): WriteTxnMarkersResponse {
  reader.expectVersion(version, 1, 2, 'WriteTxnMarkersResponse');
  const markersLength = reader.compactArrayLength(10);
  const markers: WriteTxnMarkersResponseWritableTxnMarkerResult[] = [];
  for (let i = 0; i < markersLength; i++) markers.push(decodeWriteTxnMarkersResponseWritableTxnMarkerResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersResponse = { markers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteTxnMarkersResponseWritableTxnMarkerResult(writer: Writer, message: Init<WriteTxnMarkersResponseWritableTxnMarkerResult>): void {
  writer.int64(message.producerId ?? 0n);
  const topics = message.topics ?? [];
  writer.compactArrayLength(topics.length);
  for (const element of topics) encodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteTxnMarkersResponseWritableTxnMarkerResult(reader: Reader): WriteTxnMarkersResponseWritableTxnMarkerResult {
  const producerId = reader.int64();
  const topicsLength = reader.compactArrayLength(3);
  const topics: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[] = [];
  for (let i = 0; i < topicsLength; i++) topics.push(decodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersResponseWritableTxnMarkerResult = { producerId, topics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(writer: Writer, message: Init<WriteTxnMarkersResponseWritableTxnMarkerTopicResult>): void {
  writer.compactString(message.name ?? '');
  const partitions = message.partitions ?? [];
  writer.compactArrayLength(partitions.length);
  for (const element of partitions) encodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteTxnMarkersResponseWritableTxnMarkerTopicResult(reader: Reader): WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  const name = reader.compactString();
  const partitionsLength = reader.compactArrayLength(7);
  const partitions: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[] = [];
  for (let i = 0; i < partitionsLength; i++) partitions.push(decodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersResponseWritableTxnMarkerTopicResult = { name, partitions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(writer: Writer, message: Init<WriteTxnMarkersResponseWritableTxnMarkerPartitionResult>): void {
  writer.int32(message.partitionIndex ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeWriteTxnMarkersResponseWritableTxnMarkerPartitionResult(reader: Reader): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult = { partitionIndex, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
