import {
  type BatchView,
  ControlType,
  decodeControlKey,
  decodeEndMarker,
  recordsOf,
} from '@kavka/protocol/records';
import type { EndMarker } from './producer-append.ts';

/**
 * The transaction marker in a whole control batch; null where it holds none: it was emptied by compaction, or controls something else.
 * @throws RecordError where its record is malformed.
 */
export function endMarkerIn(batch: BatchView): EndMarker | null {
  const record = recordsOf(batch);
  if (!record.next()) return null;
  const type = decodeControlKey(record.key);
  if (type !== ControlType.abort && type !== ControlType.commit) return null;
  return {
    isAbort: type === ControlType.abort,
    coordinatorEpoch: decodeEndMarker(record.value),
    timestamp: record.timestamp,
  };
}
