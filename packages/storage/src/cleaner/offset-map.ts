import { Md5 } from './md5.ts';

/** Four words of the key's digest, two of its offset. */
const ENTRY_WORDS = 6;
const ENTRY_BYTES = ENTRY_WORDS * 4;
const LARGEST_BYTES = 2 ** 31 - 1;
const WORD = 2 ** 32;

/** How much memory a map may take, and how full it may be. */
export interface MapLimits {
  readonly bytes: number;
  readonly loadFactor: number;
}

/**
 * The last offset of each key, in one array of fixed size: keys are known by their MD5 alone. There is no removal; where it is full,
 * cleaning goes on with a new one in a later pass.
 */
export class OffsetMap {
  /** Up to here all records have been seen. */
  latestOffset = -1;
  size = 0;
  readonly #capacity: number;
  readonly #slots: number;
  readonly #words: Int32Array;
  readonly #md5 = new Md5();

  /** For at most `records` records, which need no more memory than that. */
  constructor({ bytes, loadFactor }: MapLimits, records: number) {
    const mostSlots = Math.max(Math.floor(Math.min(bytes, LARGEST_BYTES) / ENTRY_BYTES), 2);
    const load = Math.min(Math.max(loadFactor, 0.01), 1);
    this.#slots = Math.max(Math.min(mostSlots, Math.ceil(records / load) + 1), 2);
    const mostKeys = Math.min(Math.floor(mostSlots * load), this.#slots - 1);
    this.#capacity = Math.max(Math.min(mostKeys, records), 1);
    this.#words = new Int32Array(this.#slots * ENTRY_WORDS);
  }

  get sizeBytes(): number {
    return this.#words.byteLength;
  }

  get isFull(): boolean {
    return this.size >= this.#capacity;
  }

  /** The key is `bytes[start, end)`; its offsets ascend. The map is not full. */
  put(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const words = this.#words;
    const at = this.#find(bytes, start, end);
    if (isEmpty(words, at)) {
      const { a, b, c, d } = this.#md5;
      words[at] = a;
      words[at + 1] = b;
      words[at + 2] = c;
      words[at + 3] = d;
      this.size++;
    }
    // One more than the offset: zeros are an empty entry.
    words[at + 4] = Math.floor((offset + 1) / WORD);
    words[at + 5] = (offset + 1) | 0;
    this.latestOffset = offset;
  }

  /** -1 where the key was not put. */
  get(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#words;
    const at = this.#find(bytes, start, end);
    return words[at + 4]! * WORD + (words[at + 5]! >>> 0) - 1;
  }

  /** All records up to `offset` have been seen. */
  reached(offset: number): void {
    if (offset > this.latestOffset) this.latestOffset = offset;
  }

  /** Where the entry of the key is, or the empty one that it would take. */
  #find(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#words;
    const md5 = this.#md5;
    md5.digest(bytes, start, end);
    const endOfSlots = this.#slots * ENTRY_WORDS;
    let at = ((md5.a >>> 0) % this.#slots) * ENTRY_WORDS;
    while (!isEmpty(words, at) && !holds(words, at, md5)) {
      at += ENTRY_WORDS;
      if (at === endOfSlots) at = 0;
    }
    return at;
  }
}

function isEmpty(words: Int32Array, at: number): boolean {
  return words[at + 5] === 0 && words[at + 4] === 0;
}

function holds(words: Int32Array, at: number, { a, b, c, d }: Md5): boolean {
  return words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d;
}
