/** Ends a timer; harmless when it has fired already. */
export type CancelTimer = () => void;

/** Time as a parameter: the machine's in production, a seeded one in the simulator. */
export interface Clock {
  /** Milliseconds since the epoch, as stored in records. May jump. */
  now(): number;
  /** Milliseconds of a clock that never goes back, with fractions; only differences mean something. */
  monotonic(): number;
  /** Calls `action` once, after at least `delayMs`. A timer does not keep the process alive. */
  schedule(delayMs: number, action: () => void): CancelTimer;
  /** Calls `action` when everything that is ready in this turn of the event loop has been handled: the end of a group. */
  endOfTurn(action: () => void): void;
}

/** Waits `delayMs` on `clock`. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(delayMs, resolve);
  });
}
