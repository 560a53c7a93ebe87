import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, topicConfig, validateTopicConfig, validateTopicConfigs } from '../src/index.ts';
import { readNode } from './fixtures/node.ts';

const NODE = readNode({});
const REMOTE = readNode({ 'remote.log.storage.system.enable': 'true' });

function problemOf(overrides: Readonly<Record<string, string>>, node = NODE): string | undefined {
  const problem = validateTopicConfigs(new Map(Object.entries(overrides)), node);
  if (problem) assert.equal(problem.error, 'INVALID_CONFIG');
  return problem?.message;
}

test('a topic without overrides has the defaults', () => {
  const topic = topicConfig(new Map(), NODE);
  assert.equal(topic.number('segment.bytes'), 1_073_741_824);
  assert.equal(topic.long('retention.ms'), 604_800_000n);
  assert.equal(topic.number('flush.ms'), Number.MAX_SAFE_INTEGER);
  assert.equal(topic.boolean('preallocate'), false);
  assert.deepEqual(topic.list('cleanup.policy'), ['delete']);
  assert.equal(topic.string('compression.type'), 'producer');
  assert.equal(topic.get('internal.segment.bytes'), null);
});

test("a topic has the broker's values, dynamic before those of the file, and its own before all", () => {
  const file = readNode({ 'log.segment.bytes': '2000000', 'log.roll.hours': '1' });
  assert.equal(topicConfig(new Map(), file).number('segment.bytes'), 2_000_000);
  assert.equal(topicConfig(new Map(), file).number('segment.ms'), 3_600_000);
  const changed = file.withDynamic(new Map([['log.segment.bytes', '3000000']]), new Map());
  assert.equal(topicConfig(new Map(), changed).number('segment.bytes'), 3_000_000);
  assert.equal(
    topicConfig(new Map([['segment.bytes', '4000000']]), changed).number('segment.bytes'),
    4_000_000,
  );
});

test('a stored override that is not good is an error', () => {
  assert.throws(() => topicConfig(new Map([['segment.bytes', 'x']]), NODE), ConfigError);
});

test('an override is judged by itself', () => {
  assert.equal(validateTopicConfig('retention.ms', '-1'), undefined);
  assert.deepEqual(validateTopicConfig('retention.ms', '-2'), {
    error: 'INVALID_CONFIG',
    message: 'Invalid value "-2" for retention.ms: expected at least -1',
  });
  assert.equal(
    validateTopicConfig('retension.ms', '1')?.message,
    'Unknown topic config name: retension.ms; did you mean retention.ms?',
  );
  assert.match(
    validateTopicConfig('constructor', '1')?.message ?? '',
    /^Unknown topic config name: constructor/,
  );
});

test('compaction lags must fit together', () => {
  assert.equal(
    problemOf({ 'min.compaction.lag.ms': '100', 'max.compaction.lag.ms': '50' }),
    'min.compaction.lag.ms (100) must not be above max.compaction.lag.ms (50)',
  );
  assert.equal(problemOf({ 'min.compaction.lag.ms': '50', 'max.compaction.lag.ms': '50' }), undefined);
});

test('remote storage needs brokers that have it, and topics that are not compacted', () => {
  assert.match(problemOf({ 'remote.storage.enable': 'true' }) ?? '', /needs remote storage on the brokers/);
  assert.equal(problemOf({ 'remote.storage.enable': 'true' }, REMOTE), undefined);
  assert.equal(problemOf({ 'remote.storage.enable': 'true', 'cleanup.policy': '' }, REMOTE), undefined);
  assert.match(
    problemOf({ 'remote.storage.enable': 'true', 'cleanup.policy': 'compact,delete' }, REMOTE) ?? '',
    /not for compacted topics/,
  );
});

// Without remote storage on the topic these count nothing.
const LOCAL: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
  [{ 'retention.ms': '10', 'local.retention.ms': '11' }, false],
  [{ 'retention.ms': '-1', 'local.retention.ms': '11' }, true],
  [{ 'retention.ms': '10', 'local.retention.ms': '-1' }, false],
  [{ 'retention.ms': '-1', 'local.retention.ms': '-1' }, true],
  [{ 'retention.bytes': '10', 'local.retention.bytes': '11' }, false],
  [{ 'remote.log.copy.disable': 'true' }, true],
  [{ 'remote.log.copy.disable': 'true', 'local.retention.ms': '5' }, false],
  [{ 'remote.log.copy.disable': 'true', 'local.retention.ms': '604800000' }, true],
];

for (const [overrides, isGood] of LOCAL) {
  test(`local retention ${JSON.stringify(overrides)} is ${isGood ? 'good' : 'wrong'}`, () => {
    assert.equal(problemOf({ 'remote.storage.enable': 'true', ...overrides }, REMOTE) === undefined, isGood);
    assert.equal(problemOf(overrides), undefined);
  });
}
