const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;
const STRIPE = 16;

/** xxHash32 with seed 0 of `bytes[start, end)`, as LZ4 frames sum their headers and blocks; an unsigned number. */
export function xxhash32(bytes: Buffer, start: number, end: number): number {
  let at = start;
  let hash = PRIME_5;
  if (end - start >= STRIPE) {
    const stripesEnd = end - ((end - start) % STRIPE);
    hash = sumStripes(bytes, start, stripesEnd);
    at = stripesEnd;
  }
  hash = (hash + (end - start)) | 0;
  for (; end - at >= 4; at += 4) {
    hash = Math.imul(rotateLeft((hash + Math.imul(bytes.readUInt32LE(at), PRIME_3)) | 0, 17), PRIME_4);
  }
  for (; at < end; at++) {
    hash = Math.imul(rotateLeft((hash + Math.imul(bytes[at]!, PRIME_5)) | 0, 11), PRIME_1);
  }
  return avalanche(hash);
}

function sumStripes(bytes: Buffer, start: number, end: number): number {
  let a = (PRIME_1 + PRIME_2) | 0;
  let b = PRIME_2 | 0;
  let c = 0;
  let d = -PRIME_1 | 0;
  for (let at = start; at < end; at += STRIPE) {
    a = round(a, bytes.readUInt32LE(at));
    b = round(b, bytes.readUInt32LE(at + 4));
    c = round(c, bytes.readUInt32LE(at + 8));
    d = round(d, bytes.readUInt32LE(at + 12));
  }
  return (rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18)) | 0;
}

function round(lane: number, word: number): number {
  return Math.imul(rotateLeft((lane + Math.imul(word, PRIME_2)) | 0, 13), PRIME_1);
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), PRIME_3);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
