import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KAVKA_DEFAULTS, readBrokerConfig } from '../src/index.ts';
import { readNode } from './fixtures/node.ts';

test('a node without a file stands alone on port 9092', () => {
  const { config, warnings } = readBrokerConfig(KAVKA_DEFAULTS);
  assert.deepEqual(warnings, []);
  assert.equal(config.nodeId, 1);
  assert.equal(config.standsAlone, true);
  assert.ok(config.hasRole('broker') && config.hasRole('controller'));
  assert.deepEqual(config.listeners.broker, [
    { name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 'PLAINTEXT' },
  ]);
  assert.deepEqual(config.listeners.controller, []);
  assert.deepEqual(config.logDirs, ['./data']);
  assert.equal(config.metadataLogDir, './data');
  assert.equal(config.get('group.initial.rebalance.delay.ms'), 3000);
});

test('values are typed by name; longs beyond 2^53 are cut, and exact on request', () => {
  const config = readNode({ 'log.segment.bytes': '2000000', 'ssl.key.password': 'secret' });
  assert.equal(config.get('log.segment.bytes') + 1, 2_000_001);
  assert.equal(config.get('log.flush.interval.messages'), Number.MAX_SAFE_INTEGER);
  assert.equal(config.long('log.flush.interval.messages'), 9_223_372_036_854_775_807n);
  assert.equal(config.text('log.flush.interval.messages'), '9223372036854775807');
  assert.equal(config.get('broker.rack'), null);
  assert.deepEqual(config.get('log.cleanup.policy'), ['delete']);
  assert.equal(config.get('ssl.key.password')?.reveal(), 'secret');
  assert.equal(config.text('ssl.key.password'), null);
});

test('node.id and broker.id stand for each other', () => {
  assert.equal(readNode({ 'node.id': null, 'broker.id': '1' }).nodeId, 1);
  assert.equal(readNode({ 'broker.id': null }).number('broker.id'), 1);
});

test('log.dirs goes before log.dir', () => {
  assert.deepEqual(readNode({ 'log.dirs': '/a, /b', 'log.dir': '/c' }).logDirs, ['/a', '/b']);
  assert.deepEqual(readNode({ 'log.dirs': null, 'log.dir': '/c' }).logDirs, ['/c']);
  assert.deepEqual(readNode({ 'log.dirs': null }).logDirs, ['/tmp/kafka-logs']);
});

test('times of logs come from the finest unit that is set', () => {
  const times = (properties: Record<string, string>) => readNode(properties).logTimes;
  assert.equal(times({}).retentionMs, 604_800_000n);
  assert.equal(times({ 'log.retention.minutes': '5', 'log.retention.hours': '9' }).retentionMs, 300_000n);
  assert.equal(times({ 'log.retention.ms': '7', 'log.retention.minutes': '5' }).retentionMs, 7n);
  assert.equal(times({ 'log.retention.hours': '-5' }).retentionMs, -1n);
  assert.equal(times({ 'log.retention.hours': '2147483647' }).retentionMs, 7_730_941_129_200_000n);
  assert.equal(times({ 'log.roll.hours': '1' }).rollMs, 3_600_000n);
  assert.equal(times({ 'log.roll.jitter.hours': '1', 'log.roll.jitter.ms': '3' }).rollJitterMs, 3n);
  assert.equal(times({ 'log.flush.scheduler.interval.ms': '9' }).flushIntervalMs, 9n);
  assert.equal(
    times({ 'log.flush.scheduler.interval.ms': '9', 'log.flush.interval.ms': '8' }).flushIntervalMs,
    8n,
  );
});

test('unknown names are warned of and kept', () => {
  const { config, warnings } = readBrokerConfig(new Map([...KAVKA_DEFAULTS, ['log.retension.ms', '1']]));
  assert.deepEqual(warnings, ['Unknown property "log.retension.ms"; did you mean log.retention.ms?']);
  assert.equal(config.properties.get('log.retension.ms'), '1');
});

test('names for the authorizer and for plug-ins are no reason to warn', () => {
  const others = [
    ['super.users', 'User:admin'],
    ['rsm.config.bucket', 'b'],
    ['listener.name.plaintext.max.connections', '5'],
  ] as const;
  assert.deepEqual(readBrokerConfig(new Map([...KAVKA_DEFAULTS, ...others])).warnings, []);
});

test('all wrong values are reported at once', () => {
  assert.throws(
    () => readNode({ 'num.partitions': '0', 'log.dirs': '', 'listener.name.x.max.connections': 'many' }),
    {
      name: 'ConfigError',
      problems: [
        'Invalid value "" for log.dirs: expected at least one entry',
        'Invalid value "0" for num.partitions: expected at least 1',
        'Invalid value "many" for listener.name.x.max.connections: expected a whole number of 32 bits (int)',
      ],
    },
  );
});

test('a dynamic value ends the units of the file, and gives way when it is gone', () => {
  const config = readNode({ 'log.retention.hours': '24' });
  const changed = config.withDynamic(new Map([['log.retention.ms', '5']]), new Map());
  assert.equal(changed.logTimes.retentionMs, 5n);
  assert.equal(changed.get('log.retention.hours'), 168);
  assert.equal(changed.withDynamic(new Map(), new Map()).logTimes.retentionMs, 86_400_000n);
});

test('a value for one broker goes before one for all', () => {
  const cluster = new Map([['message.max.bytes', '1']]);
  assert.equal(
    readNode({})
      .withDynamic(cluster, new Map([['message.max.bytes', '2']]))
      .get('message.max.bytes'),
    2,
  );
});
