import type { Clock } from '@kavka/base';

/** Writes the groups of all logs at the end of a turn of the event loop. */
export class WriteTurn {
  readonly #clock: Clock;
  /** Of all logs, since the start. */
  writtenBytes = 0;
  #waiting: { write(): void }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Has `queue` write at the end of this turn. */
  add(queue: { write(): void }): void {
    if (this.#waiting.push(queue) === 1) this.#clock.endOfTurn(() => this.#write());
  }

  #write(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const queue of waiting) queue.write();
  }
}
