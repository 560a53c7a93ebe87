// Generated from packages/protocol/spec/messages/49-alter-client-quotas.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ALTER_CLIENT_QUOTAS_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface AlterClientQuotasRequest {
  entries: AlterClientQuotasRequestEntryData[];
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterClientQuotasRequestEntryData {
  entity: AlterClientQuotasRequestEntityData[];
  ops: AlterClientQuotasRequestOpData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterClientQuotasRequestEntityData {
  entityType: string;
  entityName: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterClientQuotasRequestOpData {
  key: string;
  value: number;
  remove: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterClientQuotasRequest(writer: Writer, message: Init<AlterClientQuotasRequest>, version: number): void {
  checkVersion(version, 0, 1, 'AlterClientQuotasRequest');
  const flexible = version >= 1;
  const entries = message.entries ?? [];
  if (flexible) writer.compactArrayLength(entries.length);
  else writer.arrayLength(entries.length);
  for (const element of entries) encodeAlterClientQuotasRequestEntryData(writer, element, version);
  writer.bool(message.validateOnly ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasRequest', version);
}

export function decodeAlterClientQuotasRequest(reader: Reader, version: number): AlterClientQuotasRequest {
  reader.expectVersion(version, 0, 1, 'AlterClientQuotasRequest');
  const flexible = version >= 1;
  const entriesLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(8);
  const entries: AlterClientQuotasRequestEntryData[] = [];
  for (let i = 0; i < entriesLength; i++) entries.push(decodeAlterClientQuotasRequestEntryData(reader, version));
  const validateOnly = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasRequest = { entries, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterClientQuotasRequestEntryData(writer: Writer, message: Init<AlterClientQuotasRequestEntryData>, version: number): void {
  const flexible = version >= 1;
  const entity = message.entity ?? [];
  if (flexible) writer.compactArrayLength(entity.length);
  else writer.arrayLength(entity.length);
  for (const element of entity) encodeAlterClientQuotasRequestEntityData(writer, element, version);
  const ops = message.ops ?? [];
  if (flexible) writer.compactArrayLength(ops.length);
  else writer.arrayLength(ops.length);
  for (const element of ops) encodeAlterClientQuotasRequestOpData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasRequestEntryData', version);
}

function decodeAlterClientQuotasRequestEntryData(reader: Reader, version: number): AlterClientQuotasRequestEntryData {
  const flexible = version >= 1;
  const entityLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const entity: AlterClientQuotasRequestEntityData[] = [];
  for (let i = 0; i < entityLength; i++) entity.push(decodeAlterClientQuotasRequestEntityData(reader, version));
  const opsLength = flexible ? reader.compactArrayLength(11) : reader.arrayLength(11);
  const ops: AlterClientQuotasRequestOpData[] = [];
  for (let i = 0; i < opsLength; i++) ops.push(decodeAlterClientQuotasRequestOpData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasRequestEntryData = { entity, ops };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterClientQuotasRequestEntityData(writer: Writer, message: Init<AlterClientQuotasRequestEntityData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.entityType ?? '');
  else writer.string(message.entityType ?? '');
  if (flexible) writer.compactNullableString(message.entityName === undefined ? '' : message.entityName);
  else writer.nullableString(message.entityName === undefined ? '' : message.entityName);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasRequestEntityData', version);
}

function decodeAlterClientQuotasRequestEntityData(reader: Reader, version: number): AlterClientQuotasRequestEntityData {
  const flexible = version >= 1;
  const entityType = flexible ? reader.compactString() : reader.string();
  const entityName = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasRequestEntityData = { entityType, entityName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterClientQuotasRequestOpData(writer: Writer, message: Init<AlterClientQuotasRequestOpData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.key ?? '');
  else writer.string(message.key ?? '');
  writer.float64(message.value ?? 0);
  writer.bool(message.remove ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasRequestOpData', version);
}

function decodeAlterClientQuotasRequestOpData(reader: Reader, version: number): AlterClientQuotasRequestOpData {
  const flexible = version >= 1;
  const key = flexible ? reader.compactString() : reader.string();
  const value = reader.float64();
  const remove = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasRequestOpData = { key, value, remove };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ALTER_CLIENT_QUOTAS_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface AlterClientQuotasResponse {
  throttleTimeMs: number;
  entries: AlterClientQuotasResponseEntryData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterClientQuotasResponseEntryData {
  errorCode: number;
  errorMessage: string | null;
  entity: AlterClientQuotasResponseEntityData[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AlterClientQuotasResponseEntityData {
  entityType: string;
  entityName: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAlterClientQuotasResponse(writer: Writer, message: Init<AlterClientQuotasResponse>, version: number): void {
  checkVersion(version, 0, 1, 'AlterClientQuotasResponse');
  const flexible = version >= 1;
  writer.int32(message.throttleTimeMs ?? 0);
  const entries = message.entries ?? [];
  if (flexible) writer.compactArrayLength(entries.length);
  else writer.arrayLength(entries.length);
  for (const element of entries) encodeAlterClientQuotasResponseEntryData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasResponse', version);
}

export function decodeAlterClientQuotasResponse(reader: Reader, version: number): AlterClientQuotasResponse {
  reader.expectVersion(version, 0, 1, 'AlterClientQuotasResponse');
  const flexible = version >= 1;
  const throttleTimeMs = reader.int32();
  const entriesLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(8);
  const entries: AlterClientQuotasResponseEntryData[] = [];
  for (let i = 0; i < entriesLength; i++) entries.push(decodeAlterClientQuotasResponseEntryData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasResponse = { throttleTimeMs, entries };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterClientQuotasResponseEntryData(writer: Writer, message: Init<AlterClientQuotasResponseEntryData>, version: number): void {
  const flexible = version >= 1;
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  const entity = message.entity ?? [];
  if (flexible) writer.compactArrayLength(entity.length);
  else writer.arrayLength(entity.length);
  for (const element of entity) encodeAlterClientQuotasResponseEntityData(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasResponseEntryData', version);
}

function decodeAlterClientQuotasResponseEntryData(reader: Reader, version: number): AlterClientQuotasResponseEntryData {
  const flexible = version >= 1;
  const errorCode = reader.int16();
  const errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  const entityLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const entity: AlterClientQuotasResponseEntityData[] = [];
  for (let i = 0; i < entityLength; i++) entity.push(decodeAlterClientQuotasResponseEntityData(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasResponseEntryData = { errorCode, errorMessage, entity };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAlterClientQuotasResponseEntityData(writer: Writer, message: Init<AlterClientQuotasResponseEntityData>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.entityType ?? '');
  else writer.string(message.entityType ?? '');
  if (flexible) writer.compactNullableString(message.entityName === undefined ? '' : message.entityName);
  else writer.nullableString(message.entityName === undefined ? '' : message.entityName);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AlterClientQuotasResponseEntityData', version);
}

function decodeAlterClientQuotasResponseEntityData(reader: Reader, version: number): AlterClientQuotasResponseEntityData {
  const flexible = version >= 1;
  const entityType = flexible ? reader.compactString() : reader.string();
  const entityName = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AlterClientQuotasResponseEntityData = { entityType, entityName };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
