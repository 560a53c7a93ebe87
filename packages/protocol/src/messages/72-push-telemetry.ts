// Generated from packages/protocol/spec/messages/72-push-telemetry.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const PUSH_TELEMETRY_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface PushTelemetryRequest {
  clientInstanceId: Uuid;
  subscriptionId: number;
  terminating: boolean;
  compressionType: number;
  metrics: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodePushTelemetryRequest(writer: Writer, message: Init<PushTelemetryRequest>, version: number): void {
  checkVersion(version, 0, 0, 'PushTelemetryRequest');
  writer.uuid(message.clientInstanceId ?? ZERO_UUID);
  writer.int32(message.subscriptionId ?? 0);
  writer.bool(message.terminating ?? false);
  writer.int8(message.compressionType ?? 0);
  writer.compactBytes(message.metrics ?? NO_BYTES);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodePushTelemetryRequest(reader: Reader, version: number): PushTelemetryRequest {
  reader.expectVersion(version, 0, 0, 'PushTelemetryRequest');
  const clientInstanceId = reader.uuid();
  const subscriptionId = reader.int32();
  const terminating = reader.bool();
  const compressionType = reader.int8();
  const metrics = reader.compactBytes();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: PushTelemetryRequest = { clientInstanceId, subscriptionId, terminating, compressionType, metrics };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const PUSH_TELEMETRY_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface PushTelemetryResponse {
  throttleTimeMs: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodePushTelemetryResponse(writer: Writer, message: Init<PushTelemetryResponse>, version: number): void {
  checkVersion(version, 0, 0, 'PushTelemetryResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodePushTelemetryResponse(reader: Reader, version: number): PushTelemetryResponse {
  reader.expectVersion(version, 0, 0, 'PushTelemetryResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: PushTelemetryResponse = { throttleTimeMs, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
