import type { CancelTimer, Clock } from '@kavka/base';

interface Timer {
  readonly dueMs: number;
  readonly action: () => void;
}

/** When the time of tests begins, unless they say otherwise. */
export const TEST_START_MS = Date.UTC(2026, 0, 1);

/** Time that moves only when a test says so. Timers run in the order of their times, equal ones as they were made. */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #startMs: number;
  /** Jumps of the wall clock, which `monotonic` does not follow. */
  #jumpedMs = 0;
  readonly #timers: Timer[] = [];
  #turn: (() => void)[] = [];

  constructor(startMs = TEST_START_MS) {
    this.#nowMs = startMs;
    this.#startMs = startMs;
  }

  now(): number {
    return this.#nowMs + this.#jumpedMs;
  }

  monotonic(): number {
    return this.#nowMs - this.#startMs;
  }

  schedule(delayMs: number, action: () => void): CancelTimer {
    // In whole milliseconds, as the machine's: one that fires a hair too early would find nothing due, again and again.
    const timer = { dueMs: this.#nowMs + Math.ceil(Math.max(delayMs, 0)), action };
    // From the end: of thousands of sessions, the newest mostly ends last.
    const before = this.#timers.findLastIndex(({ dueMs }) => dueMs <= timer.dueMs);
    this.#timers.splice(before + 1, 0, timer);
    return () => {
      const place = this.#timers.indexOf(timer);
      if (place >= 0) this.#timers.splice(place, 1);
    };
  }

  endOfTurn(action: () => void): void {
    this.#turn.push(action);
  }

  /** Timers that have not fired. */
  get timers(): number {
    return this.#timers.length;
  }

  /** Sets the wall clock forward or back, as an operator would; timers do not notice. */
  jump(byMs: number): void {
    this.#jumpedMs += byMs;
  }

  /** Ends turns until no action is left: what actions ask for belongs to the next turn. */
  endTurns(): void {
    while (this.#turn.length > 0) {
      const actions = this.#turn;
      this.#turn = [];
      for (const action of actions) action();
    }
  }

  /** Moves time by `byMs`; each timer that falls due runs at its time, followed by the end of its turn. */
  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs;
    this.endTurns();
    while (this.#runNext(untilMs)) this.endTurns();
    this.#nowMs = untilMs;
  }

  /** Like `advance`, and lets promises settle before and after each timer. */
  async advanceSettled(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    await this.settle();
    while (this.#runNext(untilMs)) await this.settle();
    this.#nowMs = untilMs;
  }

  /** Ends turns and lets promises settle until neither leads to the other. */
  async settle(): Promise<void> {
    do {
      this.endTurns();
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#turn.length > 0);
  }

  #runNext(untilMs: number): boolean {
    const [timer] = this.#timers;
    if (timer === undefined || timer.dueMs > untilMs) return false;
    this.#timers.shift();
    this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
    timer.action();
    return true;
  }
}
