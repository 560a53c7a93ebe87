import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestName, unknownName } from '../src/nearest-name.ts';

const NAMES = ['log.retention.ms', 'log.retention.hours', 'log.roll.ms', 'node.id'];

test('the nearest of several names is found', () => {
  assert.equal(nearestName('log.retension.ms', NAMES), 'log.retention.ms');
  assert.equal(nearestName('nodeid', NAMES), 'node.id');
});

test('what is near to nothing has no nearest name', () => {
  assert.equal(nearestName('authorizer', NAMES), undefined);
  assert.equal(nearestName('x'.repeat(100_000), NAMES), undefined);
});

test('the sentence names what was meant', () => {
  assert.equal(
    unknownName('topic config', 'log.rol.ms', NAMES),
    'Unknown topic config "log.rol.ms"; did you mean log.roll.ms?',
  );
  assert.equal(unknownName('topic config', 'zzz', NAMES), 'Unknown topic config "zzz"');
});
