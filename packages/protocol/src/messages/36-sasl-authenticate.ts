// Generated from packages/protocol/spec/messages/36-sasl-authenticate.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SASL_AUTHENTICATE_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface SaslAuthenticateRequest {
  authBytes: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSaslAuthenticateRequest(writer: Writer, message: Init<SaslAuthenticateRequest>, version: number): void {
  checkVersion(version, 0, 2, 'SaslAuthenticateRequest');
  const flexible = version >= 2;
  if (flexible) writer.compactBytes(message.authBytes ?? NO_BYTES);
  else writer.bytes(message.authBytes ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'SaslAuthenticateRequest', version);
}

export function decodeSaslAuthenticateRequest(reader: Reader, version: number): SaslAuthenticateRequest {
  reader.expectVersion(version, 0, 2, 'SaslAuthenticateRequest');
  const flexible = version >= 2;
  const authBytes = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: SaslAuthenticateRequest = { authBytes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SASL_AUTHENTICATE_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface SaslAuthenticateResponse {
  errorCode: number;
  errorMessage: string | null;
  authBytes: Buffer;
  /** Versions 1+. */
  sessionLifetimeMs: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSaslAuthenticateResponse(writer: Writer, message: Init<SaslAuthenticateResponse>, version: number): void {
  checkVersion(version, 0, 2, 'SaslAuthenticateResponse');
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  if (flexible) writer.compactBytes(message.authBytes ?? NO_BYTES);
  else writer.bytes(message.authBytes ?? NO_BYTES);
  if (version >= 1) writer.int64(message.sessionLifetimeMs ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'SaslAuthenticateResponse', version);
}

export function decodeSaslAuthenticateResponse(reader: Reader, version: number): SaslAuthenticateResponse {
  reader.expectVersion(version, 0, 2, 'SaslAuthenticateResponse');
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const authBytes = flexible ? reader.compactBytes() : reader.bytes();
  let sessionLifetimeMs: bigint = 0n;
  if (version >= 1) sessionLifetimeMs = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: SaslAuthenticateResponse = { errorCode, errorMessage, authBytes, sessionLifetimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
