// Generated from packages/protocol/spec/messages/58-envelope.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ENVELOPE_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface EnvelopeRequest {
  requestData: Buffer;
  requestPrincipal: Buffer | null;
  clientHostAddress: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEnvelopeRequest(writer: Writer, message: Init<EnvelopeRequest>, version: number): void {
  checkVersion(version, 0, 0, 'EnvelopeRequest');
  writer.compactBytes(message.requestData ?? NO_BYTES);
  writer.compactNullableBytes(message.requestPrincipal === undefined ? NO_BYTES : message.requestPrincipal);
  writer.compactBytes(message.clientHostAddress ?? NO_BYTES);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeEnvelopeRequest(reader: Reader, version: number): EnvelopeRequest {
  reader.expectVersion(version, 0, 0, 'EnvelopeRequest');
  const requestData = reader.compactBytes();
  const requestPrincipal = reader.compactNullableBytes();
  const clientHostAddress = reader.compactBytes();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EnvelopeRequest = { requestData, requestPrincipal, clientHostAddress };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ENVELOPE_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface EnvelopeResponse {
  responseData: Buffer | null;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEnvelopeResponse(writer: Writer, message: Init<EnvelopeResponse>, version: number): void {
  checkVersion(version, 0, 0, 'EnvelopeResponse');
  writer.compactNullableBytes(message.responseData ?? null);
  writer.int16(message.errorCode ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeEnvelopeResponse(reader: Reader, version: number): EnvelopeResponse {
  reader.expectVersion(version, 0, 0, 'EnvelopeResponse');
  const responseData = reader.compactNullableBytes();
  const errorCode = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: EnvelopeResponse = { responseData, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
