// Generated from packages/protocol/spec/messages/12-heartbeat.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const HEARTBEAT_REQUEST_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 4+. */
export interface HeartbeatRequest {
  groupId: string;
  generationId: number;
  memberId: string;
  /** Versions 3+. */
  groupInstanceId: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeHeartbeatRequest(writer: Writer, message: Init<HeartbeatRequest>, version: number): void {
  checkVersion(version, 0, 4, 'HeartbeatRequest');
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
    if (message.groupInstanceId !== undefined && message.groupInstanceId !== null) unsupportedField('HeartbeatRequest', 'groupInstanceId', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'HeartbeatRequest', version);
}

export function decodeHeartbeatRequest(reader: Reader, version: number): HeartbeatRequest {
  reader.expectVersion(version, 0, 4, 'HeartbeatRequest');
  const flexible = version >= 4;
  const groupId = flexible ? reader.compactString() : reader.string();
  const generationId = reader.int32();
  const memberId = flexible ? reader.compactString() : reader.string();
  let groupInstanceId: string | null = null;
  if (version >= 3) groupInstanceId = flexible ? reader.compactNullableString() : reader.nullableString();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: HeartbeatRequest = { groupId, generationId, memberId, groupInstanceId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const HEARTBEAT_RESPONSE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 4+. */
export interface HeartbeatResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeHeartbeatResponse(writer: Writer, message: Init<HeartbeatResponse>, version: number): void {
  checkVersion(version, 0, 4, 'HeartbeatResponse');
  const flexible = version >= 4;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'HeartbeatResponse', version);
}

export function decodeHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  reader.expectVersion(version, 0, 4, 'HeartbeatResponse');
  const flexible = version >= 4;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: HeartbeatResponse = { throttleTimeMs, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
