import { assert } from '@kavka/base';
import {
  ATTRIBUTES_AT,
  BASE_SEQUENCE_AT,
  BASE_TIMESTAMP_AT,
  BATCH_OVERHEAD,
  Codec,
  CRC_AT,
  compress,
  crc32cOfRange,
  LAST_OFFSET_DELTA_AT,
  LEADER_EPOCH_AT,
  LENGTH_AT,
  LOG_OVERHEAD,
  MAGIC,
  MAGIC_AT,
  MAX_TIMESTAMP_AT,
  NO_LEADER_EPOCH,
  PRODUCER_EPOCH_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
  type RecordHeader,
  recordBodySize,
  TRANSACTIONAL_FLAG,
  varintSize,
  writeRecord,
} from '@kavka/protocol/records';

/** What a record may take beside its key, value and headers: length, attributes, time, offset, two lengths, count of headers. */
export const RECORD_OVERHEAD = 5 + 1 + 10 + 5 + 5 + 5 + 5;
const HEADER_OVERHEAD = 5 + 5;
/** Deltas below this are written by the short way. */
const SHORT_DELTA_LIMIT = 2 ** 29;
/** Below this a loop copies faster than a call of `set`. */
const SHORT_COPY = 33;

const NO_HEADERS: readonly RecordHeader[] = [];

/** A value on its way into a batch: bytes, or short text, which is written there without being bytes of its own before. */
export type WritableValue = Uint8Array | string;
/** Longer text is turned into bytes first: room for three times its length would waste the end of a batch. */
export const SHORT_TEXT = 256;
const MAX_BYTES_PER_CODE_UNIT = 3;

/** The most that a record can take in a batch. */
export function recordSizeLimit(
  key: Uint8Array | null,
  value: WritableValue | null,
  headers: readonly RecordHeader[] = NO_HEADERS,
): number {
  let size = RECORD_OVERHEAD + (key === null ? 0 : key.length);
  if (typeof value === 'string') size += value.length * MAX_BYTES_PER_CODE_UNIT;
  else if (value !== null) size += value.length;
  for (const header of headers) {
    const nameSize = typeof header.key === 'string' ? Buffer.byteLength(header.key) : header.key.length;
    size += HEADER_OVERHEAD + nameSize + (header.value?.length ?? 0);
  }
  return size;
}

/** Writes records straight into the memory from which they are sent. The caller keeps to the room there is. */
export class BatchWriter {
  readonly #bytes: Buffer;
  #end = BATCH_OVERHEAD;
  #recordCount = 0;
  #baseTimestamp = 0;
  #maxTimestamp = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get recordCount(): number {
    return this.#recordCount;
  }

  get sizeInBytes(): number {
    return this.#end;
  }

  get baseTimestamp(): number {
    return this.#baseTimestamp;
  }

  /** Whether a record of at most `sizeLimit` bytes has room. */
  fits(sizeLimit: number): boolean {
    return this.#end + sizeLimit <= this.#bytes.length;
  }

  /** Copies a record. */
  append(
    timestamp: number,
    key: Uint8Array | null,
    value: WritableValue | null,
    headers: readonly RecordHeader[],
  ): void {
    const count = this.#recordCount;
    if (count === 0) this.#baseTimestamp = this.#maxTimestamp = timestamp;
    else if (timestamp > this.#maxTimestamp) this.#maxTimestamp = timestamp;
    const delta = timestamp - this.#baseTimestamp;
    if (headers.length === 0 && delta >= 0 && delta < SHORT_DELTA_LIMIT) {
      this.#end = writePlainRecord(this.#bytes, this.#end, delta, count, key, value);
    } else {
      const content = typeof value === 'string' ? Buffer.from(value) : value;
      const size = recordBodySize(delta, count, key, content, headers);
      this.#end = writeRecord(this.#bytes, this.#end, size, delta, count, key, content, headers);
    }
    this.#recordCount = count + 1;
  }

  /** The batch, compressed, without identity and checksum: `stamp` completes it. A view of the writer's memory, or new memory. */
  finish(codec: Codec, level: number | undefined): Buffer {
    assert(this.#recordCount > 0, 'a batch without records');
    const written = this.#bytes.subarray(0, this.#end);
    let batch = written;
    if (codec !== Codec.none) {
      const records = compress(codec, written.subarray(BATCH_OVERHEAD), level);
      batch = Buffer.allocUnsafeSlow(BATCH_OVERHEAD + records.length);
      batch.set(records, BATCH_OVERHEAD);
    }
    batch.writeBigInt64BE(0n, 0);
    batch.writeInt32BE(batch.length - LOG_OVERHEAD, LENGTH_AT);
    batch.writeInt32BE(NO_LEADER_EPOCH, LEADER_EPOCH_AT);
    batch.writeInt8(MAGIC, MAGIC_AT);
    batch.writeInt16BE(codec, ATTRIBUTES_AT);
    batch.writeInt32BE(this.#recordCount - 1, LAST_OFFSET_DELTA_AT);
    batch.writeBigInt64BE(BigInt(this.#baseTimestamp), BASE_TIMESTAMP_AT);
    batch.writeBigInt64BE(BigInt(this.#maxTimestamp), MAX_TIMESTAMP_AT);
    batch.writeInt32BE(this.#recordCount, RECORD_COUNT_AT);
    return batch;
  }
}

/** Who sends a batch, and its place among the sender's others. */
export interface BatchStamp {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly isTransactional: boolean;
}

/** Puts the identity into a finished batch and sums it up. May be done again before the batch is sent again. */
export function stamp(
  batch: Buffer,
  { producerId, producerEpoch, baseSequence, isTransactional }: BatchStamp,
): void {
  const attributes = batch.readInt16BE(ATTRIBUTES_AT);
  batch.writeInt16BE(
    isTransactional ? attributes | TRANSACTIONAL_FLAG : attributes & ~TRANSACTIONAL_FLAG,
    ATTRIBUTES_AT,
  );
  batch.writeBigInt64BE(producerId, PRODUCER_ID_AT);
  batch.writeInt16BE(producerEpoch, PRODUCER_EPOCH_AT);
  batch.writeInt32BE(baseSequence, BASE_SEQUENCE_AT);
  batch.writeUInt32BE(crc32cOfRange(batch, ATTRIBUTES_AT, batch.length), CRC_AT);
}

/** The usual record: no headers, and a time shortly after the first. Gives the position after it. */
function writePlainRecord(
  bytes: Buffer,
  position: number,
  timestampDelta: number,
  offsetDelta: number,
  key: Uint8Array | null,
  value: WritableValue | null,
): number {
  const keySize = key === null ? 1 : varintSize(key.length) + key.length;
  const valueSize = value === null ? 1 : varintSize(value.length) + value.length;
  const bodySize = 1 + varintSize(timestampDelta) + varintSize(offsetDelta) + keySize + valueSize + 1;
  let at = writeSize(bytes, position, bodySize);
  bytes[at++] = 0;
  at = writeSize(bytes, at, timestampDelta);
  at = writeSize(bytes, at, offsetDelta);
  at = writeBytes(bytes, at, key);
  if (typeof value === 'string') {
    const end = writeAscii(bytes, at, value);
    if (end < 0)
      return writePlainRecord(bytes, position, timestampDelta, offsetDelta, key, Buffer.from(value));
    at = end;
  } else at = writeBytes(bytes, at, value);
  bytes[at++] = 0;
  return at;
}

/** Text with its length; -1 where it takes more bytes than characters, so that all lengths before it were wrong. */
function writeAscii(bytes: Buffer, position: number, text: string): number {
  const at = writeSize(bytes, position, text.length);
  return bytes.write(text, at, 'utf8') === text.length ? at + text.length : -1;
}

/** A zig-zag varint that is not negative. */
function writeSize(bytes: Buffer, position: number, value: number): number {
  let rest = value << 1;
  let at = position;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

function writeBytes(bytes: Buffer, position: number, content: Uint8Array | null): number {
  if (content === null) {
    bytes[position] = 1;
    return position + 1;
  }
  const size = content.length;
  const at = writeSize(bytes, position, size);
  if (size < SHORT_COPY) for (let i = 0; i < size; i++) bytes[at + i] = content[i]!;
  else bytes.set(content, at);
  return at + size;
}
