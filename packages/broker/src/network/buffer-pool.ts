import { assert } from '@kavka/base';

const SMALLEST_CLASS = 12;
const LARGEST_CLASS = 27;

/**
 * Memory for frames and fetched records, in power-of-two classes from 4 KiB on. A buffer has one owner at a time: who takes it gives it
 * back once. What is kept for reuse is bounded; what is out is counted, for back-pressure.
 */
export class BufferPool {
  readonly #free: Buffer[][] = Array.from({ length: LARGEST_CLASS + 1 }, () => []);
  readonly #maxIdleBytes: number;
  #idleBytes = 0;
  #usedBytes = 0;

  constructor(maxIdleBytes: number) {
    this.#maxIdleBytes = maxIdleBytes;
  }

  /** Bytes taken and not given back. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** A buffer of at least `sizeBytes` with undefined contents. */
  take(sizeBytes: number): Buffer {
    const sizeClass = classOf(sizeBytes);
    const free = this.#free[sizeClass]?.pop();
    const capacity = sizeClass > LARGEST_CLASS ? sizeBytes : 1 << sizeClass;
    this.#usedBytes += capacity;
    if (free === undefined) return Buffer.allocUnsafeSlow(capacity);
    this.#idleBytes -= capacity;
    return free;
  }

  /** Takes back a buffer that `take` gave, whole. */
  give(buffer: Buffer): void {
    const capacity = buffer.length;
    this.#usedBytes -= capacity;
    assert(this.#usedBytes >= 0, 'a buffer was given back twice');
    if (this.#idleBytes + capacity > this.#maxIdleBytes) return;
    const list = this.#free[classOf(capacity)];
    if (list === undefined) return;
    list.push(buffer);
    this.#idleBytes += capacity;
  }
}

function classOf(sizeBytes: number): number {
  return Math.max(SMALLEST_CLASS, 32 - Math.clz32(Math.max(sizeBytes, 1) - 1));
}
