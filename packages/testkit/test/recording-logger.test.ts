import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordingLogger } from '@kavka/testkit';

test('keeps lines with the fields of all loggers above', () => {
  const logger = new RecordingLogger();
  const cause = new Error('disk');
  logger.info('started');
  logger.with({ topic: 'orders' }).with({ partition: 0 }).error('append failed', { offset: 7 }, cause);
  assert.deepEqual(logger.lines, [
    { level: 'info', message: 'started', fields: {} },
    { level: 'error', message: 'append failed', fields: { topic: 'orders', partition: 0, offset: 7 }, cause },
  ]);
});
