// Generated from packages/protocol/spec/messages/14-sync-group.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const SYNC_GROUP_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 4+. */
export interface SyncGroupRequest {
  groupId: string;
  generationId: number;
  memberId: string;
  /** Versions 3+. */
  groupInstanceId: string | null;
  /** Versions 5+. */
  protocolType: string | null;
  /** Versions 5+. */
  protocolName: string | null;
  assignments: SyncGroupRequestAssignment[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface SyncGroupRequestAssignment {
  memberId: string;
  assignment: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSyncGroupRequest(writer: Writer, message: Init<SyncGroupRequest>, version: number): void {
  checkVersion(version, 0, 5, 'SyncGroupRequest');
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  writer.int32(message.generationId ?? 0);
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 3) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  } else {
    if (message.groupInstanceId !== undefined && message.groupInstanceId !== null) unsupportedField('SyncGroupRequest', 'groupInstanceId', version);
  }
  if (version >= 5) {
    writer.compactNullableString(message.protocolType ?? null);
    writer.compactNullableString(message.protocolName ?? null);
  }
  const assignments = message.assignments ?? [];
  if (flexible) writer.compactArrayLength(assignments.length);
  else writer.arrayLength(assignments.length);
  for (const element of assignments) encodeSyncGroupRequestAssignment(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'SyncGroupRequest', version);
}

export function decodeSyncGroupRequest(reader: Reader, version: number): SyncGroupRequest {
  reader.expectVersion(version, 0, 5, 'SyncGroupRequest');
  const flexible = version >= 4;
  const groupId = flexible ? reader.compactString() : reader.string();
  const generationId = reader.int32();
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 3) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  let protocolType: string | null = null;
  let protocolName: string | null = null;
  if (version >= 5) {
    protocolType = reader.compactNullableString();
    protocolName = reader.compactNullableString();
  }
  const assignmentsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const assignments: SyncGroupRequestAssignment[] = [];
  for (let i = 0; i < assignmentsLength; i++) assignments.push(decodeSyncGroupRequestAssignment(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: SyncGroupRequest = { groupId, generationId, memberId, groupInstanceId, protocolType, protocolName, assignments };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeSyncGroupRequestAssignment(writer: Writer, message: Init<SyncGroupRequestAssignment>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (flexible) writer.compactBytes(message.assignment ?? NO_BYTES);
  else writer.bytes(message.assignment ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'SyncGroupRequestAssignment', version);
}

function decodeSyncGroupRequestAssignment(reader: Reader, version: number): SyncGroupRequestAssignment {
  const flexible = version >= 4;
  const memberId = flexible ? reader.compactString() : reader.string();
  const assignment = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: SyncGroupRequestAssignment = { memberId, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const SYNC_GROUP_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 4+. */
export interface SyncGroupResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  errorCode: number;
  /** Versions 5+. */
  protocolType: string | null;
  /** Versions 5+. */
  protocolName: string | null;
  assignment: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeSyncGroupResponse(writer: Writer, message: Init<SyncGroupResponse>, version: number): void {
  checkVersion(version, 0, 5, 'SyncGroupResponse');
  const flexible = version >= 4;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (version >= 5) {
    writer.compactNullableString(message.protocolType ?? null);
    writer.compactNullableString(message.protocolName ?? null);
  }
  if (flexible) writer.compactBytes(message.assignment ?? NO_BYTES);
  else writer.bytes(message.assignment ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'SyncGroupResponse', version);
}

export function decodeSyncGroupResponse(reader: Reader, version: number): SyncGroupResponse {
  reader.expectVersion(version, 0, 5, 'SyncGroupResponse');
  const flexible = version >= 4;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let protocolType: string | null = null;
  let protocolName: string | null = null;
  if (version >= 5) {
    protocolType = reader.compactNullableString();
    protocolName = reader.compactNullableString();
  }
  const assignment = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: SyncGroupResponse = { throttleTimeMs, errorCode, protocolType, protocolName, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
