import { NO_TIMESTAMP } from './batch-layout.ts';
import type { RecordView } from './record-view.ts';

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Deltas below this were read without rounding. */
const EXACT_LIMIT = 2 ** 52;

/** With a base below this no such delta leaves int64. */
const ORDINARY_BASE = 2n ** 62n;

/**
 * Follows the timestamps of a batch's records: finds the largest, and those outside a range. Counts with deltas as numbers, and with
 * bigints only where a delta or the base is so far off that numbers would not do.
 */
export class TimestampScan {
  #base = 0n;
  #earliest = INT64_MIN;
  #latest = INT64_MAX;

  /** Smaller deltas are compared as numbers. */
  #nearLimit = 0;
  #earliestDelta = 0;
  #latestDelta = 0;
  #noTimestampDelta = 0;

  #maxDelta = 0;
  #maxDeltaOffset = -1;
  #maxFar = NO_TIMESTAMP;
  #maxFarOffset = -1;

  start(base: bigint, earliest = INT64_MIN, latest = INT64_MAX): void {
    this.#base = base;
    this.#earliest = earliest;
    this.#latest = latest;
    this.#nearLimit = base > -ORDINARY_BASE && base < ORDINARY_BASE ? EXACT_LIMIT : 0;
    this.#earliestDelta = Number(earliest - base);
    this.#latestDelta = Number(latest - base);
    this.#noTimestampDelta = Number(NO_TIMESTAMP - base);
    this.#maxDelta = this.#noTimestampDelta;
    this.#maxDeltaOffset = -1;
    this.#maxFar = NO_TIMESTAMP;
    this.#maxFarOffset = -1;
  }

  /** Takes the record where `view` stands; false where its time is outside the range (no time, -1, is always inside). */
  take(view: RecordView): boolean {
    const delta = view.timestampDelta;
    if (Math.abs(delta) >= this.#nearLimit) return this.#takeFar(view);
    if (delta > this.#maxDelta) {
      this.#maxDelta = delta;
      this.#maxDeltaOffset = view.offsetDelta;
    }
    return (delta >= this.#earliestDelta && delta <= this.#latestDelta) || delta === this.#noTimestampDelta;
  }

  #takeFar(view: RecordView): boolean {
    const timestamp = view.timestamp;
    if (timestamp > this.#maxFar) {
      this.#maxFar = timestamp;
      this.#maxFarOffset = view.offsetDelta;
    }
    return (timestamp >= this.#earliest && timestamp <= this.#latest) || timestamp === NO_TIMESTAMP;
  }

  /** -1 where no record had a time. */
  get maxTimestamp(): bigint {
    return this.#isMaxFar ? this.#maxFar : this.#maxNear;
  }

  /** Of the first record with that time; -1 where none had one. */
  get maxTimestampOffsetDelta(): number {
    return this.#isMaxFar ? this.#maxFarOffset : this.#maxDeltaOffset;
  }

  get #maxNear(): bigint {
    return this.#maxDeltaOffset < 0 ? NO_TIMESTAMP : this.#base + BigInt(this.#maxDelta);
  }

  get #isMaxFar(): boolean {
    return this.#maxFar > this.#maxNear;
  }
}
