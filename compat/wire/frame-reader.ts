/** Reads the fields of an answer in the old (not flexible) encoding. Throws RangeError past the end. */
export class FrameReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  int8(): number {
    return this.#bytes.readInt8(this.#skip(1));
  }

  int16(): number {
    return this.#bytes.readInt16BE(this.#skip(2));
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#skip(4));
  }

  int64(): bigint {
    return this.#bytes.readBigInt64BE(this.#skip(8));
  }

  string(): string | null {
    const length = this.int16();
    return length < 0 ? null : this.#view(length).toString();
  }

  /** A view. */
  bytes(): Buffer | null {
    const length = this.int32();
    return length < 0 ? null : this.#view(length);
  }

  array<T>(read: (reader: this) => T): T[] {
    const count = this.int32();
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read(this));
    return items;
  }

  #view(length: number): Buffer {
    const at = this.#skip(length);
    if (this.#at > this.#bytes.length) throw new RangeError('the answer ends in the middle of a field');
    return this.#bytes.subarray(at, this.#at);
  }

  #skip(length: number): number {
    const at = this.#at;
    this.#at += length;
    return at;
  }
}
