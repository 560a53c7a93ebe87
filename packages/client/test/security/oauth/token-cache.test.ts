import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ManualClock, RecordingLogger, SeededRandom } from '@kavka/testkit';
import { TokenCache } from '../../../src/security/oauth/token-cache.ts';

const POLICY = { windowFactor: 0.8, windowJitter: 0.05, minPeriodMs: 60_000, bufferMs: 300_000 };
const HOUR_MS = 3_600_000;

function cacheOf(lifetimeMs: number): {
  cache: TokenCache;
  clock: ManualClock;
  asked: () => number;
  fail: () => void;
} {
  const clock = new ManualClock();
  let asked = 0;
  let isFailing = false;
  const source = async (): Promise<{ value: string; expiresAtMs: number }> => {
    if (isFailing) throw new Error('the service is down');
    return { value: `token-${++asked}`, expiresAtMs: clock.now() + lifetimeMs };
  };
  const world = { clock, random: new SeededRandom(1), logger: new RecordingLogger() };
  const fail = (): void => {
    isFailing = true;
  };
  return { cache: new TokenCache(source, POLICY, world), clock, asked: () => asked, fail };
}

describe('TokenCache', () => {
  test('a token serves for most of its life; those who ask at once share one', async () => {
    const { cache, clock, asked } = cacheOf(HOUR_MS);
    await Promise.all([cache.token(), cache.token()]);
    clock.advance(HOUR_MS * 0.79);
    assert.equal((await cache.token()).value, 'token-1');
    clock.advance(HOUR_MS * 0.07);
    assert.equal((await cache.token()).value, 'token-2');
    assert.equal(asked(), 2);
  });

  test('an old token that is still good helps out, one that has ended does not', async () => {
    const { cache, clock, fail } = cacheOf(HOUR_MS);
    await cache.token();
    fail();
    clock.advance(HOUR_MS * 0.9);
    assert.equal((await cache.token()).value, 'token-1');
    clock.advance(HOUR_MS * 0.1);
    await assert.rejects(cache.token(), /the service is down/);
  });

  test('a token that was refused, or says nothing of its end, is not kept', async () => {
    const { cache, asked } = cacheOf(HOUR_MS);
    await cache.token();
    cache.forget();
    await cache.token();
    assert.equal(asked(), 2);
    const endless = new TokenCache(() => ({ value: 'opaque' }), POLICY, {
      clock: new ManualClock(),
      random: new SeededRandom(1),
      logger: new RecordingLogger(),
    });
    assert.equal((await endless.token()).value, 'opaque');
  });

  test('what would break the message is no token', async () => {
    const world = { clock: new ManualClock(), random: new SeededRandom(1), logger: new RecordingLogger() };
    for (const token of [{ value: 'a b' }, { value: '' }, { value: 'a', extensions: { auth: 'x' } }])
      await assert.rejects(new TokenCache(() => token, POLICY, world).token(), /token|Extension/);
  });
});
