// Generated from packages/protocol/spec/messages/32-describe-configs.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_CONFIGS_REQUEST_VERSIONS = { lowest: 1, highest: 4 } as const;

/** Versions 1-4, flexible 4+. */
export interface DescribeConfigsRequest {
  resources: DescribeConfigsRequestDescribeConfigsResource[];
  includeSynonyms: boolean;
  /** Versions 3+. */
  includeDocumentation: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeConfigsRequestDescribeConfigsResource {
  resourceType: number;
  resourceName: string;
  configurationKeys: string[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeConfigsRequest(writer: Writer, message: Init<DescribeConfigsRequest>, version: number): void {
  checkVersion(version, 1, 4, 'DescribeConfigsRequest');
  const flexible = version >= 4;
  const resources = message.resources ?? [];
  if (flexible) writer.compactArrayLength(resources.length);
  else writer.arrayLength(resources.length);
  for (const element of resources) encodeDescribeConfigsRequestDescribeConfigsResource(writer, element, version);
  writer.bool(message.includeSynonyms ?? false);
  if (version >= 3) writer.bool(message.includeDocumentation ?? false);
  else if (message.includeDocumentation !== undefined && message.includeDocumentation !== false) unsupportedField('DescribeConfigsRequest', 'includeDocumentation', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsRequest', version);
}

export function decodeDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  reader.expectVersion(version, 1, 4, 'DescribeConfigsRequest');
  const flexible = version >= 4;
  const resourcesLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(7);
  const resources: DescribeConfigsRequestDescribeConfigsResource[] = [];
  for (let i = 0; i < resourcesLength; i++) resources.push(decodeDescribeConfigsRequestDescribeConfigsResource(reader, version));
  const includeSynonyms = reader.bool();
  let includeDocumentation: boolean = false;
  if (version >= 3) includeDocumentation = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsRequest = { resources, includeSynonyms, includeDocumentation };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeConfigsRequestDescribeConfigsResource(writer: Writer, message: Init<DescribeConfigsRequestDescribeConfigsResource>, version: number): void {
  const flexible = version >= 4;
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  const configurationKeys = message.configurationKeys === undefined ? [] : message.configurationKeys;
  if (flexible) writer.compactArrayLength(configurationKeys === null ? -1 : configurationKeys.length);
  else writer.arrayLength(configurationKeys === null ? -1 : configurationKeys.length);
  if (configurationKeys !== null) for (const element of configurationKeys) {
    if (flexible) writer.compactString(element);
    else writer.string(element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsRequestDescribeConfigsResource', version);
}

function decodeDescribeConfigsRequestDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource {
  const flexible = version >= 4;
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const configurationKeysLength = flexible ? reader.compactNullableArrayLength(1) : reader.nullableArrayLength(2);
  let configurationKeys: string[] | null = null;
  if (configurationKeysLength >= 0) {
    configurationKeys = [];
    for (let i = 0; i < configurationKeysLength; i++) configurationKeys.push(flexible ? reader.compactString() : reader.string());
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsRequestDescribeConfigsResource = { resourceType, resourceName, configurationKeys };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_CONFIGS_RESPONSE_VERSIONS = { lowest: 1, highest: 4 } as const;

/** Versions 1-4, flexible 4+. */
export interface DescribeConfigsResponse {
  throttleTimeMs: number;
  results: DescribeConfigsResponseDescribeConfigsResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeConfigsResponseDescribeConfigsResult {
  errorCode: number;
  errorMessage: string | null;
  resourceType: number;
  resourceName: string;
  configs: DescribeConfigsResponseDescribeConfigsResourceResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeConfigsResponseDescribeConfigsResourceResult {
  name: string;
  value: string | null;
  readOnly: boolean;
  /** Default -1. */
  configSource: number;
  isSensitive: boolean;
  synonyms: DescribeConfigsResponseDescribeConfigsSynonym[];
  /** Versions 3+. */
  configType: number;
  /** Versions 3+. */
  documentation: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeConfigsResponseDescribeConfigsSynonym {
  name: string;
  value: string | null;
  source: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeConfigsResponse(writer: Writer, message: Init<DescribeConfigsResponse>, version: number): void {
  checkVersion(version, 1, 4, 'DescribeConfigsResponse');
  const flexible = version >= 4;
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeDescribeConfigsResponseDescribeConfigsResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsResponse', version);
}

export function decodeDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  reader.expectVersion(version, 1, 4, 'DescribeConfigsResponse');
  const flexible = version >= 4;
  const throttleTimeMs = reader.int32();
  const resultsLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(11);
  const results: DescribeConfigsResponseDescribeConfigsResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeDescribeConfigsResponseDescribeConfigsResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeConfigsResponseDescribeConfigsResult(writer: Writer, message: Init<DescribeConfigsResponseDescribeConfigsResult>, version: number): void {
  const flexible = version >= 4;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.int8(message.resourceType ?? 0);
  if (flexible) writer.compactString(message.resourceName ?? '');
  else writer.string(message.resourceName ?? '');
  const configs = message.configs ?? [];
  if (flexible) writer.compactArrayLength(configs.length);
  else writer.arrayLength(configs.length);
  for (const element of configs) encodeDescribeConfigsResponseDescribeConfigsResourceResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsResponseDescribeConfigsResult', version);
}

function decodeDescribeConfigsResponseDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult {
  const flexible = version >= 4;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const resourceType = reader.int8();
  const resourceName = flexible ? reader.compactString() : reader.string();
  const configsLength = flexible ? reader.compactArrayLength(9) : reader.arrayLength(11);
  const configs: DescribeConfigsResponseDescribeConfigsResourceResult[] = [];
  for (let i = 0; i < configsLength; i++) configs.push(decodeDescribeConfigsResponseDescribeConfigsResourceResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsResponseDescribeConfigsResult = { errorCode, errorMessage, resourceType, resourceName, configs };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeConfigsResponseDescribeConfigsResourceResult(writer: Writer, message: Init<DescribeConfigsResponseDescribeConfigsResourceResult>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (flexible) writer.compactNullableString(message.value === undefined ? '' : message.value);
  else writer.nullableString(message.value === undefined ? '' : message.value);
  writer.bool(message.readOnly ?? false);
  writer.int8(message.configSource ?? -1);
  writer.bool(message.isSensitive ?? false);
  const synonyms = message.synonyms ?? [];
  if (flexible) writer.compactArrayLength(synonyms.length);
  else writer.arrayLength(synonyms.length);
  for (const element of synonyms) encodeDescribeConfigsResponseDescribeConfigsSynonym(writer, element, version);
  if (version >= 3) {
    writer.int8(message.configType ?? 0);
    if (flexible) writer.compactNullableString(message.documentation === undefined ? '' : message.documentation);
    else writer.nullableString(message.documentation === undefined ? '' : message.documentation);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsResponseDescribeConfigsResourceResult', version);
}

function decodeDescribeConfigsResponseDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult {
  const flexible = version >= 4;
  const name = flexible ? reader.compactString() : reader.string();
  const value = flexible ? reader.compactNullableString() : reader.nullableString();
  const readOnly = reader.bool();
  const configSource = reader.int8();
  const isSensitive = reader.bool();
  const synonymsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(5);
  const synonyms: DescribeConfigsResponseDescribeConfigsSynonym[] = [];
  for (let i = 0; i < synonymsLength; i++) synonyms.push(decodeDescribeConfigsResponseDescribeConfigsSynonym(reader, version));
  let configType: number = 0;
  let documentation: string | null = '';
  if (version >= 3) {
    configType = reader.int8();
    documentation = flexible ? reader.compactNullableString() : reader.nullableString();
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsResponseDescribeConfigsResourceResult = { name, value, readOnly, configSource, isSensitive, synonyms, configType, documentation };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeConfigsResponseDescribeConfigsSynonym(writer: Writer, message: Init<DescribeConfigsResponseDescribeConfigsSynonym>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (flexible) writer.compactNullableString(message.value === undefined ? '' : message.value);
  else writer.nullableString(message.value === undefined ? '' : message.value);
  writer.int8(message.source ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeConfigsResponseDescribeConfigsSynonym', version);
}

function decodeDescribeConfigsResponseDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym {
  const flexible = version >= 4;
  const name = flexible ? reader.compactString() : reader.string();
  const value = flexible ? reader.compactNullableString() : reader.nullableString();
  const source = reader.int8();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeConfigsResponseDescribeConfigsSynonym = { name, value, source };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
