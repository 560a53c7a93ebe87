// Generated from packages/protocol/spec/messages/42-delete-groups.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DELETE_GROUPS_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface DeleteGroupsRequest {
  groupsNames: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteGroupsRequest(writer: Writer, message: Init<DeleteGroupsRequest>, version: number): void {
  checkVersion(version, 0, 2, 'DeleteGroupsRequest');
  const flexible = version >= 2;
  const groupsNames = message.groupsNames ?? [];
  if (flexible) writer.compactArrayLength(groupsNames.length);
  else writer.arrayLength(groupsNames.length);
  for (const element of groupsNames) {
    if (flexible) writer.compactString(element);
    else writer.string(element);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteGroupsRequest', version);
}

export function decodeDeleteGroupsRequest(reader: Reader, version: number): DeleteGroupsRequest {
  reader.expectVersion(version, 0, 2, 'DeleteGroupsRequest');
  const flexible = version >= 2;
  const groupsNamesLength = flexible ? reader.compactArrayLength(1) : reader.arrayLength(2);
  const groupsNames: string[] = [];
  for (let i = 0; i < groupsNamesLength; i++) groupsNames.push(flexible ? reader.compactString() : reader.string());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteGroupsRequest = { groupsNames };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DELETE_GROUPS_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 2+. */
export interface DeleteGroupsResponse {
  throttleTimeMs: number;
  results: DeleteGroupsResponseDeletableGroupResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DeleteGroupsResponseDeletableGroupResult {
  groupId: string;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDeleteGroupsResponse(writer: Writer, message: Init<DeleteGroupsResponse>, version: number): void {
  checkVersion(version, 0, 2, 'DeleteGroupsResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  const results = message.results ?? [];
  if (flexible) writer.compactArrayLength(results.length);
  else writer.arrayLength(results.length);
  for (const element of results) encodeDeleteGroupsResponseDeletableGroupResult(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteGroupsResponse', version);
}

export function decodeDeleteGroupsResponse(reader: Reader, version: number): DeleteGroupsResponse {
  reader.expectVersion(version, 0, 2, 'DeleteGroupsResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const resultsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const results: DeleteGroupsResponseDeletableGroupResult[] = [];
  for (let i = 0; i < resultsLength; i++) results.push(decodeDeleteGroupsResponseDeletableGroupResult(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteGroupsResponse = { throttleTimeMs, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDeleteGroupsResponseDeletableGroupResult(writer: Writer, message: Init<DeleteGroupsResponseDeletableGroupResult>, version: number): void {
  const flexible = version >= 2;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DeleteGroupsResponseDeletableGroupResult', version);
}

function decodeDeleteGroupsResponseDeletableGroupResult(reader: Reader, version: number): DeleteGroupsResponseDeletableGroupResult {
  const flexible = version >= 2;
  const groupId = flexible ? reader.compactString() : reader.string();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DeleteGroupsResponseDeletableGroupResult = { groupId, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
