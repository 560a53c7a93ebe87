/** XXH3, 64 bits, without a seed: the hash that Kafka keeps of topics in the records of groups. */

const MASK = (1n << 64n) - 1n;
const LOW = 0xffffffffn;

const PRIME32_1 = 0x9e3779b1n;
const PRIME32_2 = 0x85ebca77n;
const PRIME32_3 = 0xc2b2ae3dn;
const PRIME64_1 = 0x9e3779b185ebca87n;
const PRIME64_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME64_3 = 0x165667b19e3779f9n;
const PRIME64_4 = 0x85ebca77c2b2ae63n;
const PRIME64_5 = 0x27d4eb2f165667c5n;
const PRIME_MX1 = 0x165667919e3779f9n;
const PRIME_MX2 = 0x9fb21c651e98df25n;

/** The secret that the algorithm's definition gives for no secret. */
const SECRET = Buffer.from(
  'b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221' +
    'b8084674f743248ee03590e6813a264c3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8' +
    'a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364eac5ac8334d3ebc3c581a0fffa1363eb' +
    '170ddd51b7f0da49d316552629d4689e2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e',
  'hex',
);

const STRIPE = 64;
const STRIPES_PER_BLOCK = 16;
const BLOCK = STRIPE * STRIPES_PER_BLOCK;

export function xxh3(input: Buffer): bigint {
  const { length } = input;
  if (length <= 16) return ofUpTo16(input);
  if (length <= 128) return ofUpTo128(input);
  if (length <= 240) return ofUpTo240(input);
  return ofLong(input);
}

function ofUpTo16(input: Buffer): bigint {
  const { length } = input;
  if (length > 8) {
    const low = input.readBigUInt64LE(0) ^ secret(24) ^ secret(32);
    const high = input.readBigUInt64LE(length - 8) ^ secret(40) ^ secret(48);
    return avalanche(BigInt(length) + swapped(low) + high + foldedProduct(low, high));
  }
  if (length >= 4) {
    const both = BigInt(input.readUInt32LE(length - 4)) + (BigInt(input.readUInt32LE(0)) << 32n);
    return mixedWithLength(both ^ secret(8) ^ secret(16), length);
  }
  if (length === 0) return avalanche64(secret(56) ^ secret(64));
  const first = input[0]!;
  const middle = input[length >> 1]!;
  const last = input[length - 1]!;
  const combined = BigInt(((first << 16) | (middle << 24) | last | (length << 8)) >>> 0);
  const flip = BigInt((SECRET.readUInt32LE(0) ^ SECRET.readUInt32LE(4)) >>> 0);
  return avalanche64(combined ^ flip);
}

function ofUpTo128(input: Buffer): bigint {
  const { length } = input;
  let hash = BigInt(length) * PRIME64_1;
  for (let i = (length - 1) >> 5; i >= 0; i--) {
    hash += mixed16(input, 16 * i, 32 * i);
    hash += mixed16(input, length - 16 * (i + 1), 32 * i + 16);
  }
  return avalanche(hash);
}

function ofUpTo240(input: Buffer): bigint {
  const { length } = input;
  let hash = BigInt(length) * PRIME64_1;
  for (let i = 0; i < 8; i++) hash += mixed16(input, 16 * i, 16 * i);
  hash = avalanche(hash);
  for (let i = 8; i < length >> 4; i++) hash += mixed16(input, 16 * i, 16 * (i - 8) + 3);
  return avalanche(hash + mixed16(input, length - 16, 119));
}

function ofLong(input: Buffer): bigint {
  const { length } = input;
  const lanes = [PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1];
  const blocks = Math.floor((length - 1) / BLOCK);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < STRIPES_PER_BLOCK; i++) accumulate(lanes, input, block * BLOCK + i * STRIPE, 8 * i);
    scramble(lanes);
  }
  const stripes = Math.floor((length - 1 - blocks * BLOCK) / STRIPE);
  for (let i = 0; i < stripes; i++) accumulate(lanes, input, blocks * BLOCK + i * STRIPE, 8 * i);
  accumulate(lanes, input, length - STRIPE, SECRET.length - STRIPE - 7);
  let hash = BigInt(length) * PRIME64_1;
  for (let i = 0; i < 8; i += 2)
    hash += foldedProduct(lanes[i]! ^ secret(11 + 8 * i), lanes[i + 1]! ^ secret(19 + 8 * i));
  return avalanche(hash);
}

function accumulate(lanes: bigint[], input: Buffer, at: number, secretAt: number): void {
  for (let i = 0; i < 8; i++) {
    const data = input.readBigUInt64LE(at + 8 * i);
    const key = data ^ secret(secretAt + 8 * i);
    lanes[i ^ 1] = (lanes[i ^ 1]! + data) & MASK;
    lanes[i] = (lanes[i]! + (key & LOW) * (key >> 32n)) & MASK;
  }
}

function scramble(lanes: bigint[]): void {
  for (let i = 0; i < 8; i++) {
    const lane = lanes[i]!;
    lanes[i] = ((lane ^ (lane >> 47n) ^ secret(128 + 8 * i)) * PRIME32_1) & MASK;
  }
}

function secret(at: number): bigint {
  return SECRET.readBigUInt64LE(at);
}

function mixed16(input: Buffer, at: number, secretAt: number): bigint {
  return foldedProduct(
    input.readBigUInt64LE(at) ^ secret(secretAt),
    input.readBigUInt64LE(at + 8) ^ secret(secretAt + 8),
  );
}

function foldedProduct(left: bigint, right: bigint): bigint {
  const product = left * right;
  return (product & MASK) ^ (product >> 64n);
}

function swapped(value: bigint): bigint {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes.readBigUInt64BE();
}

function rotated(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}

function mixedWithLength(value: bigint, length: number): bigint {
  let hash = value ^ rotated(value, 49n) ^ rotated(value, 24n);
  hash = (hash * PRIME_MX2) & MASK;
  hash ^= (hash >> 35n) + BigInt(length);
  hash = (hash * PRIME_MX2) & MASK;
  return hash ^ (hash >> 28n);
}

function avalanche(value: bigint): bigint {
  let hash = value & MASK;
  hash ^= hash >> 37n;
  hash = (hash * PRIME_MX1) & MASK;
  return hash ^ (hash >> 32n);
}

function avalanche64(value: bigint): bigint {
  let hash = value ^ (value >> 33n);
  hash = (hash * PRIME64_2) & MASK;
  hash ^= hash >> 29n;
  hash = (hash * PRIME64_3) & MASK;
  return hash ^ (hash >> 32n);
}
