/**
 * The memory of all batches that wait or are under way. Batches of the usual size come from a free list; larger ones are made and dropped,
 * and count the same.
 */
export class BatchMemory {
  readonly #batchBytes: number;
  readonly #limitBytes: number;
  readonly #free: Buffer[] = [];
  #usedBytes = 0;

  constructor(batchBytes: number, limitBytes: number) {
    this.#batchBytes = batchBytes;
    this.#limitBytes = limitBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Memory for a batch in which `sizeBytes` have room; undefined while there is not enough. */
  take(sizeBytes: number): Buffer | undefined {
    const needed = Math.max(sizeBytes, this.#batchBytes);
    if (this.#usedBytes > 0 && this.#usedBytes + needed > this.#limitBytes) return undefined;
    this.#usedBytes += needed;
    if (needed === this.#batchBytes) return this.#free.pop() ?? Buffer.allocUnsafeSlow(needed);
    return Buffer.allocUnsafeSlow(needed);
  }

  /** As `take` for what replaces memory that will be given back: never refused. */
  takeAtOnce(sizeBytes: number): Buffer {
    this.#usedBytes += sizeBytes;
    return Buffer.allocUnsafeSlow(sizeBytes);
  }

  giveBack(memory: Buffer): void {
    this.#usedBytes -= memory.length;
    if (memory.length === this.#batchBytes) this.#free.push(memory);
  }
}
