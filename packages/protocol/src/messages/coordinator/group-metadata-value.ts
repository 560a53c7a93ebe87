// Generated from packages/protocol/spec/messages/coordinator/group-metadata-value.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import { NO_BYTES, type Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const GROUP_METADATA_VALUE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 4+. */
export interface GroupMetadataValue {
  protocolType: string;
  generation: number;
  protocol: string | null;
  leader: string | null;
  /** Versions 2+. Default -1. */
  currentStateTimestamp: bigint;
  members: GroupMetadataValueMemberMetadata[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface GroupMetadataValueMemberMetadata {
  memberId: string;
  /** Versions 3+. */
  groupInstanceId: string | null;
  clientId: string;
  clientHost: string;
  /** Versions 1+. Default -1. */
  rebalanceTimeout: number;
  sessionTimeout: number;
  subscription: Buffer;
  assignment: Buffer;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeGroupMetadataValue(writer: Writer, message: Init<GroupMetadataValue>, version: number): void {
  checkVersion(version, 0, 4, 'GroupMetadataValue');
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.protocolType ?? '');
  else writer.string(message.protocolType ?? '');
  writer.int32(message.generation ?? 0);
  if (flexible) writer.compactNullableString(message.protocol === undefined ? '' : message.protocol);
  else writer.nullableString(message.protocol === undefined ? '' : message.protocol);
  if (flexible) writer.compactNullableString(message.leader === undefined ? '' : message.leader);
  else writer.nullableString(message.leader === undefined ? '' : message.leader);
  if (version >= 2) writer.int64(message.currentStateTimestamp ?? -1n);
  const members = message.members ?? [];
  if (flexible) writer.compactArrayLength(members.length);
  else writer.arrayLength(members.length);
  for (const element of members) encodeGroupMetadataValueMemberMetadata(writer, element, version);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'GroupMetadataValue', version);
}

export function decodeGroupMetadataValue(reader: Reader, version: number): GroupMetadataValue {
  reader.expectVersion(version, 0, 4, 'GroupMetadataValue');
  const flexible = version >= 4;
  const protocolType = flexible ? reader.compactString() : reader.string();
  const generation = reader.int32();
  const protocol = flexible ? reader.compactNullableString() : reader.nullableString();
  const leader = flexible ? reader.compactNullableString() : reader.nullableString();
  let currentStateTimestamp: bigint = -1n;
  if (version >= 2) currentStateTimestamp = reader.int64();
  const membersLength = flexible ? reader.compactArrayLength(15) : reader.arrayLength(18);
  const members: GroupMetadataValueMemberMetadata[] = [];
  for (let i = 0; i < membersLength; i++) members.push(decodeGroupMetadataValueMemberMetadata(reader, version));
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: GroupMetadataValue = { protocolType, generation, protocol, leader, currentStateTimestamp, members };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeGroupMetadataValueMemberMetadata(writer: Writer, message: Init<GroupMetadataValueMemberMetadata>, version: number): void {
  const flexible = version >= 4;
  if (flexible) writer.compactString(message.memberId ?? '');
  else writer.string(message.memberId ?? '');
  if (version >= 3) {
    if (flexible) writer.compactNullableString(message.groupInstanceId ?? null);
    else writer.nullableString(message.groupInstanceId ?? null);
  }
  if (flexible) writer.compactString(message.clientId ?? '');
  else writer.string(message.clientId ?? '');
  if (flexible) writer.compactString(message.clientHost ?? '');
  else writer.string(message.clientHost ?? '');
  if (version >= 1) writer.int32(message.rebalanceTimeout ?? -1);
  writer.int32(message.sessionTimeout ?? 0);
  if (flexible) writer.compactBytes(message.subscription ?? NO_BYTES);
  else writer.bytes(message.subscription ?? NO_BYTES);
  if (flexible) writer.compactBytes(message.assignment ?? NO_BYTES);
  else writer.bytes(message.assignment ?? NO_BYTES);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'GroupMetadataValueMemberMetadata', version);
}

function decodeGroupMetadataValueMemberMetadata(reader: Reader, version: number): GroupMetadataValueMemberMetadata {
  const flexible = version >= 4;
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 3) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  const clientId = flexible ? reader.compactString() : reader.string();
  const clientHost = flexible ? reader.compactString() : reader.string();
  let rebalanceTimeout: number = -1;
  if (version >= 1) rebalanceTimeout = reader.int32();
  const sessionTimeout = reader.int32();
  const subscription = flexible ? reader.compactBytes() : reader.bytes();
  const assignment = flexible ? reader.compactBytes() : reader.bytes();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: GroupMetadataValueMemberMetadata = { memberId, groupInstanceId, clientId, clientHost, rebalanceTimeout, sessionTimeout, subscription, assignment };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
