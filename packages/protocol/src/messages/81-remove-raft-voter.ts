// Generated from packages/protocol/spec/messages/81-remove-raft-voter.spec by npm run generate. Do not edit.
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const REMOVE_RAFT_VOTER_REQUEST_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveRaftVoterRequest {
  clusterId: string | null;
  voterId: number;
  voterDirectoryId: Uuid;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveRaftVoterRequest(writer: Writer, message: Init<RemoveRaftVoterRequest>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveRaftVoterRequest');
  writer.compactNullableString(message.clusterId === undefined ? '' : message.clusterId);
  writer.int32(message.voterId ?? 0);
  writer.uuid(message.voterDirectoryId ?? ZERO_UUID);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveRaftVoterRequest(reader: Reader, version: number): RemoveRaftVoterRequest {
  reader.expectVersion(version, 0, 0, 'RemoveRaftVoterRequest');
  const clusterId = reader.compactNullableString();
  const voterId = reader.int32();
  const voterDirectoryId = reader.uuid();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveRaftVoterRequest = { clusterId, voterId, voterDirectoryId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const REMOVE_RAFT_VOTER_RESPONSE_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface RemoveRaftVoterResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeRemoveRaftVoterResponse(writer: Writer, message: Init<RemoveRaftVoterResponse>, version: number): void {
  checkVersion(version, 0, 0, 'RemoveRaftVoterResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeRemoveRaftVoterResponse(reader: Reader, version: number): RemoveRaftVoterResponse {
  reader.expectVersion(version, 0, 0, 'RemoveRaftVoterResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: RemoveRaftVoterResponse = { throttleTimeMs, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
