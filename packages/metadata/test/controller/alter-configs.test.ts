import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alterConfigs } from '../../src/controller/alter-configs.ts';
import { createTopics } from '../../src/controller/create-topics.ts';
import { incrementalAlterConfigs } from '../../src/controller/incremental-alter-configs.ts';
import { creatable, DecisionWorld, topicsRequest } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

const [SET, DELETE, APPEND, SUBTRACT] = [0, 1, 2, 3];
const [TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP] = [2, 4, 8, 16, 32];

type Edit = readonly [name: string, operation: number, value: string | null];

function world(): DecisionWorld {
  const created = new DecisionWorld();
  created.addBrokers([1]);
  created.decide(
    createTopics(created.context, topicsRequest(creatable('t', { configs: { 'retention.ms': '1' } }))),
  );
  return created;
}

function resource(resourceType: number, resourceName: string, ...edits: Edit[]) {
  const configs = edits.map(([name, configOperation, value]) => ({ name, configOperation, value }));
  return { resourceType, resourceName, configs };
}

function edit(on: DecisionWorld, ...resources: ReturnType<typeof resource>[]) {
  const { responses } = on.decide(incrementalAlterConfigs(on.context, { resources, validateOnly: false }));
  return responses.map(({ errorCode }) => errorName(errorCode));
}

function replace(
  on: DecisionWorld,
  ...resources: (readonly [number, string, Record<string, string | null>])[]
) {
  const given = resources.map(([resourceType, resourceName, values]) => ({
    resourceType,
    resourceName,
    configs: Object.entries(values).map(([name, value]) => ({ name, value })),
  }));
  const { responses } = on.decide(alterConfigs(on.context, { resources: given, validateOnly: false }));
  return responses.map(({ errorCode }) => errorName(errorCode));
}

const topicConfigs = (on: DecisionWorld) => Object.fromEntries(on.state.configs.of(TOPIC as 2, 't'));

test('set and remove; removing what is not set, or not known, is fine', () => {
  const on = world();
  assert.deepEqual(
    edit(on, resource(TOPIC!, 't', ['retention.ms', DELETE!, null], ['cleanup.policy', SET!, 'compact'])),
    ['NONE'],
  );
  assert.deepEqual(topicConfigs(on), { 'cleanup.policy': 'compact' });
  assert.deepEqual(edit(on, resource(TOPIC!, 't', ['no.such', DELETE!, null])), ['NONE']);
});

test('append to and subtract from a list start from what applies', () => {
  const on = world();
  edit(on, resource(TOPIC!, 't', ['cleanup.policy', APPEND!, 'compact,delete']));
  assert.equal(topicConfigs(on)['cleanup.policy'], 'delete,compact');
  edit(on, resource(TOPIC!, 't', ['cleanup.policy', SUBTRACT!, 'delete']));
  assert.equal(topicConfigs(on)['cleanup.policy'], 'compact');
  assert.deepEqual(edit(on, resource(TOPIC!, 't', ['retention.ms', APPEND!, '5'])), ['INVALID_CONFIG']);
  edit(on, resource(TOPIC!, 't', ['cleanup.policy', APPEND!, '']));
  assert.equal(
    topicConfigs(on)['cleanup.policy'],
    'compact,',
    'the rules of configs judge the empty element',
  );
});

test('resources that cannot be', () => {
  assert.deepEqual(
    edit(
      world(),
      resource(TOPIC!, ''),
      resource(TOPIC!, 'a b'),
      resource(TOPIC!, 'missing'),
      resource(BROKER!, 'abc'),
      resource(BROKER!, '77'),
      resource(BROKER!, '-1'),
      resource(BROKER_LOGGER!, '1'),
      resource(CLIENT_METRICS!, ''),
      resource(GROUP!, ''),
      resource(99, 'x'),
      resource(BROKER!, '1'),
      resource(BROKER!, ''),
      resource(GROUP!, 'g'),
    ),
    [
      'INVALID_REQUEST',
      'INVALID_TOPIC_EXCEPTION',
      'UNKNOWN_TOPIC_OR_PARTITION',
      ...Array(7).fill('INVALID_REQUEST'),
      'NONE',
      'NONE',
      'NONE',
    ],
  );
});

test('edits that cannot be', () => {
  const on = world();
  const one = (...edits: Edit[]) => edit(on, resource(TOPIC!, 't', ...edits))[0];
  assert.equal(one(['retention.ms', SET!, null]), 'INVALID_REQUEST');
  assert.equal(one(['cleanup.policy', APPEND!, null]), 'INVALID_REQUEST');
  assert.equal(one(['retention.ms', SET!, '5'], ['retention.ms', DELETE!, null]), 'INVALID_REQUEST');
  assert.equal(one(['no.such', SET!, '5']), 'INVALID_CONFIG');
  assert.equal(one(['retention.ms', SET!, 'soon']), 'INVALID_CONFIG');
  assert.deepEqual(topicConfigs(on), { 'retention.ms': '1' });
});

test('one resource is refused, the other is changed; one that is there twice is refused twice', () => {
  const on = world();
  on.decide(createTopics(on.context, topicsRequest(creatable('u'))));
  assert.deepEqual(
    edit(
      on,
      resource(TOPIC!, 't', ['retention.ms', SET!, 'soon']),
      resource(TOPIC!, 'u', ['retention.ms', SET!, '9']),
    ),
    ['INVALID_CONFIG', 'NONE'],
  );
  assert.equal(on.state.configs.of(2, 'u').get('retention.ms'), '9');
  const same = resource(TOPIC!, 't', ['retention.ms', SET!, '5']);
  assert.deepEqual(edit(on, same, same), ['INVALID_REQUEST', 'INVALID_REQUEST']);
});

test('an operation that does not exist fails the whole request, without a word', () => {
  const on = world();
  const resources = [
    resource(TOPIC!, 't', ['retention.ms', 9, '5']),
    resource(BROKER!, '1', ['retention.ms', SET!, '5']),
  ];
  const { records, response } = incrementalAlterConfigs(on.context, { resources, validateOnly: false });
  assert.deepEqual(records, []);
  assert.deepEqual(
    response.responses.map(({ errorCode, errorMessage }) => [errorCode, errorMessage]),
    [
      [-1, null],
      [-1, null],
    ],
  );
});

test('a value set again is a record for a broker, and none for a topic', () => {
  const on = world();
  const count = (...resources: ReturnType<typeof resource>[]) =>
    incrementalAlterConfigs(on.context, { resources, validateOnly: false }).records.length;
  assert.equal(count(resource(TOPIC!, 't', ['retention.ms', SET!, '1'])), 0);
  const broker = resource(BROKER!, '1', ['retention.ms', SET!, '1']);
  assert.equal(edit(on, broker)[0], 'NONE');
  assert.equal(count(broker), 1);
});

test('the smallest ISR is a matter of topics and of all brokers together', () => {
  const on = world();
  const minIsr = (name: string, operation: number, value: string | null) =>
    edit(on, resource(BROKER!, name, ['min.insync.replicas', operation, value]))[0];
  assert.equal(minIsr('1', SET!, '2'), 'INVALID_CONFIG');
  assert.equal(minIsr('', SET!, '2'), 'NONE');
  assert.equal(minIsr('', DELETE!, null), 'INVALID_CONFIG');
  const { records } = incrementalAlterConfigs(on.context, {
    resources: [resource(TOPIC!, 't', ['min.insync.replicas', SET!, '2'])],
    validateOnly: false,
  });
  assert.deepEqual(records.at(-1), { type: 'ClearElrRecord', data: { topicName: 't' } });
});

test('AlterConfigs replaces what was set', () => {
  const on = world();
  assert.deepEqual(replace(on, [TOPIC!, 't', { 'cleanup.policy': 'compact' }]), ['NONE']);
  assert.deepEqual(topicConfigs(on), { 'cleanup.policy': 'compact' });
  assert.deepEqual(replace(on, [TOPIC!, 't', {}]), ['NONE']);
  assert.deepEqual(topicConfigs(on), {});
});

test('AlterConfigs refuses what cannot be', () => {
  const on = world();
  assert.deepEqual(
    replace(
      on,
      [TOPIC!, 'missing', { 'retention.ms': '5' }],
      [TOPIC!, 't', { 'retention.ms': null }],
      [GROUP!, 'g', { 'no.such': '5' }],
      [99, 'x', {}],
    ),
    ['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_REQUEST', 'INVALID_CONFIG', 'INVALID_REQUEST'],
  );
  assert.deepEqual(replace(on, [TOPIC!, 't', {}], [TOPIC!, 't', {}]), ['INVALID_REQUEST', 'INVALID_REQUEST']);
  assert.deepEqual(topicConfigs(on), { 'retention.ms': '1' });
});
