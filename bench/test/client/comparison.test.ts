import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Comparison } from '../../client/comparison.ts';

test('medians of the rounds stand beside the C tool', () => {
  const comparison = new Comparison();
  const add = (competitor: string, messagesPerSecond: number): void =>
    comparison.add(
      { role: 'produce', size: 100, competitor, mode: 'callback' },
      { messagesPerSecond, cpuMicrosPerMessage: 0.5, peakMegabytes: 10 },
    );
  for (const rate of [100, 300, 200]) add('librdkafka (C)', rate);
  for (const rate of [500, 900, 600]) add('kavka', rate);
  const table = comparison.markdown();
  assert.match(table, /### produce 100 B/);
  assert.match(table, /librdkafka \(C\) \| callback \| 200 \| 1\.00/);
  assert.match(table, /kavka \| callback \| 600 \| 3\.00 \| 0\.500 \| 1\.00 \| 10/);
});

test('latency is compared by its p99, and without the C tool there is no ratio', () => {
  const comparison = new Comparison();
  const outcome = { messagesPerSecond: 500, cpuMicrosPerMessage: 80, peakMegabytes: 10, p99Ms: 1.5 };
  comparison.add({ role: 'latency', size: 100, competitor: 'kavka', mode: 'one at a time' }, outcome);
  assert.match(comparison.markdown(), /kavka \| one at a time \| 1\.50 \| - \| 80\.000/);
});
