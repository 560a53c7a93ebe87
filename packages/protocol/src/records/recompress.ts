import { ATTRIBUTES_AT, BATCH_OVERHEAD, CODEC_MASK, LENGTH_AT, LOG_OVERHEAD } from './batch-layout.ts';
import { BatchView } from './batch-view.ts';
import type { Codec } from './codec.ts';
import { compress } from './compression/compress.ts';
import { decompress } from './compression/decompress.ts';
import { MAX_RECORDS_BYTES } from './records-of.ts';

export interface RecompressOptions {
  readonly codec: Codec;
  readonly level?: number | undefined;
  /** Makes this the time of all records. */
  readonly logAppendTime?: bigint | undefined;
  /** The records of a compressed batch, where the caller has expanded them already (see `BatchCheck`). */
  readonly expandedRecords?: Buffer | null;
  readonly maxRecordsBytes?: number;
}

/**
 * A new batch with the same records and the same header but another codec, and another kind of timestamps if asked. The records keep the
 * bytes they have when they are expanded; only a batch that has been checked should be given.
 * @throws RecordError where the records cannot be expanded.
 */
export function recompress(batch: BatchView, options: RecompressOptions): Buffer {
  const stored = batch.bytes.subarray(batch.offset + BATCH_OVERHEAD, batch.offset + batch.sizeInBytes);
  const expanded =
    options.expandedRecords ?? decompress(batch.codec, stored, options.maxRecordsBytes ?? MAX_RECORDS_BYTES);
  const records = compress(options.codec, expanded, options.level);
  const rewritten = Buffer.allocUnsafeSlow(BATCH_OVERHEAD + records.length);
  batch.bytes.copy(rewritten, 0, batch.offset, batch.offset + BATCH_OVERHEAD);
  rewritten.set(records, BATCH_OVERHEAD);
  rewritten.writeInt32BE(rewritten.length - LOG_OVERHEAD, LENGTH_AT);
  rewritten.writeInt16BE((batch.attributes & ~CODEC_MASK) | options.codec, ATTRIBUTES_AT);

  const view = new BatchView().wrap(rewritten, 0);
  view.updateCrc();
  if (options.logAppendTime !== undefined) view.setMaxTimestamp(options.logAppendTime, true);
  return rewritten;
}
