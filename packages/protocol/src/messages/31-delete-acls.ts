// Generated from packages/protocol/spec/messages/31-delete-acls.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_ACLS_REQUEST_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DeleteAclsRequest {
  filters: DeleteAclsRequestDeleteAclsFilter[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteAclsRequestDeleteAclsFilter {
  resourceTypeFilter: number;
  resourceNameFilter: string | null;
  /** Default 3. */
  patternTypeFilter: number;
  principalFilter: string | null;
  hostFilter: string | null;
  operation: number;
  permissionType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteAclsRequest(writer: Writer, message: Init<DeleteAclsRequest>, version: number): void {
  checkVersion(version, 1, 3, 'DeleteAclsRequest');
  const flexible = version >= 2;
  const filters = message.filters ?? [];
  if (flexible) writer.compactArrayLength(filters.length);
  else writer.arrayLength(filters.length);
  for (const element of filters) encodeDeleteAclsRequestDeleteAclsFilter(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteAclsRequest', version);
}

export function decodeDeleteAclsRequest(reader: Reader, version: number): DeleteAclsRequest {
  reader.expectVersion(version, 1, 3, 'DeleteAclsRequest');
  const flexible = version >= 2;
  const filtersLength = flexible ? reader.compactArrayLength(8) : reader.arrayLength(10);
  const filters: DeleteAclsRequestDeleteAclsFilter[] = [];
  for (let i = 0; i < filtersLength; i++) filters.push(decodeDeleteAclsRequestDeleteAclsFilter(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteAclsRequest = { filters };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteAclsRequestDeleteAclsFilter(writer: Writer, message: Init<DeleteAclsRequestDeleteAclsFilter>, version: number): void {
  const flexible = version >= 2;
  writer.int8(message.resourceTypeFilter ?? 0);
  if (flexible) writer.compactNullableString(message.resourceNameFilter === undefined ? '' : message.resourceNameFilter);
  else writer.nullableString(message.resourceNameFilter === undefined ? '' : message.resourceNameFilter);
  writer.int8(message.patternTypeFilter ?? 3);
  if (flexible) writer.compactNullableString(message.principalFilter === undefined ? '' : message.principalFilter);
  else writer.nullableString(message.principalFilter === undefined ? '' : message.principalFilter);
  if (flexible) writer.compactNullableString(message.hostFilter === undefined ? '' : message.hostFilter);
  else writer.nullableString(message.hostFilter === undefined ? '' : message.hostFilter);
  writer.int8(message.operation ?? 0);
  writer.int8(message.permissionType ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteAclsRequestDeleteAclsFilter', version);
}

function decodeDeleteAclsRequestDeleteAclsFilter(reader: Reader, version: number): DeleteAclsRequestDeleteAclsFilter {
  const flexible = version >= 2;
  const resourceTypeFilter = reader.int8();
  const resourceNameFilter = flexible ? reader.compactNullableString() : reader.nullableString();
  const patternTypeFilter = reader.int8();
  const principalFilter = flexible ? reader.compactNullableString() : reader.nullableString();
  const hostFilter = flexible ? reader.compactNullableString() : reader.nullableString();
  const operation = reader.int8();
  const permissionType = reader.int8();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteAclsRequestDeleteAclsFilter = { resourceTypeFilter, resourceNameFilter, patternTypeFilter, principalFilter, hostFilter, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_ACLS_RESPONSE_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DeleteAclsResponse {
  throttleTimeMs: number;
  filterResults: DeleteAclsResponseDeleteAclsFilterResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteAclsResponseDeleteAclsFilterResult {
  errorCode: number;
  errorMessage: string | null;
  matchingAcls: DeleteAclsResponseDeleteAclsMatchingAcl[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteAclsResponseDeleteAclsMatchingAcl {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  /** Default 3. */
  patternType: number;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteAclsResponse(writer: Writer, message: Init<DeleteAclsResponse>, version: number): void {
  checkVersion(version, 1, 3, 'DeleteAclsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const filterResults = message.filterResults ?? [];
  if (flexible) writer.compactArrayLength(filterResults.length);
  else writer.arrayLength(filterResults.length);
  for (const element of filterResults) encodeDeleteAclsResponseDeleteAclsFilterResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteAclsResponse', version);
}

export function decodeDeleteAclsResponse(reader: Reader, version: number): DeleteAclsResponse {
  reader.expectVersion(version, 1, 3, 'DeleteAclsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const filterResultsLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(8);
  const filterResults: DeleteAclsResponseDeleteAclsFilterResult[] = [];
  for (let i = 0; i < filterResultsLength; i++) filterResults.push(decodeDeleteAclsResponseDeleteAclsFilterResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteAclsResponse = { throttleTimeMs, filterResults };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteAclsResponseDeleteAclsFilterResult(writer: Writer, message: Init<DeleteAclsResponseDeleteAclsFilterResult>, version: number): void {
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const matchingAcls = message.matchingAcls ?? [];
  if (flexible) writer.compactArrayLength(matchingAcls.length);
  else writer.arrayLength(matchingAcls.length);
  for (const element of matchingAcls) encodeDeleteAclsResponseDeleteAclsMatchingAcl(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteAclsResponseDeleteAclsFilterResult', version);
}

function decodeDeleteAclsResponseDeleteAclsFilterResult(reader: Reader, version: number): DeleteAclsResponseDeleteAclsFilterResult {
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const matchingAclsLength = flexible ? reader.compactArrayLength(11) : reader.arrayLength(14);
  const matchingAcls: DeleteAclsResponseDeleteAclsMatchingAcl[] = [];
  for (let i = 0; i < matchingAclsLength; i++) matchingAcls.push(decodeDeleteAclsResponseDeleteAclsMatchingAcl(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteAclsResponseDeleteAclsFilterResult = { errorCode, errorMessage, matchingAcls };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteAclsResponseDeleteAclsMatchingAcl(writer: Writer, message: Init<DeleteAclsResponseDeleteAclsMatchingAcl>, version: number): void {
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  writer.int8(message.patternType ?? 3);
  if (flexible) writer.compactString(message.principal ?? '');
  else writer.string(message.principal ?? '');
  if (flexible) writer.compactString(message.host ?? '');
  else writer.string(message.host ?? '');
  writer.int8(message.operation ?? 0);
  writer.int8(message.permissionType ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteAclsResponseDeleteAclsMatchingAcl', version);
}

function decodeDeleteAclsResponseDeleteAclsMatchingAcl(reader: Reader, version: number): DeleteAclsResponseDeleteAclsMatchingAcl {
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const patternType = reader.int8();
  const principal = flexible ? reader.compactString() : reader.string();
  const host = flexible ? reader.compactString() : reader.string();
  const operation = reader.int8();
  const permissionType = reader.int8();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteAclsResponseDeleteAclsMatchingAcl = { errorCode, errorMessage, resourceType, resourceName, patternType, principal, host, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
