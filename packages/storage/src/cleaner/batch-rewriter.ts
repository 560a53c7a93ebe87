import {
  ATTRIBUTES_AT,
  BASE_TIMESTAMP_AT,
  BATCH_OVERHEAD,
  BatchView,
  Codec,
  compress,
  copyRecord,
  isCodec,
  LENGTH_AT,
  LOG_OVERHEAD,
  MAX_TIMESTAMP_AT,
  NO_TIMESTAMP,
  RECORD_COUNT_AT,
  type RecordView,
} from '@kavka/protocol/records';

const LOG_APPEND_TIME_FLAG = 0x08;
const CODEC_MASK = 0x07;
const DELETE_HORIZON_FLAG = 0x40;

/** By so much a record may grow: its timestamp may be written longer, and with it its length. */
const GROWTH_BYTES = 12;
const FIRST_SCRATCH_BYTES = 16 * 1024;
const LARGEST_KEPT_SCRATCH_BYTES = 1024 * 1024;
const EXACT = BigInt(Number.MAX_SAFE_INTEGER) / 4n;

const view = new BatchView();

/** The records of a batch that stay. */
export interface KeptRecords {
  /** Before the first of all records, those that go included. */
  readonly records: RecordView;
  /** 1 for each record that stays. */
  readonly flags: Uint8Array;
  readonly count: number;
  /** Of all records, without compression. */
  readonly sizeBytes: number;
  /** The time of the first that stays. */
  readonly firstTimestamp: bigint;
}

/** Writes batches with some of their records. What it gives is valid until the next call. */
export class BatchRewriter {
  #scratch = Buffer.allocUnsafeSlow(FIRST_SCRATCH_BYTES);

  /** The header alone: its offsets, its producer and sequence stay known. */
  empty(batch: BatchView): Buffer {
    const target = this.#copyHeader(batch);
    target.writeBigInt64BE(NO_TIMESTAMP, BASE_TIMESTAMP_AT);
    return seal(target, batch.attributes & ~(CODEC_MASK | DELETE_HORIZON_FLAG), 0);
  }

  /** The same batch with the records that stay. With a `horizon` that becomes the time from which its tombstones, or its marker, may go. */
  rewrite(batch: BatchView, kept: KeptRecords, horizon: bigint | null): Buffer {
    this.#reserve(BATCH_OVERHEAD + kept.sizeBytes + kept.count * GROWTH_BYTES);
    const scratch = this.#copyHeader(batch);
    const baseTimestamp = horizon ?? kept.firstTimestamp;
    const { end, maxTimestamp } = this.#writeRecords(kept, baseTimestamp);
    scratch.writeBigInt64BE(baseTimestamp, BASE_TIMESTAMP_AT);
    if ((batch.attributes & LOG_APPEND_TIME_FLAG) === 0)
      scratch.writeBigInt64BE(maxTimestamp, MAX_TIMESTAMP_AT);
    const attributes =
      horizon === null ? batch.attributes & ~DELETE_HORIZON_FLAG : batch.attributes | DELETE_HORIZON_FLAG;
    return seal(this.#compressed(batch.codec, end), attributes, kept.count);
  }

  #writeRecords(
    { records, flags }: KeptRecords,
    baseTimestamp: bigint,
  ): { readonly end: number; readonly maxTimestamp: bigint } {
    const scratch = this.#scratch;
    let maxTimestamp = NO_TIMESTAMP;
    let at = BATCH_OVERHEAD;
    for (let index = 0; records.next(); index++) {
      if (flags[index] === 0) continue;
      records.checkHeaders();
      const { timestamp } = records;
      if (timestamp > maxTimestamp) maxTimestamp = timestamp;
      at = copyRecord(scratch, at, deltaOf(timestamp, baseTimestamp), records);
    }
    return { end: at, maxTimestamp };
  }

  #compressed(codec: number, end: number): Buffer {
    const written = this.#scratch.subarray(0, end);
    if (codec === Codec.none || !isCodec(codec)) return written;
    const records = compress(codec, written.subarray(BATCH_OVERHEAD));
    const batch = Buffer.allocUnsafeSlow(BATCH_OVERHEAD + records.length);
    written.copy(batch, 0, 0, BATCH_OVERHEAD);
    batch.set(records, BATCH_OVERHEAD);
    return batch;
  }

  #copyHeader(batch: BatchView): Buffer {
    batch.bytes.copy(this.#scratch, 0, batch.offset, batch.offset + BATCH_OVERHEAD);
    return this.#scratch.subarray(0, BATCH_OVERHEAD);
  }

  /** Memory for one large batch is not kept for ever. */
  #reserve(size: number): void {
    const isTooLarge = this.#scratch.length > Math.max(LARGEST_KEPT_SCRATCH_BYTES, size);
    if (size <= this.#scratch.length && !isTooLarge) return;
    this.#scratch = Buffer.allocUnsafeSlow(Math.max(size, FIRST_SCRATCH_BYTES));
  }
}

/** Writes what follows from the length of the batch. */
function seal(batch: Buffer, attributes: number, recordCount: number): Buffer {
  batch.writeInt32BE(batch.length - LOG_OVERHEAD, LENGTH_AT);
  batch.writeInt16BE(attributes, ATTRIBUTES_AT);
  batch.writeInt32BE(recordCount, RECORD_COUNT_AT);
  view.wrap(batch, 0).updateCrc();
  return batch;
}

function deltaOf(timestamp: bigint, base: bigint): number | bigint {
  const delta = BigInt.asIntN(64, timestamp - base);
  return delta > -EXACT && delta < EXACT ? Number(delta) : delta;
}
