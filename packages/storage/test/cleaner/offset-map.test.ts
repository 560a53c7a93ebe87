import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffsetMap } from '../../src/cleaner/offset-map.ts';

const AMPLE = { bytes: 1_000_000, loadFactor: 0.9 };

test('it holds the last offset of each key, as a plain map does, also beyond 2^32', () => {
  const puts = fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.integer({ min: 1, max: 2 ** 40 })), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(puts, (steps) => {
      const map = new OffsetMap(AMPLE, steps.length);
      const model = new Map<string, number>();
      let offset = -1;
      for (const [key, step] of steps) {
        offset += step;
        map.put(Buffer.from(key), offset);
        model.set(key, offset);
      }
      assert.equal(map.size, model.size);
      assert.equal(map.latestOffset, offset);
      for (const [key, value] of model) assert.equal(map.get(Buffer.from(key)), value);
      assert.equal(map.get(Buffer.from('not there')), -1);
    }),
  );
});

test('it takes no more memory than it may, nor than the records need', () => {
  assert.equal(new OffsetMap({ bytes: 24_000, loadFactor: 0.9 }, 1e9).sizeBytes, 24_000);
  assert.ok(new OffsetMap({ bytes: 134_217_728, loadFactor: 0.9 }, 10).sizeBytes < 500);
});

test('it is full at its load factor', () => {
  const map = new OffsetMap({ bytes: 240, loadFactor: 0.5 }, 1000);
  for (let offset = 0; offset < 5; offset++) {
    assert.equal(map.isFull, false);
    map.put(Buffer.from(`k${offset}`), offset);
  }
  assert.equal(map.isFull, true);
  assert.equal(map.get(Buffer.from('other')), -1);
});

test('with no room to speak of it still takes a key', () => {
  const map = new OffsetMap({ bytes: 0, loadFactor: 1 }, 1000);
  map.put(Buffer.from('a'), 7);
  assert.equal(map.isFull, true);
  assert.equal(map.get(Buffer.from('a')), 7);
  assert.equal(map.get(Buffer.from('b')), -1);
});
