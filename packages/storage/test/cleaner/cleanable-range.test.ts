import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanableRange, dirtyRatio, isDue } from '../../src/cleaner/cleanable-range.ts';
import { CleanWorld } from './clean-world.ts';

/** Segments at 0, 2, 4 (the active one), a minute apart. */
async function threeSegments(config = {}): Promise<CleanWorld> {
  const world = await CleanWorld.make(config);
  for (let number = 0; number < 3; number++) {
    if (number > 0) world.log.roll();
    world.append([
      ['a', `${number}`],
      ['b', `${number}`],
    ]);
    world.world.clock.advance(60_000);
  }
  return world;
}

const rangeOf = ({ log, world }: CleanWorld) => cleanableRange(log.core, world.clock.now());

test('the active segment is not cleaned', async () => {
  const world = await threeSegments();
  const range = rangeOf(world);
  assert.deepEqual([range.firstDirtyOffset, range.firstUncleanableOffset], [0, 4]);
  assert.equal(dirtyRatio(range), 1);
});

test('nothing is cleaned from the segment of the high watermark on', async () => {
  const world = await threeSegments();
  await world.directories.close();
  world.world.disk.removeFile('/data/replication-offset-checkpoint');
  const directories = await world.world.open();
  const log = directories.get('t', 0);
  assert.ok(log !== undefined);
  assert.equal(cleanableRange(log.core, world.world.clock.now()).cleanableBytes, 0);
  log.advanceHighWatermark(3);
  assert.equal(cleanableRange(log.core, world.world.clock.now()).firstUncleanableOffset, 2);
});

test('nothing is cleaned from the segment of the first open transaction on', async () => {
  const world = await CleanWorld.make();
  world.append([['a', '1']]);
  world.log.roll();
  world.append([['b', '1']]);
  const offset = world.append([['a', '2']], {
    producerId: 9n,
    producerEpoch: 0,
    baseSequence: 0,
    isTransactional: true,
  });
  world.log.roll();
  world.append([['b', '2']]);
  world.log.roll();
  assert.equal(world.log.lastStableOffset, offset);
  assert.equal(rangeOf(world).firstUncleanableOffset, 1);
  world.endTransaction(9n, 0, 'commit');
  assert.equal(rangeOf(world).firstUncleanableOffset, 4);
});

test('min.compaction.lag.ms keeps segments with younger records', async () => {
  const world = await threeSegments({ minCompactionLagMs: 150_000 });
  assert.equal(rangeOf(world).firstUncleanableOffset, 2);
  world.world.clock.advance(60_000);
  assert.equal(rangeOf(world).firstUncleanableOffset, 4);
});

test('a log is due when more of it is dirty than min.cleanable.dirty.ratio', async () => {
  const world = await threeSegments({ minCleanableDirtyRatio: 0.5 });
  world.log.core.cleanedUpTo = 2;
  const range = rangeOf(world);
  assert.equal(range.firstDirtyOffset, 2);
  assert.equal(range.cleanBytes, range.cleanableBytes);
  assert.equal(isDue(range, world.log.core), false);
  world.log.core.cleanedUpTo = 0;
  assert.equal(isDue(rangeOf(world), world.log.core), true);
});

test('max.compaction.lag.ms makes a log due whatever its ratio is, and bounds the age of the active segment', async () => {
  const config = { minCleanableDirtyRatio: 1, maxCompactionLagMs: 200_000 };
  const world = await threeSegments(config);
  assert.equal(isDue(rangeOf(world), world.log.core), false);
  world.world.clock.advance(30_000);
  assert.equal(isDue(rangeOf(world), world.log.core), true);
  world.world.clock.advance(150_000);
  world.append([['a', 'rolls']]);
  assert.equal(world.log.segmentCount, 4);
});

test('what lies before the start of the log, or behind its end, is no checkpoint', async () => {
  const world = await threeSegments();
  world.log.core.cleanedUpTo = 1;
  assert.equal(world.log.deleteRecordsBefore(2), 0);
  assert.equal(rangeOf(world).firstDirtyOffset, 2);
  world.log.core.cleanedUpTo = 100;
  assert.equal(rangeOf(world).firstDirtyOffset, 2);
});
