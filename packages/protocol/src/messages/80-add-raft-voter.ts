// Generated from packages/protocol/spec/messages/80-add-raft-voter.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ADD_RAFT_VOTER_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface AddRaftVoterRequest {
  clusterId: string | null;
  timeoutMs: number;
  voterId: number;
  voterDirectoryId: Uuid;
  listeners: AddRaftVoterRequestListener[];
  /** Versions 1+. Default true. */
  ackWhenCommitted: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface AddRaftVoterRequestListener {
  name: string;
  host: string;
  port: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddRaftVoterRequest(writer: Writer, message: Init<AddRaftVoterRequest>, version: number): void {
  checkVersion(version, 0, 1, 'AddRaftVoterRequest');
  writer.compactNullableString(message.clusterId === undefined ? '' : message.clusterId);
  writer.int32(message.timeoutMs ?? 0);
  writer.int32(message.voterId ?? 0);
  writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  const listeners = message.listeners ?? [];
  writer.compactArrayLength(listeners.length);
  for (const element of listeners) encodeAddRaftVoterRequestListener(writer, element);
  if (version >= 1) writer.bool(message.ackWhenCommitted ?? true);
  else if (message.ackWhenCommitted !== undefined && message.ackWhenCommitted !== true) unsupportedField('AddRaftVoterRequest', 'ackWhenCommitted', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAddRaftVoterRequest(reader: Reader, version: number): AddRaftVoterRequest {
  reader.expectVersion(version, 0, 1, 'AddRaftVoterRequest');
  const clusterId = reader.compactNullableString();
  const timeoutMs = reader.int32();
  const voterId = reader.int32();
  const voterDirectoryId = reader.uuid();
  const listenersLength = reader.compactArrayLength(5);
  const listeners: AddRaftVoterRequestListener[] = [];
  for (let i = 0; i < listenersLength; i++) listeners.push(decodeAddRaftVoterRequestListener(reader));
  let ackWhenCommitted: boolean = true;
  if (version >= 1) ackWhenCommitted = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddRaftVoterRequest = { clusterId, timeoutMs, voterId, voterDirectoryId, listeners, ackWhenCommitted };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeAddRaftVoterRequestListener(writer: Writer, message: Init<AddRaftVoterRequestListener>): void {
  writer.compactString(message.name ?? '');
  writer.compactString(message.host ?? '');
  writer.uint16(message.port ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeAddRaftVoterRequestListener(reader: Reader): AddRaftVoterRequestListener {
  const name = reader.compactString();
  const host = reader.compactString();
  const port = reader.uint16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddRaftVoterRequestListener = { name, host, port };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ADD_RAFT_VOTER_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface AddRaftVoterResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddRaftVoterResponse(writer: Writer, message: Init<AddRaftVoterResponse>, version: number): void {
  checkVersion(version, 0, 1, 'AddRaftVoterResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeAddRaftVoterResponse(reader: Reader, version: number): AddRaftVoterResponse {
  reader.expectVersion(version, 0, 1, 'AddRaftVoterResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddRaftVoterResponse = { throttleTimeMs, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
