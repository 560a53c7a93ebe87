// Generated from packages/protocol/spec/messages/50-describe-user-scram-credentials.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeUserScramCredentialsRequest {
  users: DescribeUserScramCredentialsRequestUserName[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeUserScramCredentialsRequestUserName {
  name: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeUserScramCredentialsRequest(writer: Writer, message: Init<DescribeUserScramCredentialsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeUserScramCredentialsRequest');
  const users = message.users === undefined ? [] : message.users;
  writer.compactArrayLength(users === null ? -1 : users.length);
  if (users !== null) for (const element of users) encodeDescribeUserScramCredentialsRequestUserName(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeUserScramCredentialsRequest(reader: Reader, version: number): DescribeUserScramCredentialsRequest {
  reader.expectVersion(version, 0, 0, 'DescribeUserScramCredentialsRequest');
  const usersLength = reader.compactNullableArrayLength(2);
  let users: DescribeUserScramCredentialsRequestUserName[] | null = null;
  if (usersLength >= 0) {
    users = [];
    for (let i = 0; i < usersLength; i++) users.push(decodeDescribeUserScramCredentialsRequestUserName(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeUserScramCredentialsRequest = { users };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeUserScramCredentialsRequestUserName(writer: Writer, message: Init<DescribeUserScramCredentialsRequestUserName>): void {
  writer.compactString(message.name ?? '');
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeUserScramCredentialsRequestUserName(reader: Reader): DescribeUserScramCredentialsRequestUserName {
  const name = reader.compactString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeUserScramCredentialsRequestUserName = { name };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DescribeUserScramCredentialsResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  results: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  user: string;
  errorCode: number;
  errorMessage: string | null;
  credentialInfos: DescribeUserScramCredentialsResponseCredentialInfo[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeUserScramCredentialsResponseCredentialInfo {
  mechanism: number;
  iterations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeUserScramCredentialsResponse(writer: Writer, message: Init<DescribeUserScramCredentialsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'DescribeUserScramCredentialsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDescribeUserScramCredentialsResponse(reader: Reader, version: number): DescribeUserScramCredentialsResponse {
  reader.expectVersion(version, 0, 0, 'DescribeUserScramCredentialsResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const resultsLength = reader.compactArrayLength(6);
  const results: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeUserScramCredentialsResponse = { throttleTimeMs, errorCode, errorMessage, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(writer: Writer, message: Init<DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult>): void {
  writer.compactString(message.user ?? '');
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const credentialInfos = message.credentialInfos ?? [];
  writer.compactArrayLength(credentialInfos.length);
  for (const element of credentialInfos) encodeDescribeUserScramCredentialsResponseCredentialInfo(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(reader: Reader): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  const user = reader.compactString();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const credentialInfosLength = reader.compactArrayLength(6);
  const credentialInfos: DescribeUserScramCredentialsResponseCredentialInfo[] = [];
  for (let i = 0; i < credentialInfosLength; i++) credentialInfos.push(decodeDescribeUserScramCredentialsResponseCredentialInfo(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult = { user, errorCode, errorMessage, credentialInfos };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeUserScramCredentialsResponseCredentialInfo(writer: Writer, message: Init<DescribeUserScramCredentialsResponseCredentialInfo>): void {
  writer.int8(message.mechanism ?? 0);
  writer.int32(message.iterations ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeDescribeUserScramCredentialsResponseCredentialInfo(reader: Reader): DescribeUserScramCredentialsResponseCredentialInfo {
  const mechanism = reader.int8();
  const iterations = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeUserScramCredentialsResponseCredentialInfo = { mechanism, iterations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
