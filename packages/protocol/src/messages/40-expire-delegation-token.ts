// Generated from packages/protocol/spec/messages/40-expire-delegation-token.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const EXPIRE_DELEGATION_TOKEN_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface ExpireDelegationTokenRequest {
  hmac: Buffer;
  expiryTimePeriodMs: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeExpireDelegationTokenRequest(writer: Writer, message: Init<ExpireDelegationTokenRequest>, version: number): void {
  checkVersion(version, 1, 2, 'ExpireDelegationTokenRequest');
  const flexible = version >= 2;
  if (flexible) writer.compactBytes(message.hmac ?? NO_BYTES);
  else writer.bytes(message.hmac ?? NO_BYTES);
  writer.int64(message.expiryTimePeriodMs ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ExpireDelegationTokenRequest', version);
}

export function decodeExpireDelegationTokenRequest(reader: Reader, version: number): ExpireDelegationTokenRequest {
  reader.expectVersion(version, 1, 2, 'ExpireDelegationTokenRequest');
  const flexible = version >= 2;
  const hmac = flexible ? reader.compactBytes() : reader.bytes();
  const expiryTimePeriodMs = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ExpireDelegationTokenRequest = { hmac, expiryTimePeriodMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const EXPIRE_DELEGATION_TOKEN_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface ExpireDelegationTokenResponse {
  errorCode: number;
  expiryTimestampMs: bigint;
  throttleTimeMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeExpireDelegationTokenResponse(writer: Writer, message: Init<ExpireDelegationTokenResponse>, version: number): void {
  checkVersion(version, 1, 2, 'ExpireDelegationTokenResponse');
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.expiryTimestampMs ?? 0n);
  writer.int32(message.throttleTimeMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ExpireDelegationTokenResponse', version);
}

export function decodeExpireDelegationTokenResponse(reader: Reader, version: number): ExpireDelegationTokenResponse {
  reader.expectVersion(version, 1, 2, 'ExpireDelegationTokenResponse');
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const expiryTimestampMs = reader.int64();
  const throttleTimeMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ExpireDelegationTokenResponse = { errorCode, expiryTimestampMs, throttleTimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
