// Generated from packages/protocol/spec/messages/coordinator/transaction-log-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const TRANSACTION_LOG_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const TRANSACTION_LOG_KEY_TYPE = 0;

/** Versions 0. */
export interface TransactionLogKey {
  transactionalId: string;
}

export function encodeTransactionLogKey(writer: Writer, message: Init<TransactionLogKey>, version: number): void {
  checkVersion(version, 0, 0, 'TransactionLogKey');
  writer.string(message.transactionalId ?? '');
}

export function decodeTransactionLogKey(reader: Reader, version: number): TransactionLogKey {
  reader.expectVersion(version, 0, 0, 'TransactionLogKey');
  const transactionalId = reader.string();
  return { transactionalId };
}
