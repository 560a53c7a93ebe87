const MAX_VARLONG_BYTES = 10;
const MAX_INT32_BYTES = 4;

/**
 * Reads zig-zag varints one after the other. A read that fails (it would pass `end`, or the varint is longer than its type allows) gives 0
 * and leaves `position` beyond `end`, where it stays: one look at `failed` after several reads is enough.
 */
export class VarintCursor {
  bytes: Buffer;
  position: number;
  end: number;

  constructor(bytes: Buffer, position: number, end: number) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  get failed(): boolean {
    return this.position > this.end;
  }

  /** An int32. */
  readVarint(): number {
    const at = this.position;
    if (at < this.end) {
      const first = this.bytes[at]!;
      if (first < 0x80) {
        this.position = at + 1;
        return (first >>> 1) ^ -(first & 1);
      }
    }
    return this.#readLongerVarint();
  }

  /** An int64 as a number: exact within 2^52, rounded beyond (see `bigVarlongAt`). */
  readVarlong(): number {
    const start = this.position;
    const length = varlongLength(this.bytes, start, this.end);
    if (length > 0 && length <= MAX_INT32_BYTES) return this.readVarint();
    if (length === 0) return this.#fail();
    this.position = start + length;
    return Number(bigVarlongAt(this.bytes, start));
  }

  #readLongerVarint(): number {
    let value = 0;
    let at = this.position;
    for (let shift = 0; shift < 35 && at < this.end; shift += 7) {
      const byte = this.bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.position = at;
        return (value >>> 1) ^ -(value & 1);
      }
    }
    return this.#fail();
  }

  #fail(): 0 {
    this.position = this.end + 1;
    return 0;
  }
}

/** The int64 at `position`, where a cursor has read one before. */
export function bigVarlongAt(bytes: Buffer, position: number): bigint {
  let zigzag = 0n;
  let shift = 0n;
  for (let at = position; ; at++) {
    const byte = bytes[at]!;
    zigzag |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
    shift += 7n;
  }
  return BigInt.asIntN(64, (zigzag >> 1n) ^ -(zigzag & 1n));
}

/** 0 where the varint does not end in time. */
function varlongLength(bytes: Buffer, position: number, end: number): number {
  const last = Math.min(end, position + MAX_VARLONG_BYTES);
  for (let at = position; at < last; at++) if (bytes[at]! < 0x80) return at + 1 - position;
  return 0;
}
