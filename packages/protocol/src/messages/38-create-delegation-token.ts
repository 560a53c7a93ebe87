// Generated from packages/protocol/spec/messages/38-create-delegation-token.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CREATE_DELEGATION_TOKEN_REQUEST_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface CreateDelegationTokenRequest {
  /** Versions 3+. */
  ownerPrincipalType: string | null;
  /** Versions 3+. */
  ownerPrincipalName: string | null;
  renewers: CreateDelegationTokenRequestCreatableRenewers[];
  maxLifetimeMs: bigint;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateDelegationTokenRequestCreatableRenewers {
  principalType: string;
  principalName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateDelegationTokenRequest(writer: Writer, message: Init<CreateDelegationTokenRequest>, version: number): void {
  checkVersion(version, 1, 3, 'CreateDelegationTokenRequest');
  const flexible = version >= 2;
  if (version >= 3) {
    writer.compactNullableString(message.ownerPrincipalType === undefined ? '' : message.ownerPrincipalType);
    writer.compactNullableString(message.ownerPrincipalName === undefined ? '' : message.ownerPrincipalName);
  } else {
    if (message.ownerPrincipalType !== undefined && message.ownerPrincipalType !== '') unsupportedField('CreateDelegationTokenRequest', 'ownerPrincipalType', version);
    if (message.ownerPrincipalName !== undefined && message.ownerPrincipalName !== '') unsupportedField('CreateDelegationTokenRequest', 'ownerPrincipalName', version);
  }
  const renewers = message.renewers ?? [];
  if (flexible) writer.compactArrayLength(renewers.length);
  else writer.arrayLength(renewers.length);
  for (const element of renewers) encodeCreateDelegationTokenRequestCreatableRenewers(writer, element, version);
  writer.int64(message.maxLifetimeMs ?? 0n);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateDelegationTokenRequest', version);
}

export function decodeCreateDelegationTokenRequest(reader: Reader, version: number): CreateDelegationTokenRequest {
  reader.expectVersion(version, 1, 3, 'CreateDelegationTokenRequest');
  const flexible = version >= 2;
  let ownerPrincipalType: string | null = '';
  let ownerPrincipalName: string | null = '';
  if (version >= 3) {
    ownerPrincipalType = reader.compactNullableString();
    ownerPrincipalName = reader.compactNullableString();
  }
  const renewersLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const renewers: CreateDelegationTokenRequestCreatableRenewers[] = [];
  for (let i = 0; i < renewersLength; i++) renewers.push(decodeCreateDelegationTokenRequestCreatableRenewers(reader, version));
  const maxLifetimeMs = reader.int64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateDelegationTokenRequest = { ownerPrincipalType, ownerPrincipalName, renewers, maxLifetimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateDelegationTokenRequestCreatableRenewers(writer: Writer, message: Init<CreateDelegationTokenRequestCreatableRenewers>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.principalType ?? '');
  else writer.string(message.principalType ?? '');
  if (flexible) writer.compactString(message.principalName ?? '');
  else writer.string(message.principalName ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateDelegationTokenRequestCreatableRenewers', version);
}

function decodeCreateDelegationTokenRequestCreatableRenewers(reader: Reader, version: number): CreateDelegationTokenRequestCreatableRenewers {
  const flexible = version >= 2;
  const principalType = flexible ? reader.compactString() : reader.string();
  const principalName = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateDelegationTokenRequestCreatableRenewers = { principalType, principalName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CREATE_DELEGATION_TOKEN_RESPONSE_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface CreateDelegationTokenResponse {
  errorCode: number;
  principalType: string;
  principalName: string;
  /** Versions 3+. */
  tokenRequesterPrincipalType: string;
  /** Versions 3+. */
  tokenRequesterPrincipalName: string;
  issueTimestampMs: bigint;
  expiryTimestampMs: bigint;
  maxTimestampMs: bigint;
  tokenId: string;
  hmac: Buffer;
  throttleTimeMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateDelegationTokenResponse(writer: Writer, message: Init<CreateDelegationTokenResponse>, version: number): void {
  checkVersion(version, 1, 3, 'CreateDelegationTokenResponse');
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactString(message.principalType ?? '');
  else writer.string(message.principalType ?? '');
  if (flexible) writer.compactString(message.principalName ?? '');
  else writer.string(message.principalName ?? '');
  if (version >= 3) {
    writer.compactString(message.tokenRequesterPrincipalType ?? '');
    writer.compactString(message.tokenRequesterPrincipalName ?? '');
  } else {
    if (message.tokenRequesterPrincipalType !== undefined && message.tokenRequesterPrincipalType !== '') unsupportedField('CreateDelegationTokenResponse', 'tokenRequesterPrincipalType', version);
    if (message.tokenRequesterPrincipalName !== undefined && message.tokenRequesterPrincipalName !== '') unsupportedField('CreateDelegationTokenResponse', 'tokenRequesterPrincipalName', version);
  }
  writer.int64(message.issueTimestampMs ?? 0n);
  writer.int64(message.expiryTimestampMs ?? 0n);
  writer.int64(message.maxTimestampMs ?? 0n);
  if (flexible) writer.compactString(message.tokenId ?? '');
  else writer.string(message.tokenId ?? '');
  if (flexible) writer.compactBytes(message.hmac ?? NO_BYTES);
  else writer.bytes(message.hmac ?? NO_BYTES);
  writer.int32(message.throttleTimeMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateDelegationTokenResponse', version);
}

export function decodeCreateDelegationTokenResponse(reader: Reader, version: number): CreateDelegationTokenResponse {
  reader.expectVersion(version, 1, 3, 'CreateDelegationTokenResponse');
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const principalType = flexible ? reader.compactString() : reader.string();
  const principalName = flexible ? reader.compactString() : reader.string();
  let tokenRequesterPrincipalType: string = '';
  let tokenRequesterPrincipalName: string = '';
  if (version >= 3) {
    tokenRequesterPrincipalType = reader.compactString();
    tokenRequesterPrincipalName = reader.compactString();
  }
  const issueTimestampMs = reader.int64();
  const expiryTimestampMs = reader.int64();
  const maxTimestampMs = reader.int64();
  const tokenId = flexible ? reader.compactString() : reader.string();
  const hmac = flexible ? reader.compactBytes() : reader.bytes();
  const throttleTimeMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateDelegationTokenResponse = { errorCode, principalType, principalName, tokenRequesterPrincipalType, tokenRequesterPrincipalName, issueTimestampMs, expiryTimestampMs, maxTimestampMs, tokenId, hmac, throttleTimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
