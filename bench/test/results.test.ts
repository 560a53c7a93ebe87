import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownTable, medianOf, quantile, Results } from '../results.ts';

test('a quantile lies between the values around it', () => {
  assert.equal(medianOf([5, 1, 3]), 3);
  assert.equal(medianOf([4, 1, 2, 3]), 2.5);
  assert.equal(quantile([10, 20, 30, 40, 50], 0), 10);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.99), 49.6);
});

test('a line has the medians of both servers and their ratio', () => {
  const results = new Results();
  const figure = { name: 'produce', unit: 'MB/s', better: 'more', target: '>= 2' } as const;
  for (const value of [90, 100, 500]) results.add('apache-kafka', figure, value);
  for (const value of [250, 10, 260]) results.add('kavka', figure, value);
  const [line] = results.lines();
  assert.deepEqual(line!.median, { 'apache-kafka': 100, kavka: 250 });
  assert.equal(line!.ratio, 2.5);
  assert.match(markdownTable([line!]), /\| produce, MB\/s \| 100 \| 250 \| 2\.50 \| >= 2 \|/);
});

test('without the other server there is no ratio', () => {
  const results = new Results();
  results.add('kavka', { name: 'start', unit: 's', better: 'less' }, 0.3);
  assert.equal(results.lines()[0]!.ratio, undefined);
  assert.match(markdownTable(results.lines()), /\| start, s \| - \| 0\.30 \| - \|/);
});
