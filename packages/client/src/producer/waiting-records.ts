import type { Clock } from '@kavka/base';
import { type ErrorContext, type KafkaError, TimeoutError } from '../errors/index.ts';
import { failRecord, type PreparedRecord } from './prepared-record.ts';

interface Entry {
  readonly record: PreparedRecord;
  readonly deadlineMs: number;
}

/** Records that wait for memory, or for their topic, in the order in which they were sent, each for at most `max.block.ms`. */
export class WaitingRecords {
  readonly #clock: Clock;
  readonly #maxBlockMs: number;
  readonly #what: string;
  #entries: Entry[] = [];
  #next = 0;
  #isTimerSet = false;
  #addedCount = 0;
  #decidedCount = 0;
  #listeners: { readonly from: number; readonly decided: () => void }[] = [];

  /** @param what follows "no" in the error when time is up */
  constructor(clock: Clock, maxBlockMs: number, what: string) {
    this.#clock = clock;
    this.#maxBlockMs = maxBlockMs;
    this.#what = what;
  }

  get count(): number {
    return this.#entries.length - this.#next;
  }

  add(record: PreparedRecord): void {
    this.#entries.push({ record, deadlineMs: this.#clock.monotonic() + this.#maxBlockMs });
    this.#addedCount++;
    this.#armTimer(this.#maxBlockMs);
  }

  /** Resolves when all that wait now have been taken, or have failed. */
  allDecided(): Promise<void> {
    const from = this.#addedCount;
    if (this.#decidedCount >= from) return Promise.resolve();
    return new Promise((decided) => this.#listeners.push({ from, decided }));
  }

  /** Gives the records to `accept`, in order, until it takes one no more. */
  admit(accept: (record: PreparedRecord) => boolean): void {
    const first = this.#next;
    while (this.#next < this.#entries.length && accept(this.#entries[this.#next]!.record)) this.#next++;
    this.#decided(this.#next - first);
  }

  failAll(error: KafkaError): void {
    const entries = this.#entries.slice(this.#next);
    this.#next = this.#entries.length;
    this.#decided(entries.length);
    for (const { record } of entries) failRecord(record, error);
  }

  #armTimer(delayMs: number): void {
    if (this.#isTimerSet) return;
    this.#isTimerSet = true;
    this.#clock.schedule(Math.ceil(delayMs), () => {
      this.#isTimerSet = false;
      this.#expire();
    });
  }

  #expire(): void {
    const nowMs = this.#clock.monotonic();
    const before = this.#next;
    while (this.#next < this.#entries.length && this.#entries[this.#next]!.deadlineMs <= nowMs) {
      const { record } = this.#entries[this.#next++]!;
      const context: ErrorContext = { topic: record.topic };
      failRecord(record, new TimeoutError(`no ${this.#what} within ${this.#maxBlockMs} ms`, context));
    }
    this.#decided(this.#next - before);
    const first = this.#entries[this.#next];
    if (first !== undefined) this.#armTimer(first.deadlineMs - nowMs);
  }

  /** Lets go of records that were taken, without moving the others each time. */
  #decided(count: number): void {
    this.#decidedCount += count;
    for (const { from, decided } of this.#listeners) if (this.#decidedCount >= from) decided();
    if (this.#listeners.length > 0)
      this.#listeners = this.#listeners.filter(({ from }) => this.#decidedCount < from);
    if (this.#next < 1024 && this.#next < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#next);
    this.#next = 0;
  }
}
