import type { CancelTimer, Clock } from '../clock.ts';

/** Node's timers take no longer delay; longer ones are walked in steps of this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock and Node's event loop. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule,
  endOfTurn,
};

function schedule(delayMs: number, action: () => void): CancelTimer {
  let timer: NodeJS.Timeout;
  const start = (leftMs: number): void => {
    const stepMs = Math.min(leftMs, LONGEST_TIMER_MS);
    timer = setTimeout(
      () => (leftMs > stepMs ? start(leftMs - stepMs) : action()),
      Math.ceil(stepMs),
    ).unref();
  };
  start(Math.max(delayMs, 0));
  return () => clearTimeout(timer);
}

/** Actions for the end of this turn. One immediate serves them all: an immediate each would cost more than most actions. */
let waiting: (() => void)[] = [];

function endOfTurn(action: () => void): void {
  if (waiting.push(action) === 1) setImmediate(runWaiting);
}

/** Actions asked for meanwhile belong to the next turn. One that throws does not take the others with it. */
function runWaiting(): void {
  const actions = waiting;
  waiting = [];
  let next = 0;
  try {
    while (next < actions.length) actions[next++]?.();
  } finally {
    if (next < actions.length) {
      waiting = [...actions.slice(next), ...waiting];
      setImmediate(runWaiting);
    }
  }
}
