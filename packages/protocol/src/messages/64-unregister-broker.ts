// Generated from packages/protocol/spec/messages/64-unregister-broker.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const UNREGISTER_BROKER_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UnregisterBrokerRequest {
  brokerId: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUnregisterBrokerRequest(writer: Writer, message: Init<UnregisterBrokerRequest>, version: number): void {
  checkVersion(version, 0, 0, 'UnregisterBrokerRequest');
  writer.int32(message.brokerId ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUnregisterBrokerRequest(reader: Reader, version: number): UnregisterBrokerRequest {
  reader.expectVersion(version, 0, 0, 'UnregisterBrokerRequest');
  const brokerId = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UnregisterBrokerRequest = { brokerId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const UNREGISTER_BROKER_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UnregisterBrokerResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUnregisterBrokerResponse(writer: Writer, message: Init<UnregisterBrokerResponse>, version: number): void {
  checkVersion(version, 0, 0, 'UnregisterBrokerResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUnregisterBrokerResponse(reader: Reader, version: number): UnregisterBrokerResponse {
  reader.expectVersion(version, 0, 0, 'UnregisterBrokerResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UnregisterBrokerResponse = { throttleTimeMs, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
