import type { Clock } from '@kavka/base';

/** Keeps what several pieces of work read and write together below a rate, which may change meanwhile. */
export class IoThrottle {
  readonly #clock: Clock;
  readonly #bytesPerSecond: () => number;
  /** Taken, and not paid for by the time that has passed. */
  #owedBytes = 0;
  #paidMs: number;

  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock;
    this.#bytesPerSecond = bytesPerSecond;
    this.#paidMs = clock.monotonic();
  }

  /** So many bytes were read or written. */
  take(bytes: number): void {
    this.#pay();
    this.#owedBytes += bytes;
  }

  /** How long nothing more should be read or written, at the rate of now. */
  get waitMs(): number {
    this.#pay();
    const waitMs = (this.#owedBytes / this.#rate) * 1000;
    return waitMs < 1 ? 0 : waitMs;
  }

  get #rate(): number {
    return Math.max(this.#bytesPerSecond(), 1);
  }

  #pay(): void {
    const nowMs = this.#clock.monotonic();
    this.#owedBytes = Math.max(this.#owedBytes - ((nowMs - this.#paidMs) / 1000) * this.#rate, 0);
    this.#paidMs = nowMs;
  }
}
