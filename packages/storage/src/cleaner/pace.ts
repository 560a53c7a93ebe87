import type { CancelTimer, Clock } from '@kavka/base';
import type { IoThrottle } from './io-throttle.ts';

/** So long a cleaning keeps the event loop at a time. */
const LONGEST_TURN_MS = 3;
const LONGEST_WAIT_MS = 1000;

/** A cleaning ends early: its log went away, was cut, or the node stops. Nothing is wrong. */
export class CleaningAborted extends Error {
  override readonly name = 'CleaningAborted';
}

/** Divides a cleaning into short turns, keeps it from reading and writing too fast, and ends it when it should not go on. */
export class Pace {
  readonly #clock: Clock;
  readonly #throttle: IoThrottle;
  readonly #mayGoOn: () => boolean;
  #turnStartedMs: number;
  #waitMs = 0;
  #isStopped = false;
  #wake: (() => void) | null = null;

  constructor(clock: Clock, throttle: IoThrottle, mayGoOn: () => boolean) {
    this.#clock = clock;
    this.#throttle = throttle;
    this.#mayGoOn = mayGoOn;
    this.#turnStartedMs = clock.monotonic();
  }

  /** True where others should have their turn; then `rest` is due. */
  get isTurnOver(): boolean {
    return this.#waitMs > 0 || this.#clock.monotonic() - this.#turnStartedMs >= LONGEST_TURN_MS;
  }

  /** So many bytes were read or written. */
  count(bytes: number): void {
    this.#waitMs = Math.max(this.#waitMs, this.#throttle.take(bytes));
  }

  /** Lets others go on. Rejects with `CleaningAborted` where this cleaning should not. */
  async rest(): Promise<void> {
    do {
      const waitMs = Math.min(this.#waitMs, LONGEST_WAIT_MS);
      this.#waitMs -= waitMs;
      await this.#wait(waitMs);
      this.check();
    } while (this.#waitMs > 0);
    this.#turnStartedMs = this.#clock.monotonic();
  }

  /** @throws CleaningAborted; to be called whenever something else could have happened. */
  check(): void {
    if (this.#isStopped || !this.#mayGoOn()) throw new CleaningAborted('this cleaning ends early');
  }

  /** Ends the cleaning where it rests, or at its next rest. */
  stop(): void {
    this.#isStopped = true;
    this.#wake?.();
  }

  /** Without a delay until all that is ready has been handled: a timer would leave a node at rest idle for a millisecond each time. */
  #wait(delayMs: number): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      let cancel: CancelTimer | null = null;
      const wake = (): void => {
        cancel?.();
        this.#wake = null;
        resolve();
      };
      this.#wake = wake;
      if (delayMs > 0) cancel = this.#clock.schedule(delayMs, wake);
      else this.#clock.endOfTurn(wake);
    });
  }
}
