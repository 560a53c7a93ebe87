import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { createTopics } from '../../src/controller/create-topics.ts';
import { deleteTopics } from '../../src/controller/delete-topics.ts';
import { creatable, DecisionWorld, topicsRequest, uuidOf } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

function worldWith(...names: string[]): DecisionWorld {
  const world = new DecisionWorld();
  world.addBrokers([1]);
  world.decide(createTopics(world.context, topicsRequest(...names.map((name) => creatable(name)))));
  return world;
}

/** Name, id and error of each answer; a refusal has a text, a success has none. */
function remove(world: DecisionWorld, ...topics: { name: string | null; topicId?: Uuid }[]) {
  const wanted = topics.map(({ name, topicId = ZERO_UUID }) => ({ name, topicId }));
  const result = deleteTopics(world.context, { topics: wanted, topicNames: [], timeoutMs: 1000 });
  return world.decide(result).responses.map(({ name, topicId, errorCode, errorMessage }) => {
    assert.equal(errorMessage === null, errorCode === 0);
    return [name, topicId, errorName(errorCode)];
  });
}

test('by name, by id, and what is not there', () => {
  const world = worldWith('a', 'b');
  const [a, b] = ['a', 'b'].map((name) => world.state.topics.byName(name)!.id);
  assert.deepEqual(
    remove(
      world,
      { name: 'a' },
      { name: null, topicId: b! },
      { name: 'c' },
      { name: null, topicId: uuidOf(1) },
    ),
    [
      ['a', a, 'NONE'],
      ['b', b, 'NONE'],
      ['c', ZERO_UUID, 'UNKNOWN_TOPIC_OR_PARTITION'],
      [null, uuidOf(1), 'UNKNOWN_TOPIC_ID'],
    ],
  );
  assert.equal(world.state.topics.size, 0);
  assert.equal(world.state.topics.partitionCount, 0);
});

test('names alone, as before version 6', () => {
  const world = worldWith('a');
  const request = { topics: [], topicNames: ['a', 'b', 'b'], timeoutMs: 1000 };
  const { responses } = world.decide(deleteTopics(world.context, request));
  assert.deepEqual(
    responses.map(({ name, errorCode }) => [name, errorName(errorCode)]),
    [
      ['b', 'INVALID_REQUEST'],
      ['a', 'NONE'],
    ],
  );
});

test('a topic named twice is refused once, and stays', () => {
  const world = worldWith('a', 'b');
  const { id } = world.state.topics.byName('a')!;
  assert.deepEqual(remove(world, { name: 'a' }, { name: null, topicId: id }), [['a', id, 'INVALID_REQUEST']]);
  assert.deepEqual(remove(world, { name: 'b' }, { name: 'b' }), [['b', ZERO_UUID, 'INVALID_REQUEST']]);
  const unknown = { name: null, topicId: uuidOf(1) };
  assert.deepEqual(remove(world, unknown, unknown), [[null, uuidOf(1), 'INVALID_REQUEST']]);
  assert.equal(world.state.topics.size, 2);
});

test('neither name nor id, both, an empty name', () => {
  const world = worldWith('a');
  const { id } = world.state.topics.byName('a')!;
  assert.deepEqual(remove(world, { name: null }, { name: 'a', topicId: id }, { name: '' }), [
    [null, ZERO_UUID, 'INVALID_REQUEST'],
    ['a', id, 'INVALID_REQUEST'],
    ['', ZERO_UUID, 'UNKNOWN_TOPIC_OR_PARTITION'],
  ]);
});

test('no time, no deletion', () => {
  const world = worldWith('a');
  const request = { topics: [{ name: 'a', topicId: ZERO_UUID }], topicNames: [], timeoutMs: 0 };
  const { records, response } = deleteTopics(world.context, request);
  assert.deepEqual(records, []);
  const [answer] = response.responses;
  assert.deepEqual([answer?.topicId, errorName(answer!.errorCode)], [ZERO_UUID, 'REQUEST_TIMED_OUT']);
});
