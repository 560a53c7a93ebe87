/** Called once: with null when the offset is reached, with an error code when it will not be. */
export type WatermarkListener = (errorCode: number) => void;

interface Waiting {
  readonly offset: number;
  readonly listener: WatermarkListener;
}

/** Who waits for a watermark to reach an offset. Offsets come in ascending order, because appends do. */
export class WatermarkQueue {
  #waiting: Waiting[] = [];
  #head = 0;

  get isEmpty(): boolean {
    return this.#head === this.#waiting.length;
  }

  add(offset: number, listener: WatermarkListener): void {
    this.#waiting.push({ offset, listener });
  }

  /** The watermark is now `offset`: those who waited for it or less are called with 0, in order. */
  reached(offset: number): void {
    while (this.#head < this.#waiting.length) {
      const first = this.#waiting[this.#head] as Waiting;
      if (first.offset > offset) break;
      this.#head++;
      first.listener(0);
    }
    this.#compact();
  }

  /** Nobody will be served any more, such as when leadership is lost. */
  failAll(errorCode: number): void {
    const waiting = this.#waiting.slice(this.#head);
    this.#waiting = [];
    this.#head = 0;
    for (const { listener } of waiting) listener(errorCode);
  }

  #compact(): void {
    if (this.#head === this.#waiting.length) {
      this.#waiting.length = 0;
      this.#head = 0;
    } else if (this.#head > 1024) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
  }
}
