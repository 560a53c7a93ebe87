// Generated from packages/protocol/spec/messages/25-add-offsets-to-txn.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const ADD_OFFSETS_TO_TXN_REQUEST_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 3+. */
export interface AddOffsetsToTxnRequest {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
  groupId: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddOffsetsToTxnRequest(writer: Writer, message: Init<AddOffsetsToTxnRequest>, version: number): void {
  checkVersion(version, 0, 4, 'AddOffsetsToTxnRequest');
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.transactionalId ?? '');
  else writer.string(message.transactionalId ?? '');
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  if (flexible) writer.compactString(message.groupId ?? '');
  else writer.string(message.groupId ?? '');
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddOffsetsToTxnRequest', version);
}

export function decodeAddOffsetsToTxnRequest(reader: Reader, version: number): AddOffsetsToTxnRequest {
  reader.expectVersion(version, 0, 4, 'AddOffsetsToTxnRequest');
  const flexible = version >= 3;
  const transactionalId = flexible ? reader.compactString() : reader.string();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const groupId = flexible ? reader.compactString() : reader.string();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddOffsetsToTxnRequest = { transactionalId, producerId, producerEpoch, groupId };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const ADD_OFFSETS_TO_TXN_RESPONSE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 3+. */
export interface AddOffsetsToTxnResponse {
  throttleTimeMs: number;
  errorCode: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeAddOffsetsToTxnResponse(writer: Writer, message: Init<AddOffsetsToTxnResponse>, version: number): void {
  checkVersion(version, 0, 4, 'AddOffsetsToTxnResponse');
  const flexible = version >= 3;
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'AddOffsetsToTxnResponse', version);
}

export function decodeAddOffsetsToTxnResponse(reader: Reader, version: number): AddOffsetsToTxnResponse {
  reader.expectVersion(version, 0, 4, 'AddOffsetsToTxnResponse');
  const flexible = version >= 3;
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: AddOffsetsToTxnResponse = { throttleTimeMs, errorCode };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
