// Generated from packages/protocol/spec/messages/39-renew-delegation-token.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const RENEW_DELEGATION_TOKEN_REQUEST_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface RenewDelegationTokenRequest {
  hmac: Buffer;
  renewPeriodMs: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRenewDelegationTokenRequest(writer: Writer, message: Init<RenewDelegationTokenRequest>, version: number): void {
  checkVersion(version, 1, 2, 'RenewDelegationTokenRequest');
  const flexible = version >= 2;
  if (flexible) writer.compactBytes(message.hmac ?? NO_BYTES);
  else writer.bytes(message.hmac ?? NO_BYTES);
  writer.int64(message.renewPeriodMs ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'RenewDelegationTokenRequest', version);
}

export function decodeRenewDelegationTokenRequest(reader: Reader, version: number): RenewDelegationTokenRequest {
  reader.expectVersion(version, 1, 2, 'RenewDelegationTokenRequest');
  const flexible = version >= 2;
  const hmac = flexible ? reader.compactBytes() : reader.bytes();
  const renewPeriodMs = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: RenewDelegationTokenRequest = { hmac, renewPeriodMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const RENEW_DELEGATION_TOKEN_RESPONSE_VERSIONS = { lowest: 1, highest: 2 } as const;

/** Versions 1-2, flexible 2+. */
export interface RenewDelegationTokenResponse {
  errorCode: number;
  expiryTimestampMs: bigint;
  throttleTimeMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRenewDelegationTokenResponse(writer: Writer, message: Init<RenewDelegationTokenResponse>, version: number): void {
  checkVersion(version, 1, 2, 'RenewDelegationTokenResponse');
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.expiryTimestampMs ?? 0n);
  writer.int32(message.throttleTimeMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'RenewDelegationTokenResponse', version);
}

export function decodeRenewDelegationTokenResponse(reader: Reader, version: number): RenewDelegationTokenResponse {
  reader.expectVersion(version, 1, 2, 'RenewDelegationTokenResponse');
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const expiryTimestampMs = reader.int64();
  const throttleTimeMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: RenewDelegationTokenResponse = { errorCode, expiryTimestampMs, throttleTimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
