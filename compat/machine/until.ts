import { setTimeout as delay } from 'node:timers/promises';

/** A condition that did not come true in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Asks again, every `everyMs`, until the answer is neither `undefined` nor `false`, and gives it. What `ask` throws counts as "not yet";
 * the last of it is in the error at the time limit.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = 60_000, everyMs = 20 } = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let trouble: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      trouble = error;
    }
    if (performance.now() > deadline) {
      throw new TimeoutError(`not within ${withinMs} ms: ${what}${trouble ? ` (${trouble})` : ''}`);
    }
    await delay(everyMs);
  }
}

/** Gives what `work` gives, or rejects after the time limit. The work itself is not ended by it. */
export async function within<T>(what: string, withinMs: number, work: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => limit.reject(new TimeoutError(`not within ${withinMs} ms: ${what}`)),
    withinMs,
  );
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
