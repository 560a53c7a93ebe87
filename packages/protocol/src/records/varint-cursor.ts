const MAX_VARLONG_BYTES = 10;

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

  /** An int32. Most are of one byte: that is read here, so that callers can inline it. */
  readVarint(): number {
    const at = this.position;
    const byte = this.bytes[at]!;
    if (byte >= 0x80 || at >= this.end) return this.#readLongerVarint();
    this.position = at + 1;
    return (byte >>> 1) ^ -(byte & 1);
  }

  #readLongerVarint(): number {
    const { bytes, end } = this;
    let zigzag = 0;
    let at = this.position;
    for (let shift = 0; shift < 35 && at < end; shift += 7) {
      const byte = bytes[at++]!;
      zigzag |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.position = at;
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    this.position = end + 1;
    return 0;
  }

  /** An int64 as a number: exact within 2^52, rounded beyond (see `bigVarlongAt`). */
  readVarlong(): number {
    const at = this.position;
    const byte = this.bytes[at]!;
    if (byte >= 0x80 || at >= this.end) return this.#readLongerVarlong();
    this.position = at + 1;
    return (byte >>> 1) ^ -(byte & 1);
  }

  #readLongerVarlong(): number {
    const { bytes, end } = this;
    let zigzag = 0;
    let at = this.position;
    for (let shift = 0; shift < 28 && at < end; shift += 7) {
      const byte = bytes[at++]!;
      zigzag |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.position = at;
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    return this.#readLongestVarlong();
  }

  #readLongestVarlong(): number {
    const start = this.position;
    const last = Math.min(this.end, start + MAX_VARLONG_BYTES);
    for (let at = start; at < last; at++) {
      if (this.bytes[at]! >= 0x80) continue;
      this.position = at + 1;
      return Number(bigVarlongAt(this.bytes, start));
    }
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
