import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PrometheusMetrics } from '../src/prometheus.ts';

test('writes counters, gauges and observed figures in the text format', () => {
  const metrics = new PrometheusMetrics();
  const bytes = metrics.counter('kavka_bytes_total', 'Bytes\nin', { topic: 'a"b\\c\n', client: 'x' });
  bytes.add(5);
  bytes.add(2 ** 40);
  metrics.gauge('kavka_connections', 'Connections').set(3);
  let read = 1;
  metrics.observed('kavka_read_total', 'Read when asked', () => read);
  read = 2;
  assert.equal(
    metrics.render(),
    `# HELP kavka_bytes_total Bytes\\nin
# TYPE kavka_bytes_total counter
kavka_bytes_total{client="x",topic="a\\"b\\\\c\\n"} 1099511627781
# HELP kavka_connections Connections
# TYPE kavka_connections gauge
kavka_connections 3
# HELP kavka_read_total Read when asked
# TYPE kavka_read_total counter
kavka_read_total 2
`,
  );
});

test('a histogram counts each value in all buckets at or above it', () => {
  const metrics = new PrometheusMetrics();
  const latency = metrics.histogram('kavka_seconds', 'Latency', [0.1, 0.01, 1], { api: 'Fetch' });
  for (const value of [0.005, 0.01, 0.05, 5]) latency.observe(value);
  const samples = metrics
    .render()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  assert.deepEqual(samples, [
    'kavka_seconds_bucket{api="Fetch",le="0.01"} 2',
    'kavka_seconds_bucket{api="Fetch",le="0.1"} 3',
    'kavka_seconds_bucket{api="Fetch",le="1"} 3',
    'kavka_seconds_bucket{api="Fetch",le="+Inf"} 4',
    'kavka_seconds_sum{api="Fetch"} 5.065',
    'kavka_seconds_count{api="Fetch"} 4',
    '',
  ]);
});

test('the same name and labels are the same instrument, until it is removed', () => {
  const metrics = new PrometheusMetrics();
  metrics.counter('a_total', 'A', { x: '1', y: '2' }).add(1);
  metrics.counter('a_total', 'A', { y: '2', x: '1' }).add(1);
  metrics.counter('a_total', 'A', { x: '2', y: '2' }).add(7);
  assert.match(metrics.render(), /a_total\{x="1",y="2"\} 2\n/);
  metrics.remove('a_total', { y: '2', x: '1' });
  assert.doesNotMatch(metrics.render(), /x="1"/);
  metrics.remove('a_total', { x: '2', y: '2' });
  metrics.remove('a_total', { x: 'never' });
  metrics.remove('never_total', {});
  assert.equal(metrics.render(), '');
});

test('an observed figure that is registered again reads from the new place', () => {
  const metrics = new PrometheusMetrics();
  metrics.observed('size', 'Size', () => 1);
  metrics.observed('size', 'Size', () => 2);
  assert.match(metrics.render(), /^size 2$/m);
});

test('figures that are no numbers are written as Prometheus reads them', () => {
  const metrics = new PrometheusMetrics();
  metrics.gauge('a', 'A').set(Number.NaN);
  metrics.gauge('b', 'B').set(Number.POSITIVE_INFINITY);
  metrics.gauge('c', 'C').set(Number.NEGATIVE_INFINITY);
  const samples = metrics
    .render()
    .split('\n')
    .filter((line) => /^[abc] /.test(line));
  assert.deepEqual(samples, ['a NaN', 'b +Inf', 'c -Inf']);
});

test('a name has one kind', () => {
  const metrics = new PrometheusMetrics();
  metrics.counter('a_total', 'A');
  assert.throws(() => metrics.gauge('a_total', 'A', { x: '1' }), { name: 'AssertionError' });
  assert.throws(() => metrics.counter('no spaces', 'A'), { name: 'AssertionError' });
});

test('a hundred thousand series are written in well under a second', () => {
  const metrics = new PrometheusMetrics();
  for (let series = 0; series < 100_000; series++) {
    metrics
      .counter('kavka_bytes_total', 'Bytes', { topic: `topic-${series % 1000}`, client: `client-${series}` })
      .add(series);
  }
  assert.equal(metrics.render().split('\n').length, 100_003);
});
