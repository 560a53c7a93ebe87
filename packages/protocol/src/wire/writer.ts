import type { Uuid } from '@kavka/base';
import { EncodeError } from './encode-error.ts';
import type { UnknownTaggedField } from './tagged-field.ts';
import { writeUuid } from './uuid-digits.ts';

/** Bytes fields from this size on are handed on by reference instead of being copied. */
const REFERENCE_FROM = 4096;
const MAX_STRING_BYTES = 32767;
/** Strings up to this length are tried as ASCII in a loop, which beats a native call. */
const SHORT_STRING = 24;

/**
 * Builds a message as a list of chunks. Its memory is one buffer that grows; what `finish` hands out stays untouched, and the
 * writer goes on behind it, so one long-lived writer serves many messages with few allocations. Large bytes fields are kept by
 * reference: they must not change until the chunks have been sent.
 * @throws EncodeError where a value does not fit its field
 */
export class Writer {
  #buffer: Buffer;
  #view: DataView;
  /** Where the chunk that is being written starts in the buffer. */
  #start = 0;
  #position = 0;
  #chunks: Buffer[] = [];
  #chunkedSize = 0;
  /** Open tagged fields: inside them everything is copied, because their size is filled in later. */
  #openTags = 0;
  readonly #slabSize: number;

  /** @param initialSize bytes taken at once, now and whenever they are used up */
  constructor(initialSize = 1024) {
    this.#slabSize = initialSize;
    this.#buffer = Buffer.allocUnsafe(initialSize);
    this.#view = viewOf(this.#buffer);
  }

  /** Bytes written since the start or the last `finish`. */
  get size(): number {
    return this.#chunkedSize + this.#position - this.#start;
  }

  /** The chunks in order; the writer is empty afterwards. */
  finish(): Buffer[] {
    this.#closeChunk();
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#chunkedSize = 0;
    return chunks;
  }

  /** As `finish`, in one piece: a copy where there are several chunks. */
  toBuffer(): Buffer {
    const chunks = this.finish();
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  }

  /** Forgets what was written since the last `finish`: for a message that failed half way. */
  discard(): void {
    this.#position = this.#start;
    this.#chunks = [];
    this.#chunkedSize = 0;
    this.#openTags = 0;
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  int8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setInt8(at, value);
  }

  int16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setInt16(at, value);
  }

  uint16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setUint16(at, value);
  }

  int32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, value);
  }

  uint32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value);
  }

  int64(value: bigint): void {
    const at = this.#reserve(8);
    this.#view.setBigInt64(at, value);
  }

  float64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value);
  }

  uuid(value: Uuid): void {
    const at = this.#reserve(16);
    writeUuid(value, this.#buffer, at);
  }

  uvarint(value: number): void {
    let at = this.#reserve(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.#buffer[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#buffer[at++] = rest;
    this.#position = at;
  }

  string(value: string): void {
    const at = this.#reserve(2 + value.length);
    if (value.length <= SHORT_STRING && this.#writeAscii(value, at + 2)) {
      this.#view.setInt16(at, value.length);
      return;
    }
    this.#position = at;
    const size = stringSize(value);
    this.int16(size);
    this.#writeText(value, size);
  }

  nullableString(value: string | null): void {
    if (value === null) this.int16(-1);
    else this.string(value);
  }

  compactString(value: string): void {
    const at = this.#reserve(1 + value.length);
    if (value.length <= SHORT_STRING && this.#writeAscii(value, at + 1)) {
      this.#buffer[at] = value.length + 1;
      return;
    }
    this.#position = at;
    const size = stringSize(value);
    this.uvarint(size + 1);
    this.#writeText(value, size);
  }

  compactNullableString(value: string | null): void {
    if (value === null) this.uvarint(0);
    else this.compactString(value);
  }

  bytes(value: Uint8Array): void {
    this.int32(value.length);
    this.raw(value);
  }

  nullableBytes(value: Uint8Array | null): void {
    if (value === null) this.int32(-1);
    else this.bytes(value);
  }

  compactBytes(value: Uint8Array): void {
    this.uvarint(value.length + 1);
    this.raw(value);
  }

  compactNullableBytes(value: Uint8Array | null): void {
    if (value === null) this.uvarint(0);
    else this.compactBytes(value);
  }

  /** The bytes alone, without a length. */
  raw(value: Uint8Array): void {
    if (value.length >= REFERENCE_FROM && this.#openTags === 0) {
      this.#closeChunk();
      this.#chunks.push(asBuffer(value));
      this.#chunkedSize += value.length;
    } else {
      const at = this.#reserve(value.length);
      this.#buffer.set(value, at);
    }
  }

  arrayLength(length: number): void {
    this.int32(length);
  }

  compactArrayLength(length: number): void {
    this.uvarint(length + 1);
  }

  /** The mark before a struct that may be null. */
  presence(isPresent: boolean): void {
    this.int8(isPresent ? 1 : -1);
  }

  /** The same mark in a tagged field, where Kafka writes it in another way. */
  taggedPresence(isPresent: boolean): void {
    this.uvarint(isPresent ? 1 : 0);
  }

  /** The head of a tagged field whose size is known. */
  taggedField(tag: number, size: number): void {
    this.uvarint(tag);
    this.uvarint(size);
  }

  /** The head of a tagged field; `closeTaggedField` with the mark returned fills in its size. */
  openTaggedField(tag: number): number {
    this.uvarint(tag);
    this.#openTags++;
    return this.#reserve(1) + 1 - this.#start;
  }

  closeTaggedField(mark: number): void {
    this.#openTags--;
    const from = this.#start + mark;
    const size = this.#position - from;
    if (size < 0x80) {
      this.#buffer[from - 1] = size;
      return;
    }
    const extra = uvarintSize(size) - 1;
    this.#reserve(extra);
    const moved = this.#start + mark;
    this.#buffer.copyWithin(moved + extra, moved, moved + size);
    this.#position = moved - 1;
    this.uvarint(size);
    this.#position = moved + extra + size;
  }

  /** The whole section of tagged fields of a struct that has none of its own. */
  unknownTaggedFields(fields: readonly UnknownTaggedField[] | undefined): void {
    if (fields === undefined || fields.length === 0) {
      this.uvarint(0);
      return;
    }
    this.uvarint(fields.length);
    this.unknownTaggedFieldsBetween(fields, -1, Number.POSITIVE_INFINITY);
  }

  /** Those with `above < tag < below`: tagged fields stand in the order of their tags. */
  unknownTaggedFieldsBetween(
    fields: readonly UnknownTaggedField[] | undefined,
    above: number,
    below: number,
  ): void {
    if (fields === undefined) return;
    for (const { tag, data } of fields) {
      if (tag <= above || tag >= below) continue;
      this.taggedField(tag, data.length);
      this.raw(data);
    }
  }

  /** Leaves room for the size in front of a request or response. */
  startFrame(): void {
    this.int32(0);
  }

  /** As `finish`, with the size filled in. */
  finishFrame(): Buffer[] {
    const size = this.size - 4;
    const chunks = this.finish();
    chunks[0]!.writeInt32BE(size, 0);
    return chunks;
  }

  #writeText(value: string, size: number): void {
    const at = this.#reserve(size);
    this.#buffer.write(value, at, size, 'utf8');
  }

  #writeAscii(value: string, at: number): boolean {
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= 0x80) return false;
      this.#buffer[at + i] = unit;
    }
    return true;
  }

  /** Makes room for `size` bytes and steps over it; answers where it starts. */
  #reserve(size: number): number {
    if (size > this.#buffer.length - this.#position) this.#grow(size);
    const at = this.#position;
    this.#position = at + size;
    return at;
  }

  #grow(size: number): void {
    const used = this.#position - this.#start;
    const next = Buffer.allocUnsafe(Math.max(this.#slabSize, (used + size) * 2));
    this.#buffer.copy(next, 0, this.#start, this.#position);
    this.#buffer = next;
    this.#view = viewOf(next);
    this.#start = 0;
    this.#position = used;
  }

  #closeChunk(): void {
    if (this.#position === this.#start) return;
    this.#chunks.push(this.#buffer.subarray(this.#start, this.#position));
    this.#chunkedSize += this.#position - this.#start;
    this.#start = this.#position;
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}

function asBuffer(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.length);
}

function stringSize(value: string): number {
  const size = Buffer.byteLength(value);
  if (size > MAX_STRING_BYTES)
    throw new EncodeError(`a string takes at most ${MAX_STRING_BYTES} bytes, not ${size}`);
  return size;
}

function uvarintSize(value: number): number {
  let size = 1;
  for (let rest = value >>> 7; rest !== 0; rest >>>= 7) size++;
  return size;
}
