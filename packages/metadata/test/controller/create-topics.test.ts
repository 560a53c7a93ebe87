import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode, type ErrorName } from '@kavka/protocol';
import { createTopics } from '../../src/controller/create-topics.ts';
import { creatable, DecisionWorld, topicsRequest, uuidOf } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

function world(): DecisionWorld {
  const created = new DecisionWorld();
  created.addBrokers([1, 2, 3]);
  return created;
}

/** The answer to each topic, in the order of the request. */
function errorsOf(on: DecisionWorld, ...topics: ReturnType<typeof creatable>[]): ErrorName[] {
  const { response } = createTopics(on.context, topicsRequest(...topics));
  return response.topics.map(({ errorCode, errorMessage }) => {
    assert.equal(errorMessage === null, errorCode === 0, 'a refusal says why');
    return errorName(errorCode);
  });
}

test('a topic becomes its record, its configs and its partitions', () => {
  const on = world();
  const request = topicsRequest(
    creatable('orders', { partitions: 2, replicas: 3, configs: { 'retention.ms': '5' } }),
  );
  const { records, response } = createTopics(on.context, request);
  assert.deepEqual(
    records.map(({ type }) => type),
    ['TopicRecord', 'ConfigRecord', 'PartitionRecord', 'PartitionRecord'],
  );
  const answer = on.decide({ records, response }).topics[0]!;
  assert.equal(answer.errorCode, 0);
  assert.equal(answer.numPartitions, 2);
  assert.equal(answer.replicationFactor, 3);
  assert.deepEqual(answer.configs, [
    { name: 'retention.ms', value: '5', readOnly: false, configSource: 1, isSensitive: false },
  ]);
  const topic = on.state.topics.byName('orders')!;
  assert.equal(topic.id, answer.topicId);
  for (const partition of topic.partitions) {
    assert.deepEqual(partition.replicas.toSorted(), [1, 2, 3]);
    assert.equal(partition.leader, partition.replicas[0]);
    assert.deepEqual(partition.isr, partition.replicas);
    assert.deepEqual(partition.directories, partition.replicas.map(uuidOf));
    assert.equal(partition.leaderEpoch, 0);
    assert.equal(partition.partitionEpoch, 0);
  }
});

test('-1 stands for the defaults of the cluster', () => {
  const on = new DecisionWorld({ defaultPartitions: 5, defaultReplicationFactor: 2 });
  on.addBrokers([1, 2]);
  on.decide(createTopics(on.context, topicsRequest(creatable('t', { partitions: -1, replicas: -1 }))));
  assert.equal(on.state.topics.byName('t')?.partitions.length, 5);
  assert.equal(on.state.topics.partition('t', 0)?.replicas.length, 2);
});

test('names that cannot be', () => {
  const on = world();
  const illegal = ['', '.', '..', 'a b', 'é', 'a/b', 'a'.repeat(250)].map((name) => creatable(name));
  assert.deepEqual(
    errorsOf(on, ...illegal),
    illegal.map(() => 'INVALID_TOPIC_EXCEPTION'),
  );
  assert.deepEqual(errorsOf(on, creatable('a'.repeat(249)), creatable('__cluster_metadata')), [
    'NONE',
    'INVALID_REQUEST',
  ]);
});

test('a name that is taken, or taken but for "." and "_"', () => {
  const on = world();
  on.decide(createTopics(on.context, topicsRequest(creatable('a.b'), creatable('plain'))));
  assert.deepEqual(errorsOf(on, creatable('a.b'), creatable('a_b'), creatable('plain'), creatable('ab')), [
    'TOPIC_ALREADY_EXISTS',
    'INVALID_TOPIC_EXCEPTION',
    'TOPIC_ALREADY_EXISTS',
    'NONE',
  ]);
});

test('numbers that cannot be: the replication factor is looked at first', () => {
  assert.deepEqual(
    errorsOf(
      world(),
      creatable('a', { partitions: 0 }),
      creatable('b', { partitions: -2 }),
      creatable('c', { replicas: 0 }),
      creatable('d', { replicas: -2 }),
      creatable('e', { replicas: 4 }),
      creatable('f', { partitions: 0, replicas: 0 }),
    ),
    [
      'INVALID_PARTITIONS',
      'INVALID_PARTITIONS',
      'INVALID_REPLICATION_FACTOR',
      'INVALID_REPLICATION_FACTOR',
      'INVALID_REPLICATION_FACTOR',
      'INVALID_REPLICATION_FACTOR',
    ],
  );
});

test('assignments that cannot be', () => {
  const assigned = (name: string, ...assignment: (readonly [number, number[]])[]) =>
    creatable(name, { assignment });
  assert.deepEqual(
    errorsOf(
      world(),
      creatable('a', { partitions: 2, assignment: [[0, [1]]] }),
      creatable('b', { replicas: 1, assignment: [[0, [1]]] }),
      assigned('c', [0, [1]], [0, [1]]),
      assigned('d', [0, [1, 99]]),
      assigned('e', [0, [1, 1]]),
      assigned('f', [0, []]),
      assigned('g', [0, [1]], [1, [1, 2]]),
      assigned('h', [0, [1]], [2, [1]]),
      assigned('i', [1, [1]]),
      assigned('j', [-1, [1]]),
    ),
    ['INVALID_REQUEST', 'INVALID_REQUEST', ...Array(8).fill('INVALID_REPLICA_ASSIGNMENT')],
  );
});

test('assignments may come in any order', () => {
  const on = world();
  const topic = creatable('t', {
    assignment: [
      [1, [3, 1]],
      [0, [2, 3]],
    ],
  });
  on.decide(createTopics(on.context, topicsRequest(topic)));
  assert.deepEqual(
    on.state.topics.byName('t')?.partitions.map(({ replicas }) => replicas),
    [
      [2, 3],
      [3, 1],
    ],
  );
});

test('fenced brokers hold replicas, but neither lead nor are in sync', () => {
  const on = world();
  on.setFenced(2, true);
  on.decide(
    createTopics(
      on.context,
      topicsRequest(creatable('t', { assignment: [[0, [2, 3]]] }), creatable('u', { replicas: 3 })),
    ),
  );
  const partition = on.state.topics.partition('t', 0)!;
  assert.equal(partition.leader, 3);
  assert.deepEqual(partition.isr, [3]);
  assert.equal(on.state.topics.partition('u', 0)?.replicas.at(-1), 2);
  assert.deepEqual(errorsOf(on, creatable('v', { assignment: [[0, [2]]] })), ['INVALID_REPLICA_ASSIGNMENT']);
  for (const id of [1, 3]) on.setFenced(id, true);
  assert.deepEqual(errorsOf(on, creatable('w')), ['INVALID_REPLICATION_FACTOR']);
});

test('configs that cannot be; of one given twice the last counts', () => {
  const on = world();
  assert.deepEqual(
    errorsOf(
      on,
      creatable('a', { configs: { 'no.such': '1' } }),
      creatable('b', { configs: { 'retention.ms': 'soon' } }),
      creatable('c', { configs: { 'retention.ms': null } }),
    ),
    ['INVALID_CONFIG', 'INVALID_CONFIG', 'INVALID_CONFIG'],
  );
  const twice = { ...creatable('d'), configs: ['1', '2'].map((value) => ({ name: 'retention.ms', value })) };
  on.decide(createTopics(on.context, topicsRequest(twice)));
  assert.equal(on.state.configs.of(2, 'd').get('retention.ms'), '2');
});

test('a topic twice in a request is refused once, the others are made', () => {
  const on = world();
  const { records, response } = createTopics(
    on.context,
    topicsRequest(creatable('a'), creatable('b'), creatable('a')),
  );
  assert.deepEqual(
    response.topics.map(({ name, errorCode }) => [name, errorCode]),
    [
      ['a', ErrorCode.INVALID_REQUEST],
      ['b', ErrorCode.NONE],
    ],
  );
  assert.equal(records.length, 2);
});

test('what is only validated is answered, not made', () => {
  const on = world();
  const request = { ...topicsRequest(creatable('t', { partitions: 3 })), validateOnly: true };
  const { records, response } = createTopics(on.context, request);
  assert.deepEqual(records, []);
  assert.equal(response.topics[0]?.numPartitions, 3);
});

test('at most 10,000 partitions a request, over all its topics', () => {
  const on = world();
  assert.deepEqual(errorsOf(on, creatable('a', { partitions: 9000 }), creatable('b', { partitions: 1001 })), [
    'POLICY_VIOLATION',
    'POLICY_VIOLATION',
  ]);
  assert.deepEqual(errorsOf(on, creatable('a', { partitions: 10_000 })), ['NONE']);
});

test('no time, no topic', () => {
  const { records, response } = createTopics(world().context, {
    ...topicsRequest(creatable('t')),
    timeoutMs: 0,
  });
  assert.deepEqual(records, []);
  const { errorCode, errorMessage, topicId } = response.topics[0]!;
  assert.deepEqual([errorCode, errorMessage, topicId], [ErrorCode.REQUEST_TIMED_OUT, null, ZERO_UUID]);
});
