import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { murmur2, partitionForKey } from '../../src/producer/murmur2.ts';

/** What Java's client computes, from the tests of its `Utils`. */
const GOLDEN: readonly (readonly [string, number])[] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('murmur2', () => {
  for (const [text, hash] of GOLDEN) test(text, () => assert.equal(murmur2(Buffer.from(text)), hash));

  test('partitions are never negative', () => {
    for (const [text] of GOLDEN) {
      const partition = partitionForKey(Buffer.from(text), 7);
      assert.ok(partition >= 0 && partition < 7);
    }
    assert.equal(partitionForKey(Buffer.from('21'), 10), (-973932308 & 0x7fffffff) % 10);
  });
});
