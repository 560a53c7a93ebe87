import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WindowedRate } from '../../src/quotas/windowed-rate.ts';

const WINDOW = { count: 11, sizeMs: 1000 };

describe('WindowedRate', () => {
  it('counts all windows but the last as full from the start', () => {
    const rate = new WindowedRate(WINDOW);
    rate.record(100, 0);
    assert.equal(rate.windowMs(0), 10_000);
    assert.equal(rate.rate(0), 10);
    assert.equal(rate.windowMs(500), 10_500);
  });

  it('measures over the time since the oldest sample once there are enough windows', () => {
    const rate = new WindowedRate(WINDOW);
    for (let second = 0; second <= 10; second++) rate.record(50, second * 1000);
    assert.equal(rate.windowMs(10_999), 10_999);
    assert.equal(Math.round(rate.rate(10_999)), 50);
  });

  it('forgets what was recorded before its windows', () => {
    const rate = new WindowedRate(WINDOW);
    rate.record(1_000_000, 0);
    assert.ok(rate.rate(10_999) > 0);
    assert.equal(rate.rate(11_000), 0);
  });

  it('goes back to what it was when a value is taken back', () => {
    const rate = new WindowedRate(WINDOW);
    rate.record(10, 0);
    const before = rate.rate(100);
    rate.record(5000, 100);
    rate.record(-5000, 100);
    assert.equal(rate.rate(100), before);
  });
});
