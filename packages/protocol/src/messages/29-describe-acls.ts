// Generated from packages/protocol/spec/messages/29-describe-acls.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_ACLS_REQUEST_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DescribeAclsRequest {
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

export function encodeDescribeAclsRequest(writer: Writer, message: Init<DescribeAclsRequest>, version: number): void {
  checkVersion(version, 1, 3, 'DescribeAclsRequest');
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
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeAclsRequest', version);
}

export function decodeDescribeAclsRequest(reader: Reader, version: number): DescribeAclsRequest {
  reader.expectVersion(version, 1, 3, 'DescribeAclsRequest');
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
  const message: DescribeAclsRequest = { resourceTypeFilter, resourceNameFilter, patternTypeFilter, principalFilter, hostFilter, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_ACLS_RESPONSE_VERSIONS = { lowest: 1, highest: 3 } as const;

/** Versions 1-3, flexible 2+. */
export interface DescribeAclsResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  resources: DescribeAclsResponseDescribeAclsResource[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeAclsResponseDescribeAclsResource {
  resourceType: number;
  resourceName: string;
  /** Default 3. */
  patternType: number;
  acls: DescribeAclsResponseAclDescription[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeAclsResponseAclDescription {
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeAclsResponse(writer: Writer, message: Init<DescribeAclsResponse>, version: number): void {
  checkVersion(version, 1, 3, 'DescribeAclsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const resources = message.resources ?? [];
  if (flexible) writer.compactArrayLength(resources.length);
  else writer.arrayLength(resources.length);
  for (const element of resources) encodeDescribeAclsResponseDescribeAclsResource(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeAclsResponse', version);
}

export function decodeDescribeAclsResponse(reader: Reader, version: number): DescribeAclsResponse {
  reader.expectVersion(version, 1, 3, 'DescribeAclsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const resourcesLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(8);
  const resources: DescribeAclsResponseDescribeAclsResource[] = [];
  for (let i = 0; i < resourcesLength; i++) resources.push(decodeDescribeAclsResponseDescribeAclsResource(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeAclsResponse = { throttleTimeMs, errorCode, errorMessage, resources };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeAclsResponseDescribeAclsResource(writer: Writer, message: Init<DescribeAclsResponseDescribeAclsResource>, version: number): void {
  const flexible = version >= 2;
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  writer.int8(message.patternType ?? 3);
  const acls = message.acls ?? [];
  if (flexible) writer.compactArrayLength(acls.length);
  else writer.arrayLength(acls.length);
  for (const element of acls) encodeDescribeAclsResponseAclDescription(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeAclsResponseDescribeAclsResource', version);
}

function decodeDescribeAclsResponseDescribeAclsResource(reader: Reader, version: number): DescribeAclsResponseDescribeAclsResource {
  const flexible = version >= 2;
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const patternType = reader.int8();
  const aclsLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(6);
  const acls: DescribeAclsResponseAclDescription[] = [];
  for (let i = 0; i < aclsLength; i++) acls.push(decodeDescribeAclsResponseAclDescription(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeAclsResponseDescribeAclsResource = { resourceType, resourceName, patternType, acls };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeAclsResponseAclDescription(writer: Writer, message: Init<DescribeAclsResponseAclDescription>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.principal ?? '');
  else writer.string(message.principal ?? '');
  if (flexible) writer.compactString(message.host ?? '');
  else writer.string(message.host ?? '');
  writer.int8(message.operation ?? 0);
  writer.int8(message.permissionType ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeAclsResponseAclDescription', version);
}

function decodeDescribeAclsResponseAclDescription(reader: Reader, version: number): DescribeAclsResponseAclDescription {
  const flexible = version >= 2;
  const principal = flexible ? reader.compactString() : reader.string();
  const host = flexible ? reader.compactString() : reader.string();
  const operation = reader.int8();
  const permissionType = reader.int8();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeAclsResponseAclDescription = { principal, host, operation, permissionType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
