import { RecordError } from './record-error.ts';
import { bigVarlongAt, VarintCursor } from './varint-cursor.ts';

const NOTHING = Buffer.alloc(0);

/** Attributes, timestamp delta, offset delta, key length, value length and header count, of one byte each. */
const SMALLEST_BODY = 6;

/** Key length and value length. */
const SMALLEST_HEADER = 2;

/** Below this a timestamp delta was read without rounding. */
const EXACT_LIMIT = 2 ** 52;

/** A header as it was read: views of the batch's bytes. */
export interface RecordHeaderView {
  readonly key: Buffer;
  readonly value: Buffer | null;
}

/**
 * A window that goes from record to record over the uncompressed records of a batch. Nothing is copied; keys, values and headers become
 * views only when they are asked for. All getters speak of the record that `next` reached last.
 */
export class RecordView {
  /** Offset in the batch. */
  offsetDelta = 0;
  /** To the batch's base timestamp: exact within 2^52, rounded beyond. */
  timestampDelta = 0;
  /** Bytes of the key; negative for none. */
  keyLength = -1;
  /** Bytes of the value; negative for none. */
  valueLength = -1;

  readonly #cursor = new VarintCursor(NOTHING, 0, 0);
  /** Where this record starts in `bytes`, with its length field. */
  start = 0;
  /** Where what follows the timestamp delta is in `bytes`. */
  restStart = 0;
  /** Where the key is in `bytes`; means nothing where there is none. */
  keyStart = 0;
  /** Where the value is in `bytes`; means nothing where there is none. */
  valueStart = 0;
  #sectionEnd = 0;
  #recordsLeft = 0;
  #timestampDeltaAt = 0;
  #headersAt = 0;

  #baseOffset = 0;
  #baseTimestamp = 0n;
  #logAppendTime: bigint | null = null;

  /** Starts before the first of `count` records that fill `bytes[start, end)`. */
  wrap(bytes: Buffer, start: number, end: number, count: number): this {
    const cursor = this.#cursor;
    cursor.bytes = bytes;
    cursor.position = start;
    cursor.end = start;
    this.#sectionEnd = end;
    this.#recordsLeft = count;
    return this;
  }

  /** What `offset` and `timestamp` count from; `logAppendTime` is the time of all records where it is given. */
  relativeTo(baseOffset: number, baseTimestamp: bigint, logAppendTime: bigint | null): this {
    this.#baseOffset = baseOffset;
    this.#baseTimestamp = baseTimestamp;
    this.#logAppendTime = logAppendTime;
    return this;
  }

  /**
   * Moves to the next record; false after the last one. The headers are looked at only by `headers` and `checkHeaders`.
   * @throws RecordError where the bytes are no record, end too early, or are left over after the last one.
   */
  next(): boolean {
    const cursor = this.#cursor;
    const sectionEnd = this.#sectionEnd;
    cursor.position = cursor.end;
    if (this.#recordsLeft <= 0) return this.#finish();
    this.#recordsLeft--;

    this.start = cursor.position;
    cursor.end = sectionEnd;
    const bodySize = cursor.readVarint();
    const bodyStart = cursor.position;
    if (bodySize < SMALLEST_BODY || bodySize > sectionEnd - bodyStart) throw this.#malformed('length');
    cursor.end = bodyStart + bodySize;

    cursor.position = bodyStart + 1; // attributes: none are defined
    this.#timestampDeltaAt = bodyStart + 1;
    this.timestampDelta = cursor.readVarlong();
    this.restStart = cursor.position;
    this.offsetDelta = cursor.readVarint();
    this.keyLength = cursor.readVarint();
    this.keyStart = cursor.position;
    if (this.keyLength > 0) cursor.position += this.keyLength;
    this.valueLength = cursor.readVarint();
    this.valueStart = cursor.position;
    if (this.valueLength > 0) cursor.position += this.valueLength;
    this.#headersAt = cursor.position;
    if (cursor.position >= cursor.end) throw this.#malformed('key or value');
    return true;
  }

  /** What `wrap` was given. */
  get bytes(): Buffer {
    return this.#cursor.bytes;
  }

  /** Where this record ends in `bytes`. */
  get end(): number {
    return this.#cursor.end;
  }

  get offset(): number {
    return this.#baseOffset + this.offsetDelta;
  }

  get timestamp(): bigint {
    if (this.#logAppendTime !== null) return this.#logAppendTime;
    const rounded = this.timestampDelta;
    const isExact = Math.abs(rounded) < EXACT_LIMIT;
    const delta = isExact ? BigInt(rounded) : bigVarlongAt(this.#cursor.bytes, this.#timestampDeltaAt);
    return BigInt.asIntN(64, this.#baseTimestamp + delta);
  }

  get key(): Buffer | null {
    return this.#slice(this.keyStart, this.keyLength);
  }

  get value(): Buffer | null {
    return this.#slice(this.valueStart, this.valueLength);
  }

  get headerCount(): number {
    const cursor = this.#cursor;
    cursor.position = this.#headersAt;
    return cursor.readVarint();
  }

  /** @throws RecordError where the headers do not fill the rest of the record. */
  headers(): RecordHeaderView[] {
    const headers: RecordHeaderView[] = [];
    this.#walkHeaders(headers);
    return headers;
  }

  /** @throws RecordError where the headers do not fill the rest of the record. */
  checkHeaders(): void {
    this.#walkHeaders(null);
  }

  /** The view itself at each record. */
  *[Symbol.iterator](): Generator<this, void, undefined> {
    while (this.next()) yield this;
  }

  #walkHeaders(into: RecordHeaderView[] | null): void {
    const cursor = this.#cursor;
    cursor.position = this.#headersAt;
    const count = cursor.readVarint();
    if (count < 0 || count * SMALLEST_HEADER > cursor.end - cursor.position)
      throw this.#malformed('header count');
    for (let i = 0; i < count; i++) {
      const keyLength = cursor.readVarint();
      const keyAt = cursor.position;
      if (keyLength < 0) throw this.#malformed('header key');
      cursor.position += keyLength;
      const valueLength = cursor.readVarint();
      const valueAt = cursor.position;
      if (valueLength > 0) cursor.position += valueLength;
      if (cursor.failed) throw this.#malformed('header');
      into?.push({
        key: cursor.bytes.subarray(keyAt, keyAt + keyLength),
        value: this.#slice(valueAt, valueLength),
      });
    }
    if (cursor.position !== cursor.end) throw this.#malformed('length: bytes are left after its headers');
  }

  #slice(start: number, length: number): Buffer | null {
    return length < 0 ? null : this.#cursor.bytes.subarray(start, start + length);
  }

  #finish(): false {
    const left = this.#sectionEnd - this.#cursor.position;
    if (left !== 0) throw new RecordError(`${left} bytes are left after the last record of a batch`);
    return false;
  }

  #malformed(what: string): RecordError {
    return new RecordError(`a record has an impossible ${what} (${this.#recordsLeft} more should follow it)`);
  }
}
