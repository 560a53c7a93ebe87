import type { Clock } from '@kavka/base';

export interface NumberedRecordsOptions {
  readonly topic: string;
  readonly prefix: number | undefined;
  /** Keys go from 0 to this, exclusive, and begin again. */
  readonly keys: number | undefined;
  /** Of the first record. */
  readonly createTime: number | undefined;
}

export interface NumberedRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string;
  readonly timestamp: number | null;
}

/** Records whose values count from 0. */
export class NumberedRecords {
  readonly #options: NumberedRecordsOptions;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #startedAt: number;
  #number = 0;
  #createTime: number | undefined;
  #key = 0;

  constructor(clock: Pick<Clock, 'now'>, options: NumberedRecordsOptions) {
    this.#options = options;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#createTime = options.createTime;
  }

  next(): NumberedRecord {
    const { topic, prefix } = this.#options;
    const number = this.#number++;
    const value = prefix === undefined ? String(number) : `${prefix}.${number}`;
    return { topic, key: this.#nextKey(), value, timestamp: this.#nextTime() };
  }

  #nextKey(): string | null {
    const { keys } = this.#options;
    if (keys === undefined) return null;
    const key = String(this.#key++);
    if (this.#key === keys) this.#key = 0;
    return key;
  }

  /** As far after the last one as this run is old, as in the original. */
  #nextTime(): number | null {
    const time = this.#createTime;
    if (time === undefined) return null;
    this.#createTime = time + (this.#clock.now() - this.#startedAt);
    return time;
  }
}
