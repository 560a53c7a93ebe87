// Generated from packages/protocol/spec/messages/30-create-acls.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const CREATE_ACLS_REQUEST_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface CreateAclsRequest {
  creations: CreateAclsRequestAclCreation[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateAclsRequestAclCreation {
  resourceType: number;
  resourceName: string;
  /** Default 3. */
  resourcePatternType: number;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateAclsRequest(writer: Writer, message: Init<CreateAclsRequest>, version: number): void {
  checkVersion(version, 1, 3, 'CreateAclsRequest');
  const flexible = version >= 2;
  const creations = message.creations ?? [];
  if (flexible) writer.compactArrayLength(creations.length);
  else writer.arrayLength(creations.length);
  for (const element of creations) encodeCreateAclsRequestAclCreation(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateAclsRequest', version);
}

export function decodeCreateAclsRequest(reader: Reader, version: number): CreateAclsRequest {
  reader.expectVersion(version, 1, 3, 'CreateAclsRequest');
  const flexible = version >= 2;
  const creationsLength = flexible ? reader.compactArrayLength(8) : reader.arrayLength(10);
  const creations: CreateAclsRequestAclCreation[] = [];
  for (let i = 0; i < creationsLength; i++) creations.push(decodeCreateAclsRequestAclCreation(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateAclsRequest = { creations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateAclsRequestAclCreation(writer: Writer, message: Init<CreateAclsRequestAclCreation>, version: number): void {
  const flexible = version >= 2;
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  writer.int8(message.resourcePatternType ?? 3);
  if (flexible) writer.compactString(message.principal ?? '');
  else writer.string(message.principal ?? '');
  if (flexible) writer.compactString(message.host ?? '');
  else writer.string(message.host ?? '');
  writer.int8(message.operation ?? 0);
  writer.int8(message.permissionType ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateAclsRequestAclCreation', version);
}

function decodeCreateAclsRequestAclCreation(reader: Reader, version: number): CreateAclsRequestAclCreation {
  const flexible = version >= 2;
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const resourcePatternType = reader.int8();
  const principal = flexible ? reader.compactString() : reader.string();
  const host = flexible ? reader.compactString() : reader.string();
  const operation = reader.int8();
  const permissionType = reader.int8();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateAclsRequestAclCreation = { resourceType, resourceName, resourcePatternType, principal, host, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const CREATE_ACLS_RESPONSE_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface CreateAclsResponse {
  throttleTimeMs: number;
  results: CreateAclsResponseAclCreationResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface CreateAclsResponseAclCreationResult {
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeCreateAclsResponse(writer: Writer, message: Init<CreateAclsResponse>, version: number): void {
  checkVersion(version, 1, 3, 'CreateAclsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeCreateAclsResponseAclCreationResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateAclsResponse', version);
}

export function decodeCreateAclsResponse(reader: Reader, version: number): CreateAclsResponse {
  reader.expectVersion(version, 1, 3, 'CreateAclsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const resultsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const results: CreateAclsResponseAclCreationResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeCreateAclsResponseAclCreationResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateAclsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeCreateAclsResponseAclCreationResult(writer: Writer, message: Init<CreateAclsResponseAclCreationResult>, version: number): void {
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'CreateAclsResponseAclCreationResult', version);
}

function decodeCreateAclsResponseAclCreationResult(reader: Reader, version: number): CreateAclsResponseAclCreationResult {
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: CreateAclsResponseAclCreationResult = { errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
