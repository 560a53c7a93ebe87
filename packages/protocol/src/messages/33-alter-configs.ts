// Generated from packages/protocol/spec/messages/33-alter-configs.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_CONFIGS_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface AlterConfigsRequest {
  resources: AlterConfigsRequestAlterConfigsResource[];
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterConfigsRequestAlterConfigsResource {
  resourceType: number;
  resourceName: string;
  configs: AlterConfigsRequestAlterableConfig[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterConfigsRequestAlterableConfig {
  name: string;
  value: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterConfigsRequest(writer: Writer, message: Init<AlterConfigsRequest>, version: number): void {
  checkVersion(version, 0, 2, 'AlterConfigsRequest');
  const flexible = version >= 2;
  const resources = message.resources ?? [];
  if (flexible) writer.compactArrayLength(resources.length);
  else writer.arrayLength(resources.length);
  for (const element of resources) encodeAlterConfigsRequestAlterConfigsResource(writer, element, version);
  writer.bool(message.validateOnly ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterConfigsRequest', version);
}

export function decodeAlterConfigsRequest(reader: Reader, version: number): AlterConfigsRequest {
  reader.expectVersion(version, 0, 2, 'AlterConfigsRequest');
  const flexible = version >= 2;
  const resourcesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(7);
  const resources: AlterConfigsRequestAlterConfigsResource[] = [];
  for (let i = 0; i < resourcesLength; i++) resources.push(decodeAlterConfigsRequestAlterConfigsResource(reader, version));
  const validateOnly = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterConfigsRequest = { resources, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterConfigsRequestAlterConfigsResource(writer: Writer, message: Init<AlterConfigsRequestAlterConfigsResource>, version: number): void {
  const flexible = version >= 2;
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  const configs = message.configs ?? [];
  if (flexible) writer.compactArrayLength(configs.length);
  else writer.arrayLength(configs.length);
  for (const element of configs) encodeAlterConfigsRequestAlterableConfig(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterConfigsRequestAlterConfigsResource', version);
}

function decodeAlterConfigsRequestAlterConfigsResource(reader: Reader, version: number): AlterConfigsRequestAlterConfigsResource {
  const flexible = version >= 2;
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const configsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const configs: AlterConfigsRequestAlterableConfig[] = [];
  for (let i = 0; i < configsLength; i++) configs.push(decodeAlterConfigsRequestAlterableConfig(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterConfigsRequestAlterConfigsResource = { resourceType, resourceName, configs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterConfigsRequestAlterableConfig(writer: Writer, message: Init<AlterConfigsRequestAlterableConfig>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (flexible) writer.compactNullableString(message.value === undefined ? '' : message.value);
  else writer.nullableString(message.value === undefined ? '' : message.value);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterConfigsRequestAlterableConfig', version);
}

function decodeAlterConfigsRequestAlterableConfig(reader: Reader, version: number): AlterConfigsRequestAlterableConfig {
  const flexible = version >= 2;
  const name = flexible ? reader.compactString() : reader.string();
  const value = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterConfigsRequestAlterableConfig = { name, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_CONFIGS_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface AlterConfigsResponse {
  throttleTimeMs: number;
  responses: AlterConfigsResponseAlterConfigsResourceResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterConfigsResponseAlterConfigsResourceResponse {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterConfigsResponse(writer: Writer, message: Init<AlterConfigsResponse>, version: number): void {
  checkVersion(version, 0, 2, 'AlterConfigsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const responses = message.responses ?? [];
  if (flexible) writer.compactArrayLength(responses.length);
  else writer.arrayLength(responses.length);
  for (const element of responses) encodeAlterConfigsResponseAlterConfigsResourceResponse(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterConfigsResponse', version);
}

export function decodeAlterConfigsResponse(reader: Reader, version: number): AlterConfigsResponse {
  reader.expectVersion(version, 0, 2, 'AlterConfigsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const responsesLength = flexible ? reader.compactArrayLength(6) : reader.arrayLength(7);
  const responses: AlterConfigsResponseAlterConfigsResourceResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeAlterConfigsResponseAlterConfigsResourceResponse(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterConfigsResponse = { throttleTimeMs, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterConfigsResponseAlterConfigsResourceResponse(writer: Writer, message: Init<AlterConfigsResponseAlterConfigsResourceResponse>, version: number): void {
  const flexible = version >= 2;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterConfigsResponseAlterConfigsResourceResponse', version);
}

function decodeAlterConfigsResponseAlterConfigsResourceResponse(reader: Reader, version: number): AlterConfigsResponseAlterConfigsResourceResponse {
  const flexible = version >= 2;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterConfigsResponseAlterConfigsResourceResponse = { errorCode, errorMessage, resourceType, resourceName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
