import { type Uuid, uuidAt } from '@kavka/base';
import { DecodeError } from './decode-error.ts';
import type { UnknownTaggedField } from './tagged-field.ts';

/** What an empty bytes field is decoded to, and the default of bytes. */
export const NO_BYTES: Buffer = Buffer.alloc(0);

/**
 * Array elements and unknown tagged fields that one message may have. An element of two bytes becomes an object of a hundred and more, so
 * the size of a message alone does not bound what it takes to decode it.
 */
const MAX_ELEMENTS = 1_000_000;

/**
 * A cursor over bytes from outside. Every read is checked against `end`; bytes fields are views, so they live as long as the
 * buffer is not used again. Lengths are compared with the bytes left before anything is allocated.
 * @throws DecodeError from every method
 */
export class Reader {
  readonly buffer: Buffer;
  readonly end: number;
  /** Index of the next byte. */
  position: number;
  /** How many array elements may still come; a reader of large trusted messages may raise it. */
  elementsLeft = MAX_ELEMENTS;
  readonly #view: DataView;

  constructor(bytes: Buffer, offset = 0, end = bytes.length) {
    if (offset < 0 || end > bytes.length || offset > end) {
      throw new DecodeError(`no bytes ${offset} to ${end} in a buffer of ${bytes.length}`, offset);
    }
    this.buffer = bytes;
    this.end = end;
    this.position = offset;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, end);
  }

  get remaining(): number {
    return this.end - this.position;
  }

  bool(): boolean {
    return this.int8() !== 0;
  }

  int8(): number {
    const at = this.#take(1, 'int8');
    return this.#view.getInt8(at);
  }

  int16(): number {
    const at = this.#take(2, 'int16');
    return this.#view.getInt16(at);
  }

  uint16(): number {
    const at = this.#take(2, 'uint16');
    return this.#view.getUint16(at);
  }

  int32(): number {
    const at = this.#take(4, 'int32');
    return this.#view.getInt32(at);
  }

  uint32(): number {
    const at = this.#take(4, 'uint32');
    return this.#view.getUint32(at);
  }

  int64(): bigint {
    const at = this.#take(8, 'int64');
    return this.#view.getBigInt64(at);
  }

  float64(): number {
    const at = this.#take(8, 'float64');
    return this.#view.getFloat64(at);
  }

  uuid(): Uuid {
    const at = this.#take(16, 'uuid');
    return uuidAt(this.buffer, at);
  }

  /** An unsigned varint of at most 32 bits. */
  uvarint(): number {
    let at = this.position;
    if (at < this.end) {
      const first = this.buffer[at]!;
      if (first < 0x80) {
        this.position = at + 1;
        return first;
      }
    }
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (at >= this.end) this.#short('unsigned varint', 1);
      const byte = this.buffer[at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.position = at;
        return value >>> 0;
      }
    }
    throw new DecodeError('unsigned varint of more than 5 bytes', this.position);
  }

  string(): string {
    const length = this.int16();
    if (length < 0) this.#null('string');
    return this.#text(length);
  }

  nullableString(): string | null {
    const length = this.int16();
    return length < 0 ? null : this.#text(length);
  }

  compactString(): string {
    const length = this.uvarint() - 1;
    if (length < 0) this.#null('string');
    return this.#text(length);
  }

  compactNullableString(): string | null {
    const length = this.uvarint() - 1;
    return length < 0 ? null : this.#text(length);
  }

  bytes(): Buffer {
    const length = this.int32();
    if (length < 0) this.#null('bytes');
    return this.raw(length);
  }

  nullableBytes(): Buffer | null {
    const length = this.int32();
    return length < 0 ? null : this.raw(length);
  }

  compactBytes(): Buffer {
    const length = this.uvarint() - 1;
    if (length < 0) this.#null('bytes');
    return this.raw(length);
  }

  compactNullableBytes(): Buffer | null {
    const length = this.uvarint() - 1;
    return length < 0 ? null : this.raw(length);
  }

  /** A view of the next `length` bytes. */
  raw(length: number): Buffer {
    if (length === 0) return NO_BYTES;
    const at = this.#take(length, 'bytes');
    return this.buffer.subarray(at, at + length);
  }

  /** The length of an array whose elements take `elementSize` bytes or more. */
  arrayLength(elementSize: number): number {
    const length = this.int32();
    if (length < 0) this.#null('array');
    return this.#fitting(length, elementSize);
  }

  /** As `arrayLength`; -1 for null. */
  nullableArrayLength(elementSize: number): number {
    const length = this.int32();
    return length < 0 ? -1 : this.#fitting(length, elementSize);
  }

  compactArrayLength(elementSize: number): number {
    const length = this.uvarint() - 1;
    if (length < 0) this.#null('array');
    return this.#fitting(length, elementSize);
  }

  /** As `compactArrayLength`; -1 for null. */
  compactNullableArrayLength(elementSize: number): number {
    const length = this.uvarint() - 1;
    return length < 0 ? -1 : this.#fitting(length, elementSize);
  }

  /** The mark before a struct that may be null: whether it is there. */
  isPresent(): boolean {
    return this.int8() >= 0;
  }

  /** The same mark in a tagged field, where Kafka writes it in another way. */
  isTaggedPresent(): boolean {
    return this.uvarint() > 0;
  }

  /** The size of the tagged field that starts here; answers where it ends. */
  taggedFieldEnd(): number {
    const size = this.uvarint();
    if (size > this.end - this.position) this.#short('tagged field', size);
    return this.position + size;
  }

  /** A known tagged field has been read: it must have taken exactly its size. */
  expectPosition(end: number): void {
    if (this.position !== end) {
      throw new DecodeError(`tagged field should end at ${end}`, this.position);
    }
  }

  /** The section of tagged fields of a struct that has none of its own; undefined when it is empty, the usual case. */
  unknownTaggedFields(): UnknownTaggedField[] | undefined {
    let fields: UnknownTaggedField[] | undefined;
    for (let left = this.uvarint(); left > 0; left--) {
      const tag = this.uvarint();
      fields = this.unknownTaggedField(tag, this.taggedFieldEnd(), fields);
    }
    return fields;
  }

  /** Keeps the data up to `end` as that of an unknown tag. */
  unknownTaggedField(
    tag: number,
    end: number,
    fields: UnknownTaggedField[] | undefined,
  ): UnknownTaggedField[] {
    this.#count(1);
    const field = { tag, data: this.raw(end - this.position) };
    if (fields === undefined) return [field];
    fields.push(field);
    return fields;
  }

  /** A version that came from outside must be one that the message has. */
  expectVersion(version: number, lowest: number, highest: number, messageName: string): void {
    if (version < lowest || version > highest) {
      throw new DecodeError(
        `${messageName} has versions ${lowest} to ${highest}, not ${version}`,
        this.position,
      );
    }
  }

  /** For the end of a message: nothing may be left. */
  expectEnd(what: string): void {
    if (this.position !== this.end) {
      throw new DecodeError(`${this.remaining} bytes left after ${what}`, this.position);
    }
  }

  #text(length: number): string {
    if (length === 0) return '';
    const at = this.#take(length, 'string');
    return this.buffer.toString('utf8', at, at + length);
  }

  #fitting(length: number, elementSize: number): number {
    if (length * elementSize > this.end - this.position) {
      this.#short(`array of ${length}`, length * elementSize);
    }
    this.#count(length);
    return length;
  }

  #count(elements: number): void {
    this.elementsLeft -= elements;
    if (this.elementsLeft < 0)
      throw new DecodeError('more array elements than a message may have', this.position);
  }

  #take(size: number, what: string): number {
    const at = this.position;
    if (size > this.end - at) this.#short(what, size);
    this.position = at + size;
    return at;
  }

  #short(what: string, size: number): never {
    throw new DecodeError(`${what} needs ${size} bytes, ${this.remaining} are left`, this.position);
  }

  #null(what: string): never {
    throw new DecodeError(`${what} is null, which this version does not allow`, this.position);
  }
}
