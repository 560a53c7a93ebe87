// Generated from packages/protocol/spec/messages/16-list-groups.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LIST_GROUPS_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface ListGroupsRequest {
  /** Versions 4+. */
  statesFilter: string[];
  /** Versions 5+. */
  typesFilter: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListGroupsRequest(writer: Writer, message: Init<ListGroupsRequest>, version: number): void {
  checkVersion(version, 0, 5, 'ListGroupsRequest');
  const flexible = version >= 3;
  if (version >= 4) {
    const statesFilter = message.statesFilter ?? [];
    writer.compactArrayLength(statesFilter.length);
    for (const element of statesFilter) writer.compactString(element);
  } else {
    if (message.statesFilter !== undefined && message.statesFilter.length > 0) unsupportedField('ListGroupsRequest', 'statesFilter', version);
  }
  if (version >= 5) {
    const typesFilter = message.typesFilter ?? [];
    writer.compactArrayLength(typesFilter.length);
    for (const element of typesFilter) writer.compactString(element);
  } else {
    if (message.typesFilter !== undefined && message.typesFilter.length > 0) unsupportedField('ListGroupsRequest', 'typesFilter', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListGroupsRequest', version);
}

export function decodeListGroupsRequest(reader: Reader, version: number): ListGroupsRequest {
  reader.expectVersion(version, 0, 5, 'ListGroupsRequest');
  const flexible = version >= 3;
  let statesFilter: string[] = [];
  if (version >= 4) {
    const statesFilterLength = reader.compactArrayLength(1);
    statesFilter = [];
    for (let i = 0; i < statesFilterLength; i++) statesFilter.push(reader.compactString());
  }
  let typesFilter: string[] = [];
  if (version >= 5) {
    const typesFilterLength = reader.compactArrayLength(1);
    typesFilter = [];
    for (let i = 0; i < typesFilterLength; i++) typesFilter.push(reader.compactString());
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListGroupsRequest = { statesFilter, typesFilter };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LIST_GROUPS_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface ListGroupsResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  errorCode: number;
  groups: ListGroupsResponseListedGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListGroupsResponseListedGroup {
  groupId: string;
  protocolType: string;
  /** Versions 4+. */
  groupState: string;
  /** Versions 5+. */
  groupType: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListGroupsResponse(writer: Writer, message: Init<ListGroupsResponse>, version: number): void {
  checkVersion(version, 0, 5, 'ListGroupsResponse');
  const flexible = version >= 3;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const groups = message.groups ?? [];
  if (flexible) writer.compactArrayLength(groups.length);
  else writer.arrayLength(groups.length);
  for (const element of groups) encodeListGroupsResponseListedGroup(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListGroupsResponse', version);
}

export function decodeListGroupsResponse(reader: Reader, version: number): ListGroupsResponse {
  reader.expectVersion(version, 0, 5, 'ListGroupsResponse');
  const flexible = version >= 3;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const groupsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
  const groups: ListGroupsResponseListedGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeListGroupsResponseListedGroup(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListGroupsResponse = { throttleTimeMs, errorCode, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListGroupsResponseListedGroup(writer: Writer, message: Init<ListGroupsResponseListedGroup>, version: number): void {
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  if (flexible) writer.compactString(message.protocolType ?? '');
  else writer.string(message.protocolType ?? '');
  if (version >= 4) writer.compactString(message.groupState ?? '');
  if (version >= 5) writer.compactString(message.groupType ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ListGroupsResponseListedGroup', version);
}

function decodeListGroupsResponseListedGroup(reader: Reader, version: number): ListGroupsResponseListedGroup {
  const flexible = version >= 3;
  const groupId = flexible ? reader.compactString() : reader.string();
  const protocolType = flexible ? reader.compactString() : reader.string();
  let groupState: string = '';
  if (version >= 4) groupState = reader.compactString();
  let groupType: string = '';
  if (version >= 5) groupType = reader.compactString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListGroupsResponseListedGroup = { groupId, protocolType, groupState, groupType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
