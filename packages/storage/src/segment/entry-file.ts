import { assert } from '@kavka/base';
import type { CachedFile } from '../descriptor-cache.ts';

/** Entries wait in memory until there are so many bytes of them: a write for each would cost as much as the records' own. */
const TAIL_BYTES = 4096;
const FIRST_TAIL_BYTES = 128;
const BLOCK_BYTES = 4096;
const NO_TAIL = Buffer.alloc(0);

/** Where searches read blocks of files to; used within one call only. */
const block = Buffer.alloc(BLOCK_BYTES);

/**
 * A file of ascending entries of one size, searched in place: nothing but the newest entries, which have not been written yet, is held in
 * memory. A crash may lose those; an index without its last entries is still a right one.
 */
export class EntryFile {
  readonly entrySize: number;
  readonly #file: CachedFile;
  /** Entries in the file; -1: not known yet. */
  #written = -1;
  #tail = NO_TAIL;
  #tailCount = 0;

  constructor(file: CachedFile, entrySize: number) {
    this.#file = file;
    this.entrySize = entrySize;
  }

  get file(): CachedFile {
    return this.#file;
  }

  get count(): number {
    return this.#writtenCount() + this.#tailCount;
  }

  /** False where the file ends within an entry. */
  get isWhole(): boolean {
    return this.#file.use().size() % this.entrySize === 0;
  }

  /** The newest entries; `add` says where in it the caller writes one. */
  get tail(): Buffer {
    return this.#tail;
  }

  /** The next entry has the others written. */
  get isTailFull(): boolean {
    return (this.#tailCount + 1) * this.entrySize > TAIL_BYTES;
  }

  /** Makes room for one more entry, at the position of `tail` that it gives. */
  add(): number {
    if ((this.#tailCount + 1) * this.entrySize > this.#tail.length) this.#makeRoom();
    return this.#tailCount++ * this.entrySize;
  }

  /** Index of the last entry for which `isAtMost` holds, -1 where it holds for none. It holds for all entries before one it holds for. */
  findLast(isAtMost: (bytes: Buffer, position: number) => boolean): number {
    const { entrySize } = this;
    const written = this.#writtenCount();
    if (this.#tailCount > 0 && isAtMost(this.#tail, 0))
      return written + lastIn(this.#tail, this.#tailCount, entrySize, isAtMost);
    if (written === 0) return -1;
    const perBlock = Math.floor(BLOCK_BYTES / entrySize);
    let low = 0;
    let high = Math.ceil(written / perBlock) - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      this.#readBlock(middle * perBlock, 1);
      if (isAtMost(block, 0)) low = middle;
      else high = middle - 1;
    }
    const first = low * perBlock;
    const count = Math.min(perBlock, written - first);
    this.#readBlock(first, count);
    return first + lastIn(block, count, entrySize, isAtMost);
  }

  /** The bytes of an entry; valid until the next call on any entry file. */
  read(index: number): Buffer {
    const written = this.#writtenCount();
    if (index >= written) {
      const position = (index - written) * this.entrySize;
      assert(index < this.count, `no entry ${index} in ${this.#file.path}`);
      return this.#tail.subarray(position, position + this.entrySize);
    }
    this.#readBlock(index, 1);
    return block.subarray(0, this.entrySize);
  }

  /** Forgets all entries from `count` on. */
  truncate(count: number): void {
    const written = this.#writtenCount();
    if (count >= written) {
      this.#tailCount = Math.min(this.#tailCount, count - written);
      return;
    }
    this.#tailCount = 0;
    this.#file.use().truncate(count * this.entrySize);
    this.#written = count;
  }

  /** Makes an empty file, also where it was missing, or held what is no entry. */
  reset(): void {
    this.#tailCount = 0;
    const file = this.#file.make();
    if (file.size() > 0) file.truncate(0);
    this.#written = 0;
  }

  /** Forgets the entries that wait; for when they cannot be written. */
  dropTail(): void {
    this.#tailCount = 0;
    this.#tail = NO_TAIL;
  }

  /** Writes the entries that wait, and gives their memory back. */
  flush(): void {
    if (this.#tailCount > 0) {
      const written = this.#writtenCount();
      const bytes = this.#tail.subarray(0, this.#tailCount * this.entrySize);
      this.#file.use().writeSync([bytes], written * this.entrySize);
      this.#written = written + this.#tailCount;
      this.#tailCount = 0;
    }
    this.#tail = NO_TAIL;
  }

  async sync(): Promise<void> {
    await this.#file.use().sync();
  }

  close(): void {
    this.#file.close();
  }

  #writtenCount(): number {
    if (this.#written < 0) this.#written = Math.floor(this.#file.use().size() / this.entrySize);
    return this.#written;
  }

  #makeRoom(): void {
    if (this.#tail.length === TAIL_BYTES) {
      const tail = this.#tail;
      this.flush();
      this.#tail = tail;
      return;
    }
    const larger = Buffer.alloc(Math.max(this.#tail.length * 2, FIRST_TAIL_BYTES));
    this.#tail.copy(larger);
    this.#tail = larger;
  }

  #readBlock(first: number, count: number): void {
    const target = block.subarray(0, count * this.entrySize);
    const read = this.#file.use().readSync(target, first * this.entrySize);
    assert(read === target.length, `${this.#file.path} is shorter than it was`);
  }
}

function lastIn(
  bytes: Buffer,
  count: number,
  entrySize: number,
  isAtMost: (bytes: Buffer, position: number) => boolean,
): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isAtMost(bytes, middle * entrySize)) low = middle;
    else high = middle - 1;
  }
  return low;
}
