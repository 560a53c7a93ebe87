import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeMetricsData, telemetryName } from '../../src/telemetry/otlp.ts';
import { metricsIn } from './otlp-reader.ts';

test('names of figures', () => {
  const named = (group: string, name: string): string => telemetryName({ group, name });
  assert.equal(
    named('producer-metrics', 'connection-creation-total'),
    'org.apache.kafka.producer.connection.creation.total',
  );
  assert.equal(
    named('consumer-coordinator-metrics', 'commit-latency-max'),
    'org.apache.kafka.consumer.coordinator.commit.latency.max',
  );
});

test('gauges and sums, with their tags', () => {
  const values = [
    { group: 'producer-metrics', name: 'a-total', tags: { 'client-id': 'x' }, value: 300, isTotal: true },
    {
      group: 'producer-node-metrics',
      name: 'b-avg',
      tags: { 'node-id': 'node-1' },
      value: 0.5,
      isTotal: false,
    },
  ];
  const bytes = encodeMetricsData({
    labels: { group_id: 'g' },
    values,
    temporality: 'delta',
    startMs: 1000,
    nowMs: 2000,
  });
  assert.deepEqual(metricsIn(bytes), {
    labels: { group_id: 'g' },
    metrics: [
      { name: 'org.apache.kafka.producer.a.total', kind: 'delta sum', value: 300, tags: {} },
      {
        name: 'org.apache.kafka.producer.node.b.avg',
        kind: 'gauge',
        value: 0.5,
        tags: { node_id: 'node-1' },
      },
    ],
  });
});
