import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '@kavka/base';
import { MovableClock } from '@kavka/base/memory';

/** Time stands still, and turns end at once. */
const STANDING: Clock = {
  now: () => 1_000,
  monotonic: () => 0,
  schedule: () => () => {},
  endOfTurn: (action) => action(),
};

test('moved ahead, timers fire in their order and at their times', async () => {
  const clock = new MovableClock(STANDING);
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(`${name} at ${clock.now()}`);
  clock.schedule(300, note('later'));
  clock.schedule(100, () => {
    note('first')();
    clock.schedule(50, note('begun by it'));
  });
  clock.schedule(200, note('cancelled'))();
  clock.schedule(9_000, note('too late'));
  await clock.advance(1_000);
  assert.deepEqual(fired, ['first at 1100', 'begun by it at 1150', 'later at 1300']);
  assert.equal(clock.now(), 2_000);
  assert.equal(clock.monotonic(), 1_000);
});

test('a timer that was moved nearer fires by itself', async () => {
  const armed: { delayMs: number; action: () => void }[] = [];
  const clock = new MovableClock({
    ...STANDING,
    schedule(delayMs, action) {
      armed.push({ delayMs, action });
      return () => {};
    },
  });
  let fired = 0;
  clock.schedule(10_000, () => fired++);
  await clock.advance(4_000);
  assert.deepEqual(
    armed.map(({ delayMs }) => delayMs),
    [10_000, 6_000],
  );
  for (const { action } of armed) action();
  assert.equal(fired, 1, 'once, however often it was armed');
});
