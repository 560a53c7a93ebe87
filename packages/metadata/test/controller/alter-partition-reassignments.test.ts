import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alterPartition } from '../../src/controller/alter-partition.ts';
import { alterPartitionReassignments } from '../../src/controller/alter-partition-reassignments.ts';
import { createTopics } from '../../src/controller/create-topics.ts';
import type { Partition } from '../../src/image/metadata-image.ts';
import { creatable, DecisionWorld, topicsRequest, uuidOf } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

function world(): DecisionWorld {
  const created = new DecisionWorld();
  created.addBrokers([1, 2, 3, 4]);
  created.decide(createTopics(created.context, topicsRequest(creatable('t', { assignment: [[0, [1, 2]]] }))));
  return created;
}

function partitionOf(on: DecisionWorld): Partition {
  const partition = on.state.topics.partition('t', 0);
  assert.ok(partition);
  return partition;
}

function reassign(
  on: DecisionWorld,
  replicas: number[] | null,
  { topic = 't', partitionIndex = 0, allowReplicationFactorChange = true } = {},
): string {
  const topics = [{ name: topic, partitions: [{ partitionIndex, replicas }] }];
  const request = { timeoutMs: 1000, allowReplicationFactorChange, topics };
  const { responses } = on.decide(alterPartitionReassignments(on.context, request));
  return errorName(responses[0]?.partitions[0]?.errorCode ?? -1);
}

/** The leader says who is in sync. */
function setIsr(on: DecisionWorld, isr: number[]): void {
  const { leader, leaderEpoch, partitionEpoch } = partitionOf(on);
  const topicId = on.state.topics.byName('t')?.id;
  assert.ok(topicId);
  const proposal = {
    partitionIndex: 0,
    leaderEpoch,
    partitionEpoch,
    newIsr: [],
    newIsrWithEpochs: isr.map((brokerId) => ({ brokerId, brokerEpoch: -1n })),
    leaderRecoveryState: 0,
  };
  const brokerEpoch = on.state.brokers.get(leader)?.epoch ?? -1n;
  on.decide(
    alterPartition(on.context, {
      brokerId: leader,
      brokerEpoch,
      topics: [{ topicId, partitions: [proposal] }],
    }),
  );
}

test('a move adds the new replicas, waits until they are in sync, and then takes the old ones out', () => {
  const on = world();
  assert.equal(reassign(on, [3, 4]), 'NONE');
  const moving = partitionOf(on);
  assert.deepEqual(moving.replicas, [3, 4, 1, 2]);
  assert.deepEqual(
    [moving.addingReplicas, moving.removingReplicas],
    [
      [3, 4],
      [1, 2],
    ],
  );
  assert.deepEqual(moving.directories, [3, 4, 1, 2].map(uuidOf));
  assert.deepEqual([moving.leader, moving.leaderEpoch], [1, 0]);
  setIsr(on, [1, 2, 3]);
  assert.deepEqual(partitionOf(on).replicas, [3, 4, 1, 2], 'not all are in sync');
  setIsr(on, [1, 2, 3, 4]);
  const moved = partitionOf(on);
  assert.deepEqual(moved.replicas, [3, 4]);
  assert.deepEqual(moved.isr, [3, 4]);
  assert.deepEqual([moved.addingReplicas, moved.removingReplicas], [[], []]);
  assert.deepEqual(moved.directories, [3, 4].map(uuidOf));
  assert.deepEqual([moved.leader, moved.leaderEpoch], [3, 1]);
});

test('another order of the same replicas takes one step and leaves the leader', () => {
  const on = world();
  assert.equal(reassign(on, [2, 1]), 'NONE');
  const { replicas, leader, leaderEpoch, addingReplicas } = partitionOf(on);
  assert.deepEqual(
    { replicas, leader, leaderEpoch, addingReplicas },
    {
      replicas: [2, 1],
      leader: 1,
      leaderEpoch: 0,
      addingReplicas: [],
    },
  );
});

test('a follower that leaves starts a new leader epoch, which fences it', () => {
  const on = world();
  assert.equal(reassign(on, [1]), 'NONE');
  const { replicas, isr, leader, leaderEpoch } = partitionOf(on);
  assert.deepEqual(
    { replicas, isr, leader, leaderEpoch },
    { replicas: [1], isr: [1], leader: 1, leaderEpoch: 1 },
  );
});

test('a move can be given up as long as an old replica is in sync', () => {
  const on = world();
  assert.equal(reassign(on, null), 'NO_REASSIGNMENT_IN_PROGRESS');
  reassign(on, [3, 4]);
  setIsr(on, [1, 2, 3]);
  assert.equal(reassign(on, null), 'NONE');
  const { replicas, isr, addingReplicas, removingReplicas, directories } = partitionOf(on);
  assert.deepEqual([replicas, isr, addingReplicas, removingReplicas], [[1, 2], [1, 2], [], []]);
  assert.deepEqual(directories, [1, 2].map(uuidOf));
});

test('what cannot be is refused and changes nothing', () => {
  const on = world();
  const before = partitionOf(on);
  assert.equal(reassign(on, [99]), 'INVALID_REPLICA_ASSIGNMENT');
  assert.equal(reassign(on, [1, 1]), 'INVALID_REPLICA_ASSIGNMENT');
  assert.equal(reassign(on, []), 'INVALID_REPLICA_ASSIGNMENT');
  assert.equal(reassign(on, [1], { topic: 'none' }), 'UNKNOWN_TOPIC_OR_PARTITION');
  assert.equal(reassign(on, [1], { partitionIndex: 9 }), 'UNKNOWN_TOPIC_OR_PARTITION');
  assert.equal(reassign(on, [3], { allowReplicationFactorChange: false }), 'INVALID_REPLICATION_FACTOR');
  assert.deepEqual(partitionOf(on), before);
});
