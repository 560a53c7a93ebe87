import { Reader, Writer } from '@kavka/protocol';
import {
  decodeTransactionLogKey,
  encodeTransactionLogKey,
  TRANSACTION_LOG_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/transaction-log-key';
import {
  decodeTransactionLogValue,
  encodeTransactionLogValue,
  TRANSACTION_LOG_VALUE_VERSIONS,
} from '@kavka/protocol/messages/coordinator/transaction-log-value';
import type { CoordinatorRecord } from '../ports.ts';
import { NO_PARTITIONS, partitionSet } from './partition-set.ts';
import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID, type Transaction } from './transaction.ts';
import { stateId, stateOfId } from './transaction-state.ts';

/** A record of `__transaction_state`; null forgets the transactional id. */
export interface TransactionRecord {
  readonly transactionalId: string;
  readonly value: Transaction | null;
  /** Shuts out a producer: not in the log, but the next attempt depends on it. */
  readonly isFence?: boolean;
}

const writer = new Writer(4 * 1024);

/** The bytes that Kafka 4.3 writes; the value's version is 1 from `transaction.version` 1 on. */
export function encodeTransactionRecord(
  { transactionalId, value }: TransactionRecord,
  valueVersion: number,
): CoordinatorRecord {
  writer.int16(TRANSACTION_LOG_KEY_TYPE);
  encodeTransactionLogKey(writer, { transactionalId }, 0);
  const key = writer.toBuffer();
  return { key, value: value === null ? null : encodeValue(value, valueVersion) };
}

function encodeValue(value: Transaction, version: number): Buffer {
  const { partitions } = value;
  writer.int16(version);
  encodeTransactionLogValue(
    writer,
    {
      producerId: value.producerId,
      producerEpoch: value.producerEpoch,
      transactionTimeoutMs: value.timeoutMs,
      transactionStatus: stateId(value.state),
      transactionPartitions:
        value.state === 'Empty'
          ? null
          : [...partitions].map(([topic, ids]) => ({ topic, partitionIds: [...ids] })),
      transactionLastUpdateTimestampMs: BigInt(value.lastUpdateMs),
      transactionStartTimestampMs: BigInt(value.startMs),
      ...(version >= 1 && {
        previousProducerId: value.previousProducerId,
        nextProducerId: value.nextProducerId,
        clientTransactionVersion: value.clientVersion,
      }),
    },
    version,
  );
  return writer.toBuffer();
}

/**
 * The record that a key and a value stand for; undefined for what Kafka 4.3 does not know.
 * @throws DecodeError where the bytes are not what they say.
 */
export function decodeTransactionRecord(key: Buffer, value: Buffer | null): TransactionRecord | undefined {
  const reader = new Reader(key);
  if (reader.int16() !== TRANSACTION_LOG_KEY_TYPE) return undefined;
  const { transactionalId } = decodeTransactionLogKey(reader, 0);
  if (value === null) return { transactionalId, value: null };
  const transaction = decodeValue(value);
  return transaction && { transactionalId, value: transaction };
}

function decodeValue(bytes: Buffer): Transaction | undefined {
  const reader = new Reader(bytes);
  const version = reader.int16();
  if (version < 0 || version > TRANSACTION_LOG_VALUE_VERSIONS.highest) return undefined;
  const value = decodeTransactionLogValue(reader, version);
  const state = stateOfId(value.transactionStatus);
  if (state === undefined) return undefined;
  const topics = value.transactionPartitions ?? [];
  return {
    producerId: value.producerId,
    previousProducerId: idOf(value.previousProducerId),
    nextProducerId: idOf(value.nextProducerId),
    producerEpoch: value.producerEpoch,
    lastProducerEpoch: NO_PRODUCER_EPOCH,
    timeoutMs: value.transactionTimeoutMs,
    state,
    partitions:
      topics.length === 0
        ? NO_PARTITIONS
        : partitionSet(topics.map(({ topic, partitionIds }) => [topic, partitionIds])),
    startMs: Number(value.transactionStartTimestampMs),
    lastUpdateMs: Number(value.transactionLastUpdateTimestampMs),
    clientVersion: value.clientTransactionVersion,
  };
}

/** There are many that have none: they share one. */
function idOf(producerId: bigint): bigint {
  return producerId === NO_PRODUCER_ID ? NO_PRODUCER_ID : producerId;
}
