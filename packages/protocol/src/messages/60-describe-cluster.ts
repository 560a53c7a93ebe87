// Generated from packages/protocol/spec/messages/60-describe-cluster.spec by npm run generate. Do not edit.
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_CLUSTER_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface DescribeClusterRequest {
  includeClusterAuthorizedOperations: boolean;
  /** Versions 1+. Default 1. */
  endpointType: number;
  /** Versions 2+. */
  includeFencedBrokers: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeClusterRequest(writer: Writer, message: Init<DescribeClusterRequest>, version: number): void {
  checkVersion(version, 0, 2, 'DescribeClusterRequest');
  writer.bool(message.includeClusterAuthorizedOperations ?? false);
  if (version >= 1) writer.int8(message.endpointType ?? 1);
  else if (message.endpointType !== undefined && message.endpointType !== 1) unsupportedField('DescribeClusterRequest', 'endpointType', version);
  if (version >= 2) writer.bool(message.includeFencedBrokers ?? false);
  else if (message.includeFencedBrokers !== undefined && message.includeFencedBrokers !== false) unsupportedField('DescribeClusterRequest', 'includeFencedBrokers', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeClusterRequest(reader: Reader, version: number): DescribeClusterRequest {
  reader.expectVersion(version, 0, 2, 'DescribeClusterRequest');
  const includeClusterAuthorizedOperations = reader.bool();
  let endpointType: number = 1;
  if (version >= 1) endpointType = reader.int8();
  let includeFencedBrokers: boolean = false;
  if (version >= 2) includeFencedBrokers = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClusterRequest = { includeClusterAuthorizedOperations, endpointType, includeFencedBrokers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_CLUSTER_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface DescribeClusterResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  /** Versions 1+. Default 1. */
  endpointType: number;
  clusterId: string;
  /** Default -1. */
  controllerId: number;
  brokers: DescribeClusterResponseDescribeClusterBroker[];
  /** Default -2147483648. */
  clusterAuthorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeClusterResponseDescribeClusterBroker {
  brokerId: number;
  host: string;
  port: number;
  rack: string | null;
  /** Versions 2+. */
  isFenced: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeClusterResponse(writer: Writer, message: Init<DescribeClusterResponse>, version: number): void {
  checkVersion(version, 0, 2, 'DescribeClusterResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage ?? null);
  if (version >= 1) writer.int8(message.endpointType ?? 1);
  else if (message.endpointType !== undefined && message.endpointType !== 1) unsupportedField('DescribeClusterResponse', 'endpointType', version);
  writer.compactString(message.clusterId ?? '');
  writer.int32(message.controllerId ?? -1);
  const brokers = message.brokers ?? [];
  writer.compactArrayLength(brokers.length);
  for (const element of brokers) encodeDescribeClusterResponseDescribeClusterBroker(writer, element, version);
  writer.int32(message.clusterAuthorizedOperations ?? -2147483648);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  reader.expectVersion(version, 0, 2, 'DescribeClusterResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  let endpointType: number = 1;
  if (version >= 1) endpointType = reader.int8();
  const clusterId = reader.compactString();
  const controllerId = reader.int32();
  const brokersLength = reader.compactArrayLength(11);
  const brokers: DescribeClusterResponseDescribeClusterBroker[] = [];
  for (let i = 0; i < brokersLength; i++) brokers.push(decodeDescribeClusterResponseDescribeClusterBroker(reader, version));
  const clusterAuthorizedOperations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClusterResponse = { throttleTimeMs, errorCode, errorMessage, endpointType, clusterId, controllerId, brokers, clusterAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeClusterResponseDescribeClusterBroker(writer: Writer, message: Init<DescribeClusterResponseDescribeClusterBroker>, version: number): void {
  writer.int32(message.brokerId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.compactNullableString(message.rack ?? null);
  if (version >= 2) writer.bool(message.isFenced ?? false);
  else if (message.isFenced !== undefined && message.isFenced !== false) unsupportedField('DescribeClusterResponseDescribeClusterBroker', 'isFenced', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeClusterResponseDescribeClusterBroker(reader: Reader, version: number): DescribeClusterResponseDescribeClusterBroker {
  const brokerId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const rack = reader.compactNullableString();
  let isFenced: boolean = false;
  if (version >= 2) isFenced = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClusterResponseDescribeClusterBroker = { brokerId, host, port, rack, isFenced };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
