import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultText, isListConfig } from '../src/index.ts';

test('lists are those that entries can be appended to', () => {
  assert.ok(isListConfig('topic', 'cleanup.policy'));
  assert.ok(isListConfig('broker', 'log.cleanup.policy'));
  assert.ok(!isListConfig('topic', 'retention.ms'));
  assert.ok(!isListConfig('client-metrics', 'match'));
  assert.ok(!isListConfig('topic', 'toString'));
});

test('defaults are texts, or undefined', () => {
  assert.equal(defaultText('topic', 'cleanup.policy'), 'delete');
  assert.equal(defaultText('broker', 'log.retention.ms'), undefined);
  assert.equal(defaultText('broker', 'node.id'), undefined);
  assert.equal(defaultText('group', 'no.such'), undefined);
});
