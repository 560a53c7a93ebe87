import type { CachedFile } from '../descriptor-cache.ts';
import { EntryFile } from './entry-file.ts';

const ENTRY_SIZE = 12;

export interface TimestampOffset {
  readonly timestamp: bigint;
  readonly offset: number;
}

/**
 * From timestamps to offsets in a segment, sparse: an entry is (largest timestamp so far; last offset, relative to the segment, of
 * the batch that has it). What stands behind that batch may be later; what is later stands behind that batch.
 */
export class TimeIndex {
  readonly entries: EntryFile;
  readonly #baseOffset: number;

  constructor(file: CachedFile, baseOffset: number) {
    this.entries = new EntryFile(file, ENTRY_SIZE);
    this.#baseOffset = baseOffset;
  }

  /** Adds an entry where its timestamp is larger than the last one's. */
  append(timestamp: bigint, offset: number): void {
    if (timestamp <= (this.last()?.timestamp ?? -1n)) return;
    const at = this.entries.add();
    this.entries.tail.writeBigInt64BE(timestamp, at);
    this.entries.tail.writeInt32BE(offset - this.#baseOffset, at + 8);
  }

  /** The last entry that is not later than `timestamp`; null where none is. */
  floor(timestamp: bigint): TimestampOffset | null {
    return this.#at(this.entries.findLast((bytes, at) => bytes.readBigInt64BE(at) <= timestamp));
  }

  last(): TimestampOffset | null {
    return this.#at(this.entries.count - 1);
  }

  /** Forgets the entries at or behind `offset`. */
  truncateTo(offset: number): void {
    const relative = offset - this.#baseOffset;
    this.entries.truncate(this.entries.findLast((bytes, at) => bytes.readInt32BE(at + 8) < relative) + 1);
  }

  /** One place is kept for the entry that closes the segment. */
  isFull(maxBytes: number): boolean {
    return this.entries.count >= Math.floor(maxBytes / ENTRY_SIZE) - 1;
  }

  /** What is wrong with the file, as far as its ends tell; null where nothing is. */
  findFault(): string | null {
    if (!this.entries.isWhole) return `its size is no multiple of ${ENTRY_SIZE} bytes`;
    const last = this.last();
    if (last === null) return null;
    const first = this.#at(0);
    if (first !== null && last.timestamp < first.timestamp) return 'its last entry is before its first';
    return last.offset < this.#baseOffset ? `its last entry points to offset ${last.offset}` : null;
  }

  #at(index: number): TimestampOffset | null {
    if (index < 0) return null;
    const entry = this.entries.read(index);
    return { timestamp: entry.readBigInt64BE(0), offset: this.#baseOffset + entry.readInt32BE(8) };
  }
}
