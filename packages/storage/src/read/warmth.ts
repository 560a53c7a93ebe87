import type { Segment } from '../segment/segment.ts';

/** What this process wrote before so many other bytes is taken to be in memory still. */
const WARM_VOLUME_BYTES = 1024 * 1024 * 1024;

/** The system has had no reason yet to take this memory for something else. */
const FRESH_VOLUME_BYTES = 512 * 1024 * 1024;

/** Of one log, after so many bytes, it is noted how much all logs had written. */
const MARK_BYTES = 16 * 1024 * 1024;

/** The same after all logs have written so much: of a log that is written slowly, the old part alone is cold. */
const MARK_VOLUME_BYTES = 64 * 1024 * 1024;

/** Counts what all logs of this process write. */
export interface WriteVolume {
  readonly writtenBytes: number;
}

interface Mark {
  readonly segment: Segment;
  readonly position: number;
  /** What all logs had written then. */
  readonly volume: number;
}

/** Knows which bytes of a log this process has written a short while ago, as measured by what it has written since. */
export class Warmth {
  readonly #volume: WriteVolume;
  /** Oldest first. */
  #marks: Mark[] = [];

  constructor(volume: WriteVolume) {
    this.#volume = volume;
  }

  /** Bytes are being written to `segment` from `position` on. */
  wrote(segment: Segment, position: number): void {
    const last = this.#marks.at(-1);
    const isMarked =
      last !== undefined &&
      last.segment === segment &&
      position - last.position < MARK_BYTES &&
      this.#age(last) < MARK_VOLUME_BYTES;
    if (isMarked) return;
    this.#forgetCold();
    this.#marks.push({ segment, position, volume: this.#volume.writtenBytes });
  }

  isWarm(segment: Segment, position: number): boolean {
    return this.#isWithin(WARM_VOLUME_BYTES, segment, position);
  }

  /** Written so short a while ago that it is in memory almost certainly. */
  isFresh(segment: Segment, position: number): boolean {
    return this.#isWithin(FRESH_VOLUME_BYTES, segment, position);
  }

  forget(): void {
    this.#marks = [];
  }

  #isWithin(limit: number, segment: Segment, position: number): boolean {
    for (let at = this.#marks.length - 1; at >= 0; at--) {
      const mark = this.#marks[at];
      if (mark === undefined || this.#age(mark) > limit) return false;
      if (mark.segment === segment && mark.position <= position) return true;
    }
    return false;
  }

  #forgetCold(): void {
    const [first] = this.#marks;
    if (first !== undefined && this.#age(first) > WARM_VOLUME_BYTES)
      this.#marks = this.#marks.filter((mark) => this.#age(mark) <= WARM_VOLUME_BYTES);
  }

  /** Bytes that all logs have written since. */
  #age({ volume }: Mark): number {
    return this.#volume.writtenBytes - volume;
  }
}
