import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Sampled } from '../../src/metrics/sampled.ts';

const WINDOWS = { count: 2, lengthMs: 1000 };

describe('Sampled', () => {
  test('rates, averages and maxima of the last windows; totals of all time', () => {
    const values = new Sampled(WINDOWS);
    for (const [value, nowMs] of [
      [4, 0],
      [8, 500],
      [6, 1500],
    ] as const)
      values.record(value, nowMs);
    assert.equal(values.average(1500), 6);
    assert.equal(values.max(1500), 8);
    assert.equal(values.rate(1500), 12);
    assert.equal(values.countRate(1500), 2);
    values.record(2, 2600);
    assert.equal(values.max(2600), 6);
    assert.deepEqual([values.total, values.count], [20, 4]);
  });

  test('at the beginning a rate is not far too high', () => {
    const values = new Sampled(WINDOWS);
    values.record(10, 0);
    assert.equal(values.rate(1), 10);
  });

  test('nothing lately', () => {
    const values = new Sampled(WINDOWS);
    assert.ok(Number.isNaN(values.max(0)) && Number.isNaN(values.average(0)));
    assert.equal(values.rate(0), 0);
    values.record(1, 0);
    assert.ok(Number.isNaN(values.average(5000)));
    assert.equal(values.rate(5000), 0);
  });
});
