// Generated from packages/protocol/spec/messages/71-get-telemetry-subscriptions.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const GET_TELEMETRY_SUBSCRIPTIONS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface GetTelemetrySubscriptionsRequest {
  clientInstanceId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeGetTelemetrySubscriptionsRequest(writer: Writer, message: Init<GetTelemetrySubscriptionsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'GetTelemetrySubscriptionsRequest');
  writer.uuid(message.clientInstanceId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeGetTelemetrySubscriptionsRequest(reader: Reader, version: number): GetTelemetrySubscriptionsRequest {
  reader.expectVersion(version, 0, 0, 'GetTelemetrySubscriptionsRequest');
  const clientInstanceId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: GetTelemetrySubscriptionsRequest = { clientInstanceId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const GET_TELEMETRY_SUBSCRIPTIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface GetTelemetrySubscriptionsResponse {
  throttleTimeMs: number;
  errorCode: number;
  clientInstanceId: Uuid;
  subscriptionId: number;
  acceptedCompressionTypes: number[];
  pushIntervalMs: number;
  telemetryMaxBytes: number;
  deltaTemporality: boolean;
  requestedMetrics: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeGetTelemetrySubscriptionsResponse(writer: Writer, message: Init<GetTelemetrySubscriptionsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'GetTelemetrySubscriptionsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.uuid(message.clientInstanceId ?? ZERO_UUID);
  writer.int32(message.subscriptionId ?? 0);
  const acceptedCompressionTypes = message.acceptedCompressionTypes ?? [];
  writer.compactArrayLength(acceptedCompressionTypes.length);
  for (const element of acceptedCompressionTypes) writer.int8(element);
  writer.int32(message.pushIntervalMs ?? 0);
  writer.int32(message.telemetryMaxBytes ?? 0);
  writer.bool(message.deltaTemporality ?? false);
  const requestedMetrics = message.requestedMetrics ?? [];
  writer.compactArrayLength(requestedMetrics.length);
  for (const element of requestedMetrics) writer.compactString(element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeGetTelemetrySubscriptionsResponse(reader: Reader, version: number): GetTelemetrySubscriptionsResponse {
  reader.expectVersion(version, 0, 0, 'GetTelemetrySubscriptionsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const clientInstanceId = reader.uuid();
  const subscriptionId = reader.int32();
  const acceptedCompressionTypesLength = reader.compactArrayLength(1);
  const acceptedCompressionTypes: number[] = [];
  for (let i = 0; i < acceptedCompressionTypesLength; i++) acceptedCompressionTypes.push(reader.int8());
  const pushIntervalMs = reader.int32();
  const telemetryMaxBytes = reader.int32();
  const deltaTemporality = reader.bool();
  const requestedMetricsLength = reader.compactArrayLength(1);
  const requestedMetrics: string[] = [];
  for (let i = 0; i < requestedMetricsLength; i++) requestedMetrics.push(reader.compactString());
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: GetTelemetrySubscriptionsResponse = { throttleTimeMs, errorCode, clientInstanceId, subscriptionId, acceptedCompressionTypes, pushIntervalMs, telemetryMaxBytes, deltaTemporality, requestedMetrics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
