import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delay } from '@kavka/base';
import { ManualClock } from '@kavka/testkit';

test('timers run in the order of their times, at their times', () => {
  const clock = new ManualClock(1000);
  const seen: string[] = [];
  const note = (name: string) => () => seen.push(`${name}@${clock.now()}`);
  clock.schedule(20, note('b'));
  clock.schedule(10, note('a'));
  clock.schedule(20, note('c'));
  clock.schedule(31, note('late'));
  clock.schedule(15, () => clock.schedule(5, note('nested')));
  clock.advance(30);
  assert.deepEqual(seen, ['a@1010', 'b@1020', 'c@1020', 'nested@1020']);
  assert.equal(clock.now(), 1030);
  assert.equal(clock.monotonic(), 30);
  assert.equal(clock.timers, 1);
});

test('a cancelled timer does not run', () => {
  const clock = new ManualClock();
  const cancel = clock.schedule(1, () => assert.fail('cancelled'));
  cancel();
  cancel();
  clock.advance(5);
});

test('each timer is followed by the end of its turn', () => {
  const clock = new ManualClock();
  const seen: string[] = [];
  clock.schedule(1, () => {
    clock.endOfTurn(() => seen.push('end of first'));
    seen.push('first');
  });
  clock.schedule(1, () => seen.push('second'));
  clock.endOfTurn(() => seen.push('end of start'));
  clock.advance(1);
  assert.deepEqual(seen, ['end of start', 'first', 'end of first', 'second']);
});

test('the wall clock may jump, the other does not', () => {
  const clock = new ManualClock(5000);
  clock.jump(-3000);
  assert.equal(clock.now(), 2000);
  assert.equal(clock.monotonic(), 0);
  let fired = false;
  clock.schedule(10, () => {
    fired = true;
  });
  clock.advance(10);
  assert.ok(fired);
});

test('promises that wait for timers settle one after the other', async () => {
  const clock = new ManualClock(0);
  const seen: number[] = [];
  const walk = async (): Promise<void> => {
    for (let step = 0; step < 3; step++) {
      await delay(clock, 10);
      seen.push(clock.now());
    }
  };
  const walking = walk();
  await clock.advanceSettled(100);
  await walking;
  assert.deepEqual(seen, [10, 20, 30]);
});
