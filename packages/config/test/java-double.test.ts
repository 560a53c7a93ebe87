import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatJavaDouble, parseJavaDouble } from '../src/java-double.ts';

// Printed by Java 17+.
const PRINTED: readonly (readonly [number, string])[] = [
  [1, '1.0'],
  [100, '100.0'],
  [0.001, '0.001'],
  [0.0001, '1.0E-4'],
  [1.5e-7, '1.5E-7'],
  [123456.7, '123456.7'],
  [1e7, '1.0E7'],
  [12345678, '1.2345678E7'],
  [1e21, '1.0E21'],
  [Number.MAX_VALUE, '1.7976931348623157E308'],
  [-0, '-0.0'],
  [0, '0.0'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-Infinity'],
];

for (const [value, text] of PRINTED) {
  test(`${text} is written as Java writes it`, () => assert.equal(formatJavaDouble(value), text));
}

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      assert.ok(Object.is(parseJavaDouble(formatJavaDouble(value)), value));
    }),
  );
});

test('suffixes are taken, other things are not numbers', () => {
  assert.equal(parseJavaDouble('1d'), 1);
  assert.equal(parseJavaDouble('1.F'), 1);
  for (const text of ['', '.', '1L', '1_0', 'nan', 'e5', '--1', '1 2']) {
    assert.equal(parseJavaDouble(text), undefined, text);
  }
});
