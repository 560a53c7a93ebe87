import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LeastFirst } from '../../../src/group/streams/least-first.ts';

describe('LeastFirst', () => {
  it('gives all items, the least first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const queue = new LeastFirst(numbers, (number) => number);
        assert.equal(queue.size, numbers.length);
        const taken = numbers.map(() => queue.take());
        assert.deepEqual(
          taken,
          numbers.toSorted((left, right) => left - right),
        );
        assert.equal(queue.take(), undefined);
      }),
    );
  });

  it('gives equal items in the order of a binary heap', () => {
    const queue = new LeastFirst(['a', 'b', 'c', 'd'], () => 0);
    assert.deepEqual([queue.take(), queue.take(), queue.take(), queue.take()], ['a', 'd', 'c', 'b']);
  });
});
