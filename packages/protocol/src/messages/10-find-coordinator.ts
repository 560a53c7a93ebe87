// Generated from packages/protocol/spec/messages/10-find-coordinator.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const FIND_COORDINATOR_REQUEST_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 3+. */
export interface FindCoordinatorRequest {
  /** Versions 0-3. */
  key: string;
  /** Versions 1+. */
  keyType: number;
  /** Versions 4+. */
  coordinatorKeys: string[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFindCoordinatorRequest(writer: Writer, message: Init<FindCoordinatorRequest>, version: number): void {
  checkVersion(version, 0, 6, 'FindCoordinatorRequest');
  const flexible = version >= 3;
  if (version <= 3) {
    if (flexible) writer.compactString(message.key ?? '');
    else writer.string(message.key ?? '');
  } else {
    if (message.key !== undefined && message.key !== '') unsupportedField('FindCoordinatorRequest', 'key', version);
  }
  if (version >= 1) writer.int8(message.keyType ?? 0);
  else if (message.keyType !== undefined && message.keyType !== 0) unsupportedField('FindCoordinatorRequest', 'keyType', version);
  if (version >= 4) {
    const coordinatorKeys = message.coordinatorKeys ?? [];
    writer.compactArrayLength(coordinatorKeys.length);
    for (const element of coordinatorKeys) writer.compactString(element);
  } else {
    if (message.coordinatorKeys !== undefined && message.coordinatorKeys.length > 0) unsupportedField('FindCoordinatorRequest', 'coordinatorKeys', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FindCoordinatorRequest', version);
}

export function decodeFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  reader.expectVersion(version, 0, 6, 'FindCoordinatorRequest');
  const flexible = version >= 3;
  let key: string = '';
  if (version <= 3) key = flexible ? reader.compactString() : reader.string();
  let keyType: number = 0;
  if (version >= 1) keyType = reader.int8();
  let coordinatorKeys: string[] = [];
  if (version >= 4) {
    const coordinatorKeysLength = reader.compactArrayLength(1);
    coordinatorKeys = [];
    for (let i = 0; i < coordinatorKeysLength; i++) coordinatorKeys.push(reader.compactString());
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FindCoordinatorRequest = { key, keyType, coordinatorKeys };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const FIND_COORDINATOR_RESPONSE_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 3+. */
export interface FindCoordinatorResponse {
  /** Versions 1+. */
  throttleTimeMs: number;
  /** Versions 0-3. */
  errorCode: number;
  /** Versions 1-3. */
  errorMessage: string | null;
  /** Versions 0-3. */
  nodeId: number;
  /** Versions 0-3. */
  host: string;
  /** Versions 0-3. */
  port: number;
  /** Versions 4+. */
  coordinators: FindCoordinatorResponseCoordinator[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface FindCoordinatorResponseCoordinator {
  key: string;
  nodeId: number;
  host: string;
  port: number;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeFindCoordinatorResponse(writer: Writer, message: Init<FindCoordinatorResponse>, version: number): void {
  checkVersion(version, 0, 6, 'FindCoordinatorResponse');
  const flexible = version >= 3;
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  if (version <= 3) writer.int16(message.errorCode ?? 0);
  else if (message.errorCode !== undefined && message.errorCode !== 0) unsupportedField('FindCoordinatorResponse', 'errorCode', version);
  if (version >= 1 && version <= 3) {
    if (flexible) writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
    else writer.nullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  }
  if (version <= 3) {
    writer.int32(message.nodeId ?? 0);
    if (flexible) writer.compactString(message.host ?? '');
    else writer.string(message.host ?? '');
    writer.int32(message.port ?? 0);
  } else {
    if (message.nodeId !== undefined && message.nodeId !== 0) unsupportedField('FindCoordinatorResponse', 'nodeId', version);
    if (message.host !== undefined && message.host !== '') unsupportedField('FindCoordinatorResponse', 'host', version);
    if (message.port !== undefined && message.port !== 0) unsupportedField('FindCoordinatorResponse', 'port', version);
  }
  if (version >= 4) {
    const coordinators = message.coordinators ?? [];
    writer.compactArrayLength(coordinators.length);
    for (const element of coordinators) encodeFindCoordinatorResponseCoordinator(writer, element);
  } else {
    if (message.coordinators !== undefined && message.coordinators.length > 0) unsupportedField('FindCoordinatorResponse', 'coordinators', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'FindCoordinatorResponse', version);
}

export function decodeFindCoordinatorResponse(reader: Reader, version: number): FindCoordinatorResponse {
  reader.expectVersion(version, 0, 6, 'FindCoordinatorResponse');
  const flexible = version >= 3;
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  let errorCode: number = 0;
  if (version <= 3) errorCode = reader.int16();
  let errorMessage: string | null = '';
  if (version >= 1 && version <= 3) errorMessage = flexible ? reader.compactNullableString() : reader.nullableString();
  let nodeId: number = 0;
  let host: string = '';
  let port: number = 0;
  if (version <= 3) {
    nodeId = reader.int32();
    host = flexible ? reader.compactString() : reader.string();
    port = reader.int32();
  }
  let coordinators: FindCoordinatorResponseCoordinator[] = [];
  if (version >= 4) {
    const coordinatorsLength = reader.compactArrayLength(14);
    coordinators = [];
    for (let i = 0; i < coordinatorsLength; i++) coordinators.push(decodeFindCoordinatorResponseCoordinator(reader));
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: FindCoordinatorResponse = { throttleTimeMs, errorCode, errorMessage, nodeId, host, port, coordinators };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeFindCoordinatorResponseCoordinator(writer: Writer, message: Init<FindCoordinatorResponseCoordinator>): void {
  writer.compactString(message.key ?? '');
  writer.int32(message.nodeId ?? 0);
  writer.compactString(message.host ?? '');
  writer.int32(message.port ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeFindCoordinatorResponseCoordinator(reader: Reader): FindCoordinatorResponseCoordinator {
  const key = reader.compactString();
  const nodeId = reader.int32();
  const host = reader.compactString();
  const port = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: FindCoordinatorResponseCoordinator = { key, nodeId, host, port, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
