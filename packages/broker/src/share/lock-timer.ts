import type { CancelTimer, Clock } from '@kavka/base';

/** One timer for many locks: it fires by the end of the earliest, looks what has ended, and is set anew. */
export class LockTimer {
  readonly #clock: Clock;
  readonly #action: () => void;
  #dueMs = Number.POSITIVE_INFINITY;
  #cancel: CancelTimer | undefined;

  constructor(clock: Clock, action: () => void) {
    this.#clock = clock;
    this.#action = action;
  }

  /** At this time of the monotonic clock at the latest; Infinity asks for nothing. */
  fireBy(dueMs: number): void {
    if (dueMs >= this.#dueMs) return;
    this.#cancel?.();
    this.#dueMs = dueMs;
    this.#cancel = this.#clock.schedule(dueMs - this.#clock.monotonic(), () => {
      this.#cancel = undefined;
      this.#dueMs = Number.POSITIVE_INFINITY;
      this.#action();
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }
}
