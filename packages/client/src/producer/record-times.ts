/** The times of a batch's records. Neighbours mostly have the same one, so only changes are kept. */
export class RecordTimes {
  readonly #starts: number[] = [];
  readonly #times: number[] = [];
  #count = 0;
  #last = Number.NaN;

  add(timestamp: number): void {
    if (timestamp !== this.#last) {
      this.#last = timestamp;
      this.#starts.push(this.#count);
      this.#times.push(timestamp);
    }
    this.#count++;
  }

  /** The time of record `index`. */
  at(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return this.#times[low] ?? -1;
  }
}
