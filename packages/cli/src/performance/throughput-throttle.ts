import type { Clock } from '@kavka/base';
import { pause } from './pause.ts';

/** Shorter waits are added up: timers are not that fine. */
const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 2 ** 31 - 1;

/** Keeps a loop at about so many rounds in a second, as Kafka's tools do it. */
export class ThroughputThrottle {
  readonly #perSecond: number;
  readonly #clock: Clock;
  readonly #startedAt: number;
  #deficitMs = 0;

  /** Negative: without a limit; 0: nothing at all. */
  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  /** Whether `done` rounds are too many at `now`, of the clock: then it is time for `slowDown`. */
  isAhead(done: number, now: number): boolean {
    if (this.#perSecond < 0) return false;
    const elapsedSeconds = (now - this.#startedAt) / 1000;
    return elapsedSeconds > 0 && done / elapsedSeconds > this.#perSecond;
  }

  /** Waits for about one round. @throws (rejects) the signal's reason */
  async slowDown(signal: AbortSignal): Promise<void> {
    if (this.#perSecond === 0) for (;;) await pause(this.#clock, LONGEST_PAUSE_MS, signal);
    this.#deficitMs += 1000 / this.#perSecond;
    if (this.#deficitMs < SHORTEST_PAUSE_MS) return;
    const startedAt = this.#clock.monotonic();
    await pause(this.#clock, Math.min(this.#deficitMs, LONGEST_PAUSE_MS), signal);
    this.#deficitMs -= this.#clock.monotonic() - startedAt;
  }
}
