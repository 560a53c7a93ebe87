import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BufferPool } from '../../src/network/buffer-pool.ts';

describe('BufferPool', () => {
  it('gives power-of-two buffers and counts what is out', () => {
    const pool = new BufferPool(1024 * 1024);
    assert.equal(pool.take(1).length, 4096);
    assert.equal(pool.take(4096).length, 4096);
    assert.equal(pool.take(4097).length, 8192);
    assert.equal(pool.usedBytes, 4096 + 4096 + 8192);
  });

  it('uses again what was given back', () => {
    const pool = new BufferPool(1024 * 1024);
    const first = pool.take(10_000);
    pool.give(first);
    assert.equal(pool.usedBytes, 0);
    assert.equal(pool.take(9_000), first);
  });

  it('keeps no more idle memory than it may', () => {
    const pool = new BufferPool(8192);
    const buffers = [pool.take(8192), pool.take(8192)];
    for (const buffer of buffers) pool.give(buffer);
    assert.equal(pool.take(8192), buffers[0]);
    assert.notEqual(pool.take(8192), buffers[1]);
  });

  it('gives what is larger than its largest class', () => {
    const pool = new BufferPool(0);
    const huge = pool.take(2 ** 27 + 1);
    assert.equal(huge.length, 2 ** 27 + 1);
    pool.give(huge);
    assert.equal(pool.usedBytes, 0);
  });
});
