// Generated from packages/protocol/spec/messages/26-end-txn.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const END_TXN_REQUEST_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface EndTxnRequest {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
  committed: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEndTxnRequest(writer: Writer, message: Init<EndTxnRequest>, version: number): void {
  checkVersion(version, 0, 5, 'EndTxnRequest');
  const flexible = version >= 3;
  if (flexible) writer.compactString(message.transactionalId ?? '');
  else writer.string(message.transactionalId ?? '');
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  writer.bool(message.committed ?? false);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndTxnRequest', version);
}

export function decodeEndTxnRequest(reader: Reader, version: number): EndTxnRequest {
  reader.expectVersion(version, 0, 5, 'EndTxnRequest');
  const flexible = version >= 3;
  const transactionalId = flexible ? reader.compactString() : reader.string();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const committed = reader.bool();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndTxnRequest = { transactionalId, producerId, producerEpoch, committed };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const END_TXN_RESPONSE_VERSIONS = { lowest: 0, highest: 5 } as const;

/** Versions 0-5, flexible 3+. */
export interface EndTxnResponse {
  throttleTimeMs: number;
  errorCode: number;
  /** Versions 5+. Default -1. */
  producerId: bigint;
  /** Versions 5+. Default -1. */
  producerEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeEndTxnResponse(writer: Writer, message: Init<EndTxnResponse>, version: number): void {
  checkVersion(version, 0, 5, 'EndTxnResponse');
  const flexible = version >= 3;
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  if (version >= 5) {
    writer.int64(message.producerId ?? -1n);
    writer.int16(message.producerEpoch ?? -1);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'EndTxnResponse', version);
}

export function decodeEndTxnResponse(reader: Reader, version: number): EndTxnResponse {
  reader.expectVersion(version, 0, 5, 'EndTxnResponse');
  const flexible = version >= 3;
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  let producerId: bigint = -1n;
  let producerEpoch: number = -1;
  if (version >= 5) {
    producerId = reader.int64();
    producerEpoch = reader.int16();
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: EndTxnResponse = { throttleTimeMs, errorCode, producerId, producerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
