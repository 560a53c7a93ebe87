import type { LeaderEpochs } from '../checkpoints/leader-epochs.ts';
import { BatchScanner } from '../segment/batch-scanner.ts';
import type { Segment } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import { Bookmarks } from './bookmarks.ts';
import { LogSlice } from './log-slice.ts';
import { Warmth, type WriteVolume } from './warmth.ts';

const SCAN_BYTES = 8192;
const SIZE_FIELD_END = 12;
const LENGTH_AT = 8;

/** More than any request carries: a length beyond is damage, and no reason to take so much memory. */
const LARGEST_BATCH_BYTES = 128 * 1024 * 1024;

/**
 * Reads of more go to the thread pool even where the bytes should be in memory, unless they are fresh: where the system has taken the
 * memory for something else the wait is long.
 */
const LARGE_READ_BYTES = 256 * 1024;

const sizeField = Buffer.alloc(SIZE_FIELD_END);

/** The file of a segment ends before the next segment begins. */
export interface Gap {
  readonly path: string;
  readonly sizeBytes: number;
  /** Looked for in vain. */
  readonly offset: number;
  readonly nextOffset: number;
}

interface Start {
  readonly position: number;
  readonly isDamaged: boolean;
}

interface Range extends Start {
  readonly segment: Segment;
  readonly end: number;
}

/** Finds records in the segments of a log. */
export class LogReader {
  readonly #segments: SegmentList;
  readonly #bookmarks = new Bookmarks();
  readonly #warmth: Warmth;
  readonly #epochs: LeaderEpochs;
  readonly #foundGap: (gap: Gap) => void;
  /** Made with the first: few logs have one. */
  #withGap: WeakSet<Segment> | undefined;

  /** `foundGap` hears of each gap once. */
  constructor(
    segments: SegmentList,
    epochs: LeaderEpochs,
    volume: WriteVolume,
    foundGap: (gap: Gap) => void,
  ) {
    this.#segments = segments;
    this.#epochs = epochs;
    this.#foundGap = foundGap;
    this.#warmth = new Warmth(volume);
  }

  /** A group was written from `position` on, and ends the log at `endOffset` now: what those who wait at the end will ask for. */
  wrote(position: number, endOffset: number): void {
    const { active } = this.#segments;
    this.#warmth.wrote(active, position);
    this.#bookmarks.add(active, endOffset, active.sizeBytes);
  }

  /** Offsets have changed their places. */
  forget(): void {
    this.#bookmarks.clear();
    this.#warmth.forget();
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
        if (start === null) {
          this.#skipGap(segment, offset, this.#segments.at(index + 1));
          continue;
        }
        const end = this.#endIn(segment, index, upTo);
        const isDamaged = start.isDamaged || (end <= start.position && isBroken(segment, start.position));
        const range = {
          segment,
          position: start.position,
          end: isDamaged ? segment.sizeBytes : end,
          isDamaged,
        };
        return this.#slice(range, offset, upTo, maxBytes, minOneBatch);
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
    if (offset <= segment.baseOffset && segment.sizeBytes > 0) return { position: 0, isDamaged: false };
    const known = this.#bookmarks.find(segment, offset);
    if (known >= 0 && known < segment.sizeBytes) return { position: known, isDamaged: false };
    return segment.find(offset);
  }

  #skipGap(segment: Segment, offset: number, next: Segment | undefined): void {
    if (next === undefined || next.baseOffset <= offset || this.#withGap?.has(segment)) return;
    this.#withGap ??= new WeakSet();
    this.#withGap.add(segment);
    const { path, sizeBytes } = segment;
    this.#foundGap({ path, sizeBytes, offset, nextOffset: next.baseOffset });
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

  #slice(range: Range, offset: number, upTo: number, maxBytes: number, minOneBatch: boolean): LogSlice {
    const { segment, position, end } = range;
    const available = Math.max(end - position, 0);
    let sizeBytes = Math.min(available, maxBytes);
    let { isDamaged } = range;
    if (minOneBatch && maxBytes < available) {
      const batchSize = batchSizeAt(segment, position);
      if (batchSize <= Math.min(available, LARGEST_BATCH_BYTES)) sizeBytes = Math.max(sizeBytes, batchSize);
      else isDamaged = true;
    }
    if (sizeBytes <= 0) return new LogSlice(offset, null, this.#bookmarks);
    const isCold = !this.#warmth.isWarm(segment, position);
    const place = {
      segment,
      position,
      sizeBytes,
      isSlow: isCold || (sizeBytes > LARGE_READ_BYTES && !this.#warmth.isFresh(segment, position)),
      isTrusted: !isCold && !isDamaged,
      isCut: sizeBytes < available && !isDamaged,
      bounds: { startOffset: offset, endOffset: upTo, latestEpoch: this.#epochs.latest },
    };
    return new LogSlice(offset, place, this.#bookmarks);
  }
}

/** A damaged header may claim any offsets, so that nothing seems to stand before the end of what may be read. */
function isBroken(segment: Segment, position: number): boolean {
  const scanner = new BatchScanner(
    segment.log,
    position,
    segment.sizeBytes,
    0,
    Buffer.allocUnsafe(SCAN_BYTES),
  );
  return !scanner.next() || !scanner.isCrcValid();
}

function batchSizeAt(segment: Segment, position: number): number {
  segment.log.readSync(sizeField, position);
  return SIZE_FIELD_END + sizeField.readInt32BE(LENGTH_AT);
}
