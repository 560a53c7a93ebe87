import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import type { LogConfig, PartitionLog } from '@kavka/storage';
import { readAll, sizeOf, World } from '../world.ts';

/** Segments of exactly two batches of one record. */
async function logOf(batches: number, config: Partial<LogConfig> = {}) {
  const size = new World().batch(['value 0']).length;
  const world = new World({ segmentBytes: 2 * size + 20, indexIntervalBytes: 10, ...config });
  const { log, directories } = await world.newLog();
  for (let i = 0; i < batches; i++) append(world, log, i);
  return { world, log, directories, size };
}

function append(world: World, log: PartitionLog, i: number, leaderEpoch = 0): void {
  world.append(log, world.batch([`value ${i}`]), leaderEpoch);
  log.advanceHighWatermark(log.logEndOffset);
}

function names(world: World): string[] {
  return world.disk
    .list('/data/t-0')
    .map(({ name }) => name)
    .sort();
}

function logNames(world: World): number[] {
  return names(world)
    .filter((name) => name.endsWith('.log'))
    .map((name) => Number.parseInt(name, 10));
}

describe('segments', () => {
  it('begin where the next batch would make them too large', async () => {
    const { world, log } = await logOf(7);
    assert.deepEqual(logNames(world), [0, 2, 4, 6]);
    assert.equal(log.segmentCount, 4);
    assert.deepEqual(readAll(log).length, 7);
  });

  it('begin when the records’ time has gone on by segment.ms', async () => {
    const { world, log } = await logOf(0, { segmentMs: 1000, segmentBytes: 1e9 });
    const at = (timestamp: bigint) => world.append(log, world.batch(['a'], { timestamp }));
    at(5000n);
    at(6000n);
    assert.equal(log.segmentCount, 1);
    at(6001n);
    assert.equal(log.segmentCount, 2);
  });

  it('without timestamps go by the clock', async () => {
    const { world, log } = await logOf(0, { segmentMs: 1000, segmentBytes: 1e9 });
    const untimed = () => world.append(log, world.batch(['a'], { timestamp: -1n }));
    untimed();
    world.clock.advance(1000);
    untimed();
    assert.equal(log.segmentCount, 1);
    world.clock.advance(1);
    untimed();
    assert.equal(log.segmentCount, 2);
  });

  it('begin when an index is full', async () => {
    const { log } = await logOf(9, { segmentBytes: 1e9, segmentIndexBytes: 24 });
    assert.ok(log.segmentCount > 1);
  });

  it('begin where offsets would be too far from their start', async () => {
    const { world, log } = await logOf(1);
    const far = 2 ** 31 + 5;
    log.append(world.batch(['far'], { baseOffset: far, leaderEpoch: 0 }), {
      origin: 'replica',
      leaderEpoch: 0,
    });
    world.clock.endTurns();
    assert.deepEqual(logNames(world), [0, far]);
    assert.equal(log.logEndOffset, far + 1);
  });

  it('that end are made durable in the background, with all that is derived from them', async () => {
    const { world, log } = await logOf(5);
    await world.clock.settle();
    assert.equal(log.recoveryPoint, 5);
    assert.ok(world.disk instanceof MemoryDisk);
    const crashed = world.disk.clone({ unsynced: 'dropped' });
    assert.equal((await new World({}, crashed).reopen()).log.logEndOffset, 5);
  });
});

describe('retention', () => {
  it('by time deletes segments whose last record is too old', async () => {
    const { world, log } = await logOf(0, { retentionMs: 1000 });
    for (let i = 0; i < 6; i++) {
      append(world, log, i);
      world.clock.advance(300);
    }
    assert.equal(log.applyRetention(), 1);
    assert.deepEqual([log.logStartOffset, log.firstSegmentOffset], [2, 2]);
    assert.deepEqual(
      readAll(log).map(({ offset }) => offset),
      [2, 3, 4, 5],
    );
  });

  it('by time deletes the active segment too, after a new one has begun', async () => {
    const { world, log } = await logOf(3, { retentionMs: 1000 });
    world.clock.advance(1001);
    assert.equal(log.applyRetention(), 2);
    assert.deepEqual([log.logStartOffset, log.logEndOffset, log.sizeBytes, log.segmentCount], [3, 3, 0, 1]);
    assert.equal(log.applyRetention(), 0, 'an empty segment stays');
    append(world, log, 3);
    assert.deepEqual(readAll(log), [{ offset: 3, value: 'value 3' }]);
  });

  it('by time is held up by records of the future', async () => {
    const { world, log } = await logOf(0, { retentionMs: 1000 });
    world.append(log, world.batch(['a'], { timestamp: BigInt(world.clock.now() + 5000) }));
    for (let i = 1; i < 6; i++) append(world, log, i);
    world.clock.advance(2000);
    assert.equal(log.applyRetention(), 0);
  });

  it('by size leaves at least as much as asked for', async () => {
    const { log, size } = await logOf(8);
    for (const [retentionBytes, deleted] of [
      [8 * size, 0],
      [6 * size + 1, 0],
      [6 * size, 1],
      [3 * size, 1],
      [0, 2],
    ] as const) {
      log.configure({ ...log.config, retentionBytes });
      assert.equal(log.applyRetention(), deleted, `${retentionBytes} of ${size} each`);
    }
    assert.equal(log.sizeBytes, 0);
  });

  it('never passes the high watermark', async () => {
    const { world, log } = await logOf(3, { retentionMs: 0 });
    for (let i = 3; i < 8; i++) world.append(log, world.batch([`value ${i}`]));
    world.clock.advance(10);
    assert.equal(log.applyRetention(), 1);
    assert.equal(log.logStartOffset, 2);
  });

  it('of a compacted topic goes by the start of the log alone', async () => {
    const { world, log } = await logOf(6, { retentionMs: 0, retentionBytes: 0, cleanupPolicy: [] });
    world.clock.advance(10);
    assert.equal(log.applyRetention(), 0);
    log.deleteRecordsBefore(5);
    assert.equal(log.applyRetention(), 2);
    assert.deepEqual([log.logStartOffset, log.firstSegmentOffset], [5, 4]);
  });

  it('removes files after file.delete.delay.ms, by names that a restart knows', async () => {
    const { world, log } = await logOf(5, { fileDeleteDelayMs: 700 });
    await world.clock.settle();
    log.deleteRecordsBefore(4);
    log.applyRetention();
    const deleted = names(world).filter((name) => name.endsWith('.deleted'));
    assert.equal(deleted.filter((name) => name.includes('.log')).length, 2);
    assert.ok(deleted.some((name) => name.includes('.snapshot')));
    await world.clock.advanceSettled(700);
    assert.deepEqual(
      names(world).filter((name) => name.endsWith('.deleted')),
      [],
    );
  });
});

describe('deleting records', () => {
  it('moves the start of the log up to the high watermark', async () => {
    const { log } = await logOf(5);
    assert.equal(log.deleteRecordsBefore(6), ErrorCode.OFFSET_OUT_OF_RANGE);
    assert.equal(log.deleteRecordsBefore(-1), ErrorCode.OFFSET_OUT_OF_RANGE);
    assert.equal(log.deleteRecordsBefore(3), 0);
    assert.equal(log.deleteRecordsBefore(1), 0);
    assert.equal(log.logStartOffset, 3);
    assert.equal(log.epochAt(3), 0);
  });

  it('is kept over a clean restart', async () => {
    const { world, log, directories } = await logOf(5);
    log.deleteRecordsBefore(3);
    await directories.close();
    assert.equal(world.disk.readFile('/data/log-start-offset-checkpoint').toString(), '0\n1\nt 0 3\n');
    assert.equal((await world.reopen()).log.logStartOffset, 3);
  });
});

describe('truncation', () => {
  it('takes batches, segments, epochs and producers back', async () => {
    const { world, log } = await logOf(0);
    for (let i = 0; i < 6; i++) {
      const producer = { producerId: BigInt(i), producerEpoch: 0, baseSequence: 0 };
      world.append(log, world.batch([`value ${i}`], producer), i);
    }
    log.advanceHighWatermark(6);
    log.truncateTo(3);
    assert.deepEqual([log.logEndOffset, log.highWatermark, log.lastEpoch, log.segmentCount], [3, 3, 2, 2]);
    assert.deepEqual(
      log.activeProducers().map(({ producerId }) => producerId),
      [0n, 1n, 2n],
    );
    log.truncateTo(7);
    assert.equal(log.logEndOffset, 3);
    append(world, log, 3, 9);
    assert.deepEqual(
      readAll(log).map(({ value }) => value),
      ['value 0', 'value 1', 'value 2', 'value 3'],
    );
    assert.deepEqual(log.endOffsetForEpoch(2), { epoch: 2, endOffset: 3 });
  });

  it('fully begins anew elsewhere', async () => {
    const { world, log } = await logOf(5);
    log.truncateFully(100);
    assert.deepEqual(
      [log.logStartOffset, log.logEndOffset, log.highWatermark, log.lastEpoch],
      [100, 100, 100, -1],
    );
    assert.deepEqual(logNames(world).includes(100), true);
    append(world, log, 0);
    assert.deepEqual(readAll(log), [{ offset: 100, value: 'value 0' }]);
  });

  it('forgets what was cut also for those who look for times', async () => {
    const { world, log } = await logOf(0, { segmentBytes: 1e9 });
    for (let i = 0; i < 20; i++) world.append(log, world.batch(['a'], { timestamp: BigInt(1000 + i) }));
    log.truncateTo(10);
    assert.equal((await log.offsetOfMaxTimestamp())?.timestamp, 1009n);
    assert.equal(await log.offsetForTimestamp(1010n), null);
  });
});

describe('the high watermark', () => {
  it('moves forward, never beyond the end', async () => {
    const { world, log } = await logOf(0);
    world.append(log, world.batch(['a', 'b']));
    assert.equal(log.advanceHighWatermark(1), true);
    assert.equal(log.advanceHighWatermark(1), false);
    assert.equal(log.advanceHighWatermark(0), false);
    assert.equal(log.advanceHighWatermark(9), true);
    assert.equal(log.highWatermark, 2);
  });

  it('is kept over restarts', async () => {
    const { world, log, directories } = await logOf(0);
    world.append(log, world.batch(['a', 'b', 'c']));
    log.advanceHighWatermark(2);
    await directories.close();
    assert.equal(world.disk.readFile('/data/replication-offset-checkpoint').toString(), '0\n1\nt 0 2\n');
    assert.equal((await world.reopen()).log.highWatermark, 2);
  });
});

describe('the files of a closed log', () => {
  it('are as Kafka leaves them: trimmed, with a time entry at the end and a snapshot', async () => {
    const { world, directories } = await logOf(5);
    await directories.close();
    const folder = '/data/t-0';
    for (const name of names(world)) {
      const size = sizeOf(world.disk, `${folder}/${name}`);
      if (name.endsWith('.index')) assert.equal(size % 8, 0, name);
      if (name.endsWith('.timeindex')) assert.ok(size >= 12 && size % 12 === 0, name);
    }
    assert.ok(names(world).includes('00000000000000000005.snapshot'));
    assert.equal(world.disk.readFile('/data/recovery-point-offset-checkpoint').toString(), '0\n1\nt 0 5\n');
    assert.equal(world.disk.readFile(`${folder}/leader-epoch-checkpoint`).toString(), '0\n1\n0 0\n');
  });
});
