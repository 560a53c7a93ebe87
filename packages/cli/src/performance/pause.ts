import type { Clock } from '@kavka/base';

/** Waits `ms`. @throws (rejects) the signal's reason when that fires first */
export function pause(clock: Pick<Clock, 'schedule'>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.schedule(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** Lets connections work before it goes on. */
export function turn(clock: Pick<Clock, 'endOfTurn'>): Promise<void> {
  return new Promise((resolve) => clock.endOfTurn(resolve));
}
