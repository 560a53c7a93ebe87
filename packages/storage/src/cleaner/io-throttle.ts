import type { Clock } from '@kavka/base';

/** Keeps what all cleanings read and write together below a rate. */
export class IoThrottle {
  readonly #clock: Clock;
  readonly #bytesPerSecond: () => number;
  /** When all that was taken would be through at the rate. */
  #throughMs = 0;

  constructor(clock: Clock, bytesPerSecond: () => number) {
    this.#clock = clock;
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Milliseconds to wait after `bytes` were read or written. */
  take(bytes: number): number {
    const nowMs = this.#clock.monotonic();
    const tookMs = (bytes / Math.max(this.#bytesPerSecond(), 1)) * 1000;
    this.#throughMs = Math.max(this.#throughMs, nowMs) + tookMs;
    const waitMs = this.#throughMs - nowMs;
    return waitMs < 1 ? 0 : waitMs;
  }
}
