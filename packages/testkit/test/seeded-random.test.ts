import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '@kavka/testkit';

test('a seed repeats exactly, another differs', () => {
  const draw = (seed: number): string => Buffer.from(new SeededRandom(seed).bytes(32)).toString('hex');
  assert.equal(draw(1), draw(1));
  assert.notEqual(draw(1), draw(2));
  assert.notEqual(draw(1).slice(0, 8), draw(2).slice(0, 8));
});

test('numbers are even over their range', () => {
  const random = new SeededRandom(42);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 10_000; draw++) counts[random.below(10)]! += 1;
  for (const count of counts) assert.ok(count > 850 && count < 1150, `${counts}`);
});

test('picks and chances', () => {
  const random = new SeededRandom(3);
  const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
  assert.equal(picked.size, 3);
  assert.throws(() => random.pick([]), RangeError);
  assert.throws(() => random.below(0), RangeError);
  const hits = Array.from({ length: 4000 }, () => random.oneIn(4)).filter(Boolean).length;
  assert.ok(hits > 900 && hits < 1100);
});
