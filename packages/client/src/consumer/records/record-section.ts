import {
  BATCH_OVERHEAD,
  type BatchView,
  Codec,
  decompress,
  MAX_RECORDS_BYTES,
} from '@kavka/protocol/records';

/** Where the records of a batch are, uncompressed. */
export interface RecordSection {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** @throws RecordError where they cannot be decompressed */
export function recordSection(batch: BatchView): RecordSection {
  const start = batch.offset + BATCH_OVERHEAD;
  const end = batch.offset + batch.sizeInBytes;
  const count = batch.recordCount;
  if (batch.codec === Codec.none) return { bytes: batch.bytes, start, end, count };
  const bytes = decompress(batch.codec, batch.bytes.subarray(start, end), MAX_RECORDS_BYTES);
  return { bytes, start: 0, end: bytes.length, count };
}
