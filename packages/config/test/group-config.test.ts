import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupConfig, validateGroupConfigs } from '../src/index.ts';
import { readNode } from './fixtures/node.ts';

const NODE = readNode({});

function problemOf(name: string, value: string): string | undefined {
  const problem = validateGroupConfigs(new Map([[name, value]]), NODE);
  if (problem) assert.equal(problem.error, 'INVALID_CONFIG');
  return problem?.message;
}

test("a group has the broker's values, and its own before them", () => {
  const node = readNode({ 'group.consumer.session.timeout.ms': '46000' });
  assert.equal(groupConfig(new Map(), node).number('consumer.session.timeout.ms'), 46_000);
  const own = new Map([['consumer.session.timeout.ms', '50000']]);
  assert.equal(groupConfig(own, node).number('consumer.session.timeout.ms'), 50_000);
  assert.equal(groupConfig(own, node).string('share.auto.offset.reset'), 'latest');
});

for (const [name, value] of [
  ['consumer.session.timeout.ms', '50000'],
  ['consumer.heartbeat.interval.ms', '14000'],
  ['share.auto.offset.reset', 'by_duration:PT1H'],
] as const) {
  test(`a group takes ${name}=${value}`, () => assert.equal(problemOf(name, value), undefined));
}

for (const [name, value, sentence] of [
  [
    'consumer.session.timeout.ms',
    '1',
    /expected at least 45000 \(group\.consumer\.min\.session\.timeout\.ms\)/,
  ],
  [
    'consumer.session.timeout.ms',
    '70000',
    /expected at most 60000 \(group\.consumer\.max\.session\.timeout\.ms\)/,
  ],
  ['consumer.session.timeout.ms', '0', /expected at least 1$/],
  ['share.record.lock.duration.ms', '70000', /expected at most 60000/],
  ['share.delivery.count.limit', '11', /expected at most 10/],
  ['streams.num.standby.replicas', '3', /expected at most 2 \(group\.streams\.max\.standby\.replicas\)/],
  ['share.isolation.level', 'READ_COMMITTED', /expected one of read_committed, read_uncommitted/],
  [
    'consumer.sesion.timeout.ms',
    '1',
    /^Unknown group config .* did you mean consumer\.session\.timeout\.ms\?/,
  ],
] as const) {
  test(`a group refuses ${name}=${value}`, () => assert.match(problemOf(name, value) ?? '', sentence));
}

test('a heartbeat must come before the session ends', () => {
  const node = readNode({
    'group.consumer.min.session.timeout.ms': '5000',
    'group.consumer.max.heartbeat.interval.ms': '20000',
  });
  const problem = validateGroupConfigs(
    new Map([
      ['consumer.session.timeout.ms', '9000'],
      ['consumer.heartbeat.interval.ms', '9000'],
    ]),
    node,
  );
  assert.match(problem?.message ?? '', /must be below consumer\.session\.timeout\.ms \(9000\)/);
});
