import type { Logger } from '@kavka/base';
import { DecodeError } from '@kavka/protocol';
import type { LogBatch, LogRecord } from '../ports.ts';
import { decodeRecord } from '../records/decode-record.ts';
import type { GroupRecord } from '../records/group-record.ts';
import type { ReplayedGroups } from './replayed-groups.ts';

/** A marker's key is its version and its type, two 16-bit numbers. */
const MARKER_TYPE_AT = 2;
const MARKER_KEY_SIZE = 4;
const COMMIT_MARKER = 1;

/** Takes a batch of the log into the state. Offsets of a transaction count when its marker says so. */
export function replayBatch(batch: LogBatch, state: ReplayedGroups, logger: Logger): void {
  if (batch.isControl) {
    for (const { key } of batch.records) endTransaction(batch.producerId, key, state);
    return;
  }
  for (const logRecord of batch.records) {
    const record = decoded(logRecord, logger);
    if (record === undefined) continue;
    if (batch.isTransactional) {
      state.applyInTransaction(record, batch.producerId).commit();
    } else {
      state.apply(record).commit();
    }
  }
}

function endTransaction(producerId: bigint, key: Buffer | null, state: ReplayedGroups): void {
  if (key === null || key.length < MARKER_KEY_SIZE) return;
  state.offsets.pending.complete(producerId, key.readInt16BE(MARKER_TYPE_AT) === COMMIT_MARKER).commit();
}

/** What cannot be read is left as it is: it may be of a later version of Kafka, and the rest must still load. */
function decoded({ offset, key, value }: LogRecord, logger: Logger): GroupRecord | undefined {
  try {
    const record = key === null ? undefined : decodeRecord(key, value);
    if (record === undefined) logger.warn('Skipped a record of an unknown type', { offset });
    return record;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    logger.warn('Skipped a record that cannot be read', { offset, reason: error.message });
    return undefined;
  }
}
