import type { Random } from '@kavka/base';

/** Pauses that double from `baseMs` to `maxMs`. */
export interface BackoffPolicy {
  readonly baseMs: number;
  readonly maxMs: number;
}

const JITTER = 0.2;
const STEPS = 1 << 16;

/** The pause before try number `failures + 1`: 20 % up or down at random, so that clients do not come back all at once. */
export function backoffMs({ baseMs, maxMs }: BackoffPolicy, failures: number, random: Random): number {
  const pauseMs = Math.min(baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 30), maxMs);
  const part = random.below(STEPS) / STEPS;
  return pauseMs * (1 - JITTER + 2 * JITTER * part);
}
