import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeRandom } from '@kavka/base/node';

test('numbers are whole, in their range, and reach its ends', () => {
  const seen = new Set(Array.from({ length: 500 }, () => nodeRandom.below(5)));
  assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4]);
  assert.equal(nodeRandom.below(1), 0);
  const large = nodeRandom.below(Number.MAX_SAFE_INTEGER);
  assert.ok(Number.isSafeInteger(large) && large >= 0);
});

test('a bound that is none is refused', () => {
  for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
    assert.throws(() => nodeRandom.below(bound), { name: 'AssertionError' });
  }
});

test('bytes have their length and differ', () => {
  assert.equal(nodeRandom.bytes(0).length, 0);
  assert.notDeepEqual(nodeRandom.bytes(16), nodeRandom.bytes(16));
});
