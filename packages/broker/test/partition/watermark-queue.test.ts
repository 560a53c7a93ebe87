import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WatermarkQueue } from '../../src/partition/watermark-queue.ts';

describe('WatermarkQueue', () => {
  it('calls those whose offset is reached, in order', () => {
    const queue = new WatermarkQueue();
    const called: string[] = [];
    for (const offset of [3, 5, 5, 9])
      queue.add(offset, (errorCode) => called.push(`${offset}:${errorCode}`));
    queue.reached(4);
    assert.deepEqual(called, ['3:0']);
    queue.reached(8);
    assert.deepEqual(called, ['3:0', '5:0', '5:0']);
    assert.equal(queue.isEmpty, false);
    queue.reached(9);
    assert.equal(queue.isEmpty, true);
  });

  it('tells all when nobody will be served', () => {
    const queue = new WatermarkQueue();
    const errors: number[] = [];
    queue.add(1, (errorCode) => errors.push(errorCode));
    queue.add(2, (errorCode) => errors.push(errorCode));
    queue.reached(1);
    queue.failAll(6);
    assert.deepEqual(errors, [0, 6]);
    assert.equal(queue.isEmpty, true);
  });

  it('serves many without losing one', () => {
    const queue = new WatermarkQueue();
    let served = 0;
    for (let offset = 1; offset <= 10_000; offset++) queue.add(offset, () => served++);
    for (let offset = 1; offset <= 10_000; offset++) queue.reached(offset);
    assert.equal(served, 10_000);
  });
});
