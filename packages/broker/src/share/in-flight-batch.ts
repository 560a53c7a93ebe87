import type { RecordDelivery } from './record-delivery.ts';

/** The deliveries of a part of a batch. */
export interface DeliveredRange {
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly delivery: RecordDelivery;
}

/** Offsets that were handed out together. They share one state until they have to be told apart. */
export class InFlightBatch {
  readonly firstOffset: number;
  readonly lastOffset: number;
  #whole: RecordDelivery | null;
  #offsets: RecordDelivery[] = [];

  constructor(firstOffset: number, lastOffset: number, delivery: RecordDelivery) {
    this.firstOffset = firstOffset;
    this.lastOffset = lastOffset;
    this.#whole = delivery;
  }

  get size(): number {
    return this.lastOffset - this.firstOffset + 1;
  }

  /** The state of all offsets; null where each has its own. */
  get whole(): RecordDelivery | null {
    return this.#whole;
  }

  /** From now on each offset has a state of its own. */
  split(): void {
    const whole = this.#whole;
    if (whole === null) return;
    this.#offsets = Array.from({ length: this.size }, () => whole.copy());
    this.#whole = null;
  }

  isWithin(firstOffset: number, lastOffset: number): boolean {
    return this.firstOffset >= firstOffset && this.lastOffset <= lastOffset;
  }

  /** All of it, or each of its offsets from `firstOffset` to `lastOffset` that has a state of its own. */
  *ranges(firstOffset = this.firstOffset, lastOffset = this.lastOffset): Generator<DeliveredRange> {
    if (this.#whole !== null) {
      yield { firstOffset: this.firstOffset, lastOffset: this.lastOffset, delivery: this.#whole };
      return;
    }
    const end = Math.min(lastOffset, this.lastOffset);
    for (let offset = Math.max(firstOffset, this.firstOffset); offset <= end; offset++)
      yield { firstOffset: offset, lastOffset: offset, delivery: this.at(offset) };
  }

  /** The state of one of its offsets. */
  at(offset: number): RecordDelivery {
    return this.#whole ?? (this.#offsets[offset - this.firstOffset] as RecordDelivery);
  }
}
