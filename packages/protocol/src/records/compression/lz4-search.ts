/** So long the shortest match is; shorter ones would save nothing. */
const SHORTEST_MATCH = 4;
/** The format has a block end in literals, and no match begin near the end. */
const LAST_LITERALS = 5;
const NO_MATCH_AT_END = 12;

const LARGEST_BLOCK_BYTES = 64 * 1024;
const HASH_BITS = 15;
const HASH_FACTOR = 2_654_435_761;

/** More find hardly anything in 64 KiB, and a batch that is made for it could keep the node busy for seconds. */
const MOST_CANDIDATES = 256;
const LONGEST_IN_TOKEN = 15;
const LONGEST_BYTE = 255;

/** For blocks, each of which is done within one call. */
const newest = new Int32Array(1 << HASH_BITS);
const older = new Int32Array(LARGEST_BLOCK_BYTES);

/** One LZ4 block, of at most 64 KiB, in which a match is looked for in up to 2^(level - 1) places. */
export function searchLz4Block(block: Uint8Array, level: number): Buffer {
  return new BlockSearch(block, Math.min(2 ** (level - 1), MOST_CANDIDATES)).compress();
}

class BlockSearch {
  readonly #block: Uint8Array;
  readonly #candidates: number;
  readonly #target: Buffer;
  /** Before it all places are known. */
  #known = 0;
  #written = 0;
  #matchAt = 0;
  #matchLength = 0;

  constructor(block: Uint8Array, candidates: number) {
    this.#block = block;
    this.#candidates = candidates;
    this.#target = Buffer.allocUnsafeSlow(block.length + Math.ceil(block.length / LONGEST_BYTE) + 16);
    newest.fill(-1);
  }

  compress(): Buffer {
    const lastStart = this.#block.length - NO_MATCH_AT_END;
    let literals = 0;
    let at = 0;
    while (at <= lastStart) {
      if (!this.#find(at)) {
        at++;
        continue;
      }
      at = this.#later(at, lastStart);
      this.#write(literals, at, at - this.#matchAt, this.#matchLength);
      at += this.#matchLength;
      literals = at;
    }
    this.#write(literals, this.#block.length, 0, 0);
    return this.#target.subarray(0, this.#written);
  }

  /** Where the match that was found at `at` begins, or a longer one that begins soon after it, which is found then. */
  #later(at: number, lastStart: number): number {
    for (let start = at; start < lastStart; start++) {
      const [matchAt, length] = [this.#matchAt, this.#matchLength];
      if (this.#find(start + 1) && this.#matchLength > length) continue;
      this.#matchAt = matchAt;
      this.#matchLength = length;
      return start;
    }
    return lastStart;
  }

  /** Looks for the longest match of what stands at `at` among the nearest places before it. */
  #find(at: number): boolean {
    const block = this.#block;
    this.#learn(at);
    const limit = block.length - LAST_LITERALS;
    let longest = SHORTEST_MATCH - 1;
    let candidate = newest[hashAt(block, at)]!;
    for (let left = this.#candidates; candidate >= 0 && left > 0; left--) {
      if (block[candidate + longest] === block[at + longest]) {
        const length = matchLength(block, candidate, at, limit);
        if (length > longest) {
          longest = length;
          this.#matchAt = candidate;
        }
        if (at + longest >= limit) break;
      }
      candidate = older[candidate]!;
    }
    this.#matchLength = longest;
    return longest >= SHORTEST_MATCH;
  }

  #learn(upTo: number): void {
    for (let at = this.#known; at < upTo; at++) {
      const hash = hashAt(this.#block, at);
      older[at] = newest[hash]!;
      newest[hash] = at;
    }
    this.#known = Math.max(this.#known, upTo);
  }

  /** The literals in `[from, to)`, and the match that follows; without a length, which is the end, none does. */
  #write(from: number, to: number, distance: number, length: number): void {
    const target = this.#target;
    const tokenAt = this.#written++;
    const literals = to - from;
    const beyond = length === 0 ? 0 : length - SHORTEST_MATCH;
    target[tokenAt] = (Math.min(literals, LONGEST_IN_TOKEN) << 4) | Math.min(beyond, LONGEST_IN_TOKEN);
    this.#writeRest(literals);
    target.set(this.#block.subarray(from, to), this.#written);
    this.#written += literals;
    if (length === 0) return;
    target[this.#written++] = distance & LONGEST_BYTE;
    target[this.#written++] = distance >>> 8;
    this.#writeRest(beyond);
  }

  /** What of a length the token does not hold. */
  #writeRest(length: number): void {
    if (length < LONGEST_IN_TOKEN) return;
    let rest = length - LONGEST_IN_TOKEN;
    for (; rest >= LONGEST_BYTE; rest -= LONGEST_BYTE) this.#target[this.#written++] = LONGEST_BYTE;
    this.#target[this.#written++] = rest;
  }
}

function hashAt(block: Uint8Array, at: number): number {
  const word = block[at]! | (block[at + 1]! << 8) | (block[at + 2]! << 16) | (block[at + 3]! << 24);
  return Math.imul(word, HASH_FACTOR) >>> (32 - HASH_BITS);
}

function matchLength(block: Uint8Array, one: number, other: number, limit: number): number {
  let length = 0;
  while (other + length < limit && block[one + length] === block[other + length]) length++;
  return length;
}
