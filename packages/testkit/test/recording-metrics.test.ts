import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordingMetrics } from '@kavka/testkit';

test('keeps the figures of each instrument', () => {
  const metrics = new RecordingMetrics();
  metrics.counter('bytes', '', { topic: 'a', partition: '0' }).add(2);
  metrics.counter('bytes', '', { partition: '0', topic: 'a' }).add(3);
  metrics.gauge('level', '').set(7);
  metrics.histogram('seconds', '', [1]).observe(0.5);
  let observed = 1;
  metrics.observed('now', '', () => observed);
  observed = 2;
  assert.equal(metrics.value('bytes', { topic: 'a', partition: '0' }), 5);
  assert.deepEqual(
    ['level', 'seconds', 'now', 'none'].map((name) => metrics.value(name)),
    [7, 1, 2, undefined],
  );
  assert.deepEqual(metrics.names, ['bytes{partition=0,topic=a}', 'level', 'now', 'seconds']);
  metrics.remove('bytes', { topic: 'a', partition: '0' });
  assert.equal(metrics.value('bytes', { topic: 'a', partition: '0' }), undefined);
});
