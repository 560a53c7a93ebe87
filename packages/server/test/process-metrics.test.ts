import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observeProcess } from '../src/process-metrics.ts';
import { PrometheusMetrics } from '../src/prometheus.ts';

test('this process has used memory and processor time', () => {
  const metrics = new PrometheusMetrics();
  observeProcess(metrics, 1500);
  const figures = new Map(
    metrics
      .render()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [name = '', value] = line.split(' ');
        return [name, Number(value)];
      }),
  );
  assert.ok((figures.get('process_resident_memory_bytes') ?? 0) > 10_000_000);
  assert.ok((figures.get('process_cpu_seconds_total') ?? 0) > 0);
  assert.equal(figures.get('process_start_time_seconds'), 1.5);
  const busy = figures.get('kavka_event_loop_busy_ratio') ?? -1;
  assert.ok(busy >= 0 && busy <= 1);
});
