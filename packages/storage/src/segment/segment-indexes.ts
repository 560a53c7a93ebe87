import type { DescriptorCache } from '../descriptor-cache.ts';
import { OFFSET_INDEX_SUFFIX, offsetFileName, TIME_INDEX_SUFFIX } from '../log-file-names.ts';
import { OffsetIndex } from './offset-index.ts';
import { TimeIndex, type TimestampOffset } from './time-index.ts';

/** The offset and the time index of a segment, which grow together, and the largest timestamp. */
export class SegmentIndexes {
  readonly offsets: OffsetIndex;
  readonly times: TimeIndex;
  readonly #baseOffset: number;
  #bytesSinceEntry = 0;
  #largest: TimestampOffset | null = null;

  /** `ending` follows all names of files. */
  constructor(files: DescriptorCache, directory: string, baseOffset: number, ending: string) {
    const file = (suffix: string) =>
      files.file(`${directory}/${offsetFileName(baseOffset, suffix)}${ending}`);
    this.#baseOffset = baseOffset;
    this.offsets = new OffsetIndex(file(OFFSET_INDEX_SUFFIX), baseOffset);
    this.times = new TimeIndex(file(TIME_INDEX_SUFFIX), baseOffset);
  }

  /** The largest timestamp in the segment and the last offset of the first batch that has it; (-1, base offset) where none has any. */
  get largestTimestamp(): TimestampOffset {
    this.#largest ??= this.times.last() ?? { timestamp: -1n, offset: this.#baseOffset };
    return this.#largest;
  }

  /** False where the file could not even be asked for the largest timestamp. */
  get knowsLargest(): boolean {
    return this.#largest !== null;
  }

  /** A batch now stands in the log at `position`. */
  add(
    lastOffset: number,
    maxTimestamp: bigint,
    position: number,
    sizeBytes: number,
    intervalBytes: number,
  ): void {
    if (maxTimestamp > this.largestTimestamp.timestamp)
      this.#largest = { timestamp: maxTimestamp, offset: lastOffset };
    if (this.#bytesSinceEntry > intervalBytes) {
      if (this.offsets.entries.isTailFull) this.flush();
      this.offsets.append(lastOffset, position);
      this.times.append(this.largestTimestamp.timestamp, this.largestTimestamp.offset);
      this.#bytesSinceEntry = 0;
    }
    this.#bytesSinceEntry += sizeBytes;
  }

  isFull(maxBytes: number): boolean {
    return this.offsets.isFull(maxBytes) || this.times.isFull(maxBytes);
  }

  /** Closes the time index with the largest timestamp, so that nobody has to look for it, and writes both. */
  finish(): void {
    const { timestamp, offset } = this.largestTimestamp;
    if (timestamp >= 0n) this.times.append(timestamp, offset);
    this.flush();
  }

  flush(): void {
    // Recovery goes on behind the last offset entry that it finds: by then the times before it must be known.
    this.times.entries.flush();
    this.offsets.entries.flush();
  }

  /** Gives up the newest entries, which cannot be written: searches take a little longer without them. */
  dropTails(): void {
    this.offsets.entries.dropTail();
    this.times.entries.dropTail();
  }

  reset(): void {
    this.offsets.entries.reset();
    this.times.entries.reset();
    this.#forgetLargest();
  }

  /**
   * What stands behind `offset`, that of an entry, will be added again. Times behind it go: they would keep those of batches before them
   * from being added, which are missed once the batches with the later times are cut.
   */
  resumeBehind(offset: number): void {
    this.times.truncateTo(offset + 1);
    this.#forgetLargest();
  }

  /** Forgets entries for what is no more, after all that is left has been added. */
  endAt(offset: number): void {
    this.offsets.truncateTo(offset);
    this.times.truncateTo(offset);
  }

  /** Forgets the entries at or behind `offset`. */
  truncateTo(offset: number): void {
    this.offsets.truncateTo(offset);
    this.times.truncateTo(offset);
    this.#forgetLargest();
  }

  /** What is wrong with one of the files, null where nothing is. */
  findFault(logBytes: number): { readonly path: string; readonly fault: string } | null {
    const inOffsets = this.offsets.findFault(logBytes);
    if (inOffsets !== null) return { path: this.offsets.entries.file.path, fault: inOffsets };
    const inTimes = this.times.findFault();
    return inTimes === null ? null : { path: this.times.entries.file.path, fault: inTimes };
  }

  async sync(): Promise<void> {
    this.flush();
    await Promise.all([this.offsets.entries.sync(), this.times.entries.sync()]);
  }

  close(): void {
    this.offsets.entries.file.close();
    this.times.entries.file.close();
  }

  #forgetLargest(): void {
    this.#largest = null;
    this.#bytesSinceEntry = 0;
  }
}
