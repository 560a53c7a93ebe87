import { assert } from '@kavka/base';
import {
  ATTRIBUTES_AT,
  BASE_SEQUENCE_AT,
  BASE_TIMESTAMP_AT,
  BATCH_OVERHEAD,
  CONTROL_FLAG,
  CRC_AT,
  LAST_OFFSET_DELTA_AT,
  LEADER_EPOCH_AT,
  LENGTH_AT,
  LOG_APPEND_TIME_FLAG,
  LOG_OVERHEAD,
  MAGIC,
  MAGIC_AT,
  MAX_TIMESTAMP_AT,
  NO_LEADER_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  NO_TIMESTAMP,
  PRODUCER_EPOCH_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
  TRANSACTIONAL_FLAG,
} from './batch-layout.ts';
import { Codec } from './codec.ts';
import { compress } from './compression/compress.ts';
import { crc32cOfRange } from './crc32c.ts';
import { writeInt64 } from './int64.ts';
import { type RecordHeader, recordBodySize, writeRecord } from './record-writer.ts';
import { type Timestamp, timestampDelta } from './timestamp.ts';
import { varintSize } from './varint.ts';

const FIRST_CAPACITY = 1024;
const NO_HEADERS: readonly RecordHeader[] = [];

/** What stands in the header of a batch; all of it may be left out. */
export interface RecordBatchOptions {
  /** 0 by default, as producers send it. */
  readonly baseOffset?: number;
  /** -1 by default, as producers send it. */
  readonly leaderEpoch?: number;
  readonly codec?: Codec;
  /** Of the codec, by its own scale; its default where left out. */
  readonly level?: number | undefined;
  readonly producerId?: bigint;
  readonly producerEpoch?: number;
  readonly baseSequence?: number;
  readonly isTransactional?: boolean;
  readonly isControl?: boolean;
  /** Makes this the time of all records (timestamp type LogAppendTime). */
  readonly logAppendTime?: bigint | undefined;
  /** Memory to write to, owned by the builder from now on; it moves to larger memory where this is too small. */
  readonly buffer?: Buffer;
}

/**
 * Writes records straight into the memory of their batch. Offsets are given one after the other; the first record's time is the batch's
 * base timestamp.
 */
export class RecordBatchBuilder {
  readonly #options: RecordBatchOptions;
  #bytes: Buffer;
  #end = BATCH_OVERHEAD;
  #recordCount = 0;
  #baseTimestamp: Timestamp = NO_TIMESTAMP;
  #maxTimestampDelta = 0;
  /** The largest of those too far from the base for `#maxTimestampDelta`. */
  #maxFarTimestamp: bigint | null = null;

  constructor(options: RecordBatchOptions = {}) {
    this.#options = options;
    const given = options.buffer;
    this.#bytes =
      given !== undefined && given.length >= BATCH_OVERHEAD ? given : Buffer.allocUnsafeSlow(FIRST_CAPACITY);
  }

  get recordCount(): number {
    return this.#recordCount;
  }

  /** Of the batch so far, before compression. */
  get sizeInBytes(): number {
    return this.#end;
  }

  /** What `sizeInBytes` will be when this record has been appended. */
  sizeAfter(
    timestamp: Timestamp,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): number {
    const delta = this.#recordCount === 0 ? 0 : timestampDelta(timestamp, this.#baseTimestamp);
    const bodySize = recordBodySize(delta, this.#recordCount, key, value, headers);
    return this.#end + varintSize(bodySize) + bodySize;
  }

  /** Copies a record into the batch. */
  append(
    timestamp: Timestamp,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): void {
    if (this.#recordCount === 0) this.#baseTimestamp = timestamp;
    const delta = timestampDelta(timestamp, this.#baseTimestamp);
    const bodySize = recordBodySize(delta, this.#recordCount, key, value, headers);
    this.#reserve(varintSize(bodySize) + bodySize);
    this.#end = writeRecord(this.#bytes, this.#end, bodySize, delta, this.#recordCount, key, value, headers);
    this.#recordCount++;
    if (typeof delta === 'bigint') this.#noteFarTimestamp(BigInt(timestamp));
    else if (delta > this.#maxTimestampDelta) this.#maxTimestampDelta = delta;
  }

  /** The finished batch: a view of the builder's memory, which it gives up. At least one record has been appended. */
  build(): Buffer {
    assert(this.#recordCount > 0, 'a batch without records');
    const batch = this.#compressed();
    this.#bytes = batch;
    writeHeader(batch, this.#options, this.#recordCount, BigInt(this.#baseTimestamp), this.#maxTimestamp());
    return batch;
  }

  #compressed(): Buffer {
    const written = this.#bytes.subarray(0, this.#end);
    const { codec = Codec.none, level } = this.#options;
    if (codec === Codec.none) return written;
    const records = compress(codec, written.subarray(BATCH_OVERHEAD), level);
    const batch = Buffer.allocUnsafeSlow(BATCH_OVERHEAD + records.length);
    batch.set(records, BATCH_OVERHEAD);
    return batch;
  }

  #noteFarTimestamp(timestamp: bigint): void {
    if (this.#maxFarTimestamp === null || timestamp > this.#maxFarTimestamp)
      this.#maxFarTimestamp = timestamp;
  }

  #maxTimestamp(): bigint {
    const near = BigInt(this.#baseTimestamp) + BigInt(this.#maxTimestampDelta);
    return this.#maxFarTimestamp !== null && this.#maxFarTimestamp > near ? this.#maxFarTimestamp : near;
  }

  #reserve(size: number): void {
    const needed = this.#end + size;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

/** Writes the 61 bytes before the records of `batch`, which has its final size. */
function writeHeader(
  batch: Buffer,
  options: RecordBatchOptions,
  recordCount: number,
  baseTimestamp: bigint,
  maxTimestamp: bigint,
): void {
  writeInt64(batch, 0, options.baseOffset ?? 0);
  batch.writeInt32BE(batch.length - LOG_OVERHEAD, LENGTH_AT);
  batch.writeInt32BE(options.leaderEpoch ?? NO_LEADER_EPOCH, LEADER_EPOCH_AT);
  batch.writeInt8(MAGIC, MAGIC_AT);
  batch.writeInt16BE(attributesOf(options), ATTRIBUTES_AT);
  batch.writeInt32BE(recordCount - 1, LAST_OFFSET_DELTA_AT);
  batch.writeBigInt64BE(baseTimestamp, BASE_TIMESTAMP_AT);
  batch.writeBigInt64BE(options.logAppendTime ?? maxTimestamp, MAX_TIMESTAMP_AT);
  batch.writeBigInt64BE(options.producerId ?? NO_PRODUCER_ID, PRODUCER_ID_AT);
  batch.writeInt16BE(options.producerEpoch ?? NO_PRODUCER_EPOCH, PRODUCER_EPOCH_AT);
  batch.writeInt32BE(options.baseSequence ?? NO_SEQUENCE, BASE_SEQUENCE_AT);
  batch.writeInt32BE(recordCount, RECORD_COUNT_AT);
  batch.writeUInt32BE(crc32cOfRange(batch, ATTRIBUTES_AT, batch.length), CRC_AT);
}

function attributesOf(options: RecordBatchOptions): number {
  let attributes: number = options.codec ?? Codec.none;
  if (options.logAppendTime !== undefined) attributes |= LOG_APPEND_TIME_FLAG;
  if (options.isTransactional === true) attributes |= TRANSACTIONAL_FLAG;
  if (options.isControl === true) attributes |= CONTROL_FLAG;
  return attributes;
}
