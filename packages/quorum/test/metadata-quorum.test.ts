import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesIn, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import { formatMetadataDirectory, readBootstrapRecords } from '../src/bootstrap-file.ts';
import { QuorumError } from '../src/quorum-error.ts';
import { SnapshotFiles } from '../src/snapshots/snapshot-files.ts';
import { snapshotName } from '../src/snapshots/snapshot-id.ts';
import { DIRECTORY, DIRECTORY_ID, QuorumWorld, topicRecord, VOTER } from './quorum-world.ts';

/** Types of the control records, and "data" for each other batch. */
function shapeOf(world: QuorumWorld): (number | 'data')[] {
  const shape: (number | 'data')[] = [];
  for (const batch of batchesIn(Buffer.concat(world.log.batches))) {
    if (!batch.isControl) shape.push('data');
    else for (const { key } of recordsOf(batch)) shape.push(decodeControlKey(key));
  }
  return shape;
}

test('the first start: the only voter leads epoch 1, durably, and says so in the log', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start();
  assert.equal(quorum.leaderEpoch, 1);
  assert.equal(
    world.quorumState(),
    '{"clusterId":"","leaderId":1,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":1}],"data_version":0}',
  );
  assert.deepEqual(shapeOf(world), [ControlType.leaderChange]);
  assert.deepEqual(names.leaders, [{ leaderId: 1, epoch: 1 }]);
  assert.equal(quorum.highWatermark, 1);
  assert.equal(world.log.highWatermark, 1);
  assert.equal(names.lastOffset, 0);
});

test('records are delivered when they are durable, in the order and the batches in which they came', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start();
  assert.equal(quorum.append([topicRecord('a'), topicRecord('b')]), 2);
  assert.equal(quorum.append([topicRecord('c')]), 3);
  assert.deepEqual(names.names, []);
  await world.clock.settle();
  assert.deepEqual(names.names, ['a', 'b', 'c']);
  assert.deepEqual(
    names.batches.slice(1).map(({ baseOffset, lastOffset, epoch }) => [baseOffset, lastOffset, epoch]),
    [
      [1, 2, 1],
      [3, 3, 1],
    ],
  );
  assert.equal(quorum.highWatermark, 4);
});

test('what a turn appends is flushed once, and what comes meanwhile once more', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start();
  const before = world.log.flushes;
  for (const name of ['a', 'b', 'c']) quorum.append([topicRecord(name)]);
  world.clock.endTurns();
  for (const name of ['d', 'e']) quorum.append([topicRecord(name)]);
  await world.clock.settle();
  assert.equal(world.log.flushes - before, 2);
  assert.deepEqual(names.names, ['a', 'b', 'c', 'd', 'e']);
});

test('a start replays what was committed, and begins a new epoch', async () => {
  const world = new QuorumWorld();
  const first = await world.start();
  first.quorum.append([topicRecord('a')]);
  await first.quorum.close();
  world.crash();
  const { quorum, names } = await world.start();
  assert.deepEqual(names.names, ['a']);
  assert.equal(quorum.leaderEpoch, 2);
  assert.deepEqual(shapeOf(world), [ControlType.leaderChange, 'data', ControlType.leaderChange]);
});

test('a crash loses only what nobody was told', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start();
  quorum.append([topicRecord('kept')]);
  await world.clock.settle();
  quorum.append([topicRecord('lost')]);
  assert.deepEqual(names.names, ['kept']);
  world.crash();
  const second = await world.start();
  assert.deepEqual(second.names.names, ['kept']);
});

test('the epoch never goes back, even when quorum-state is lost', async () => {
  const world = new QuorumWorld();
  for (let start = 0; start < 3; start++) {
    await world.start();
    world.crash();
  }
  world.disk.removeFile(`${DIRECTORY}/quorum-state`);
  const { quorum } = await world.start();
  assert.equal(quorum.leaderEpoch, 4);
});

test('a disk that fails ends the lead: nothing more is promised', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start();
  world.log.failure = new Error('EIO');
  quorum.append([topicRecord('a')]);
  await world.clock.settle();
  assert.deepEqual(world.fatal, [world.log.failure]);
  assert.deepEqual(names.names, []);
  assert.equal(quorum.leaderEpoch, undefined);
  assert.deepEqual(names.leaders.at(-1), { leaderId: -1, epoch: 1 });
  assert.throws(() => quorum.append([topicRecord('b')]), QuorumError);
});

test('a snapshot is taken when enough was written, and the next start begins with it', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start({ maxBytesBetweenSnapshots: 1000 });
  const all = Array.from({ length: 20 }, (_, i) => `topic-${i}`);
  for (const name of all) {
    quorum.append([topicRecord(name)]);
    await world.clock.settle();
  }
  await quorum.close();
  world.crash();
  const { names } = await world.start();
  assert.deepEqual(names.names, all);
  const replayed = names.batches.flatMap(({ records }) => records).length;
  assert.ok(replayed < all.length, `${replayed} of ${all.length} records were replayed from the log`);
});

test('a snapshot is written in turns, and holds the state with which it was begun', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start({ maxBytesBetweenSnapshots: 200 });
  const first = Array.from({ length: 3000 }, (_, number) => topicRecord(`topic-${number}`));
  quorum.append(first);
  while (names.names.length === 0) {
    world.clock.endTurns();
    await Promise.resolve();
  }
  quorum.append([topicRecord('later')]);
  await world.clock.settle();
  assert.equal(names.names.length, 3001);
  const files = new SnapshotFiles(world.disk, DIRECTORY);
  assert.equal(files.read({ endOffset: 3001, epoch: 1 }).records.length, 3000);
});

test('a snapshot is taken when the last one is old', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start({ maxSnapshotIntervalMs: 1000 });
  quorum.append([topicRecord('a')]);
  await world.clock.settle();
  assert.equal(world.disk.list(DIRECTORY).filter(({ name }) => name.endsWith('.checkpoint')).length, 0);
  await world.clock.advanceSettled(1000);
  quorum.append([topicRecord('b')]);
  await world.clock.settle();
  assert.ok(world.disk.exists(`${DIRECTORY}/${snapshotName({ endOffset: 3, epoch: 1 })}`));
});

test('no snapshot within a metadata transaction', async () => {
  const world = new QuorumWorld();
  const { quorum, names } = await world.start({ maxBytesBetweenSnapshots: 1 });
  await quorum.close();
  world.crash();
  const before = world.disk.list(DIRECTORY).length;
  const second = await world.start({
    maxBytesBetweenSnapshots: 1,
    snapshotSource: Object.assign(names, { inTransaction: true }),
  });
  second.quorum.append([topicRecord('a')]);
  await world.clock.settle();
  assert.equal(world.disk.list(DIRECTORY).length, before);
});

test('a damaged snapshot is passed over for an older one, as long as the log goes back so far', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start({ maxBytesBetweenSnapshots: 1 });
  for (const name of ['a', 'b']) {
    quorum.append([topicRecord(name)]);
    await world.clock.settle();
  }
  await quorum.close();
  const newest = world.disk
    .list(DIRECTORY)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.checkpoint'))
    .sort()
    .at(-1)!;
  const file = world.disk.open(`${DIRECTORY}/${newest}`, 'write');
  file.writeSync([Buffer.from([0xff])], 80);
  file.close();
  world.crash();
  assert.deepEqual((await world.start()).names.names, ['a', 'b']);
});

test('the log before the oldest snapshot kept is let go', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start({ maxBytesBetweenSnapshots: 1, retentionBytes: 1 });
  for (const name of ['a', 'b', 'c']) {
    quorum.append([topicRecord(name)]);
    await world.clock.settle();
  }
  await quorum.close();
  const snapshots = world.disk.list(DIRECTORY).filter(({ name }) => name.endsWith('.checkpoint'));
  assert.equal(snapshots.length, 1);
  assert.ok(world.log.startOffset > 0);
  world.crash();
  const { names } = await world.start();
  assert.deepEqual(names.names, ['a', 'b', 'c']);
});

test('a log that begins late is refused without its snapshot', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start();
  quorum.append([topicRecord('a')]);
  await world.clock.settle();
  world.log.forgetBefore(2);
  await quorum.close();
  world.crash();
  await assert.rejects(world.start(), /begins at offset 2, and there is no snapshot/);
});

test('a log that ends before the snapshot begins anew behind it', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start({ maxBytesBetweenSnapshots: 1 });
  await world.clock.settle();
  quorum.append([topicRecord('a')]);
  await world.clock.settle();
  await quorum.close();
  world.log.restartAt(0);
  await world.log.flush();
  world.crash();
  const { names } = await world.start();
  assert.deepEqual(names.names, ['a']);
  assert.equal(world.log.startOffset, 2);
  assert.equal(world.log.endOffset, 3);
});

test('voters that a format wrote lead to kraft.version 1, and become part of the log', async () => {
  const world = new QuorumWorld();
  const endpoints = [{ name: 'CONTROLLER', host: 'localhost', port: 9093 }];
  const voters = [{ id: 1, directoryId: DIRECTORY_ID, endpoints }];
  const records = [topicRecord('bootstrap')];
  formatMetadataDirectory({ disk: world.disk, directory: '/data', records, voters, now: 5 });
  assert.deepEqual(
    readBootstrapRecords(world.disk, '/data')?.map(({ data }) => data),
    records.map(({ data }) => data),
  );
  const { quorum } = await world.start({ configuredVoters: [] });
  assert.deepEqual(shapeOf(world), [
    ControlType.leaderChange,
    ControlType.kraftVersion,
    ControlType.kraftVoters,
  ]);
  assert.equal(
    world.quorumState(),
    '{"leaderId":1,"leaderEpoch":1,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}',
  );
  assert.deepEqual(quorum.describe().voters[0]?.directoryId, DIRECTORY_ID);
  await quorum.close();
  world.disk.removeFile(`${DIRECTORY}/${snapshotName({ endOffset: 0, epoch: 0 })}`);
  world.crash();
  const second = await world.start();
  assert.deepEqual(second.quorum.describe().voters[0]?.directoryId, DIRECTORY_ID);
  assert.deepEqual(shapeOf(world).at(-1), ControlType.leaderChange);
});

test('a directory that was not formatted has no bootstrap records', () => {
  assert.equal(readBootstrapRecords(new QuorumWorld().disk, '/data'), undefined);
});

test('a quorum of others, or of several, is refused', async () => {
  const world = new QuorumWorld();
  await assert.rejects(
    world.start({ configuredVoters: [{ ...VOTER, id: 2 }] }),
    /node 1 can only be a quorum/,
  );
  await assert.rejects(world.start({ configuredVoters: [VOTER, { ...VOTER, id: 2 }] }), /voters 1, 2/);
});

test('what DescribeQuorum tells', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start();
  const now = BigInt(world.clock.now());
  const { directoryId } = VOTER;
  assert.deepEqual(quorum.describe(), {
    leaderId: 1,
    leaderEpoch: 1,
    highWatermark: 1,
    voters: [{ id: 1, directoryId, logEndOffset: 1, lastFetchTimestamp: now, lastCaughtUpTimestamp: now }],
    observers: [],
  });
});

test('a log whose bytes were changed is not replayed', async () => {
  const world = new QuorumWorld();
  const { quorum } = await world.start();
  quorum.append([topicRecord('a')]);
  await world.clock.settle();
  world.log.batches[1]![70]! ^= 1;
  await quorum.close();
  world.crash();
  await assert.rejects(world.start(), /damaged: the batch at offset 1 has a wrong checksum/);
});
