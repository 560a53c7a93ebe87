const BLOCK_BYTES = 64;
const LENGTH_AT_WORD = 14;
const LARGEST_TAIL = 56;
const WORD = 2 ** 32;

const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

const SINES = Int32Array.from({ length: BLOCK_BYTES }, (_, index) => Math.abs(Math.sin(index + 1)) * WORD);
const ROTATIONS = Uint8Array.from({ length: BLOCK_BYTES }, (_, step) => SHIFTS[step >> 4]![step & 3]!);

/**
 * MD5 of short keys as four words (RFC 1321; on machines that put the low byte first). For keys of a few dozen bytes this is faster than a
 * call into a library, and it makes no garbage.
 */
export class Md5 {
  a = 0;
  b = 0;
  c = 0;
  d = 0;
  readonly #words = new Int32Array(BLOCK_BYTES / 4);
  readonly #bytes = new Uint8Array(this.#words.buffer);

  /** Leaves the digest of `bytes[start, end)` in `a` to `d`. */
  digest(bytes: Uint8Array, start: number, end: number): void {
    this.a = 0x67452301;
    this.b = 0xefcdab89 | 0;
    this.c = 0x98badcfe | 0;
    this.d = 0x10325476;
    let from = start;
    for (; from + BLOCK_BYTES <= end; from += BLOCK_BYTES) {
      this.#bytes.set(bytes.subarray(from, from + BLOCK_BYTES));
      this.#mix();
    }
    this.#finish(bytes, from, end, end - start);
  }

  #finish(key: Uint8Array, from: number, end: number, length: number): void {
    const bytes = this.#bytes;
    const words = this.#words;
    const left = end - from;
    words.fill(0);
    for (let i = 0; i < left; i++) bytes[i] = key[from + i]!;
    bytes[left] = 0x80;
    if (left >= LARGEST_TAIL) {
      this.#mix();
      words.fill(0);
    }
    words[LENGTH_AT_WORD] = length << 3;
    words[LENGTH_AT_WORD + 1] = length >>> 29;
    this.#mix();
  }

  #mix(): void {
    const words = this.#words;
    let { a, b, c, d } = this;
    for (let step = 0; step < 64; step++) {
      let mixed: number;
      let word: number;
      if (step < 32) {
        if (step < 16) {
          mixed = d ^ (b & (c ^ d));
          word = step;
        } else {
          mixed = c ^ (d & (b ^ c));
          word = (5 * step + 1) & 15;
        }
      } else if (step < 48) {
        mixed = b ^ c ^ d;
        word = (3 * step + 5) & 15;
      } else {
        mixed = c ^ (b | ~d);
        word = (7 * step) & 15;
      }
      const sum = (a + mixed + SINES[step]! + words[word]!) | 0;
      const rotation = ROTATIONS[step]!;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << rotation) | (sum >>> (32 - rotation)))) | 0;
    }
    this.a = (this.a + a) | 0;
    this.b = (this.b + b) | 0;
    this.c = (this.c + c) | 0;
    this.d = (this.d + d) | 0;
  }
}
