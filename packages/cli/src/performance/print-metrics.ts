import type { MetricValue } from '@kavka/client';
import { type OutputStream, printLine } from '../shell/index.ts';

/** All figures of a client, in the order of their names, as the performance tools of Kafka print them. */
export function printMetrics(output: OutputStream, metrics: readonly MetricValue[]): void {
  const values = new Map(metrics.map((metric) => [nameOf(metric), metric.value]));
  const names = [...values.keys()].sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  printLine(output);
  printLine(output, `${'Metric Name'.padEnd(width)}   Value`);
  for (const name of names)
    printLine(output, `${name.padEnd(width)} : ${(values.get(name) ?? 0).toFixed(3)}`);
}

function nameOf({ group, name, tags }: MetricValue): string {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return `${group}:${name}:{${pairs.join(', ')}}`;
}
