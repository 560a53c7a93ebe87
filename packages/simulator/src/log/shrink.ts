import type { History } from './history.ts';
import type { LogFailure } from './log-failure.ts';

const MOST_RUNS = 400;

/** Leaves steps out, many at first, as long as the history still fails. */
export async function shrink(
  failure: LogFailure,
  run: (history: History) => Promise<LogFailure | null>,
): Promise<LogFailure> {
  let smallest = failure;
  let runs = 0;
  for (let size = Math.ceil(failure.history.steps.length / 2); size >= 1; ) {
    let hasShrunk = false;
    for (let at = smallest.history.steps.length - size; at >= 0 && runs < MOST_RUNS; at -= size) {
      const { steps } = smallest.history;
      const shorter = { ...smallest.history, steps: [...steps.slice(0, at), ...steps.slice(at + size)] };
      runs++;
      const outcome = await run(shorter);
      if (outcome === null) continue;
      smallest = outcome;
      hasShrunk = true;
    }
    if (!hasShrunk) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return smallest;
}
