import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUuid } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { type BatchView, batchesIn } from '@kavka/protocol/records';
import { QuorumError } from '../../src/quorum-error.ts';
import { decodeSnapshot, encodeSnapshot, type SnapshotContents } from '../../src/snapshots/snapshot-bytes.ts';
import { BOOTSTRAP_CHECKPOINT, INITIAL_CHECKPOINT } from '../golden.ts';
import { topicRecord } from '../quorum-world.ts';

const LEVELS: [string, number][] = [
  ['metadata.version', 30],
  ['eligible.leader.replicas.version', 1],
  ['group.version', 1],
  ['share.version', 1],
  ['streams.version', 1],
  ['transaction.version', 2],
];
const FEATURES = LEVELS.map(
  ([name, featureLevel]): MetadataRecord => ({ type: 'FeatureLevelRecord', data: { name, featureLevel } }),
);
const VOTER = {
  id: 1,
  directoryId: parseUuid('HOcXPEwSQDeed--ql2saEg'),
  endpoints: [{ name: 'CONTROLLER', host: 'localhost', port: 46961 }],
};

/** The original gives each batch the time at which it was begun: ours is compared batch by batch, each with the original's time. */
function assertSameBatches(golden: string, contents: Omit<SnapshotContents, 'timestamp'>): void {
  const bytes = Buffer.from(golden, 'hex');
  const theirs = Array.from(batchesIn(bytes), (batch: BatchView) => ({
    timestamp: batch.baseTimestamp,
    hex: batch.toBuffer().toString('hex'),
  }));
  for (const [index, { timestamp, hex }] of theirs.entries()) {
    const ours = [...encodeSnapshot({ ...contents, timestamp })];
    assert.equal(ours.length, theirs.length);
    assert.equal(ours[index]?.toString('hex'), hex);
  }
}

test('the bytes are those of the original: bootstrap.checkpoint', () => {
  assertSameBatches(BOOTSTRAP_CHECKPOINT, { epoch: 0, lastContainedTimestamp: 0n, records: FEATURES });
});

test('the bytes are those of the original: a first checkpoint with voters', () => {
  const { lastContainedTimestamp } = decodeSnapshot(Buffer.from(INITIAL_CHECKPOINT, 'hex'), 'golden');
  assertSameBatches(INITIAL_CHECKPOINT, { epoch: 0, lastContainedTimestamp, voters: [VOTER], records: [] });
});

test('the original is understood', () => {
  const { records } = decodeSnapshot(Buffer.from(BOOTSTRAP_CHECKPOINT, 'hex'), 'golden');
  assert.deepEqual(
    records.map(({ data }) => data),
    FEATURES.map(({ data }) => data),
  );
  const { quorum } = decodeSnapshot(Buffer.from(INITIAL_CHECKPOINT, 'hex'), 'golden');
  assert.equal(quorum.kraftVersion, 1);
  assert.deepEqual(quorum.voters, [VOTER]);
});

test('records go into batches that follow each other', () => {
  const names = Array.from({ length: 2500 }, (_, number) => `topic-${number}`);
  const contents = { epoch: 3, timestamp: 9n, lastContainedTimestamp: 5n, records: names.map(topicRecord) };
  const bytes = Buffer.concat([...encodeSnapshot(contents)]);
  let next = 0;
  for (const batch of batchesIn(bytes)) {
    assert.equal(batch.baseOffset, next);
    assert.equal(batch.leaderEpoch, 3);
    next = batch.nextOffset;
  }
  assert.equal(next, 2502);
  const decoded = decodeSnapshot(bytes, 'test');
  assert.equal(decoded.lastContainedTimestamp, 5n);
  assert.deepEqual(
    decoded.records.map((record) => (record.type === 'TopicRecord' ? record.data.name : '')),
    names,
  );
});

test('a snapshot that is cut off anywhere, or changed anywhere, is none', () => {
  const contents = { epoch: 1, timestamp: 9n, lastContainedTimestamp: 5n, records: [topicRecord('a')] };
  const bytes = Buffer.concat([...encodeSnapshot(contents)]);
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => decodeSnapshot(bytes.subarray(0, length), 'test'), `${length} bytes`);
  }
  assert.throws(() => decodeSnapshot(Buffer.alloc(0), 'test'), QuorumError);
  const changed = Buffer.from(bytes);
  changed[100]! ^= 1;
  assert.throws(() => decodeSnapshot(changed, 'test'), /wrong checksum/);
});
