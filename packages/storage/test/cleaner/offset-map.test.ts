import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OffsetMap } from '../../src/cleaner/offset-map.ts';

const AMPLE = { bytes: 1_000_000, loadFactor: 0.9 };

function put(map: OffsetMap, key: string, offset: number): void {
  const bytes = Buffer.from(`<${key}>`);
  map.put(bytes, 1, bytes.length - 1, offset);
}

function get(map: OffsetMap, key: string): number {
  return map.get(Buffer.from(key), 0, Buffer.byteLength(key));
}

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
        put(map, key, offset);
        model.set(key, offset);
      }
      assert.equal(map.size, model.size);
      assert.equal(map.latestOffset, offset);
      for (const [key, value] of model) assert.equal(get(map, key), value);
      assert.equal(get(map, 'not there'), -1);
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
    put(map, `k${offset}`, offset);
  }
  assert.equal(map.isFull, true);
  assert.equal(get(map, 'other'), -1);
});

test('with no room to speak of it still takes a key', () => {
  const map = new OffsetMap({ bytes: 0, loadFactor: 1 }, 1000);
  put(map, 'a', 7);
  assert.equal(map.isFull, true);
  assert.equal(get(map, 'a'), 7);
  assert.equal(get(map, 'b'), -1);
});
