import type { SeededRandom } from '@kavka/testkit';

/** Lengths and numbers that decoders stumble over: fixed-size and varint, huge, negative, just past a bound. */
const HOSTILE_NUMBERS: readonly Buffer[] = [
  '7fffffff',
  '80000000',
  'ffffffff',
  'fffffffe',
  '7fff',
  '8000',
  'ffff',
  '00',
  '01',
  '7f',
  '80',
  'ff',
  'ffffffff0f',
  'ffffffff07',
  '8080808008',
  'ffffffffffffffffff01',
  '8080808080808080',
  'feffffff0f',
  'ffff03',
].map((hex) => Buffer.from(hex, 'hex'));

/** Bytes without a plan: random ones, or one value all the way. */
export function noise(random: SeededRandom, maxLength: number): Buffer {
  const length = random.below(maxLength + 1);
  if (random.oneIn(2)) return Buffer.from(random.bytes(length));
  return Buffer.alloc(length, random.pick([0x00, 0x01, 0x02, 0x03, 0x7f, 0x80, 0xff]));
}

/** A well-formed message with one to four things wrong. */
export function mutate(random: SeededRandom, source: Buffer): Buffer {
  let bytes: Buffer = Buffer.from(source);
  for (let left = 1 + random.below(4); left > 0; left--) bytes = random.pick(MUTATIONS)(random, bytes);
  return bytes;
}

type Mutation = (random: SeededRandom, bytes: Buffer) => Buffer;

const MUTATIONS: readonly Mutation[] = [flipBit, overwrite, insert, truncate, repeat, extend];

function flipBit(random: SeededRandom, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << random.below(8));
  return bytes;
}

function overwrite(random: SeededRandom, bytes: Buffer): Buffer {
  random.pick(HOSTILE_NUMBERS).copy(bytes, random.below(bytes.length + 1));
  return bytes;
}

function insert(random: SeededRandom, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), random.pick(HOSTILE_NUMBERS), bytes.subarray(at)]);
}

function truncate(random: SeededRandom, bytes: Buffer): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

/** A part of the message many times over: deep in an array it looks like more elements. */
function repeat(random: SeededRandom, bytes: Buffer): Buffer {
  const from = random.below(bytes.length + 1);
  const part = bytes.subarray(from, from + 1 + random.below(64));
  const copies = Array.from({ length: 1 + random.below(100) }, () => part);
  return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
}

function extend(random: SeededRandom, bytes: Buffer): Buffer {
  return Buffer.concat([bytes, noise(random, 256)]);
}
