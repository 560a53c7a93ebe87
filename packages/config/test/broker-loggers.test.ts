import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LoggerOperation, validateLoggerChange } from '../src/index.ts';

const LOGGERS = ['root', 'kavka.network'];

function errorOf(operation: LoggerOperation, logger: string, level = ''): string | undefined {
  return validateLoggerChange(operation, logger, level, LOGGERS)?.error;
}

test('loggers are changed as in Kafka', () => {
  assert.equal(errorOf('set', 'kavka.network', 'DEBUG'), undefined);
  assert.equal(errorOf('set', 'kavka.network', 'debug'), 'INVALID_CONFIG');
  assert.equal(errorOf('set', 'no.such', 'INFO'), 'INVALID_CONFIG');
  assert.equal(errorOf('delete', 'kavka.network'), undefined);
  assert.equal(errorOf('delete', 'root'), 'INVALID_REQUEST');
  assert.equal(errorOf('append', 'root', 'INFO'), 'INVALID_REQUEST');
});
