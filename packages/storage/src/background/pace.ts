import type { CancelTimer, Clock } from '@kavka/base';
import type { IoThrottle } from './io-throttle.ts';

/** So long a piece of work keeps the event loop at a time. */
const LONGEST_TURN_MS = 3;
const LONGEST_WAIT_MS = 1000;

/** Work on a log ends early: the log went away, was cut, or the node stops. Nothing is wrong. */
export class WorkAborted extends Error {
  override readonly name = 'WorkAborted';
}

/** Divides long work on a log into short turns, keeps it from reading and writing too fast, and ends it when it should not go on. */
export class Pace {
  readonly #clock: Clock;
  readonly #throttle: IoThrottle;
  readonly #mayGoOn: () => boolean;
  #turnStartedMs: number;
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
    return this.#throttle.waitMs > 0 || this.#clock.monotonic() - this.#turnStartedMs >= LONGEST_TURN_MS;
  }

  /** So many bytes were read or written. */
  count(bytes: number): void {
    this.#throttle.take(bytes);
  }

  /** Lets others go on. Rejects with `WorkAborted` where this work should not. */
  async rest(): Promise<void> {
    do {
      await this.#wait(Math.min(this.#throttle.waitMs, LONGEST_WAIT_MS));
      this.check();
    } while (this.#throttle.waitMs > 0);
    this.#turnStartedMs = this.#clock.monotonic();
  }

  /** Lets `delayMs` pass. Rejects with `WorkAborted` where this work should not go on. */
  async pause(delayMs: number): Promise<void> {
    await this.#wait(delayMs);
    this.check();
  }

  /** @throws WorkAborted; to be called whenever something else could have happened. */
  check(): void {
    if (this.#isStopped || !this.#mayGoOn()) throw new WorkAborted('this work ends early');
  }

  /** Ends the work where it rests, or at its next rest. */
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
