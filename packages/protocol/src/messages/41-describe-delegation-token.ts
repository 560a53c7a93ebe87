// Generated from packages/protocol/spec/messages/41-describe-delegation-token.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_DELEGATION_TOKEN_REQUEST_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DescribeDelegationTokenRequest {
  owners: DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  principalType: string;
  principalName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeDelegationTokenRequest(writer: Writer, message: Init<DescribeDelegationTokenRequest>, version: number): void {
  checkVersion(version, 1, 3, 'DescribeDelegationTokenRequest');
  const flexible = version >= 2;
  const owners = message.owners === undefined ? [] : message.owners;
  if (flexible) writer.compactArrayLength(owners === null ? -1 : owners.length);
  else writer.arrayLength(owners === null ? -1 : owners.length);
  if (owners !== null) for (const element of owners) encodeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeDelegationTokenRequest', version);
}

export function decodeDescribeDelegationTokenRequest(reader: Reader, version: number): DescribeDelegationTokenRequest {
  reader.expectVersion(version, 1, 3, 'DescribeDelegationTokenRequest');
  const flexible = version >= 2;
  const ownersLength = flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(4);
  let owners: DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null = null;
  if (ownersLength >= 0) {
    owners = [];
    for (let i = 0; i < ownersLength; i++) owners.push(decodeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeDelegationTokenRequest = { owners };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(writer: Writer, message: Init<DescribeDelegationTokenRequestDescribeDelegationTokenOwner>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.principalType ?? '');
  else writer.string(message.principalType ?? '');
  if (flexible) writer.compactString(message.principalName ?? '');
  else writer.string(message.principalName ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeDelegationTokenRequestDescribeDelegationTokenOwner', version);
}

function decodeDescribeDelegationTokenRequestDescribeDelegationTokenOwner(reader: Reader, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  const flexible = version >= 2;
  const principalType = flexible ? reader.compactString() : reader.string();
  const principalName = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeDelegationTokenRequestDescribeDelegationTokenOwner = { principalType, principalName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_DELEGATION_TOKEN_RESPONSE_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DescribeDelegationTokenResponse {
  errorCode: number;
  tokens: DescribeDelegationTokenResponseDescribedDelegationToken[];
  throttleTimeMs: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeDelegationTokenResponseDescribedDelegationToken {
  principalType: string;
  principalName: string;
  /** Versions 3+. */
  tokenRequesterPrincipalType: string;
  /** Versions 3+. */
  tokenRequesterPrincipalName: string;
  issueTimestamp: bigint;
  expiryTimestamp: bigint;
  maxTimestamp: bigint;
  tokenId: string;
  hmac: Buffer;
  renewers: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  principalType: string;
  principalName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeDelegationTokenResponse(writer: Writer, message: Init<DescribeDelegationTokenResponse>, version: number): void {
  checkVersion(version, 1, 3, 'DescribeDelegationTokenResponse');
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  const tokens = message.tokens ?? [];
  if (flexible) writer.compactArrayLength(tokens.length);
  else writer.arrayLength(tokens.length);
  for (const element of tokens) encodeDescribeDelegationTokenResponseDescribedDelegationToken(writer, element, version);
  writer.int32(message.throttleTimeMs ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeDelegationTokenResponse', version);
}

export function decodeDescribeDelegationTokenResponse(reader: Reader, version: number): DescribeDelegationTokenResponse {
  reader.expectVersion(version, 1, 3, 'DescribeDelegationTokenResponse');
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const tokensLength = flexible ? reader.compactArrayLength(30) : reader.arrayLength(38);
  const tokens: DescribeDelegationTokenResponseDescribedDelegationToken[] = [];
  for (let i = 0; i < tokensLength; i++) tokens.push(decodeDescribeDelegationTokenResponseDescribedDelegationToken(reader, version));
  const throttleTimeMs = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeDelegationTokenResponse = { errorCode, tokens, throttleTimeMs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeDelegationTokenResponseDescribedDelegationToken(writer: Writer, message: Init<DescribeDelegationTokenResponseDescribedDelegationToken>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.principalType ?? '');
  else writer.string(message.principalType ?? '');
  if (flexible) writer.compactString(message.principalName ?? '');
  else writer.string(message.principalName ?? '');
  if (version >= 3) {
    writer.compactString(message.tokenRequesterPrincipalType ?? '');
    writer.compactString(message.tokenRequesterPrincipalName ?? '');
  } else {
    if (message.tokenRequesterPrincipalType !== undefined && message.tokenRequesterPrincipalType !== '') unsupportedField('DescribeDelegationTokenResponseDescribedDelegationToken', 'tokenRequesterPrincipalType', version);
    if (message.tokenRequesterPrincipalName !== undefined && message.tokenRequesterPrincipalName !== '') unsupportedField('DescribeDelegationTokenResponseDescribedDelegationToken', 'tokenRequesterPrincipalName', version);
  }
  writer.int64(message.issueTimestamp ?? 0n);
  writer.int64(message.expiryTimestamp ?? 0n);
  writer.int64(message.maxTimestamp ?? 0n);
  if (flexible) writer.compactString(message.tokenId ?? '');
  else writer.string(message.tokenId ?? '');
  if (flexible) writer.compactBytes(message.hmac ?? NO_BYTES);
  else writer.bytes(message.hmac ?? NO_BYTES);
  const renewers = message.renewers ?? [];
  if (flexible) writer.compactArrayLength(renewers.length);
  else writer.arrayLength(renewers.length);
  for (const element of renewers) encodeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeDelegationTokenResponseDescribedDelegationToken', version);
}

function decodeDescribeDelegationTokenResponseDescribedDelegationToken(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationToken {
  const flexible = version >= 2;
  const principalType = flexible ? reader.compactString() : reader.string();
  const principalName = flexible ? reader.compactString() : reader.string();
  let tokenRequesterPrincipalType: string = '';
  let tokenRequesterPrincipalName: string = '';
  if (version >= 3) {
    tokenRequesterPrincipalType = reader.compactString();
    tokenRequesterPrincipalName = reader.compactString();
  }
  const issueTimestamp = reader.int64();
  const expiryTimestamp = reader.int64();
  const maxTimestamp = reader.int64();
  const tokenId = flexible ? reader.compactString() : reader.string();
  const hmac = flexible ? reader.compactBytes() : reader.bytes();
  const renewersLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const renewers: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[] = [];
  for (let i = 0; i < renewersLength; i++) renewers.push(decodeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeDelegationTokenResponseDescribedDelegationToken = { principalType, principalName, tokenRequesterPrincipalType, tokenRequesterPrincipalName, issueTimestamp, expiryTimestamp, maxTimestamp, tokenId, hmac, renewers };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(writer: Writer, message: Init<DescribeDelegationTokenResponseDescribedDelegationTokenRenewer>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.principalType ?? '');
  else writer.string(message.principalType ?? '');
  if (flexible) writer.compactString(message.principalName ?? '');
  else writer.string(message.principalName ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeDelegationTokenResponseDescribedDelegationTokenRenewer', version);
}

function decodeDescribeDelegationTokenResponseDescribedDelegationTokenRenewer(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  const flexible = version >= 2;
  const principalType = flexible ? reader.compactString() : reader.string();
  const principalName = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer = { principalType, principalName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
