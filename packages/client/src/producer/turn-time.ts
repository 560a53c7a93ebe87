import type { Clock } from '@kavka/base';

/** A turn may be long: after so many records the clock is read again. */
const RECORDS_PER_READ = 64;

/** The time for records that name none: one read of the clock serves many of a turn, as each costs as much as writing a small record. */
export class TurnTime {
  readonly #clock: Clock;
  readonly #forget = (): void => {
    this.#isForgetting = false;
    this.#uses = 0;
  };
  #time = 0;
  /** How often the time may still be given. */
  #uses = 0;
  #isForgetting = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    if (this.#uses === 0) this.#read();
    this.#uses--;
    return this.#time;
  }

  #read(): void {
    this.#time = this.#clock.now();
    this.#uses = RECORDS_PER_READ;
    if (this.#isForgetting) return;
    this.#isForgetting = true;
    this.#clock.endOfTurn(this.#forget);
  }
}
