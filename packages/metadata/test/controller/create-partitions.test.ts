import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPartitions } from '../../src/controller/create-partitions.ts';
import { createTopics } from '../../src/controller/create-topics.ts';
import { creatable, DecisionWorld, topicsRequest } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

type Growth = readonly [name: string, count: number, assignments?: number[][]];

function worldWith(...names: string[]): DecisionWorld {
  const world = new DecisionWorld();
  world.addBrokers([1, 2]);
  const topics = names.map((name) => creatable(name, { partitions: 2 }));
  world.decide(createTopics(world.context, topicsRequest(...topics)));
  return world;
}

function grow(world: DecisionWorld, growths: readonly Growth[], validateOnly = false) {
  const topics = growths.map(([name, count, assignments]) => ({
    name,
    count,
    assignments: assignments?.map((brokerIds) => ({ brokerIds })) ?? null,
  }));
  const { results } = world.decide(
    createPartitions(world.context, { topics, timeoutMs: 1000, validateOnly }),
  );
  return Object.fromEntries(results.map(({ name, errorCode }) => [name, errorName(errorCode)]));
}

test('a topic grows', () => {
  const world = worldWith('a', 'b');
  assert.deepEqual(
    grow(world, [
      ['a', 5],
      ['b', 4, [[2], [1]]],
    ]),
    { a: 'NONE', b: 'NONE' },
  );
  const { topics } = world.state;
  assert.deepEqual(
    topics.byName('a')?.partitions.map(({ index }) => index),
    [0, 1, 2, 3, 4],
  );
  assert.deepEqual([topics.partition('b', 2)?.replicas, topics.partition('b', 3)?.replicas], [[2], [1]]);
  assert.equal(topics.partitionCount, 9);
});

test('it cannot shrink, nor stay as it is', () => {
  assert.deepEqual(
    grow(worldWith('a', 'b', 'c'), [
      ['a', 1],
      ['b', 2],
      ['c', -1, [[1]]],
    ]),
    {
      a: 'INVALID_PARTITIONS',
      b: 'INVALID_PARTITIONS',
      c: 'INVALID_PARTITIONS',
    },
  );
});

test('assignments that cannot be', () => {
  const growths: Growth[] = [
    ['a', 4, [[1]]],
    ['b', 3, [[1, 1]]],
    ['c', 3, [[]]],
    ['d', 3, []],
    ['e', 3, [[1, 2]]],
    ['f', 3, [[9]]],
  ];
  const answers = grow(worldWith(...growths.map(([name]) => name)), growths);
  assert.deepEqual(new Set(Object.values(answers)), new Set(['INVALID_REPLICA_ASSIGNMENT']));
});

test('unknown topics have no text, others of the request are grown', () => {
  const world = worldWith('a');
  const topics = [
    { name: 'x', count: 3, assignments: null },
    { name: 'a', count: 3, assignments: null },
  ];
  const { response } = createPartitions(world.context, { topics, timeoutMs: 1000, validateOnly: false });
  assert.deepEqual(response.results, [
    { name: 'x', errorCode: 3, errorMessage: null },
    { name: 'a', errorCode: 0, errorMessage: null },
  ]);
});

test('a topic twice is refused once', () => {
  const world = worldWith('a', 'b');
  assert.deepEqual(
    grow(world, [
      ['a', 3],
      ['b', 3],
      ['a', 4],
    ]),
    { a: 'INVALID_REQUEST', b: 'NONE' },
  );
  assert.equal(world.state.topics.byName('a')?.partitions.length, 2);
});

test('what is only validated is not made', () => {
  const world = worldWith('a');
  assert.deepEqual(grow(world, [['a', 3]], true), { a: 'NONE' });
  assert.equal(world.state.topics.partitionCount, 2);
});

test('at most 10,000 new partitions a request', () => {
  const world = worldWith('a', 'b');
  assert.deepEqual(
    grow(world, [
      ['a', 9002],
      ['b', 1003],
    ]),
    { a: 'NONE', b: 'POLICY_VIOLATION' },
  );
});
