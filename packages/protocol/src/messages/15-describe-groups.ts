// Generated from packages/protocol/spec/messages/15-describe-groups.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DESCRIBE_GROUPS_REQUEST_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 5+. */
export interface DescribeGroupsRequest {
  groups: string[];
  /** Versions 3+. */
  includeAuthorizedOperations: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeGroupsRequest(writer: Writer, message: Init<DescribeGroupsRequest>, version: number): void {
  checkVersion(version, 0, 6, 'DescribeGroupsRequest');
  const flexible = version >= 5;
  const groups = message.groups ?? [];
  if (flexible) writer.compactArrayLength(groups.length);
  else writer.arrayLength(groups.length);
  for (const element of groups) {
    if (flexible) writer.compactString(element);
    else writer.string(element);
  }
  if (version >= 3) writer.bool(message.includeAuthorizedOperations ?? false);
  else if (message.includeAuthorizedOperations !== undefined && message.includeAuthorizedOperations !== false) unsupportedField('DescribeGroupsRequest', 'includeAuthorizedOperations', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeGroupsRequest', version);
}

export function decodeDescribeGroupsRequest(reader: Reader, version: number): DescribeGroupsRequest {
  reader.expectVersion(version, 0, 6, 'DescribeGroupsRequest');
  const flexible = version >= 5;
  const groupsLength = flexible ? reader.compactArrayLength(1) : reader.arrayLength(2);
  const groups: string[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(flexible ? reader.compactString() : reader.string());
  let includeAuthorizedOperations: boolean = false;
  if (version >= 3) includeAuthorizedOperations = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeGroupsRequest = { groups, includeAuthorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const DESCRIBE_GROUPS_RESPONSE_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 5+. */
export interface DescribeGroupsResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  groups: DescribeGroupsResponseDescribedGroup[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeGroupsResponseDescribedGroup {
  errorCode: number;
  /** Versions 6+. */
  errorMessage: string | null;
  groupId: string;
  groupState: string;
  protocolType: string;
  protocolData: string;
  members: DescribeGroupsResponseDescribedGroupMember[];
  /** Versions 3+. Default -2147483648. */
  authorizedOperations: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface DescribeGroupsResponseDescribedGroupMember {
  memberId: string;
  /** Versions 4+. */
  groupInstanceId: string | null;
  clientId: string;
  clientHost: string;
  memberMetadata: Buffer;
  memberAssignment: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDescribeGroupsResponse(writer: Writer, message: Init<DescribeGroupsResponse>, version: number): void {
  checkVersion(version, 0, 6, 'DescribeGroupsResponse');
  const flexible = version >= 5;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  const groups = message.groups ?? [];
  if (flexible) writer.compactArrayLength(groups.length);
  else writer.arrayLength(groups.length);
  for (const element of groups) encodeDescribeGroupsResponseDescribedGroup(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeGroupsResponse', version);
}

export function decodeDescribeGroupsResponse(reader: Reader, version: number): DescribeGroupsResponse {
  reader.expectVersion(version, 0, 6, 'DescribeGroupsResponse');
  const flexible = version >= 5;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  const groupsLength = flexible ? reader.compactArrayLength(12) : reader.arrayLength(14);
  const groups: DescribeGroupsResponseDescribedGroup[] = [];
  for (let i = 0; i < groupsLength; i++) groups.push(decodeDescribeGroupsResponseDescribedGroup(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeGroupsResponse = { throttleTimeMs, groups };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeGroupsResponseDescribedGroup(writer: Writer, message: Init<DescribeGroupsResponseDescribedGroup>, version: number): void {
  const flexible = version >= 5;
  writer.int16(message.errorCode ?? 0);
  if (version >= 6) writer.compactNullableString(message.errorMessage ?? null);
  else if (message.errorMessage !== undefined && message.errorMessage !== null) unsupportedField('DescribeGroupsResponseDescribedGroup', 'errorMessage', version);
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  if (flexible) writer.compactString(message.groupState ?? '');
  else writer.string(message.groupState ?? '');
  if (flexible) writer.compactString(message.protocolType ?? '');
  else writer.string(message.protocolType ?? '');
  if (flexible) writer.compactString(message.protocolData ?? '');
  else writer.string(message.protocolData ?? '');
  const members = message.members ?? [];
  if (flexible) writer.compactArrayLength(members.length);
  else writer.arrayLength(members.length);
  for (const element of members) encodeDescribeGroupsResponseDescribedGroupMember(writer, element, version);
  if (version >= 3) writer.int32(message.authorizedOperations ?? -2147483648);
  else if (message.authorizedOperations !== undefined && message.authorizedOperations !== -2147483648) unsupportedField('DescribeGroupsResponseDescribedGroup', 'authorizedOperations', version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeGroupsResponseDescribedGroup', version);
}

function decodeDescribeGroupsResponseDescribedGroup(reader: Reader, version: number): DescribeGroupsResponseDescribedGroup {
  const flexible = version >= 5;
  const errorCode = reader.int16();
  let errorMessage: string | null = null;
  if (version >= 6) errorMessage = reader.compactNullableString();
  const groupId = flexible ? reader.compactString() : reader.string();
  const groupState = flexible ? reader.compactString() : reader.string();
  const protocolType = flexible ? reader.compactString() : reader.string();
  const protocolData = flexible ? reader.compactString() : reader.string();
  const membersLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(14);
  const members: DescribeGroupsResponseDescribedGroupMember[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeDescribeGroupsResponseDescribedGroupMember(reader, version));
  let authorizedOperations: number = -2147483648;
  if (version >= 3) authorizedOperations = reader.int32();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeGroupsResponseDescribedGroup = { errorCode, errorMessage, groupId, groupState, protocolType, protocolData, members, authorizedOperations };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeDescribeGroupsResponseDescribedGroupMember(writer: Writer, message: Init<DescribeGroupsResponseDescribedGroupMember>, version: number): void {
  const flexible = version >= 5;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 4) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  }
  if (flexible) writer.compactString(message.clientId ?? '');
  else writer.string(message.clientId ?? '');
  if (flexible) writer.compactString(message.clientHost ?? '');
  else writer.string(message.clientHost ?? '');
  if (flexible) writer.compactBytes(message.memberMetadata ?? NO_BYTES);
  else writer.bytes(message.memberMetadata ?? NO_BYTES);
  if (flexible) writer.compactBytes(message.memberAssignment ?? NO_BYTES);
  else writer.bytes(message.memberAssignment ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'DescribeGroupsResponseDescribedGroupMember', version);
}

function decodeDescribeGroupsResponseDescribedGroupMember(reader: Reader, version: number): DescribeGroupsResponseDescribedGroupMember {
  const flexible = version >= 5;
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 4) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  const clientId = flexible ? reader.compactString() : reader.string();
  const clientHost = flexible ? reader.compactString() : reader.string();
  const memberMetadata = flexible ? reader.compactBytes() : reader.bytes();
  const memberAssignment = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: DescribeGroupsResponseDescribedGroupMember = { memberId, groupInstanceId, clientId, clientHost, memberMetadata, memberAssignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
