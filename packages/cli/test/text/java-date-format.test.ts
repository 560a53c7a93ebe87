import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { javaDateFormat } from '../../src/text/java-date-format.ts';

describe('times in the way of Java', () => {
  const time = new Date(2026, 1, 3, 15, 4, 5, 6).getTime();

  it('have letters for their parts, as wide as there are letters', () => {
    for (const [pattern, expected] of [
      ['yyyy-MM-dd HH:mm:ss:SSS', '2026-02-03 15:04:05:006'],
      ['yy/M/d h:m a', '26/2/3 3:4 PM'],
      ['EEE, d MMM; EEEE MMMM', 'Tue, 3 Feb; Tuesday February'],
      ["'at' HH 'o''clock'''", "at 15 o'clock'"],
      ['S', '6'],
    ] as const)
      assert.equal(javaDateFormat(pattern)(time), expected, pattern);
    assert.match(javaDateFormat('Z')(time), /^[+-]\d{4}$/);
  });

  it('are refused where a letter means nothing', () => {
    assert.throws(() => javaDateFormat('yyyy-bb'), { message: "Illegal pattern character 'b'" });
  });
});
