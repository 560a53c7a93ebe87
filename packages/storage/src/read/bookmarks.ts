import type { Segment } from '../segment/segment.ts';

const KEPT = 8;

/**
 * Positions of batches that are likely to be asked for next: the ends of the last reads and writes. Who reads on from there is spared the
 * search in the index.
 */
export class Bookmarks {
  #entries: { segment: Segment; offset: number; position: number }[] = [];
  #next = 0;

  /** The batch that holds `offset` begins at `position` of `segment` (or would, were it written). */
  add(segment: Segment, offset: number, position: number): void {
    const known = this.#entries.find((entry) => entry.offset === offset && entry.segment === segment);
    if (known !== undefined) {
      known.position = position;
      return;
    }
    const entry = this.#entries[this.#next];
    if (entry === undefined) this.#entries.push({ segment, offset, position });
    else {
      entry.segment = segment;
      entry.offset = offset;
      entry.position = position;
    }
    this.#next = (this.#next + 1) % KEPT;
  }

  /** The position in `segment` of the batch that holds `offset`; -1 where it is not known. */
  find(segment: Segment, offset: number): number {
    for (const entry of this.#entries) {
      if (entry.offset === offset && entry.segment === segment) return entry.position;
    }
    return -1;
  }

  clear(): void {
    this.#entries = [];
    this.#next = 0;
  }
}
