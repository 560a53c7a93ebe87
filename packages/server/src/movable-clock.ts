import { MovableClock } from '@kavka/base/memory';
import { nodeClock } from '@kavka/base/node';

/** The machine's time, which can be moved ahead: `await clock.advance(45_000)` ends sessions without waiting. */
export function movableClock(): MovableClock {
  return new MovableClock(nodeClock);
}
