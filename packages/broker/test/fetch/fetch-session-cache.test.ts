import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock, SeededRandom } from '@kavka/testkit';
import { FetchSessionCache } from '../../src/fetch/fetch-session-cache.ts';

describe('FetchSessionCache', () => {
  it('gives no session when it is full of young ones', () => {
    const cache = new FetchSessionCache(new ManualClock(), new SeededRandom(1), 2);
    assert.notEqual(cache.create(true, false, 1), null);
    assert.notEqual(cache.create(true, false, 1), null);
    assert.equal(cache.create(true, false, 1), null);
    assert.equal(cache.size, 2);
  });

  it('drops a session that was unused for two minutes', () => {
    const clock = new ManualClock();
    const cache = new FetchSessionCache(clock, new SeededRandom(1), 2);
    const stale = cache.create(true, false, 1);
    const used = cache.create(true, false, 1);
    clock.advance(119_000);
    if (used !== null) cache.touch(used);
    clock.advance(2_000);
    const created = cache.create(true, false, 1);
    assert.notEqual(created, null);
    assert.equal(cache.get(stale?.id ?? 0), undefined);
    assert.equal(cache.get(used?.id ?? 0), used);
  });

  it("drops an older consumer's session for a follower, never the other way round", () => {
    const clock = new ManualClock();
    const cache = new FetchSessionCache(clock, new SeededRandom(1), 1);
    const consumer = cache.create(true, false, 100);
    clock.advance(119_000);
    if (consumer !== null) cache.touch(consumer);
    clock.advance(2_000);
    const follower = cache.create(true, true, 1);
    assert.notEqual(follower, null);
    clock.advance(119_000);
    if (follower !== null) cache.touch(follower);
    clock.advance(2_000);
    assert.equal(cache.create(true, false, 1000), null);
  });

  it('wraps the epoch of a session past the largest number to 1', () => {
    const cache = new FetchSessionCache(new ManualClock(), new SeededRandom(1), 1);
    const session = cache.create(true, false, 1);
    assert.ok(session !== null);
    session.epoch = 0x7fffffff;
    session.advanceEpoch();
    assert.equal(session.epoch, 1);
  });
});
