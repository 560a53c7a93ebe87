// Generated from packages/protocol/spec/messages/coordinator/transaction-log-value.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields, unsupportedField } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { UnknownTaggedField } from '../../wire/tagged-field.ts';
import type { Writer } from '../../wire/writer.ts';

export const TRANSACTION_LOG_VALUE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 1+. */
export interface TransactionLogValue {
  producerId: bigint;
  /** Versions 1+. Default -1. */
  previousProducerId: bigint;
  /** Versions 1+. Default -1. */
  nextProducerId: bigint;
  producerEpoch: number;
  /** Versions 1+. Default -1. */
  nextProducerEpoch: number;
  transactionTimeoutMs: number;
  transactionStatus: number;
  transactionPartitions: TransactionLogValuePartitionsSchema[] | null;
  transactionLastUpdateTimestampMs: bigint;
  transactionStartTimestampMs: bigint;
  /** Versions 1+. */
  clientTransactionVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface TransactionLogValuePartitionsSchema {
  topic: string;
  partitionIds: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeTransactionLogValue(writer: Writer, message: Init<TransactionLogValue>, version: number): void {
  checkVersion(version, 0, 1, 'TransactionLogValue');
  const flexible = version >= 1;
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.producerEpoch ?? 0);
  writer.int32(message.transactionTimeoutMs ?? 0);
  writer.int8(message.transactionStatus ?? 0);
  const transactionPartitions = message.transactionPartitions === undefined ? [] : message.transactionPartitions;
  if (flexible) writer.compactArrayLength(transactionPartitions === null ? -1 : transactionPartitions.length);
  else writer.arrayLength(transactionPartitions === null ? -1 : transactionPartitions.length);
  if (transactionPartitions !== null) for (const element of transactionPartitions) encodeTransactionLogValuePartitionsSchema(writer, element, version);
  writer.int64(message.transactionLastUpdateTimestampMs ?? 0n);
  writer.int64(message.transactionStartTimestampMs ?? 0n);
  if (!(flexible) && message.previousProducerId !== undefined && message.previousProducerId !== -1n) unsupportedField('TransactionLogValue', 'previousProducerId', version);
  if (!(flexible) && message.nextProducerId !== undefined && message.nextProducerId !== -1n) unsupportedField('TransactionLogValue', 'nextProducerId', version);
  if (!(flexible) && message.clientTransactionVersion !== undefined && message.clientTransactionVersion !== 0) unsupportedField('TransactionLogValue', 'clientTransactionVersion', version);
  if (!(flexible) && message.nextProducerEpoch !== undefined && message.nextProducerEpoch !== -1) unsupportedField('TransactionLogValue', 'nextProducerEpoch', version);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasPreviousProducerId = message.previousProducerId !== undefined && message.previousProducerId !== -1n;
    if (hasPreviousProducerId) tagCount++;
    const hasNextProducerId = message.nextProducerId !== undefined && message.nextProducerId !== -1n;
    if (hasNextProducerId) tagCount++;
    const hasClientTransactionVersion = message.clientTransactionVersion !== undefined && message.clientTransactionVersion !== 0;
    if (hasClientTransactionVersion) tagCount++;
    const hasNextProducerEpoch = message.nextProducerEpoch !== undefined && message.nextProducerEpoch !== -1;
    if (hasNextProducerEpoch) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasPreviousProducerId) {
      writer.taggedField(0, 8);
      writer.int64(message.previousProducerId ?? -1n);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
    if (hasNextProducerId) {
      writer.taggedField(1, 8);
      writer.int64(message.nextProducerId ?? -1n);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
    if (hasClientTransactionVersion) {
      writer.taggedField(2, 2);
      writer.int16(message.clientTransactionVersion ?? 0);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, 3);
    if (hasNextProducerEpoch) {
      writer.taggedField(3, 2);
      writer.int16(message.nextProducerEpoch ?? -1);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 3, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'TransactionLogValue', version);
  }
}

export function decodeTransactionLogValue(reader: Reader, version: number): TransactionLogValue {
  reader.expectVersion(version, 0, 1, 'TransactionLogValue');
  const flexible = version >= 1;
  const producerId = reader.int64();
  const producerEpoch = reader.int16();
  const transactionTimeoutMs = reader.int32();
  const transactionStatus = reader.int8();
  const transactionPartitionsLength = flexible ? reader.compactNullableArrayLength(3) : reader.nullableArrayLength(6);
  let transactionPartitions: TransactionLogValuePartitionsSchema[] | null = null;
  if (transactionPartitionsLength >= 0) {
    transactionPartitions = [];
    for (let i = 0; i < transactionPartitionsLength; i++) transactionPartitions.push(decodeTransactionLogValuePartitionsSchema(reader, version));
  }
  const transactionLastUpdateTimestampMs = reader.int64();
  const transactionStartTimestampMs = reader.int64();
  let previousProducerId: bigint = -1n;
  let nextProducerId: bigint = -1n;
  let nextProducerEpoch: number = -1;
  let clientTransactionVersion: number = 0;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        previousProducerId = reader.int64();
      } else if (tag === 1) {
        nextProducerId = reader.int64();
      } else if (tag === 2) {
        clientTransactionVersion = reader.int16();
      } else if (tag === 3) {
        nextProducerEpoch = reader.int16();
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: TransactionLogValue = { producerId, previousProducerId, nextProducerId, producerEpoch, nextProducerEpoch, transactionTimeoutMs, transactionStatus, transactionPartitions, transactionLastUpdateTimestampMs, transactionStartTimestampMs, clientTransactionVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeTransactionLogValuePartitionsSchema(writer: Writer, message: Init<TransactionLogValuePartitionsSchema>, version: number): void {
  const flexible = version >= 1;
  if (flexible) writer.compactString(message.topic ?? '');
  else writer.string(message.topic ?? '');
  const partitionIds = message.partitionIds ?? [];
  if (flexible) writer.compactArrayLength(partitionIds.length);
  else writer.arrayLength(partitionIds.length);
  for (const element of partitionIds) writer.int32(element);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'TransactionLogValuePartitionsSchema', version);
}

function decodeTransactionLogValuePartitionsSchema(reader: Reader, version: number): TransactionLogValuePartitionsSchema {
  const flexible = version >= 1;
  const topic = flexible ? reader.compactString() : reader.string();
  const partitionIdsLength = flexible ? reader.compactArrayLength(4) : reader.arrayLength(4);
  const partitionIds: number[] = [];
  for (let i = 0; i < partitionIdsLength; i++) partitionIds.push(reader.int32());
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: TransactionLogValuePartitionsSchema = { topic, partitionIds };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
