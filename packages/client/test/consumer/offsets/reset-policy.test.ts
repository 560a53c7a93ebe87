import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseResetPolicy, resetTimestamp } from '../../../src/consumer/offsets/reset-policy.ts';

test('a reset policy is earliest, latest, none or a duration', () => {
  assert.deepEqual(
    ['earliest', 'LATEST', 'none', 'by_duration:P1DT2H3M4.5S', 'by_duration:PT10S'].map(parseResetPolicy),
    ['earliest', 'latest', 'none', { durationMs: 93_784_500 }, { durationMs: 10_000 }],
  );
});

test('anything else is none of them', () => {
  for (const text of [
    '',
    'first',
    'by_duration',
    'by_duration:',
    'by_duration:P',
    'by_duration:PT',
    'by_duration:1h',
  ])
    assert.equal(parseResetPolicy(text), undefined, text);
});

test('what to ask the leader for', () => {
  assert.equal(resetTimestamp('earliest', 5000), -2n);
  assert.equal(resetTimestamp('latest', 5000), -1n);
  assert.equal(resetTimestamp({ durationMs: 1000 }, 5000), 4000n);
});
