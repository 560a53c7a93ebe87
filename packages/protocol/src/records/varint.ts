/**
 * Zig-zag varints as in Kafka's records: an int32 in 1 to 5 bytes, an int64 in 1 to 10. Sizes and writes; for reads see `VarintCursor`.
 * A `number` given as an int64 is a whole number within 2^52 (what zig-zag keeps exact); a `bigint` is any int64.
 */
/** Bytes of an int32. */
export function varintSize(value: number): number {
  const zigzag = ((value << 1) ^ (value >> 31)) >>> 0;
  if (zigzag < 0x80) return 1;
  if (zigzag < 0x4000) return 2;
  if (zigzag < 0x20_0000) return 3;
  return zigzag < 0x1000_0000 ? 4 : 5;
}

/** Bytes of an int64. */
export function varlongSize(value: number | bigint): number {
  if (typeof value === 'bigint') return bigVarlongSize(value);
  if (isInt32(value)) return varintSize(value);
  let size = 5;
  for (let rest = Math.floor(zigzagOf(value) / 2 ** 35); rest > 0; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

/** Writes an int32; gives the position after it. */
export function writeVarint(bytes: Uint8Array, position: number, value: number): number {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  let at = position;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Writes an int64; gives the position after it. */
export function writeVarlong(bytes: Uint8Array, position: number, value: number | bigint): number {
  if (typeof value === 'bigint') return writeBigVarlong(bytes, position, value);
  if (isInt32(value)) return writeVarint(bytes, position, value);
  let rest = zigzagOf(value);
  let at = position;
  while (rest > 0x7f) {
    bytes[at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  bytes[at++] = rest;
  return at;
}

function isInt32(value: number): boolean {
  return (value | 0) === value;
}

function bigVarlongSize(value: bigint): number {
  let size = 1;
  for (let rest = bigZigzagOf(value) >> 7n; rest > 0n; rest >>= 7n) size++;
  return size;
}

function writeBigVarlong(bytes: Uint8Array, position: number, value: bigint): number {
  let rest = bigZigzagOf(value);
  let at = position;
  while (rest > 0x7fn) {
    bytes[at++] = Number(rest & 0x7fn) | 0x80;
    rest >>= 7n;
  }
  bytes[at++] = Number(rest);
  return at;
}

/** For numbers beyond int32, where shifts would cut. */
function zigzagOf(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function bigZigzagOf(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
}
