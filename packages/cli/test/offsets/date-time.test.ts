import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDateTime, parseDuration } from '../../src/offsets/date-time.ts';

describe('times on command lines', () => {
  it('reads times with and without a zone', () => {
    assert.equal(parseDateTime('1970-01-01T00:00:01.500'), 1500n);
    assert.equal(parseDateTime('1970-01-01T01:00:00+01:00'), 0n);
    assert.equal(parseDateTime('1970-01-01T00:00:00Z'), 0n);
    for (const text of ['soon', '1970-01-01', '1970-13-01T00:00:00'])
      assert.throws(() => parseDateTime(text), /is no time: YYYY-MM-DD/);
  });

  it('reads durations as ISO 8601 has them', () => {
    assert.equal(parseDuration('P1DT2H3M4.5S'), 93_784_500n);
    assert.equal(parseDuration('PT90M'), 5_400_000n);
    assert.equal(parseDuration('-PT1S'), -1000n);
    assert.equal(parseDuration('PT-1S'), -1000n);
    for (const text of ['1h', 'P', 'PT', 'P1H']) assert.throws(() => parseDuration(text), /is no duration/);
  });
});
