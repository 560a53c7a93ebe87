import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  condition,
  formatVersions,
  intersect,
  NO_VERSIONS,
  parseVersions,
  span,
} from '../../generate/versions.ts';

test('ranges are read and written', () => {
  for (const text of ['none', '3', '3+', '3-7']) assert.equal(formatVersions(parseVersions(text)), text);
  for (const text of ['', '+', '3-', '-1', 'a', '7-x']) assert.throws(() => parseVersions(text));
});

test('common and joint ranges', () => {
  assert.deepEqual(intersect(parseVersions('0-5'), parseVersions('3+')), parseVersions('3-5'));
  assert.deepEqual(intersect(parseVersions('0-2'), parseVersions('3+')), NO_VERSIONS);
  assert.deepEqual(span(parseVersions('1-2'), parseVersions('5')), parseVersions('1-5'));
  assert.deepEqual(span(NO_VERSIONS, parseVersions('5')), parseVersions('5'));
});

test('a condition tests no more than it must', () => {
  const among = parseVersions('3-9');
  const testOf = (text: string): unknown => condition(parseVersions(text), among);
  assert.equal(testOf('0+'), 'always');
  assert.equal(testOf('3-9'), 'always');
  assert.equal(testOf('0-2'), 'never');
  assert.equal(testOf('10+'), 'never');
  assert.deepEqual(testOf('5+'), { test: 'version >= 5' });
  assert.deepEqual(testOf('0-5'), { test: 'version <= 5' });
  assert.deepEqual(testOf('5-7'), { test: 'version >= 5 && version <= 7' });
  assert.deepEqual(testOf('5'), { test: 'version === 5' });
  assert.deepEqual(testOf('9+'), { test: 'version >= 9' });
  assert.deepEqual(testOf('0-3'), { test: 'version <= 3' });
  assert.equal(condition(parseVersions('4'), parseVersions('4')), 'always');
});
