import type { CachedFile } from '../descriptor-cache.ts';
import { EntryFile } from './entry-file.ts';

const ENTRY_SIZE = 8;

/** The last offset of a batch, and where the batch begins. */
export interface OffsetPosition {
  readonly offset: number;
  readonly position: number;
}

/** From offsets to positions in a segment's log, sparse: an entry is (last offset of a batch, relative to the segment; where it begins). */
export class OffsetIndex {
  readonly entries: EntryFile;
  readonly #baseOffset: number;

  constructor(file: CachedFile, baseOffset: number) {
    this.entries = new EntryFile(file, ENTRY_SIZE);
    this.#baseOffset = baseOffset;
  }

  /** Offsets ascend. */
  append(lastOffset: number, position: number): void {
    const at = this.entries.add();
    this.entries.tail.writeInt32BE(lastOffset - this.#baseOffset, at);
    this.entries.tail.writeInt32BE(position, at + 4);
  }

  /** The last entry at or before `offset`: from its position a forward search finds the offset. Null: from the start. */
  floor(offset: number): OffsetPosition | null {
    const relative = offset - this.#baseOffset;
    return this.#at(this.entries.findLast((bytes, at) => bytes.readInt32BE(at) <= relative));
  }

  /** The last entry whose batch begins at or before `position`. */
  before(position: number): OffsetPosition | null {
    return this.#at(this.entries.findLast((bytes, at) => bytes.readInt32BE(at + 4) <= position));
  }

  last(): OffsetPosition | null {
    return this.#at(this.entries.count - 1);
  }

  /** Forgets the batches that do not end before `offset`. */
  truncateTo(offset: number): void {
    const relative = offset - this.#baseOffset;
    this.entries.truncate(this.entries.findLast((bytes, at) => bytes.readInt32BE(at) < relative) + 1);
  }

  isFull(maxBytes: number): boolean {
    return this.entries.count >= Math.floor(maxBytes / ENTRY_SIZE);
  }

  /** What is wrong with the file beside a log of `logBytes`, as far as its end tells; null where nothing is. */
  findFault(logBytes: number): string | null {
    if (!this.entries.isWhole) return `its size is no multiple of ${ENTRY_SIZE} bytes`;
    const last = this.last();
    if (last === null) return null;
    if (last.offset <= this.#baseOffset) return `its last entry points to offset ${last.offset}`;
    return last.position >= logBytes
      ? `it points to position ${last.position} of a log of ${logBytes} bytes`
      : null;
  }

  #at(index: number): OffsetPosition | null {
    if (index < 0) return null;
    const entry = this.entries.read(index);
    return { offset: this.#baseOffset + entry.readInt32BE(0), position: entry.readInt32BE(4) };
  }
}
