/** Memory is made in steps of this, so that answers of about the same size can follow each other in it. */
const STEP_BYTES = 262_144;
const MOST_FREE = 4;
const MOST_FREE_BYTES = 64 * 1_048_576;

/**
 * The memory of a connection's large answers. What is given back serves later ones: memory that the garbage collector must find makes
 * it run every few fetches, which costs more than reading the records does. Nobody has to give anything back.
 */
export class FrameMemory {
  /** Ordered by size. */
  readonly #free: Buffer[] = [];
  #freeBytes = 0;
  readonly #lent = new WeakSet<ArrayBufferLike>();
  #isUsedAgain = false;

  /** Bytes that wait for an answer. */
  get freeBytes(): number {
    return this.#freeBytes;
  }

  /** Memory of exactly this size, with anything in it. */
  take(sizeBytes: number): Buffer {
    const at = this.#free.findIndex(({ length }) => length >= sizeBytes);
    const free = this.#free[at];
    if (free === undefined) return this.#make(sizeBytes);
    this.#free.splice(at, 1);
    this.#freeBytes -= free.length;
    this.#lent.add(free.buffer);
    return free.subarray(0, sizeBytes);
  }

  /** `bytes` are a view of what was taken, which nobody reads any more. Other memory, and what is back already, is left alone. */
  giveBack({ buffer }: Buffer): void {
    if (!this.#lent.delete(buffer)) return;
    this.#isUsedAgain = true;
    const memory = Buffer.from(buffer);
    const at = this.#free.findIndex(({ length }) => length >= memory.length);
    this.#free.splice(at < 0 ? this.#free.length : at, 0, memory);
    this.#freeBytes += memory.length;
    while (this.#free.length > MOST_FREE || this.#freeBytes > MOST_FREE_BYTES)
      this.#freeBytes -= this.#free.shift()!.length;
  }

  #make(sizeBytes: number): Buffer {
    const roomBytes = this.#isUsedAgain ? Math.ceil(sizeBytes / STEP_BYTES) * STEP_BYTES : sizeBytes;
    const memory = Buffer.allocUnsafeSlow(roomBytes);
    this.#lent.add(memory.buffer);
    return memory.subarray(0, sizeBytes);
  }
}
