// Generated from packages/protocol/spec/messages/51-alter-user-scram-credentials.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_USER_SCRAM_CREDENTIALS_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AlterUserScramCredentialsRequest {
  deletions: AlterUserScramCredentialsRequestScramCredentialDeletion[];
  upsertions: AlterUserScramCredentialsRequestScramCredentialUpsertion[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterUserScramCredentialsRequestScramCredentialDeletion {
  name: string;
  mechanism: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterUserScramCredentialsRequestScramCredentialUpsertion {
  name: string;
  mechanism: number;
  iterations: number;
  salt: Buffer;
  saltedPassword: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterUserScramCredentialsRequest(writer: Writer, message: Init<AlterUserScramCredentialsRequest>, version: number): void {
  checkVersion(version, 0, 0, 'AlterUserScramCredentialsRequest');
  const deletions = message.deletions ?? [];
  writer.compactArrayLength(deletions.length);
  for (const element of deletions) encodeAlterUserScramCredentialsRequestScramCredentialDeletion(writer, element);
  const upsertions = message.upsertions ?? [];
  writer.compactArrayLength(upsertions.length);
  for (const element of upsertions) encodeAlterUserScramCredentialsRequestScramCredentialUpsertion(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterUserScramCredentialsRequest(reader: Reader, version: number): AlterUserScramCredentialsRequest {
  reader.expectVersion(version, 0, 0, 'AlterUserScramCredentialsRequest');
  const deletionsLength = reader.compactArrayLength(3);
  const deletions: AlterUserScramCredentialsRequestScramCredentialDeletion[] = [];
  for (let i = 0; i < deletionsLength; i++) deletions.push(decodeAlterUserScramCredentialsRequestScramCredentialDeletion(reader));
  const upsertionsLength = reader.compactArrayLength(9);
  const upsertions: AlterUserScramCredentialsRequestScramCredentialUpsertion[] = [];
  for (let i = 0; i < upsertionsLength; i++) upsertions.push(decodeAlterUserScramCredentialsRequestScramCredentialUpsertion(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterUserScramCredentialsRequest = { deletions, upsertions };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterUserScramCredentialsRequestScramCredentialDeletion(writer: Writer, message: Init<AlterUserScramCredentialsRequestScramCredentialDeletion>): void {
  writer.compactString(message.name ?? '');
  writer.int8(message.mechanism ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterUserScramCredentialsRequestScramCredentialDeletion(reader: Reader): AlterUserScramCredentialsRequestScramCredentialDeletion {
  const name = reader.compactString();
  const mechanism = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterUserScramCredentialsRequestScramCredentialDeletion = { name, mechanism };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterUserScramCredentialsRequestScramCredentialUpsertion(writer: Writer, message: Init<AlterUserScramCredentialsRequestScramCredentialUpsertion>): void {
  writer.compactString(message.name ?? '');
  writer.int8(message.mechanism ?? 0);
  writer.int32(message.iterations ?? 0);
  writer.compactBytes(message.salt ?? NO_BYTES);
  writer.compactBytes(message.saltedPassword ?? NO_BYTES);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterUserScramCredentialsRequestScramCredentialUpsertion(reader: Reader): AlterUserScramCredentialsRequestScramCredentialUpsertion {
  const name = reader.compactString();
  const mechanism = reader.int8();
  const iterations = reader.int32();
  const salt = reader.compactBytes();
  const saltedPassword = reader.compactBytes();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterUserScramCredentialsRequestScramCredentialUpsertion = { name, mechanism, iterations, salt, saltedPassword };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_USER_SCRAM_CREDENTIALS_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface AlterUserScramCredentialsResponse {
  throttleTimeMs: number;
  results: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  user: string;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterUserScramCredentialsResponse(writer: Writer, message: Init<AlterUserScramCredentialsResponse>, version: number): void {
  checkVersion(version, 0, 0, 'AlterUserScramCredentialsResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  writer.compactArrayLength(results.length);
  for (const element of results) encodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(writer, element);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAlterUserScramCredentialsResponse(reader: Reader, version: number): AlterUserScramCredentialsResponse {
  reader.expectVersion(version, 0, 0, 'AlterUserScramCredentialsResponse');
  const throttleTimeMs = reader.int32();
  const resultsLength = reader.compactArrayLength(5);
  const results: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(reader));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterUserScramCredentialsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(writer: Writer, message: Init<AlterUserScramCredentialsResponseAlterUserScramCredentialsResult>): void {
  writer.compactString(message.user ?? '');
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(reader: Reader): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  const user = reader.compactString();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult = { user, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
