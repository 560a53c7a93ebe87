import { assert } from '@kavka/base';
import type { BufferPool } from './buffer-pool.ts';

const NOTHING = Buffer.alloc(0);

/**
 * One request as it came, without its size prefix. Counted references: the connection's, and one for each append that still writes from it.
 * The memory may be smaller than the announced length at first and grows as bytes arrive.
 */
export class Frame {
  readonly length: number;
  readonly #pool: BufferPool;
  #buffer: Buffer;
  #filledBytes = 0;
  #references = 1;
  #isDropped = false;

  constructor(pool: BufferPool, length: number, firstBytes: number) {
    this.#pool = pool;
    this.length = length;
    this.#buffer = pool.take(Math.min(length, firstBytes));
  }

  /** The request stands in its first `length` bytes, once complete. */
  get buffer(): Buffer {
    return this.#buffer;
  }

  get isComplete(): boolean {
    return this.#filledBytes === this.length;
  }

  /** The memory for the next bytes. */
  room(): Buffer {
    if (this.#filledBytes === this.#buffer.length) this.#grow();
    return this.#buffer.subarray(this.#filledBytes, Math.min(this.length, this.#buffer.length));
  }

  /** `count` bytes have been put at the start of `room()`. */
  filled(count: number): void {
    this.#filledBytes += count;
    assert(this.#filledBytes <= this.length, 'a frame was filled beyond its length');
  }

  retain(): void {
    assert(this.#references > 0, 'a frame was retained after its release');
    this.#references++;
  }

  release(): void {
    this.#references--;
    assert(this.#references >= 0, 'a frame was released twice');
    if (this.#references === 0 && !this.#isDropped) this.#pool.give(this.#buffer);
  }

  /** Nothing reads from the request any more: its memory goes back before the request is over. */
  dropContents(): void {
    if (this.#isDropped) return;
    this.#isDropped = true;
    this.#pool.give(this.#buffer);
    this.#buffer = NOTHING;
  }

  #grow(): void {
    const larger = this.#pool.take(Math.min(this.length, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#filledBytes);
    this.#pool.give(this.#buffer);
    this.#buffer = larger;
  }
}
