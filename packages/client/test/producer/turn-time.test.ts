import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '@kavka/testkit';
import { TurnTime } from '../../src/producer/turn-time.ts';

test('records of one turn share a time, those of the next have theirs', () => {
  const clock = new ManualClock();
  const time = new TurnTime(clock);
  const first = time.now();
  clock.jump(5);
  assert.equal(time.now(), first);
  clock.endTurns();
  assert.equal(time.now(), first + 5);
});

test('a turn of many records does not hold the time back', () => {
  const clock = new ManualClock();
  const time = new TurnTime(clock);
  const first = time.now();
  clock.jump(5);
  for (let record = 1; record < 64; record++) assert.equal(time.now(), first);
  assert.equal(time.now(), first + 5);
});
