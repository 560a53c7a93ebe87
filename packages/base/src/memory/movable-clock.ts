import type { CancelTimer, Clock } from '../clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly action: () => void;
  cancel: CancelTimer;
}

/** Turns that follow each timer while time is moved, so that what it begins gets on its way. */
const TURNS_AFTER_TIMER = 4;

/** Another clock's time, which a test can move ahead: sessions and other time limits end without waiting for them. */
export class MovableClock implements Clock {
  readonly #base: Clock;
  readonly #timers = new Set<Timer>();
  #aheadMs = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + Math.floor(this.#aheadMs);
  }

  monotonic(): number {
    return this.#base.monotonic() + this.#aheadMs;
  }

  schedule(delayMs: number, action: () => void): CancelTimer {
    const timer: Timer = { dueMs: this.monotonic() + Math.max(delayMs, 0), action, cancel: () => {} };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  endOfTurn(action: () => void): void {
    this.#base.endOfTurn(action);
  }

  /**
   * Moves time ahead. Timers that become due fire in their order, each at its time, and what they set off has a few turns before the next
   * one. Whoever must send heartbeats in real time is late when time is moved too far at once.
   */
  async advance(byMs: number): Promise<void> {
    const targetMs = this.monotonic() + byMs;
    for (;;) {
      const next = this.#next();
      if (next === undefined || next.dueMs > targetMs) break;
      this.#moveTo(next.dueMs);
      this.#fire(next);
      await this.#turns();
    }
    this.#moveTo(targetMs);
    for (const timer of this.#timers) {
      timer.cancel();
      this.#arm(timer);
    }
    await this.#turns();
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (next === undefined || timer.dueMs < next.dueMs) next = timer;
    return next;
  }

  #moveTo(monotonicMs: number): void {
    this.#aheadMs += Math.max(monotonicMs - this.monotonic(), 0);
  }

  #arm(timer: Timer): void {
    timer.cancel = this.#base.schedule(timer.dueMs - this.monotonic(), () => this.#fire(timer));
  }

  #fire(timer: Timer): void {
    timer.cancel();
    if (this.#timers.delete(timer)) timer.action();
  }

  async #turns(): Promise<void> {
    for (let turn = 0; turn < TURNS_AFTER_TIMER; turn++)
      await new Promise<void>((resolve) => this.#base.endOfTurn(resolve));
  }
}
