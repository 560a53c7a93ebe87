import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientMatches, clientMetricsConfig, validateClientMetricsConfigs } from '../src/index.ts';

function errorOf(name: string, value: string): string | undefined {
  return validateClientMetricsConfigs(new Map([[name, value]]))?.error;
}

test('subscriptions are judged as in Kafka', () => {
  assert.equal(errorOf('interval.ms', '100'), undefined);
  assert.equal(errorOf('interval.ms', '99'), 'INVALID_REQUEST');
  assert.equal(errorOf('interval.ms', '3600001'), 'INVALID_REQUEST');
  assert.equal(errorOf('no.such', '*'), 'INVALID_REQUEST');
  assert.equal(errorOf('metrics', 'a,,b'), 'INVALID_CONFIG');
  assert.equal(errorOf('match', 'client_id=abc,client_software_name=x.*'), undefined);
  for (const wrong of ['client_i=abc', 'client_id=(', 'client_id', 'client_id=']) {
    assert.equal(errorOf('match', wrong), 'INVALID_CONFIG', wrong);
  }
});

test('a choice of clients matches whole values', () => {
  const config = clientMetricsConfig(new Map([['match', 'client_id=a|b, client_source_port=80']]));
  const [first, second] = clientMatches(config);
  assert.equal(first?.selector, 'client_id');
  assert.deepEqual(
    ['a', 'b', 'ab'].map((id) => first?.pattern.test(id)),
    [true, true, false],
  );
  assert.equal(second?.selector, 'client_source_port');
});
