import { aborted } from '../connection/abort.ts';
import { type BackoffPolicy, backoffMs } from '../connection/backoff.ts';
import type { ClientWorld } from '../connection/world.ts';
import { KafkaError, TimeoutError } from '../errors/index.ts';

export interface RetryOptions {
  readonly signal?: AbortSignal | undefined;
  /** For all tries together. */
  readonly timeoutMs: number;
  /** In the error when time is up: "the offsets of group g". */
  readonly what: string;
}

/**
 * Calls `operation` until it succeeds, fails with what is not a retriable `KafkaError`, or time is up; pauses grow between the tries.
 * `operation` gets the milliseconds that are left, and how often it has failed.
 * @throws TimeoutError with the last failure as its cause
 */
export async function retry<T>(
  world: Pick<ClientWorld, 'clock' | 'random'>,
  policy: BackoffPolicy,
  options: RetryOptions,
  operation: (leftMs: number, failures: number) => Promise<T>,
): Promise<T> {
  const { signal, timeoutMs, what } = options;
  const deadlineMs = world.clock.monotonic() + timeoutMs;
  for (let failures = 0; ; failures++) {
    signal?.throwIfAborted();
    const leftMs = deadlineMs - world.clock.monotonic();
    try {
      return await within(world, leftMs, operation(leftMs, failures));
    } catch (error) {
      if (!(error instanceof KafkaError) || !error.isRetriable) throw error;
      const pauseMs = backoffMs(policy, failures + 1, world.random);
      if (world.clock.monotonic() + pauseMs >= deadlineMs) {
        const message = `no success within ${timeoutMs} ms: ${what}; last: ${error.message}`;
        throw new TimeoutError(message, error.context, { cause: error });
      }
      await sleep(world, pauseMs, signal);
    }
  }
}

/** The outcome of one try, or a retriable error when time is up before it: what a try waits for may have a longer time of its own. */
async function within<T>(world: Pick<ClientWorld, 'clock'>, leftMs: number, work: Promise<T>): Promise<T> {
  let cancel = (): void => {};
  const limit = new Promise<never>((_, reject) => {
    cancel = world.clock.schedule(leftMs, () => reject(new TimeoutError('no outcome in time')));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}

/** Waits on the world's clock; rejects with the signal's reason when that comes first. */
export function sleep(
  world: Pick<ClientWorld, 'clock'>,
  delayMs: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = world.clock.schedule(delayMs, () => {
      stopListening();
      resolve();
    });
    const stopListening = aborted(signal, (reason) => {
      cancel();
      reject(reason);
    });
  });
}
