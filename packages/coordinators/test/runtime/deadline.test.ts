import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@kavka/testkit';
import { Deadline } from '../../src/runtime/deadline.ts';

function worldOf() {
  const clock = new ManualClock();
  const fired: number[] = [];
  return { clock, fired, deadline: new Deadline(clock, () => fired.push(clock.monotonic())) };
}

test('an action runs once, at its time', () => {
  const { clock, fired, deadline } = worldOf();
  deadline.set(10);
  clock.advance(9);
  assert.deepEqual(fired, []);
  clock.advance(100);
  assert.deepEqual(fired, [10]);
});

test('putting it off makes no new timer', () => {
  const { clock, fired, deadline } = worldOf();
  deadline.set(10);
  for (let i = 0; i < 5; i++) {
    clock.advance(5);
    deadline.set(10);
    assert.equal(clock.timers, 1);
  }
  clock.advance(100);
  assert.deepEqual(fired, [35]);
});

test('it can come earlier than it was set before', () => {
  const { clock, fired, deadline } = worldOf();
  deadline.set(100);
  deadline.set(10);
  clock.advance(200);
  assert.deepEqual(fired, [10]);
});

test('a cancelled one does not run, and can be set again', () => {
  const { clock, fired, deadline } = worldOf();
  deadline.set(10);
  deadline.cancel();
  assert.equal(clock.timers, 0);
  clock.advance(20);
  deadline.set(-1);
  clock.advance(0);
  assert.deepEqual(fired, [20]);
});

test('its action may set it again', () => {
  const clock = new ManualClock();
  let count = 0;
  const deadline: Deadline = new Deadline(clock, () => {
    if (++count < 3) deadline.set(5);
  });
  deadline.set(5);
  clock.advance(100);
  assert.equal(count, 3);
});
