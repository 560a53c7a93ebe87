import type { InFlightBatch } from './in-flight-batch.ts';

/** The batches that are not done with, by their offsets; they do not overlap. */
export class InFlightBatches {
  readonly #batches: InFlightBatch[] = [];

  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  get first(): InFlightBatch | undefined {
    return this.#batches[0];
  }

  get last(): InFlightBatch | undefined {
    return this.#batches.at(-1);
  }

  [Symbol.iterator](): Iterator<InFlightBatch> {
    return this.#batches[Symbol.iterator]();
  }

  /** The last batch that begins at the offset or before it; it may end before it too. */
  floor(offset: number): InFlightBatch | undefined {
    return this.#batches[this.#countUpTo(offset) - 1];
  }

  /** The first batch that begins behind the offset. */
  higher(offset: number): InFlightBatch | undefined {
    return this.#batches[this.#countUpTo(offset)];
  }

  /** Those that begin between the offsets, both included. */
  beginningWithin(firstOffset: number, lastOffset: number): InFlightBatch[] {
    return this.#batches.slice(this.#countUpTo(firstOffset - 1), this.#countUpTo(lastOffset));
  }

  add(batch: InFlightBatch): void {
    this.#batches.splice(this.#countUpTo(batch.firstOffset), 0, batch);
  }

  remove(batch: InFlightBatch): void {
    const at = this.#batches.indexOf(batch);
    if (at >= 0) this.#batches.splice(at, 1);
  }

  /** Drops those that begin at the offset or before it. */
  removeUpTo(offset: number): void {
    this.#batches.splice(0, this.#countUpTo(offset));
  }

  clear(): void {
    this.#batches.length = 0;
  }

  #countUpTo(offset: number): number {
    let low = 0;
    let high = this.#batches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#batches[middle] as InFlightBatch).firstOffset <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
