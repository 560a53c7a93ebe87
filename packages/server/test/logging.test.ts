import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiskError } from '@kavka/base';
import { createLogger, type LoggingOptions } from '../src/logging.ts';

const clock = { now: () => Date.UTC(2026, 10, 21, 8, 12, 54, 600) };

function record(options: Partial<LoggingOptions> = {}) {
  const lines: string[] = [];
  const logger = createLogger({
    format: 'text',
    level: 'info',
    clock,
    write: (line) => lines.push(line),
    ...options,
  });
  return { logger, lines };
}

test('a line for people: time, level, message, fields', () => {
  const { logger, lines } = record();
  logger.info('Log loaded', {
    topic: 'orders',
    partition: 0,
    offset: 12n,
    clean: true,
    leader: null,
    rack: undefined,
  });
  logger.with({ node: 1 }).with({ listener: 'PLAINTEXT' }).warn('Slow');
  assert.deepEqual(lines, [
    '2026-11-21 08:12:54.600 INFO  Log loaded topic=orders partition=0 offset=12 clean=true leader=null\n',
    '2026-11-21 08:12:54.600 WARN  Slow node=1 listener=PLAINTEXT\n',
  ]);
});

test('what came from outside stays within its field and its line', () => {
  const { logger, lines } = record();
  logger.info('Connected', { client: 'a b=c\n2026 ERROR forged\u009b', path: '/data/x-0' });
  logger.error('Refused', {}, new DiskError('EIO', '/x', 'bad \u001b[31m\nname'));
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /client="a b=c\\n2026 ERROR forged\\u009b" path=\/data\/x-0\n$/);
  assert.match(lines[1] ?? '', /Refused: DiskError: bad \\u001b\[31m\\nname\n$/);
});

test('errors of the machine are one line with their causes, mistakes of ours come with their place', () => {
  const { logger, lines } = record();
  const cause = new DiskError('ENOSPC', '/data', 'cannot write /data: no space left on device (ENOSPC)');
  logger.error(
    'Append failed',
    { topic: 'orders' },
    new DiskError('EIO', '/data', 'log is offline', { cause }),
  );
  logger.error('Handler failed', {}, new TypeError('x is not a function'));
  logger.error('Odd', {}, 'just text');
  assert.match(
    lines[0] ?? '',
    /topic=orders: DiskError: log is offline; caused by DiskError: cannot write [^\n]*\n$/,
  );
  assert.match(
    lines[1] ?? '',
    /ERROR Handler failed: TypeError: x is not a function\n {4}at .*logging\.test\.ts/,
  );
  assert.match(lines[2] ?? '', /Odd: just text\n$/);
});

test('a circle of causes ends', () => {
  const { logger, lines } = record();
  const json = record({ format: 'json' });
  const error = new Error('round');
  error.cause = error;
  logger.error('Failed', {}, error);
  json.logger.error('Failed', {}, error);
  assert.ok((lines[0] ?? '').split('caused by').length <= 6);
  assert.doesNotThrow(() => JSON.parse(json.lines[0] ?? ''));
});

test('an object per line for programs', () => {
  const { logger, lines } = record({ format: 'json' });
  const cause = new DiskError('ENOSPC', '/data', 'full');
  logger
    .with({ node: 1 })
    .error('Append failed', { producerId: 5n, large: 2n ** 60n }, new Error('offline', { cause }));
  const { error, ...line } = JSON.parse(lines[0] ?? '');
  assert.deepEqual(line, {
    time: '2026-11-21T08:12:54.600Z',
    level: 'error',
    message: 'Append failed',
    node: 1,
    producerId: 5,
    large: '1152921504606846976',
  });
  assert.equal(error.name, 'Error');
  assert.equal(error.message, 'offline');
  assert.match(error.stack, /logging\.test/);
  assert.deepEqual(
    [error.cause.name, error.cause.code, error.cause.message],
    ['DiskError', 'ENOSPC', 'full'],
  );
});

test('lines below the level are not written', () => {
  const { logger, lines } = record({ level: 'warn' });
  logger.debug('a');
  logger.info('b');
  logger.warn('c');
  logger.error('d');
  assert.equal(lines.length, 2);
});

test('colours only when asked for', () => {
  const { logger, lines } = record({ isColoured: true });
  logger.warn('Slow', { node: 1 });
  assert.ok(lines[0]?.includes('\u001b[33mWARN \u001b[0m Slow'));
});
