// Generated from packages/protocol/spec/messages/13-leave-group.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LEAVE_GROUP_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 4+. */
export interface LeaveGroupRequest {
  groupId: string;
  /** Versions 0-2. */
  memberId: string;
  /** Versions 3+. */
  members: LeaveGroupRequestMemberIdentity[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface LeaveGroupRequestMemberIdentity {
  memberId: string;
  groupInstanceId: string | null;
  /** Versions 5+. */
  reason: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeLeaveGroupRequest(writer: Writer, message: Init<LeaveGroupRequest>, version: number): void {
  checkVersion(version, 0, 5, 'LeaveGroupRequest');
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  if (version <= 2) writer.string(message.memberId ?? '');
  else if (message.memberId !== undefined && message.memberId !== '') unsupportedField('LeaveGroupRequest', 'memberId', version);
  if (version >= 3) {
    const members = message.members ?? [];
    if (flexible) writer.compactArrayLength(members.length);
    else writer.arrayLength(members.length);
    for (const element of members) encodeLeaveGroupRequestMemberIdentity(writer, element, version);
  } else {
    if (message.members !== undefined && message.members.length > 0) unsupportedField('LeaveGroupRequest', 'members', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'LeaveGroupRequest', version);
}

export function decodeLeaveGroupRequest(reader: Reader, version: number): LeaveGroupRequest {
  reader.expectVersion(version, 0, 5, 'LeaveGroupRequest');
  const flexible = version >= 4;
  const groupId = flexible ? reader.compactString() : reader.string();
  let memberId: string = '';
  if (version <= 2) memberId = reader.string();
  let members: LeaveGroupRequestMemberIdentity[] = [];
  if (version >= 3) {
    const membersLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(4);
    members = [];
    for (let i = 0; i < membersLength; i++) members.push(decodeLeaveGroupRequestMemberIdentity(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaveGroupRequest = { groupId, memberId, members };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeLeaveGroupRequestMemberIdentity(writer: Writer, message: Init<LeaveGroupRequestMemberIdentity>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
  else writer.nullableString(message.groupInstanceId ?? null);
  if (version >= 5) writer.compactNullableString(message.reason ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'LeaveGroupRequestMemberIdentity', version);
}

function decodeLeaveGroupRequestMemberIdentity(reader: Reader, version: number): LeaveGroupRequestMemberIdentity {
  const flexible = version >= 4;
  const memberId = flexible ? reader.compactString() : reader.string();
  const groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  let reason: string | null = null;
  if (version >= 5) reason = reader.compactNullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaveGroupRequestMemberIdentity = { memberId, groupInstanceId, reason };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LEAVE_GROUP_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 4+. */
export interface LeaveGroupResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  errorCode: number;
  /** Versions 3+. */
  members: LeaveGroupResponseMemberResponse[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface LeaveGroupResponseMemberResponse {
  memberId: string;
  groupInstanceId: string | null;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeLeaveGroupResponse(writer: Writer, message: Init<LeaveGroupResponse>, version: number): void {
  checkVersion(version, 0, 5, 'LeaveGroupResponse');
  const flexible = version >= 4;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (version >= 3) {
    const members = message.members ?? [];
    if (flexible) writer.compactArrayLength(members.length);
    else writer.arrayLength(members.length);
    for (const element of members) encodeLeaveGroupResponseMemberResponse(writer, element, version);
  } else {
    if (message.members !== undefined && message.members.length > 0) unsupportedField('LeaveGroupResponse', 'members', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'LeaveGroupResponse', version);
}

export function decodeLeaveGroupResponse(reader: Reader, version: number): LeaveGroupResponse {
  reader.expectVersion(version, 0, 5, 'LeaveGroupResponse');
  const flexible = version >= 4;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let members: LeaveGroupResponseMemberResponse[] = [];
  if (version >= 3) {
    const membersLength = flexible ? reader.compactArrayLength(5) : reader.arrayLength(6);
    members = [];
    for (let i = 0; i < membersLength; i++) members.push(decodeLeaveGroupResponseMemberResponse(reader, version));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaveGroupResponse = { throttleTimeMs, errorCode, members };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeLeaveGroupResponseMemberResponse(writer: Writer, message: Init<LeaveGroupResponseMemberResponse>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (flexible) writer.compactNullableString(message.groupInstanceId === undefined ? '' : message.groupInstanceId);
  else writer.nullableString(message.groupInstanceId === undefined ? '' : message.groupInstanceId);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'LeaveGroupResponseMemberResponse', version);
}

function decodeLeaveGroupResponseMemberResponse(reader: Reader, version: number): LeaveGroupResponseMemberResponse {
  const flexible = version >= 4;
  const memberId = flexible ? reader.compactString() : reader.string();
  const groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: LeaveGroupResponseMemberResponse = { memberId, groupInstanceId, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
