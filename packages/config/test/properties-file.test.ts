import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatProperties, parseProperties } from '../src/properties-file.ts';

test('comments, separators, escapes and continued lines are read as Java reads them', () => {
  const text =
    'a=b\\\n   c\n! x\nk\\ 1 : v \\\n#z\nuni=\\u00e9\nempty\n e2=\nesc=\\t\\n\\q\\\\\n = novalue\ncont=\\\n\n next=1\nlast=\\';
  assert.deepEqual(
    [...parseProperties(text)],
    [
      ['a', 'bc'],
      ['k 1', 'v #z'],
      ['uni', 'é'],
      ['empty', ''],
      ['e2', ''],
      ['esc', '\t\nq\\'],
      ['', 'novalue'],
      ['cont', ''],
      ['next', '1'],
      ['last', ''],
    ],
  );
});

test('all line ends count, and the last of equal keys', () => {
  assert.deepEqual(
    [...parseProperties('a=1\rb=2\r\na=3\n')],
    [
      ['a', '3'],
      ['b', '2'],
    ],
  );
});

test('blanks after a value stay, blanks before it do not', () => {
  assert.equal(parseProperties('a \t=  b  ').get('a'), 'b  ');
});

test('entries are written as Java writes them', () => {
  const properties = new Map([['a b:c=#!', ' x =:#! é😀\t\n\r\f\\ ']]);
  assert.equal(
    formatProperties(properties, ['hello\n world']),
    '#hello\n# world\na\\ b\\:c\\=\\#\\!=\\ x \\=\\:\\#\\! \\u00E9\\uD83D\\uDE00\\t\\n\\r\\f\\\\ \n',
  );
});

test('what is written is read back, in order', () => {
  const texts = fc.string({
    unit: fc.oneof(fc.constantFrom(...' \t\f\r\n\\=:#!\u00e9\u{1f600}ab'), fc.string()),
  });
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(texts, texts), { selector: ([key]) => key }), (entries) => {
      assert.deepEqual([...parseProperties(formatProperties(new Map(entries)))], entries);
    }),
  );
});

test('any text is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseProperties(text) instanceof Map));
});
