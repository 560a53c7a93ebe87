import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AssertionError, ZERO_UUID } from '@kavka/base';
import { Raft } from '../../src/raft/raft.ts';
import { majorityOffset } from '../../src/raft/voter-set.ts';

function raft(epoch: number, endOffset: number, voterIds = [1]): Raft {
  return new Raft({
    localId: 1,
    voters: voterIds.map((id) => ({ id, directoryId: ZERO_UUID, endpoints: [] })),
    electionState: { epoch, leaderId: -1, votedId: -1, votedDirectoryId: ZERO_UUID },
    endOffset,
  });
}

test('the only voter elects itself into the next epoch', () => {
  const node = raft(4, 10);
  assert.equal(node.isLeader, false);
  assert.deepEqual(node.electionTimeout(), {
    electionState: { epoch: 5, leaderId: 1, votedId: -1, votedDirectoryId: ZERO_UUID },
    elected: { epoch: 5 },
  });
  assert.deepEqual([node.isLeader, node.epoch, node.leaderId], [true, 5, 1]);
});

test('nothing of before is committed until a record of the new epoch is', () => {
  const node = raft(4, 10);
  node.electionTimeout();
  assert.deepEqual(node.flushed(10), {});
  assert.equal(node.highWatermark, 0);
  assert.deepEqual(node.flushed(11), { highWatermark: 11 });
  assert.deepEqual(node.flushed(11), {});
  assert.deepEqual(node.flushed(15), { highWatermark: 15 });
});

test('who does not lead commits nothing', () => {
  const node = raft(4, 10);
  assert.deepEqual(node.flushed(12), {});
  node.electionTimeout();
  node.resign();
  assert.deepEqual([node.isLeader, node.leaderId, node.epoch], [false, -1, 5]);
  assert.deepEqual(node.flushed(13), {});
});

test('an election among several is not there yet, and not pretended', () => {
  assert.throws(() => raft(0, 0, [1, 2]).electionTimeout(), AssertionError);
});

test('what a majority has', () => {
  assert.equal(majorityOffset([7]), 7);
  assert.equal(majorityOffset([7, 3]), 3);
  assert.equal(majorityOffset([7, 3, 5]), 5);
  assert.equal(majorityOffset([1, 2, 3, 4]), 2);
});
