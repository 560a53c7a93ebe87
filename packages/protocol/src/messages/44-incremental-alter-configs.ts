// Generated from packages/protocol/spec/messages/44-incremental-alter-configs.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const INCREMENTAL_ALTER_CONFIGS_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface IncrementalAlterConfigsRequest {
  resources: IncrementalAlterConfigsRequestAlterConfigsResource[];
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface IncrementalAlterConfigsRequestAlterConfigsResource {
  resourceType: number;
  resourceName: string;
  configs: IncrementalAlterConfigsRequestAlterableConfig[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface IncrementalAlterConfigsRequestAlterableConfig {
  name: string;
  configOperation: number;
  value: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeIncrementalAlterConfigsRequest(writer: Writer, message: Init<IncrementalAlterConfigsRequest>, version: number): void {
  checkVersion(version, 0, 1, 'IncrementalAlterConfigsRequest');
  const flexible = version >= 1;
  const resources = message.resources ?? [];
  if (flexible) writer.compactArrayLength(resources.length);
  else writer.arrayLength(resources.length);
  for (const element of resources) encodeIncrementalAlterConfigsRequestAlterConfigsResource(writer, element, version);
  writer.bool(message.validateOnly ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'IncrementalAlterConfigsRequest', version);
}

export function decodeIncrementalAlterConfigsRequest(reader: Reader, version: number): IncrementalAlterConfigsRequest {
  reader.expectVersion(version, 0, 1, 'IncrementalAlterConfigsRequest');
  const flexible = version >= 1;
  const resourcesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(7);
  const resources: IncrementalAlterConfigsRequestAlterConfigsResource[] = [];
  for (let i = 0; i < resourcesLength; i++) resources.push(decodeIncrementalAlterConfigsRequestAlterConfigsResource(reader, version));
  const validateOnly = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: IncrementalAlterConfigsRequest = { resources, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeIncrementalAlterConfigsRequestAlterConfigsResource(writer: Writer, message: Init<IncrementalAlterConfigsRequestAlterConfigsResource>, version: number): void {
  const flexible = version >= 1;
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  const configs = message.configs ?? [];
  if (flexible) writer.compactArrayLength(configs.length);
  else writer.arrayLength(configs.length);
  for (const element of configs) encodeIncrementalAlterConfigsRequestAlterableConfig(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'IncrementalAlterConfigsRequestAlterConfigsResource', version);
}

function decodeIncrementalAlterConfigsRequestAlterConfigsResource(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterConfigsResource {
  const flexible = version >= 1;
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const configsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(5);
  const configs: IncrementalAlterConfigsRequestAlterableConfig[] = [];
  for (let i = 0; i < configsLength; i++) configs.push(decodeIncrementalAlterConfigsRequestAlterableConfig(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: IncrementalAlterConfigsRequestAlterConfigsResource = { resourceType, resourceName, configs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeIncrementalAlterConfigsRequestAlterableConfig(writer: Writer, message: Init<IncrementalAlterConfigsRequestAlterableConfig>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  writer.int8(message.configOperation ?? 0);
  if (flexible) writer.compactNullableString(message.value === undefined ? '' : message.value);
  else writer.nullableString(message.value === undefined ? '' : message.value);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'IncrementalAlterConfigsRequestAlterableConfig', version);
}

function decodeIncrementalAlterConfigsRequestAlterableConfig(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterableConfig {
  const flexible = version >= 1;
  const name = flexible ? reader.compactString() : reader.string();
  const configOperation = reader.int8();
  const value = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: IncrementalAlterConfigsRequestAlterableConfig = { name, configOperation, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const INCREMENTAL_ALTER_CONFIGS_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface IncrementalAlterConfigsResponse {
  throttleTimeMs: number;
  responses: IncrementalAlterConfigsResponseAlterConfigsResourceResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeIncrementalAlterConfigsResponse(writer: Writer, message: Init<IncrementalAlterConfigsResponse>, version: number): void {
  checkVersion(version, 0, 1, 'IncrementalAlterConfigsResponse');
  const flexible = version >= 1;
  writer.int32(message.throttleTimeMs ?? 0);
  const responses = message.responses ?? [];
  if (flexible) writer.compactArrayLength(responses.length);
  else writer.arrayLength(responses.length);
  for (const element of responses) encodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'IncrementalAlterConfigsResponse', version);
}

export function decodeIncrementalAlterConfigsResponse(reader: Reader, version: number): IncrementalAlterConfigsResponse {
  reader.expectVersion(version, 0, 1, 'IncrementalAlterConfigsResponse');
  const flexible = version >= 1;
  const throttleTimeMs = reader.int32();
  const responsesLength = flexible ? reader.compactArrayLength(6) : reader.arrayLength(7);
  const responses: IncrementalAlterConfigsResponseAlterConfigsResourceResponse[] = [];
  for (let i = 0; i < responsesLength; i++) responses.push(decodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: IncrementalAlterConfigsResponse = { throttleTimeMs, responses };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(writer: Writer, message: Init<IncrementalAlterConfigsResponseAlterConfigsResourceResponse>, version: number): void {
  const flexible = version >= 1;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'IncrementalAlterConfigsResponseAlterConfigsResourceResponse', version);
}

function decodeIncrementalAlterConfigsResponseAlterConfigsResourceResponse(reader: Reader, version: number): IncrementalAlterConfigsResponseAlterConfigsResourceResponse {
  const flexible = version >= 1;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: IncrementalAlterConfigsResponseAlterConfigsResourceResponse = { errorCode, errorMessage, resourceType, resourceName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
