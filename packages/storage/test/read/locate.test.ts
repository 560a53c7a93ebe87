import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { batchesIn, ControlType, endMarkerBatch } from '@kavka/protocol/records';
import type { LogSlice, PartitionLog } from '@kavka/storage';
import { HookedDisk } from '../hooked-disk.ts';
import { readAll, readAt, World } from '../world.ts';

/** Batches of two records each, in segments of about ten batches. */
async function filledLog(batches: number, disk = new HookedDisk(new MemoryDisk())) {
  const world = new World({ segmentBytes: 900, indexIntervalBytes: 150 }, disk);
  const { log, directories } = await world.newLog();
  for (let i = 0; i < batches; i++)
    world.append(log, world.batch([`${i}a`, `${i}b`], { timestamp: BigInt(1000 + i) }));
  log.advanceHighWatermark(log.logEndOffset);
  return { world, log, disk, directories };
}

function sliceAt(log: PartitionLog, ...args: Parameters<PartitionLog['locate']>): LogSlice {
  const slice = log.locate(...args);
  assert.ok(slice !== 'out-of-range');
  return slice;
}

function batchSize(): number {
  return new World().batch(['0a', '0b']).length;
}

describe('locate', () => {
  it('finds the batch that holds an offset', async () => {
    const { log } = await filledLog(40);
    assert.ok(log.segmentCount > 3);
    for (let offset = 0; offset < 80; offset++) {
      const slice = sliceAt(log, offset, 1, 80, true);
      const bytes = Buffer.alloc(slice.sizeBytes);
      slice.readSync(bytes);
      const [batch] = batchesIn(bytes);
      assert.equal(batch?.baseOffset, offset - (offset % 2));
    }
  });

  it('is out of range before the start and behind the end, empty at the end', async () => {
    const { log } = await filledLog(4);
    log.deleteRecordsBefore(3);
    assert.equal(log.locate(2, 100, 8, true), 'out-of-range');
    assert.equal(log.locate(9, 100, 8, true), 'out-of-range');
    assert.equal(sliceAt(log, 8, 100, 8, true).sizeBytes, 0);
    assert.equal(sliceAt(log, 5, 100, 4, true).sizeBytes, 0, 'beyond what may be seen');
    assert.ok(sliceAt(log, 3, 100, 8, true).sizeBytes > 0);
  });

  it('ends before the offset that may not be seen', async () => {
    const { log } = await filledLog(8);
    const size = batchSize();
    assert.equal(sliceAt(log, 2, 10_000, 6, true).sizeBytes, 2 * size);
    assert.equal(sliceAt(log, 2, 10_000, 7, true).sizeBytes, 2 * size, 'in the middle of a batch: before it');
  });

  it('gives no more than asked for, but a whole batch where that is wanted', async () => {
    const { log } = await filledLog(8);
    const size = batchSize();
    assert.equal(sliceAt(log, 0, size + 5, 16, true).sizeBytes, size + 5);
    assert.equal(sliceAt(log, 0, 5, 16, true).sizeBytes, size);
    assert.equal(sliceAt(log, 0, 5, 16, false).sizeBytes, 5);
    assert.equal(sliceAt(log, 0, 0, 16, false).sizeBytes, 0);
  });

  it('says where the bytes stand', async () => {
    const { log, disk } = await filledLog(30);
    const slice = sliceAt(log, 43, 10, 60, true);
    assert.equal(slice.startOffset, 43);
    const name = String(slice.segmentBaseOffset).padStart(20, '0');
    const file = disk.readFile(`/data/t-0/${name}.log`);
    assert.equal(file.readBigInt64BE(slice.position), 42n);
  });

  it('knows without a look at the disk what was read or written last', async () => {
    const { log, disk, world } = await filledLog(30);
    let next = 0;
    while (next < log.logEndOffset) {
      const bytes = readAt(log, next, 200);
      for (const batch of batchesIn(bytes)) next = batch.nextOffset;
    }
    let reads = 0;
    disk.hook = (operation) => {
      if (operation === 'read') reads++;
    };
    assert.equal(sliceAt(log, next, 100_000, next, true).sizeBytes, 0);
    world.append(log, world.batch(['x']));
    assert.ok(sliceAt(log, next, 100_000, log.logEndOffset, true).sizeBytes > 0);
    assert.equal(reads, 0);
  });
});

describe('a slice', () => {
  it('of an earlier run is slow, of this one is not', async () => {
    const { world, directories } = await filledLog(10);
    await directories.close();
    const { log } = await world.reopen();
    assert.equal(sliceAt(log, 0, 100, 20, true).isSlow, true);
    world.append(log, world.batch(['x']));
    assert.equal(sliceAt(log, 20, 100, 21, true).isSlow, false);
    const cold = sliceAt(log, 4, 100_000, 21, true);
    const bytes = Buffer.alloc(cold.sizeBytes);
    const read = await cold.read(bytes);
    assert.deepEqual(bytes.subarray(0, read), readAt(log, 4, 100_000));
  });

  it('is not slow where it is large and fresh', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const value = 'x'.repeat(100_000);
    for (let count = 0; count < 4; count++) world.append(log, world.batch([value]));
    assert.equal(sliceAt(log, 0, 200_000, 4, true).isSlow, false);
    const large = sliceAt(log, 0, 1_000_000, 4, true);
    assert.equal(large.isSlow, false);
    const bytes = Buffer.alloc(large.sizeBytes);
    assert.equal(await large.read(bytes), large.sizeBytes);
    assert.deepEqual(bytes, readAt(log, 0, 1_000_000));
  });

  it('can be read after its segment was deleted', async () => {
    const { world, log } = await filledLog(30);
    const slice = sliceAt(log, 0, 10_000, 60, true);
    log.deleteRecordsBefore(40);
    log.applyRetention();
    assert.ok(log.firstSegmentOffset > 0);
    const bytes = Buffer.alloc(slice.sizeBytes);
    assert.equal(await slice.read(bytes), slice.sizeBytes);
    await world.clock.advanceSettled(world.config.fileDeleteDelayMs);
    await assert.rejects(slice.read(bytes), { name: 'StorageError', kind: 'io' });
  });
});

describe('records by time', () => {
  it('are found by the first that is not earlier', async () => {
    const { log } = await filledLog(40);
    for (let i = 0; i < 40; i++) {
      const found = await log.offsetForTimestamp(BigInt(1000 + i));
      assert.deepEqual(found, { offset: 2 * i, timestamp: BigInt(1000 + i), leaderEpoch: 0 });
    }
    assert.equal((await log.offsetForTimestamp(0n))?.offset, 0);
    assert.equal(await log.offsetForTimestamp(1040n), null);
  });

  it('are found where times go back and forth', async () => {
    const world = new World({ segmentBytes: 700, indexIntervalBytes: 100 });
    const { log } = await world.newLog();
    const times = Array.from({ length: 60 }, (_, i) => BigInt(5000 + ((i * 37) % 50)));
    for (const [i, timestamp] of times.entries()) world.append(log, world.batch([`${i}`], { timestamp }));
    for (let at = 4990; at < 5060; at++) {
      const expected = times.findIndex((timestamp) => timestamp >= BigInt(at));
      assert.equal((await log.offsetForTimestamp(BigInt(at)))?.offset ?? -1, expected, String(at));
    }
    const largest = times.reduce((one, other) => (other > one ? other : one));
    assert.equal((await log.offsetOfMaxTimestamp())?.offset, times.indexOf(largest));
  });

  it('begin at the start of the log', async () => {
    const { log } = await filledLog(10);
    log.deleteRecordsBefore(7);
    assert.equal((await log.offsetForTimestamp(0n))?.offset, 7);
  });

  it('without any have no largest timestamp', async () => {
    const world = new World();
    const { log } = await world.newLog();
    assert.equal(await log.offsetOfMaxTimestamp(), null);
    world.append(log, world.batch(['a'], { timestamp: -1n }));
    assert.equal(await log.offsetOfMaxTimestamp(), null);
  });
});

describe('transactions', () => {
  const producer = { producerId: 9n, producerEpoch: 0 };

  async function transactional(segmentBytes = 1_000_000) {
    const world = new World({ segmentBytes });
    const { log, directories } = await world.newLog();
    let sequence = 0;
    const write = (producerId = 9n) =>
      world.append(
        log,
        world.batch(['a'], { producerId, producerEpoch: 0, baseSequence: sequence++, isTransactional: true }),
      );
    const end = (type: 0 | 1, producerId = 9n) => {
      const marker = endMarkerBatch({
        ...producer,
        producerId,
        type,
        coordinatorEpoch: 0,
        timestamp: world.clock.now(),
      });
      log.append(marker, { origin: 'coordinator', leaderEpoch: 0 });
      world.clock.endTurns();
      log.advanceHighWatermark(log.logEndOffset);
    };
    return { world, log, directories, write, end };
  }

  it('hold the last stable offset until their end is replicated', async () => {
    const { world, log, write, end } = await transactional();
    world.append(log, world.batch(['before']));
    write();
    log.advanceHighWatermark(log.logEndOffset);
    assert.deepEqual(
      [log.lastStableOffset, log.hasOpenTransaction(9n, 0), log.hasOpenTransaction(9n, 1)],
      [1, true, false],
    );
    const marker = endMarkerBatch({
      ...producer,
      type: ControlType.commit,
      coordinatorEpoch: 0,
      timestamp: 0,
    });
    log.append(marker, { origin: 'coordinator', leaderEpoch: 0 });
    world.clock.endTurns();
    assert.equal(log.lastStableOffset, 1);
    log.advanceHighWatermark(log.logEndOffset);
    assert.equal(log.lastStableOffset, 3);
    assert.deepEqual(log.abortedTransactions(0, 100), []);
    end(ControlType.abort);
    assert.deepEqual(log.abortedTransactions(0, 100), [], 'a marker for nothing');
  });

  it('that were aborted are told to who reads over them', async () => {
    const { log, write, end } = await transactional(300);
    for (let i = 0; i < 6; i++) {
      write();
      write();
      end(i % 2 === 0 ? ControlType.abort : ControlType.commit);
    }
    assert.ok(log.segmentCount > 2, String(log.segmentCount));
    const firsts = (from: number, to: number) =>
      log.abortedTransactions(from, to).map(({ firstOffset }) => firstOffset);
    assert.deepEqual(firsts(0, 18), [0, 6, 12]);
    assert.deepEqual(firsts(3, 18), [6, 12]);
    assert.deepEqual(firsts(0, 6), [0]);
    assert.deepEqual(firsts(2, 7), [0, 6], 'the marker of the first stands at 2');
  });

  it('are known again after a restart and after a kill', async () => {
    for (const isKilled of [false, true]) {
      const { world, log, directories, write, end } = await transactional(400);
      write();
      end(ControlType.abort);
      for (let i = 0; i < 10; i++) world.append(log, world.batch(['x'.repeat(50)]));
      write(8n);
      log.advanceHighWatermark(log.logEndOffset);
      const before = [log.lastStableOffset, log.abortedTransactions(0, 100), log.activeProducers()];
      if (isKilled) directories.abandon();
      else await directories.close();
      const again = await world.reopen();
      again.log.advanceHighWatermark(again.log.logEndOffset);
      assert.deepEqual(
        [again.log.lastStableOffset, again.log.abortedTransactions(0, 100), again.log.activeProducers()],
        before,
      );
      assert.deepEqual(readAll(again.log), readAll(log));
    }
  });
});
