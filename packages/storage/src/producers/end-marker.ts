import { type BatchView, recordsOf } from '@kavka/protocol/records';
import type { EndMarker } from './producer-append.ts';

const ABORT = 0;
const COMMIT = 1;
const KEY_SIZE = 4;
const VALUE_SIZE = 6;

/**
 * The transaction marker in a whole control batch; null where it holds none: it was emptied by compaction, or controls something else.
 * @throws RecordError where its record is malformed.
 */
export function endMarkerIn(batch: BatchView): EndMarker | null {
  if (batch.recordCount < 1) return null;
  const record = recordsOf(batch);
  if (!record.next()) return null;
  const { key, value } = record;
  const type = key !== null && key.length >= KEY_SIZE ? key.readInt16BE(2) : null;
  if ((type !== ABORT && type !== COMMIT) || value === null || value.length < VALUE_SIZE) return null;
  return { isAbort: type === ABORT, coordinatorEpoch: value.readInt32BE(2), timestamp: record.timestamp };
}
