// Generated from packages/protocol/spec/messages/11-join-group.spec by npm run generate. Do not edit.
import { checkVersion, notNull, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import { NO_BYTES, type Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const JOIN_GROUP_REQUEST_VERSIONS = { lowest: 0, highest: 9 } as const;

/** Versions 0-9, flexible 6+. */
export interface JoinGroupRequest {
  groupId: string;
  sessionTimeoutMs: number;
  /** Versions 1+. Default -1. */
  rebalanceTimeoutMs: number;
  memberId: string;
  /** Versions 5+. */
  groupInstanceId: string | null;
  protocolType: string;
  protocols: JoinGroupRequestProtocol[];
  /** Versions 8+. */
  reason: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface JoinGroupRequestProtocol {
  name: string;
  metadata: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeJoinGroupRequest(writer: Writer, message: Init<JoinGroupRequest>, version: number): void {
  checkVersion(version, 0, 9, 'JoinGroupRequest');
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  writer.int32(message.sessionTimeoutMs ?? 0);
  if (version >= 1) writer.int32(message.rebalanceTimeoutMs ?? -1);
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 5) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  } else {
    if (message.groupInstanceId !== undefined && message.groupInstanceId !== null) unsupportedField('JoinGroupRequest', 'groupInstanceId', version);
  }
  if (flexible) writer.compactString(message.protocolType ?? '');
  else writer.string(message.protocolType ?? '');
  const protocols = message.protocols ?? [];
  if (flexible) writer.compactArrayLength(protocols.length);
  else writer.arrayLength(protocols.length);
  for (const element of protocols) encodeJoinGroupRequestProtocol(writer, element, version);
  if (version >= 8) writer.compactNullableString(message.reason ?? null);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'JoinGroupRequest', version);
}

export function decodeJoinGroupRequest(reader: Reader, version: number): JoinGroupRequest {
  reader.expectVersion(version, 0, 9, 'JoinGroupRequest');
  const flexible = version >= 6;
  const groupId = flexible ? reader.compactString() : reader.string();
  const sessionTimeoutMs = reader.int32();
  let rebalanceTimeoutMs: number = -1;
  if (version >= 1) rebalanceTimeoutMs = reader.int32();
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 5) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  const protocolType = flexible ? reader.compactString() : reader.string();
  const protocolsLength = flexible ? reader.compactArrayLength(3) : reader.arrayLength(6);
  const protocols: JoinGroupRequestProtocol[] = [];
  for (let i = 0; i < protocolsLength; i++) protocols.push(decodeJoinGroupRequestProtocol(reader, version));
  let reason: string | null = null;
  if (version >= 8) reason = reader.compactNullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: JoinGroupRequest = { groupId, sessionTimeoutMs, rebalanceTimeoutMs, memberId, groupInstanceId, protocolType, protocols, reason };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeJoinGroupRequestProtocol(writer: Writer, message: Init<JoinGroupRequestProtocol>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.name ?? '');
  else writer.string(message.name ?? '');
  if (flexible) writer.compactBytes(message.metadata ?? NO_BYTES);
  else writer.bytes(message.metadata ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'JoinGroupRequestProtocol', version);
}

function decodeJoinGroupRequestProtocol(reader: Reader, version: number): JoinGroupRequestProtocol {
  const flexible = version >= 6;
  const name = flexible ? reader.compactString() : reader.string();
  const metadata = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: JoinGroupRequestProtocol = { name, metadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const JOIN_GROUP_RESPONSE_VERSIONS = { lowest: 0, highest: 9 } as const;

/** Versions 0-9, flexible 6+. */
export interface JoinGroupResponse {
  /** Versions 2+. */
  throttleTimeMs: number;
  errorCode: number;
  /** Default -1. */
  generationId: number;
  /** Versions 7+. */
  protocolType: string | null;
  /** Null in 7+. */
  protocolName: string | null;
  leader: string;
  /** Versions 9+. */
  skipAssignment: boolean;
  memberId: string;
  members: JoinGroupResponseMember[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface JoinGroupResponseMember {
  memberId: string;
  /** Versions 5+. */
  groupInstanceId: string | null;
  metadata: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeJoinGroupResponse(writer: Writer, message: Init<JoinGroupResponse>, version: number): void {
  checkVersion(version, 0, 9, 'JoinGroupResponse');
  const flexible = version >= 6;
  if (version >= 2) writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int32(message.generationId ?? -1);
  if (version >= 7) writer.compactNullableString(message.protocolType ?? null);
  if (flexible) writer.compactNullableString(version >= 7 ? (message.protocolName === undefined ? '' : message.protocolName) : (notNull(message.protocolName === undefined ? '' : message.protocolName, 'JoinGroupResponse', 'protocolName', version)));
  else writer.nullableString(version >= 7 ? (message.protocolName === undefined ? '' : message.protocolName) : (notNull(message.protocolName === undefined ? '' : message.protocolName, 'JoinGroupResponse', 'protocolName', version)));
  if (flexible) writer.compactString(message.leader ?? '');
  else writer.string(message.leader ?? '');
  if (version >= 9) writer.bool(message.skipAssignment ?? false);
  else if (message.skipAssignment !== undefined && message.skipAssignment !== false) unsupportedField('JoinGroupResponse', 'skipAssignment', version);
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  const members = message.members ?? [];
  if (flexible) writer.compactArrayLength(members.length);
  else writer.arrayLength(members.length);
  for (const element of members) encodeJoinGroupResponseMember(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'JoinGroupResponse', version);
}

export function decodeJoinGroupResponse(reader: Reader, version: number): JoinGroupResponse {
  reader.expectVersion(version, 0, 9, 'JoinGroupResponse');
  const flexible = version >= 6;
  let throttleTimeMs: number = 0;
  if (version >= 2) throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const generationId = reader.int32();
  let protocolType: string | null = null;
  if (version >= 7) protocolType = reader.compactNullableString();
  const protocolName = version >= 7 ? reader.compactNullableString() : (flexible ? reader.compactString() : reader.string());
  const leader = flexible ? reader.compactString() : reader.string();
  let skipAssignment: boolean = false;
  if (version >= 9) skipAssignment = reader.bool();
  const memberId = flexible ? reader.compactString() : reader.string();
  const membersLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(6);
  const members: JoinGroupResponseMember[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeJoinGroupResponseMember(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: JoinGroupResponse = { throttleTimeMs, errorCode, generationId, protocolType, protocolName, leader, skipAssignment, memberId, members };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeJoinGroupResponseMember(writer: Writer, message: Init<JoinGroupResponseMember>, version: number): void {
  const flexible = version >= 6;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 5) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  }
  if (flexible) writer.compactBytes(message.metadata ?? NO_BYTES);
  else writer.bytes(message.metadata ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'JoinGroupResponseMember', version);
}

function decodeJoinGroupResponseMember(reader: Reader, version: number): JoinGroupResponseMember {
  const flexible = version >= 6;
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 5) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  const metadata = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: JoinGroupResponseMember = { memberId, groupInstanceId, metadata };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
