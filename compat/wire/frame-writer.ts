/** Builds the fields of a request by hand, in the old (not flexible) encoding; it shares no code with the server under test. */
export class FrameWriter {
  #bytes = Buffer.alloc(256);
  #size = 0;

  int8(value: number): this {
    const at = this.#take(1);
    this.#bytes.writeInt8(value, at);
    return this;
  }

  int16(value: number): this {
    const at = this.#take(2);
    this.#bytes.writeInt16BE(value, at);
    return this;
  }

  int32(value: number): this {
    const at = this.#take(4);
    this.#bytes.writeInt32BE(value, at);
    return this;
  }

  int64(value: bigint | number): this {
    const at = this.#take(8);
    this.#bytes.writeBigInt64BE(BigInt(value), at);
    return this;
  }

  string(value: string | null): this {
    if (value === null) return this.int16(-1);
    const bytes = Buffer.from(value);
    return this.int16(bytes.length).raw(bytes);
  }

  bytes(value: Uint8Array | null): this {
    return value === null ? this.int32(-1) : this.int32(value.length).raw(value);
  }

  array<T>(items: readonly T[], write: (item: T, writer: this) => void): this {
    this.int32(items.length);
    for (const item of items) write(item, this);
    return this;
  }

  raw(bytes: Uint8Array): this {
    const at = this.#take(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** What was written so far; a view. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  /** Makes room and gives the position of it. Called before the value is written: it may replace the buffer. */
  #take(length: number): number {
    const at = this.#size;
    this.#size += length;
    if (this.#size > this.#bytes.length) {
      const larger = Buffer.alloc(2 ** Math.ceil(Math.log2(this.#size)));
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
    }
    return at;
  }
}

/** The whole request: length, header version 1, body. */
export function requestFrame(
  apiKey: number,
  version: number,
  correlationId: number,
  body: Uint8Array,
): Buffer {
  const header = new FrameWriter()
    .int32(0)
    .int16(apiKey)
    .int16(version)
    .int32(correlationId)
    .string('compat');
  const frame = Buffer.from(header.raw(body).finish());
  frame.writeInt32BE(frame.length - 4, 0);
  return frame;
}
