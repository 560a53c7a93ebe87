import { BATCH_OVERHEAD } from './batch-layout.ts';
import type { BatchView } from './batch-view.ts';
import { Codec } from './codec.ts';
import { decompress } from './compression/decompress.ts';
import { RecordError } from './record-error.ts';
import { RecordView } from './record-view.ts';

/** What the records of one batch may grow to when they are decompressed, where the caller has no bound of its own. */
export const MAX_RECORDS_BYTES = 128 * 1024 * 1024;

/**
 * A view that goes over all records of `batch`, decompressed where they need it. Its keys and values are views of the batch's own bytes
 * when it is not compressed.
 * @throws RecordError where the batch is cut short, or its records cannot be decompressed to at most `maxBytes`.
 */
export function recordsOf(
  batch: BatchView,
  maxBytes = MAX_RECORDS_BYTES,
  view = new RecordView(),
): RecordView {
  const start = batch.offset + BATCH_OVERHEAD;
  const end = batch.offset + batch.sizeInBytes;
  if (end > batch.bytes.length) throw new RecordError('a batch whose records are cut short');
  if (batch.codec === Codec.none) view.wrap(batch.bytes, start, end, batch.recordCount);
  else {
    const records = decompress(batch.codec, batch.bytes.subarray(start, end), maxBytes);
    view.wrap(records, 0, records.length, batch.recordCount);
  }
  return view.relativeTo(
    batch.baseOffset,
    batch.baseTimestamp,
    batch.isLogAppendTime ? batch.maxTimestamp : null,
  );
}
