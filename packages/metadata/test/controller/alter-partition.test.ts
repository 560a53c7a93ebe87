import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alterPartition } from '../../src/controller/alter-partition.ts';
import { createTopics } from '../../src/controller/create-topics.ts';
import { partitionChangeRecord } from '../../src/records.ts';
import { creatable, DecisionWorld, topicsRequest, uuidOf } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

interface Proposal {
  index?: number;
  leaderEpoch?: number;
  partitionEpoch?: number;
  isr?: readonly (number | readonly [id: number, epoch: bigint])[];
  recovery?: number;
  withoutEpochs?: boolean;
}

function world(): DecisionWorld {
  const created = new DecisionWorld();
  created.addBrokers([1, 2, 3]);
  created.decide(
    createTopics(created.context, topicsRequest(creatable('t', { assignment: [[0, [1, 2, 3]]] }))),
  );
  return created;
}

function request(
  on: DecisionWorld,
  proposal: Proposal,
  brokerId: number,
  brokerEpoch: bigint,
  topicId = idOf(on),
) {
  const members = (proposal.isr ?? [1, 2]).map((member) =>
    typeof member === 'number' ? ([member, -1n] as const) : member,
  );
  const { withoutEpochs = false } = proposal;
  const partition = {
    partitionIndex: proposal.index ?? 0,
    leaderEpoch: proposal.leaderEpoch ?? 0,
    partitionEpoch: proposal.partitionEpoch ?? on.state.topics.partition('t', 0)!.partitionEpoch,
    newIsr: withoutEpochs ? members.map(([id]) => id) : [],
    newIsrWithEpochs: withoutEpochs
      ? []
      : members.map(([id, epoch]) => ({ brokerId: id, brokerEpoch: epoch })),
    leaderRecoveryState: proposal.recovery ?? 0,
  };
  return { brokerId, brokerEpoch, topics: [{ topicId, partitions: [partition] }] };
}

const idOf = (on: DecisionWorld) => on.state.topics.byName('t')!.id;

function propose(on: DecisionWorld, proposal: Proposal = {}, brokerId = 1, topicId = idOf(on)) {
  const brokerEpoch = on.state.brokers.get(brokerId)?.epoch ?? 0n;
  const { response, records } = alterPartition(
    on.context,
    request(on, proposal, brokerId, brokerEpoch, topicId),
  );
  on.decide({ records, response });
  const answer = response.topics[0]?.partitions[0];
  return answer === undefined
    ? errorName(response.errorCode)
    : { ...answer, error: errorName(answer.errorCode) };
}

function errorOf(
  on: DecisionWorld,
  proposal: Proposal,
  brokerId?: number,
  topicId?: ReturnType<typeof uuidOf>,
) {
  const answer = propose(on, proposal, brokerId, topicId);
  return typeof answer === 'string' ? answer : answer.error;
}

test('a smaller and a larger ISR, with and without epochs', () => {
  const on = world();
  assert.deepEqual(propose(on, { isr: [1] }), {
    error: 'NONE',
    errorCode: 0,
    partitionIndex: 0,
    leaderId: 1,
    leaderEpoch: 0,
    isr: [1],
    leaderRecoveryState: 0,
    partitionEpoch: 1,
  });
  assert.equal(errorOf(on, { isr: [1, [2, on.epochOf(2)]] }), 'NONE');
  assert.equal(errorOf(on, { isr: [1, 2, 3], withoutEpochs: true }), 'NONE');
  assert.deepEqual(on.state.topics.partition('t', 0)?.isr, [1, 2, 3]);
});

test('what is so already is accepted, and written nowhere', () => {
  const on = world();
  const answer = alterPartition(on.context, request(on, { isr: [1, 2, 3] }, 1, on.epochOf(1)));
  assert.deepEqual(answer.records, []);
  assert.equal(answer.response.topics[0]?.partitions[0]?.partitionEpoch, 0);
});

test('proposals out of date, or from the future', () => {
  const on = world();
  propose(on, { isr: [1, 2] });
  assert.equal(errorOf(on, { leaderEpoch: 1 }), 'NOT_CONTROLLER');
  assert.equal(errorOf(on, { partitionEpoch: 2 }), 'NOT_CONTROLLER');
  assert.equal(errorOf(on, { leaderEpoch: -1 }), 'FENCED_LEADER_EPOCH');
  assert.equal(errorOf(on, { partitionEpoch: 0 }), 'INVALID_UPDATE_VERSION');
});

test('ISRs that cannot be', () => {
  const on = world();
  for (const isr of [[], [2, 3], [1, 1], [1, 9]])
    assert.equal(errorOf(on, { isr }), 'INVALID_REQUEST', `${isr}`);
  assert.equal(errorOf(on, { isr: [1, [2, 77n]] }), 'INELIGIBLE_REPLICA');
  on.setFenced(3, true);
  assert.equal(errorOf(on, { isr: [1, 3] }), 'INELIGIBLE_REPLICA');
});

test('who may not propose', () => {
  const on = world();
  assert.equal(errorOf(on, { isr: [2] }, 2), 'INVALID_REQUEST');
  assert.equal(errorOf(on, {}, 9), 'STALE_BROKER_EPOCH');
  const { response } = alterPartition(on.context, request(on, {}, 1, 999n));
  assert.deepEqual([errorName(response.errorCode), response.topics], ['STALE_BROKER_EPOCH', []]);
});

test('partitions that are not there', () => {
  const on = world();
  assert.equal(errorOf(on, { index: 7 }), 'UNKNOWN_TOPIC_OR_PARTITION');
  assert.equal(errorOf(on, {}, 1, uuidOf(1)), 'UNKNOWN_TOPIC_ID');
});

test('a leader that has recovered may not go back to recovering', () => {
  const on = world();
  assert.equal(errorOf(on, { isr: [1], recovery: 1 }), 'INVALID_REQUEST');
  assert.equal(errorOf(on, { isr: [1], recovery: 7 }), 'INVALID_REQUEST');
  on.apply([partitionChangeRecord(idOf(on), 0, { isr: [1], leaderRecoveryState: 1 }, 30)]);
  assert.equal(errorOf(on, { isr: [1], recovery: 1 }), 'NONE');
  assert.equal(errorOf(on, { isr: [1, 2], recovery: 1 }), 'INVALID_REQUEST');
  assert.equal(errorOf(on, { isr: [1, 2] }), 'NONE');
  assert.equal(on.state.topics.partition('t', 0)?.leaderRecoveryState, 0);
});
