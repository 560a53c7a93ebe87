import type { CancelTimer, Clock } from '@kavka/base';

/**
 * An action at a time that is put off again and again, such as the end of a session that each heartbeat extends. Putting it off is one
 * assignment: the timer under it looks again when it fires.
 */
export class Deadline {
  readonly #clock: Clock;
  readonly #action: () => void;
  #dueMs = Number.POSITIVE_INFINITY;
  #timerDueMs = Number.POSITIVE_INFINITY;
  #cancelTimer: CancelTimer | undefined;

  constructor(clock: Clock, action: () => void) {
    this.#clock = clock;
    this.#action = action;
  }

  /** From now on, whatever was set before. A negative delay is none. */
  set(delayMs: number): void {
    this.#dueMs = this.#clock.monotonic() + Math.max(delayMs, 0);
    if (this.#cancelTimer !== undefined) {
      if (this.#timerDueMs <= this.#dueMs) return;
      this.#cancelTimer();
    }
    this.#arm();
  }

  cancel(): void {
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #arm(): void {
    this.#timerDueMs = this.#dueMs;
    this.#cancelTimer = this.#clock.schedule(this.#dueMs - this.#clock.monotonic(), () => this.#fired());
  }

  #fired(): void {
    this.#cancelTimer = undefined;
    if (this.#clock.monotonic() < this.#dueMs) {
      this.#arm();
      return;
    }
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#action();
  }
}
