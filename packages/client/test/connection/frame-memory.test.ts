import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FrameMemory } from '../../src/connection/frame-memory.ts';

const MEGABYTE = 1_048_576;

describe('FrameMemory', () => {
  test('gives memory again once it is back, whatever part of it was given back', () => {
    const memory = new FrameMemory();
    const first = memory.take(MEGABYTE);
    memory.giveBack(first.subarray(100, 200));
    const second = memory.take(MEGABYTE - 1000);
    assert.equal(second.buffer, first.buffer);
    assert.equal(second.length, MEGABYTE - 1000);
    assert.notEqual(memory.take(MEGABYTE - 1000).buffer, first.buffer);
  });

  test('takes nothing twice, and nothing of others', () => {
    const memory = new FrameMemory();
    const bytes = memory.take(MEGABYTE);
    memory.giveBack(bytes);
    memory.giveBack(bytes);
    memory.giveBack(Buffer.allocUnsafe(10));
    memory.giveBack(Buffer.alloc(MEGABYTE));
    assert.equal(memory.freeBytes, MEGABYTE);
    const [one, other] = [memory.take(10_000), memory.take(10_000)];
    assert.notEqual(one.buffer, other.buffer);
  });

  test('makes memory in which a slightly larger frame has room, once memory comes back', () => {
    const memory = new FrameMemory();
    memory.giveBack(memory.take(10_000));
    const first = memory.take(1_000_000);
    memory.giveBack(first);
    assert.equal(memory.take(1_000_100).buffer, first.buffer);
  });

  test('keeps the largest, and no more than its bounds', () => {
    const memory = new FrameMemory();
    const sizes = [10, 7, 60, 9, 8, 5].map((megabytes) => megabytes * MEGABYTE);
    for (const bytes of sizes.map((size) => memory.take(size))) memory.giveBack(bytes);
    assert.equal(memory.freeBytes, 60 * MEGABYTE);
    const few = new FrameMemory();
    for (const bytes of Array.from({ length: 9 }, () => few.take(10_000))) few.giveBack(bytes);
    assert.equal(few.freeBytes, 40_000);
  });
});
