import { BATCH_OVERHEAD, LENGTH_AT, LOG_OVERHEAD } from './batch-layout.ts';
import { BatchView } from './batch-view.ts';
import { RecordError } from './record-error.ts';

/**
 * The size that the batch at `offset` gives itself; 0 where `bytes[offset, end)` does not hold all of it (as at the end of a fetched part
 * of a log). No fewer bytes than a header has are ever given, so that a walk goes on.
 * @throws RecordError where its length field is impossible.
 */
export function batchSizeAt(bytes: Buffer, offset: number, end: number): number {
  if (end - offset < LOG_OVERHEAD) return 0;
  const size = LOG_OVERHEAD + bytes.readInt32BE(offset + LENGTH_AT);
  if (size < BATCH_OVERHEAD)
    throw new RecordError(`a batch of ${size} bytes, where its header alone has ${BATCH_OVERHEAD}`);
  return size <= end - offset ? size : 0;
}

/**
 * The whole batches in `bytes`, one after the other in the same view; a part of a batch at the end is left out. Only lengths are looked at:
 * magic and CRC are the caller's to check.
 * @throws RecordError where a length is impossible.
 */
export function* batchesIn(
  bytes: Buffer,
  start = 0,
  end = bytes.length,
  view = new BatchView(),
): Generator<BatchView, void, undefined> {
  for (let offset = start, size = 0; ; offset += size) {
    size = batchSizeAt(bytes, offset, end);
    if (size === 0) return;
    yield view.wrap(bytes, offset);
  }
}
