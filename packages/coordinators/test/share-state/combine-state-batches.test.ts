import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { combineStateBatches } from '../../src/share-state/combine-state-batches.ts';
import type { StateBatch } from '../../src/share-state/state-batch.ts';

const batch = fc
  .record({
    firstOffset: fc.nat(40),
    length: fc.nat(12),
    deliveryState: fc.constantFrom(0, 2, 4),
    deliveryCount: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ length, ...rest }): StateBatch => ({ ...rest, lastOffset: rest.firstOffset + length }));
const batches = fc.array(batch, { maxLength: 12 });

/** Each offset by itself: the highest count wins, then the highest state. */
function offsetsOf(all: readonly StateBatch[], startOffset: number): Map<number, number> {
  const offsets = new Map<number, number>();
  for (const { firstOffset, lastOffset, deliveryCount, deliveryState } of all) {
    for (let offset = firstOffset; offset <= lastOffset; offset++) {
      if (offset < startOffset) continue;
      offsets.set(offset, Math.max(offsets.get(offset) ?? 0, deliveryCount * 10 + deliveryState));
    }
  }
  return offsets;
}

test('combined batches say of every offset what is highest, sorted, joined and apart from each other', () => {
  fc.assert(
    fc.property(batches, batches, fc.integer({ min: -1, max: 30 }), (soFar, added, startOffset) => {
      const before = combineStateBatches([], soFar, -1);
      const combined = combineStateBatches(before, added, startOffset);
      const expected = offsetsOf([...soFar, ...added], startOffset);
      assert.deepEqual(
        [...offsetsOf(combined, -1)],
        [...expected].toSorted(([left], [right]) => left - right),
      );
      for (const [i, next] of combined.slice(1).entries()) {
        const previous = combined[i] as StateBatch;
        assert.ok(previous.lastOffset < next.firstOffset, 'apart from each other');
        const isOne =
          previous.lastOffset + 1 === next.firstOffset &&
          previous.deliveryCount === next.deliveryCount &&
          previous.deliveryState === next.deliveryState;
        assert.ok(!isOne, 'joined');
      }
    }),
  );
});
