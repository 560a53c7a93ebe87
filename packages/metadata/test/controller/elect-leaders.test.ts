import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTopics } from '../../src/controller/create-topics.ts';
import { electLeaders } from '../../src/controller/elect-leaders.ts';
import { partitionChangeRecord } from '../../src/records.ts';
import { creatable, DecisionWorld, topicsRequest } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

const [PREFERRED, UNCLEAN] = [0, 1] as const;

function world(): DecisionWorld {
  const created = new DecisionWorld();
  created.addBrokers([1, 2]);
  const topics = ['a', 'b'].map((name) => creatable(name, { assignment: [[0, [1, 2]]] }));
  created.decide(createTopics(created.context, topicsRequest(...topics)));
  return created;
}

function change(on: DecisionWorld, topic: string, changes: Parameters<typeof partitionChangeRecord>[2]) {
  on.apply([partitionChangeRecord(on.state.topics.byName(topic)!.id, 0, changes, 30)]);
}

function elect(on: DecisionWorld, electionType: number, wanted: Record<string, number[]> | null) {
  const topicPartitions =
    wanted && Object.entries(wanted).map(([topic, partitions]) => ({ topic, partitions }));
  const response = on.decide(electLeaders(on.context, { electionType, topicPartitions, timeoutMs: 1000 }));
  const results = response.replicaElectionResults.map(({ topic, partitionResult }) => [
    topic,
    partitionResult.map(({ partitionId, errorCode }) => [partitionId, errorName(errorCode)]),
  ]);
  return { error: errorName(response.errorCode), ...Object.fromEntries(results) };
}

const leaderOf = (on: DecisionWorld, topic: string) => on.state.topics.partition(topic, 0)?.leader;

test('the preferred replica takes over where it does not lead', () => {
  const on = world();
  change(on, 'a', { leader: 2 });
  assert.deepEqual(elect(on, PREFERRED, { a: [0, 9], b: [0], c: [0] }), {
    error: 'NONE',
    a: [
      [0, 'NONE'],
      [9, 'UNKNOWN_TOPIC_OR_PARTITION'],
    ],
    b: [[0, 'ELECTION_NOT_NEEDED']],
    c: [[0, 'UNKNOWN_TOPIC_OR_PARTITION']],
  });
  assert.equal(leaderOf(on, 'a'), 1);
});

test('a partition that is named twice has one election', () => {
  const on = world();
  change(on, 'a', { leader: 2 });
  assert.deepEqual(elect(on, PREFERRED, { a: [0, 0] }).a, [
    [0, 'NONE'],
    [0, 'ELECTION_NOT_NEEDED'],
  ]);
  assert.equal(on.state.topics.partition('a', 0)?.leaderEpoch, 2);
});

test('of all partitions only those are told that had something to elect', () => {
  const on = world();
  change(on, 'a', { leader: 2 });
  assert.deepEqual(elect(on, PREFERRED, null), { error: 'NONE', a: [[0, 'NONE']], b: [] });
});

test('a preferred replica that is not in sync, or fenced, cannot lead', () => {
  const on = world();
  change(on, 'a', { leader: 2, isr: [2] });
  change(on, 'b', { leader: 2 });
  assert.deepEqual(elect(on, PREFERRED, { a: [0] }).a, [[0, 'PREFERRED_LEADER_NOT_AVAILABLE']]);
  on.setFenced(1, true);
  assert.deepEqual(elect(on, PREFERRED, { b: [0] }).b, [[0, 'PREFERRED_LEADER_NOT_AVAILABLE']]);
});

test('an unclean election takes any replica that is alive, where there is no leader', () => {
  const on = world();
  assert.deepEqual(elect(on, UNCLEAN, { a: [0] }).a, [[0, 'ELECTION_NOT_NEEDED']]);
  change(on, 'a', { leader: -1, isr: [] });
  on.setFenced(1, true);
  assert.deepEqual(elect(on, UNCLEAN, { a: [0] }).a, [[0, 'NONE']]);
  const after = on.state.topics.partition('a', 0)!;
  assert.deepEqual([after.leader, after.isr, after.leaderRecoveryState], [2, [2], 1]);
  change(on, 'b', { leader: -1, isr: [] });
  on.setFenced(2, true);
  assert.deepEqual(elect(on, UNCLEAN, { b: [0] }).b, [[0, 'ELIGIBLE_LEADERS_NOT_AVAILABLE']]);
});

test('a type of election that does not exist', () => {
  assert.deepEqual(elect(world(), 7, { a: [0] }), { error: 'INVALID_REQUEST', a: [[0, 'INVALID_REQUEST']] });
});
