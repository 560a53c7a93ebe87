// Generated from packages/protocol/spec/messages/82-update-raft-voter.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const UPDATE_RAFT_VOTER_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UpdateRaftVoterRequest {
  clusterId: string | null;
  currentLeaderEpoch: number;
  voterId: number;
  voterDirectoryId: Uuid;
  listeners: UpdateRaftVoterRequestListener[];
  kRaftVersionFeature: UpdateRaftVoterRequestKRaftVersionFeature;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface UpdateRaftVoterRequestListener {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface UpdateRaftVoterRequestKRaftVersionFeature {
  minSupportedVersion: number;
  maxSupportedVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUpdateRaftVoterRequest(writer: Writer, message: Init<UpdateRaftVoterRequest>, version: number): void {
  checkVersion(version, 0, 0, 'UpdateRaftVoterRequest');
  writer.compactNullableString(message.clusterId === undefined ? '' : message.clusterId);
  writer.int32(message.currentLeaderEpoch ?? 0);
  writer.int32(message.voterId ?? 0);
  writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  const listeners = message.listeners ?? [];
  writer.compactArrayLength(listeners.length);
  for (const element of listeners) encodeUpdateRaftVoterRequestListener(writer, element);
  encodeUpdateRaftVoterRequestKRaftVersionFeature(writer, message.kRaftVersionFeature ?? {});
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUpdateRaftVoterRequest(reader: Reader, version: number): UpdateRaftVoterRequest {
  reader.expectVersion(version, 0, 0, 'UpdateRaftVoterRequest');
  const clusterId = reader.compactNullableString();
  const currentLeaderEpoch = reader.int32();
  const voterId = reader.int32();
  const voterDirectoryId = reader.uuid();
  const listenersLength = reader.compactArrayLength(5);
  const listeners: UpdateRaftVoterRequestListener[] = [];
  for (let i = 0; i < listenersLength; i++) listeners.push(decodeUpdateRaftVoterRequestListener(reader));
  const kRaftVersionFeature = decodeUpdateRaftVoterRequestKRaftVersionFeature(reader);
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateRaftVoterRequest = { clusterId, currentLeaderEpoch, voterId, voterDirectoryId, listeners, kRaftVersionFeature };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeUpdateRaftVoterRequestListener(writer: Writer, message: Init<UpdateRaftVoterRequestListener>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeUpdateRaftVoterRequestListener(reader: Reader): UpdateRaftVoterRequestListener {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateRaftVoterRequestListener = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeUpdateRaftVoterRequestKRaftVersionFeature(writer: Writer, message: Init<UpdateRaftVoterRequestKRaftVersionFeature>): void {
  writer.int16(message.minSupportedVersion ?? 0);
  writer.int16(message.maxSupportedVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeUpdateRaftVoterRequestKRaftVersionFeature(reader: Reader): UpdateRaftVoterRequestKRaftVersionFeature {
  const minSupportedVersion = reader.int16();
  const maxSupportedVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateRaftVoterRequestKRaftVersionFeature = { minSupportedVersion, maxSupportedVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const UPDATE_RAFT_VOTER_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface UpdateRaftVoterResponse {
  throttleTimeMs: number;
  errorCode: number;
  currentLeader: UpdateRaftVoterResponseCurrentLeader;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface UpdateRaftVoterResponseCurrentLeader {
  /** Default -1. */
  leaderId: number;
  /** Default -1. */
  leaderEpoch: number;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUpdateRaftVoterResponse(writer: Writer, message: Init<UpdateRaftVoterResponse>, version: number): void {
  checkVersion(version, 0, 0, 'UpdateRaftVoterResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const { unknownTaggedFields } = message;
  let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
  const hasCurrentLeader = message.currentLeader !== undefined && !isDefaultUpdateRaftVoterResponseCurrentLeader(message.currentLeader);
  if (hasCurrentLeader) tagCount++;
  writer.uvarint(tagCount);
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
  if (hasCurrentLeader) {
    const mark = writer.openTaggedField(0);
    encodeUpdateRaftVoterResponseCurrentLeader(writer, message.currentLeader ?? {});
    writer.closeTaggedField(mark);
  }
  writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, Infinity);
}

export function decodeUpdateRaftVoterResponse(reader: Reader, version: number): UpdateRaftVoterResponse {
  reader.expectVersion(version, 0, 0, 'UpdateRaftVoterResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let currentLeader: UpdateRaftVoterResponseCurrentLeader = defaultUpdateRaftVoterResponseCurrentLeader();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  for (let left = reader.uvarint(); left > 0; left--) {
    const tag = reader.uvarint();
    const end = reader.taggedFieldEnd();
    if (tag === 0) {
      currentLeader = decodeUpdateRaftVoterResponseCurrentLeader(reader);
    } else {
      unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
    }
    reader.expectPosition(end);
  }
  const message: UpdateRaftVoterResponse = { throttleTimeMs, errorCode, currentLeader };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeUpdateRaftVoterResponseCurrentLeader(writer: Writer, message: Init<UpdateRaftVoterResponseCurrentLeader>): void {
  writer.int32(message.leaderId ?? -1);
  writer.int32(message.leaderEpoch ?? -1);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeUpdateRaftVoterResponseCurrentLeader(reader: Reader): UpdateRaftVoterResponseCurrentLeader {
  const leaderId = reader.int32();
  const leaderEpoch = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateRaftVoterResponseCurrentLeader = { leaderId, leaderEpoch, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function isDefaultUpdateRaftVoterResponseCurrentLeader(message: Init<UpdateRaftVoterResponseCurrentLeader>): boolean {
  if (message.leaderId !== undefined && message.leaderId !== -1) return false;
  if (message.leaderEpoch !== undefined && message.leaderEpoch !== -1) return false;
  if (message.host !== undefined && message.host !== '') return false;
  if (message.port !== undefined && message.port !== 0) return false;
  if (message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0) return false;
  return true;
}

function defaultUpdateRaftVoterResponseCurrentLeader(): UpdateRaftVoterResponseCurrentLeader {
  return {
    leaderId: -1,
    leaderEpoch: -1,
    host: '',
    port: 0,
  };
}
