import type { Segment } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import { Bookmarks } from './bookmarks.ts';
import { LogSlice } from './log-slice.ts';

/** Behind the end of a log by more than this, bytes are taken for cold. */
const WARM_BYTES = 32 * 1024 * 1024;

const SIZE_FIELD_END = 12;
const LENGTH_AT = 8;

/** More than any request carries: a length beyond is damage, and no reason to take so much memory. */
const LARGEST_BATCH_BYTES = 128 * 1024 * 1024;

const sizeField = Buffer.alloc(SIZE_FIELD_END);

interface Start {
  readonly position: number;
  readonly isDamaged: boolean;
}

/** Finds records in the segments of a log. */
export class LogReader {
  readonly #segments: SegmentList;
  readonly #bookmarks = new Bookmarks();
  /** Where the segment that was active when the log was opened ended then: what stands behind is of this run. */
  readonly #ownSegmentBase: number;
  readonly #ownFrom: number;

  constructor(segments: SegmentList) {
    this.#segments = segments;
    this.#ownSegmentBase = segments.active.baseOffset;
    this.#ownFrom = segments.active.sizeBytes;
  }

  /** A group was written: its first offset is what those who wait at the end will ask for. */
  wrote(offset: number, position: number): void {
    this.#bookmarks.add(this.#segments.active, offset, position);
  }

  /** Offsets have changed their places. */
  forget(): void {
    this.#bookmarks.clear();
  }

  /**
   * At most `maxBytes` (with `minOneBatch` at least one batch) of the batches from the one that holds `offset` to before `upTo`, in one
   * segment. `offset` is not before the start of the log.
   */
  locate(offset: number, maxBytes: number, upTo: number, minOneBatch: boolean): LogSlice {
    if (offset < upTo) {
      for (let index = Math.max(this.#segments.indexOf(offset), 0); ; index++) {
        const segment = this.#segments.at(index);
        if (segment === undefined || segment.baseOffset >= upTo) break;
        const start = this.#startIn(segment, offset);
        if (start === null) continue;
        return this.#slice(segment, start, this.#endIn(segment, index, upTo), offset, maxBytes, minOneBatch);
      }
    }
    return new LogSlice(offset, null, this.#bookmarks);
  }

  /** The transactions with batches in `[from, to)` that were aborted, as far as their markers are written. */
  abortedTransactions(from: number, to: number): AbortedTransaction[] {
    const aborted: AbortedTransaction[] = [];
    for (const segment of this.#segments.from(from)) {
      for (const transaction of segment.transactions?.readAll() ?? []) {
        if (transaction.lastOffset >= from && transaction.firstOffset < to) aborted.push(transaction);
        if (transaction.lastStableOffset >= to) return aborted;
      }
    }
    return aborted;
  }

  /** Where the batch that holds `offset` begins; null where the segment ends before. */
  #startIn(segment: Segment, offset: number): Start | null {
    const known = this.#bookmarks.find(segment, offset);
    if (known >= 0 && known < segment.sizeBytes) return { position: known, isDamaged: false };
    return segment.find(offset);
  }

  /** Where what stands before `upTo` ends in this segment. */
  #endIn(segment: Segment, index: number, upTo: number): number {
    const next = this.#segments.at(index + 1);
    if (next !== undefined && next.baseOffset <= upTo) return segment.sizeBytes;
    const known = this.#bookmarks.find(segment, upTo);
    if (known >= 0) return known;
    const position = segment.find(upTo)?.position ?? segment.sizeBytes;
    this.#bookmarks.add(segment, upTo, position);
    return position;
  }

  #slice(
    segment: Segment,
    start: Start,
    end: number,
    offset: number,
    maxBytes: number,
    minOneBatch: boolean,
  ): LogSlice {
    const { position } = start;
    const available = Math.max(end - position, 0);
    let sizeBytes = Math.min(available, maxBytes);
    let isDamaged = start.isDamaged;
    if (minOneBatch && maxBytes < available) {
      const batchSize = batchSizeAt(segment, position);
      if (batchSize <= Math.min(available, LARGEST_BATCH_BYTES)) sizeBytes = Math.max(sizeBytes, batchSize);
      else isDamaged = true;
    }
    if (sizeBytes <= 0) return new LogSlice(offset, null, this.#bookmarks);
    const isCold = !this.#isOwn(segment, position) || this.#isFarBehind(segment, position);
    const isCut = sizeBytes < available && !isDamaged;
    const place = { segment, position, sizeBytes, isCold, isTrusted: !isCold && !isDamaged, isCut };
    return new LogSlice(offset, place, this.#bookmarks);
  }

  #isOwn(segment: Segment, position: number): boolean {
    return (
      segment.baseOffset > this.#ownSegmentBase ||
      (segment.baseOffset === this.#ownSegmentBase && position >= this.#ownFrom)
    );
  }

  #isFarBehind(segment: Segment, position: number): boolean {
    const { active } = this.#segments;
    if (segment === active) return active.sizeBytes - position > WARM_BYTES;
    return (
      active.sizeBytes + segment.sizeBytes - position > WARM_BYTES ||
      this.#segments.at(this.#segments.length - 2) !== segment
    );
  }
}

function batchSizeAt(segment: Segment, position: number): number {
  segment.log.readSync(sizeField, position);
  return SIZE_FIELD_END + sizeField.readInt32BE(LENGTH_AT);
}
