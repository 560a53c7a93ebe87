import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ClusterState } from '../../src/image/cluster-state.ts';
import { ReplayError } from '../../src/image/replay-error.ts';
import {
  configRecord,
  fencingRecord,
  partitionChangeRecord,
  removeTopicRecord,
  topicRecord,
} from '../../src/records.ts';
import { DecisionWorld, uuidOf } from '../decision-world.ts';
import { everyKindOfRecord, partitionOf } from '../some-records.ts';

const TOPIC = 2;

test('a snapshot of every kind of state makes the same state', () => {
  const world = new DecisionWorld();
  world.apply(everyKindOfRecord());
  const copy = new ClusterState();
  const { lastOffset, lastEpoch: epoch, lastTimestamp: timestamp } = world.state;
  copy.load({ endOffset: lastOffset + 1, epoch, timestamp, records: world.state.records() });
  assert.deepEqual([...copy.records()], [...world.state.records()]);
  assert.deepEqual([copy.lastOffset, copy.lastEpoch, copy.lastTimestamp], [lastOffset, epoch, timestamp]);
  const types = new Set(Array.from(copy.records(), ({ type }) => type));
  assert.equal(types.size, 11, [...types].join());
});

test('a snapshot is for the beginning only', () => {
  const { state } = new DecisionWorld();
  assert.throws(() => state.load({ endOffset: 5, epoch: 1, timestamp: 0n, records: [] }), ReplayError);
});

test('topics are found by name and id, and listed in order', () => {
  const world = new DecisionWorld();
  for (const [number, name] of ['m', 'b', 'z', 'a'].entries())
    world.apply([topicRecord(name, uuidOf(number))]);
  const { topics } = world.state;
  const names = () => topics.sorted().map(({ name }) => name);
  assert.deepEqual(names(), ['a', 'b', 'm', 'z']);
  assert.equal(topics.byId(uuidOf(2))?.name, 'z');
  world.apply([topicRecord('c', uuidOf(9)), removeTopicRecord(uuidOf(0))]);
  assert.deepEqual(names(), ['a', 'b', 'c', 'z']);
  assert.equal(topics.indexFrom('b'), 1);
  assert.equal(topics.indexFrom('bb'), 2);
  assert.equal(topics.indexFrom('zz'), 4);
  assert.equal(topics.byName('m'), undefined);
});

test('names that differ by "." and "_" only are found while they are there', () => {
  const world = new DecisionWorld();
  world.apply([topicRecord('a.b_c', uuidOf(1))]);
  const { topics } = world.state;
  assert.equal(topics.collidingWith('a_b.c'), 'a.b_c');
  assert.equal(topics.collidingWith('a.b_c'), undefined);
  world.apply([removeTopicRecord(uuidOf(1))]);
  assert.equal(topics.collidingWith('a_b.c'), undefined);
});

test('a change of a partition makes a new state of it, and leaves the old one alone', () => {
  const world = new DecisionWorld();
  world.apply([topicRecord('t', uuidOf(1)), partitionOf(uuidOf(1), 0, [1, 2])]);
  const before = world.state.topics.partition('t', 0)!;
  world.apply([partitionChangeRecord(uuidOf(1), 0, { isr: [2] }, 30)]);
  world.apply([partitionChangeRecord(uuidOf(1), 0, { leader: 2 }, 30)]);
  const after = world.state.topics.partition('t', 0)!;
  assert.deepEqual([before.leader, before.isr, before.leaderEpoch, before.partitionEpoch], [1, [1, 2], 0, 0]);
  assert.deepEqual([after.leader, after.isr, after.leaderEpoch, after.partitionEpoch], [2, [2], 1, 2]);
});

test('a deleted topic takes its configs with it', () => {
  const world = new DecisionWorld();
  world.apply([topicRecord('t', uuidOf(1)), configRecord(TOPIC, 't', 'retention.ms', '1')]);
  const delta = world.apply([removeTopicRecord(uuidOf(1))]);
  assert.equal(world.state.configs.of(TOPIC, 't').size, 0);
  assert.deepEqual([...delta.configsChanged], [{ type: TOPIC, name: 't' }]);
});

test('brokers alive are those that are not fenced; a change of another epoch is none', () => {
  const world = new DecisionWorld();
  world.addBrokers([3, 1, 2]);
  const { brokers } = world.state;
  const alive = () => brokers.alive().map(({ id }) => id);
  assert.deepEqual(alive(), [1, 2, 3]);
  world.setFenced(2, true);
  assert.deepEqual(alive(), [1, 3]);
  assert.equal(brokers.isAlive(2), false);
  assert.deepEqual(
    brokers.all().map(({ id }) => id),
    [1, 2, 3],
  );
  const delta = world.apply([fencingRecord(3, 999n, true)]);
  assert.deepEqual(alive(), [1, 3]);
  assert.ok(delta.isEmpty);
});

test('a delta names the net effect', () => {
  const world = new DecisionWorld();
  world.apply([topicRecord('old', uuidOf(1)), partitionOf(uuidOf(1), 0, [1])]);
  const old = world.state.topics.partition('old', 0)!;
  const delta = world.apply([
    topicRecord('new', uuidOf(2)),
    partitionOf(uuidOf(2), 0, [1]),
    topicRecord('short-lived', uuidOf(3)),
    partitionOf(uuidOf(3), 0, [1]),
    removeTopicRecord(uuidOf(3)),
    partitionChangeRecord(uuidOf(1), 0, { isr: [] }, 30),
    partitionChangeRecord(uuidOf(1), 0, { leader: -1 }, 30),
  ]);
  assert.deepEqual([...delta.topicsCreated.keys()], [uuidOf(2)]);
  assert.equal(delta.topicsDeleted.size, 0);
  const changes = [...delta.partitionsChanged].map(({ topic, before, after }) => [
    topic.name,
    before,
    after.leader,
  ]);
  assert.deepEqual(changes, [
    ['new', undefined, 1],
    ['old', old, -1],
  ]);
});

test('a topic made anew under its name is deleted and created', () => {
  const world = new DecisionWorld();
  world.apply([topicRecord('t', uuidOf(1))]);
  const delta = world.apply([removeTopicRecord(uuidOf(1)), topicRecord('t', uuidOf(2))]);
  assert.deepEqual([...delta.topicsDeleted.keys()], [uuidOf(1)]);
  assert.deepEqual([...delta.topicsCreated.keys()], [uuidOf(2)]);
  assert.equal(world.state.topics.byName('t')?.id, uuidOf(2));
});

test('records of a transaction take effect together, or never', () => {
  const world = new DecisionWorld();
  const begin: MetadataRecord = { type: 'BeginTransactionRecord', data: { name: 'n' } };
  assert.ok(world.apply([begin, topicRecord('a', uuidOf(1))]).isEmpty);
  assert.equal(world.state.inTransaction, true);
  world.apply([topicRecord('b', uuidOf(2))]);
  assert.equal(world.state.topics.size, 0);
  const delta = world.apply([{ type: 'EndTransactionRecord', data: {} }]);
  assert.equal(delta.topicsCreated.size, 2);
  world.apply([
    begin,
    topicRecord('c', uuidOf(3)),
    { type: 'AbortTransactionRecord', data: { reason: null } },
  ]);
  assert.equal(world.state.inTransaction, false);
  assert.equal(world.state.topics.size, 2);
});

test('records that cannot follow on the state', () => {
  const impossible: MetadataRecord[][] = [
    [partitionOf(uuidOf(1), 0, [1])],
    [removeTopicRecord(uuidOf(1))],
    [topicRecord('t', uuidOf(1)), topicRecord('t', uuidOf(2))],
    [topicRecord('t', uuidOf(1)), partitionOf(uuidOf(1), 1, [1])],
    [topicRecord('t', uuidOf(1)), partitionChangeRecord(uuidOf(1), 0, { isr: [1] }, 30)],
    [{ type: 'EndTransactionRecord', data: {} }],
    [
      { type: 'BeginTransactionRecord', data: { name: null } },
      { type: 'BeginTransactionRecord', data: { name: null } },
    ],
  ];
  for (const records of impossible) assert.throws(() => new DecisionWorld().apply(records), ReplayError);
});

test('ELR is forgotten for one topic, or for all', () => {
  const world = new DecisionWorld();
  for (const number of [1, 2]) {
    world.apply([
      topicRecord(`t${number}`, uuidOf(number)),
      partitionOf(uuidOf(number), 0, [1, 2]),
      partitionChangeRecord(
        uuidOf(number),
        0,
        { isr: [1], eligibleLeaderReplicas: [2], lastKnownElr: [2] },
        30,
      ),
    ]);
  }
  const elrOf = (name: string) => world.state.topics.partition(name, 0)?.eligibleLeaderReplicas;
  world.apply([{ type: 'ClearElrRecord', data: { topicName: 't1' } }]);
  assert.deepEqual([elrOf('t1'), elrOf('t2')], [[], [2]]);
  const delta = world.apply([{ type: 'ClearElrRecord', data: { topicName: '' } }]);
  assert.deepEqual([elrOf('t1'), elrOf('t2')], [[], []]);
  assert.equal([...delta.partitionsChanged].length, 1);
});

test('ten thousand partitions: one change costs no walk over all', () => {
  const world = new DecisionWorld();
  const count = 10_000;
  for (let number = 0; number < count; number++) {
    world.apply([topicRecord(`topic-${number}`, uuidOf(number)), partitionOf(uuidOf(number), 0, [1])]);
  }
  assert.equal(world.state.topics.sorted().length, count);
  const sorted = world.state.topics.sorted();
  world.apply([partitionChangeRecord(uuidOf(77), 0, { isr: [1] }, 30)]);
  assert.equal(world.state.topics.sorted(), sorted, 'the list is kept while no topic comes or goes');
});
