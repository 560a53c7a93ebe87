// Generated from packages/protocol/spec/messages/22-init-producer-id.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const INIT_PRODUCER_ID_REQUEST_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 2+. */
export interface InitProducerIdRequest {
  transactionalId: string | null;
  transactionTimeoutMs: number;
  /** Versions 3+. Default -1. */
  producerId: bigint;
  /** Versions 3+. Default -1. */
  producerEpoch: number;
  /** Versions 6+. */
  enable2Pc: boolean;
  /** Versions 6+. */
  keepPreparedTxn: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeInitProducerIdRequest(writer: Writer, message: Init<InitProducerIdRequest>, version: number): void {
  checkVersion(version, 0, 6, 'InitProducerIdRequest');
  const flexible = version >= 2;
  if (flexible) writer.compactNullableString(message.transactionalId === undefined ? '' : message.transactionalId);
  else writer.nullableString(message.transactionalId === undefined ? '' : message.transactionalId);
  writer.int32(message.transactionTimeoutMs ?? 0);
  if (version >= 3) {
    writer.int64(message.producerId ?? -1n);
    writer.int16(message.producerEpoch ?? -1);
  } else {
    if (message.producerId !== undefined && message.producerId !== -1n) unsupportedField('InitProducerIdRequest', 'producerId', version);
    if (message.producerEpoch !== undefined && message.producerEpoch !== -1) unsupportedField('InitProducerIdRequest', 'producerEpoch', version);
  }
  if (version >= 6) {
    writer.bool(message.enable2Pc ?? false);
    writer.bool(message.keepPreparedTxn ?? false);
  } else {
    if (message.enable2Pc !== undefined && message.enable2Pc !== false) unsupportedField('InitProducerIdRequest', 'enable2Pc', version);
    if (message.keepPreparedTxn !== undefined && message.keepPreparedTxn !== false) unsupportedField('InitProducerIdRequest', 'keepPreparedTxn', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'InitProducerIdRequest', version);
}

export function decodeInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  reader.expectVersion(version, 0, 6, 'InitProducerIdRequest');
  const flexible = version >= 2;
  const transactionalId = flexible ? reader.compactNullableString() : reader.nullableString();
  const transactionTimeoutMs = reader.int32();
  let producerId: bigint = -1n;
  let producerEpoch: number = -1;
  if (version >= 3) {
    producerId = reader.int64();
    producerEpoch = reader.int16();
  }
  let enable2Pc: boolean = false;
  let keepPreparedTxn: boolean = false;
  if (version >= 6) {
    enable2Pc = reader.bool();
    keepPreparedTxn = reader.bool();
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitProducerIdRequest = { transactionalId, transactionTimeoutMs, producerId, producerEpoch, enable2Pc, keepPreparedTxn };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const INIT_PRODUCER_ID_RESPONSE_VERSIONS = { lowest: 0, highest: 6 } as const;

/** Versions 0-6, flexible 2+. */
export interface InitProducerIdResponse {
  throttleTimeMs: number;
  errorCode: number;
  /** Default -1. */
  producerId: bigint;
  producerEpoch: number;
  /** Versions 6+. Default -1. */
  ongoingTxnProducerId: bigint;
  /** Versions 6+. Default -1. */
  ongoingTxnProducerEpoch: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeInitProducerIdResponse(writer: Writer, message: Init<InitProducerIdResponse>, version: number): void {
  checkVersion(version, 0, 6, 'InitProducerIdResponse');
  const flexible = version >= 2;
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.int64(message.producerId ?? -1n);
  writer.int16(message.producerEpoch ?? 0);
  if (version >= 6) {
    writer.int64(message.ongoingTxnProducerId ?? -1n);
    writer.int16(message.ongoingTxnProducerEpoch ?? -1);
  } else {
    if (message.ongoingTxnProducerId !== undefined && message.ongoingTxnProducerId !== -1n) unsupportedField('InitProducerIdResponse', 'ongoingTxnProducerId', version);
    if (message.ongoingTxnProducerEpoch !== undefined && message.ongoingTxnProducerEpoch !== -1) unsupportedField('InitProducerIdResponse', 'ongoingTxnProducerEpoch', version);
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'InitProducerIdResponse', version);
}

export function decodeInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  reader.expectVersion(version, 0, 6, 'InitProducerIdResponse');
  const flexible = version >= 2;
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  let ongoingTxnProducerId: bigint = -1n;
  let ongoingTxnProducerEpoch: number = -1;
  if (version >= 6) {
    ongoingTxnProducerId = reader.int64();
    ongoingTxnProducerEpoch = reader.int16();
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: InitProducerIdResponse = { throttleTimeMs, errorCode, producerId, producerEpoch, ongoingTxnProducerId, ongoingTxnProducerEpoch };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
