import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, loadTargets, problemOf } from '../../fuzz/decoders.ts';

const SEED = 77;

test('hostile bytes end in a DecodeError, soon and in little memory', async () => {
  const targets = await loadTargets(SEED);
  assert.deepEqual(attack(targets, SEED, 8), []);
});

test('the fuzzer sees other errors, slowness and waste', () => {
  const target = { name: 'own', wellFormed: [] };
  const bytes = Buffer.alloc(8);
  const throwing = (): void => {
    throw new RangeError('Invalid array length');
  };
  assert.match(problemOf({ ...target, decode: throwing }, bytes) ?? '', /RangeError/);
  assert.match(problemOf({ ...target, decode: waste }, bytes) ?? '', /bytes of heap/);
  const slow = (): void => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  };
  assert.match(problemOf({ ...target, decode: slow }, bytes) ?? '', / ms for 8 bytes/);
});

function waste(): void {
  new Array(4_000_000).fill(0);
}
