import { assert } from '@kavka/base';
import type { Segment } from './segment.ts';

/** The segments of a log by base offset; the last one is the active one. */
export class SegmentList {
  #segments: Segment[];

  constructor(segments: Segment[]) {
    assert(segments.length > 0, 'a log has a segment');
    this.#segments = segments;
  }

  get active(): Segment {
    return this.#segments[this.#segments.length - 1] as Segment;
  }

  get first(): Segment {
    return this.#segments[0] as Segment;
  }

  get length(): number {
    return this.#segments.length;
  }

  get sizeBytes(): number {
    let size = 0;
    for (const segment of this.#segments) size += segment.sizeBytes;
    return size;
  }

  all(): readonly Segment[] {
    return this.#segments;
  }

  /** The index of the segment that `offset` falls into, -1 before the first one. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    if (high >= 0 && (this.#segments[high] as Segment).baseOffset <= offset) return high;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if ((this.#segments[middle] as Segment).baseOffset <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  at(index: number): Segment | undefined {
    return this.#segments[index];
  }

  /** The segments that hold offsets from `offset` on. */
  from(offset: number): Segment[] {
    return this.#segments.slice(Math.max(this.indexOf(offset), 0));
  }

  push(segment: Segment): void {
    this.#segments.push(segment);
  }

  /** True where all of them are parts of the log. */
  holds(segments: readonly Segment[]): boolean {
    return segments.every((segment) => this.#segments.includes(segment));
  }

  /** Puts `replacement` in the place of `replaced`, which follow each other. */
  replace(replaced: readonly Segment[], replacement: Segment): void {
    const first = this.#segments.indexOf(replaced[0] as Segment);
    this.#segments = this.#segments.toSpliced(first, replaced.length, replacement);
  }

  /** Takes out those that `isKept` does not hold for. */
  retain(isKept: (segment: Segment) => boolean): Segment[] {
    const removed = this.#segments.filter((segment) => !isKept(segment));
    if (removed.length > 0) this.#segments = this.#segments.filter(isKept);
    return removed;
  }
}
