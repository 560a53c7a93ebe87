// Generated from packages/protocol/spec/messages/48-describe-client-quotas.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_CLIENT_QUOTAS_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface DescribeClientQuotasRequest {
  components: DescribeClientQuotasRequestComponentData[];
  strict: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeClientQuotasRequestComponentData {
  entityType: string;
  matchType: number;
  match: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeClientQuotasRequest(writer: Writer, message: Init<DescribeClientQuotasRequest>, version: number): void {
  checkVersion(version, 0, 1, 'DescribeClientQuotasRequest');
  const flexible = version >= 1;
  const components = message.components ?? [];
  if (flexible) writer.compactArrayLength(components.length);
  else writer.arrayLength(components.length);
  for (const element of components) encodeDescribeClientQuotasRequestComponentData(writer, element, version);
  writer.bool(message.strict ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasRequest', version);
}

export function decodeDescribeClientQuotasRequest(reader: Reader, version: number): DescribeClientQuotasRequest {
  reader.expectVersion(version, 0, 1, 'DescribeClientQuotasRequest');
  const flexible = version >= 1;
  const componentsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(5);
  const components: DescribeClientQuotasRequestComponentData[] = [];
  for (let i = 0; i < componentsLength; i++) components.push(decodeDescribeClientQuotasRequestComponentData(reader, version));
  const strict = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasRequest = { components, strict };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeClientQuotasRequestComponentData(writer: Writer, message: Init<DescribeClientQuotasRequestComponentData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.entityType ?? '');
  else writer.string(message.entityType ?? '');
  writer.int8(message.matchType ?? 0);
  if (flexible) writer.compactNullableString(message.match === undefined ? '' : message.match);
  else writer.nullableString(message.match === undefined ? '' : message.match);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasRequestComponentData', version);
}

function decodeDescribeClientQuotasRequestComponentData(reader: Reader, version: number): DescribeClientQuotasRequestComponentData {
  const flexible = version >= 1;
  const entityType = flexible ? reader.compactString() : reader.string();
  const matchType = reader.int8();
  const match = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasRequestComponentData = { entityType, matchType, match };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_CLIENT_QUOTAS_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface DescribeClientQuotasResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  entries: DescribeClientQuotasResponseEntryData[] | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeClientQuotasResponseEntryData {
  entity: DescribeClientQuotasResponseEntityData[];
  values: DescribeClientQuotasResponseValueData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeClientQuotasResponseEntityData {
  entityType: string;
  entityName: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeClientQuotasResponseValueData {
  key: string;
  value: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeClientQuotasResponse(writer: Writer, message: Init<DescribeClientQuotasResponse>, version: number): void {
  checkVersion(version, 0, 1, 'DescribeClientQuotasResponse');
  const flexible = version >= 1;
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const entries = message.entries === undefined ? [] : message.entries;
  if (flexible) writer.compactArrayLength(entries === null ? -1 : entries.length);
  else writer.arrayLength(entries === null ? -1 : entries.length);
  if (entries !== null) for (const element of entries) encodeDescribeClientQuotasResponseEntryData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasResponse', version);
}

export function decodeDescribeClientQuotasResponse(reader: Reader, version: number): DescribeClientQuotasResponse {
  reader.expectVersion(version, 0, 1, 'DescribeClientQuotasResponse');
  const flexible = version >= 1;
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const entriesLength = flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(8);
  let entries: DescribeClientQuotasResponseEntryData[] | null = null;
  if (entriesLength >= 0) {
    entries = [];
    for (let i = 0; i < entriesLength; i++) entries.push(decodeDescribeClientQuotasResponseEntryData(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasResponse = { throttleTimeMs, errorCode, errorMessage, entries };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeClientQuotasResponseEntryData(writer: Writer, message: Init<DescribeClientQuotasResponseEntryData>, version: number): void {
  const flexible = version >= 1;
  const entity = message.entity ?? [];
  if (flexible) writer.compactArrayLength(entity.length);
  else writer.arrayLength(entity.length);
  for (const element of entity) encodeDescribeClientQuotasResponseEntityData(writer, element, version);
  const values = message.values ?? [];
  if (flexible) writer.compactArrayLength(values.length);
  else writer.arrayLength(values.length);
  for (const element of values) encodeDescribeClientQuotasResponseValueData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasResponseEntryData', version);
}

function decodeDescribeClientQuotasResponseEntryData(reader: Reader, version: number): DescribeClientQuotasResponseEntryData {
  const flexible = version >= 1;
  const entityLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const entity: DescribeClientQuotasResponseEntityData[] = [];
  for (let i = 0; i < entityLength; i++) entity.push(decodeDescribeClientQuotasResponseEntityData(reader, version));
  const valuesLength = flexible ? reader.compactArrayLength(10) : reader.arrayLength(10);
  const values: DescribeClientQuotasResponseValueData[] = [];
  for (let i = 0; i < valuesLength; i++) values.push(decodeDescribeClientQuotasResponseValueData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasResponseEntryData = { entity, values };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeClientQuotasResponseEntityData(writer: Writer, message: Init<DescribeClientQuotasResponseEntityData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.entityType ?? '');
  else writer.string(message.entityType ?? '');
  if (flexible) writer.compactNullableString(message.entityName === undefined ? '' : message.entityName);
  else writer.nullableString(message.entityName === undefined ? '' : message.entityName);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasResponseEntityData', version);
}

function decodeDescribeClientQuotasResponseEntityData(reader: Reader, version: number): DescribeClientQuotasResponseEntityData {
  const flexible = version >= 1;
  const entityType = flexible ? reader.compactString() : reader.string();
  const entityName = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasResponseEntityData = { entityType, entityName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeClientQuotasResponseValueData(writer: Writer, message: Init<DescribeClientQuotasResponseValueData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.key ?? '');
  else writer.string(message.key ?? '');
  writer.float64(message.value ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeClientQuotasResponseValueData', version);
}

function decodeDescribeClientQuotasResponseValueData(reader: Reader, version: number): DescribeClientQuotasResponseValueData {
  const flexible = version >= 1;
  const key = flexible ? reader.compactString() : reader.string();
  const value = reader.float64();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeClientQuotasResponseValueData = { key, value };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
