import type { CancelTimer } from '../clock.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Keeps the process running until the function returned is called. */
export function keepAlive(): CancelTimer {
  const timer = setInterval(() => {}, LONGEST_TIMER_MS);
  return () => clearInterval(timer);
}
