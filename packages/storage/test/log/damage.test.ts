import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { MemoryDisk } from '@kavka/base/memory';
import { batchesIn } from '@kavka/protocol/records';
import { type PartitionLog, StorageError } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';
import { flipByte, type ReadRecord, recordsIn, sizeOf, World } from '../world.ts';

const FOLDER = '/data/t-0';
const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const BATCHES = 60;
const LOG_FIELDS = { topic: 't', partition: 0 };
const LOW_EPOCH_BYTES = [14, 15];

function diskOfBoot(id: string): MemoryDisk {
  const disk = new MemoryDisk();
  disk.makeDirectory('/proc/sys/kernel/random');
  const file = disk.open(BOOT_ID, 'write');
  file.writeSync([Buffer.from(id)], 0);
  file.close();
  return disk;
}

/** A disk with a log of batches of one record, in several segments, left by a clean end or a kill. */
async function leftLog(
  end: 'closed' | 'killed',
  disk = diskOfBoot('boot 1'),
): Promise<{ world: World; disk: MemoryDisk }> {
  const world = new World({ segmentBytes: 2000, indexIntervalBytes: 300 }, disk);
  const { log, directories } = await world.newLog();
  for (let i = 0; i < BATCHES; i++) {
    const producer = { producerId: BigInt(i % 3), producerEpoch: 0, baseSequence: Math.floor(i / 3) };
    world.append(log, world.batch([`value ${i}`], producer));
  }
  if (end === 'closed') await directories.close();
  else directories.abandon();
  return { world, disk };
}

function write(disk: MemoryDisk, path: string, contents: string): void {
  const file = disk.open(path, 'write');
  file.truncate(0);
  file.writeSync([Buffer.from(contents)], 0);
  file.close();
}

function segmentPaths(disk: MemoryDisk, suffix = '.log'): string[] {
  const names = disk.list(FOLDER).map(({ name }) => name);
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => `${FOLDER}/${name}`);
}

/** What can be read from each offset on; offsets in damage are passed over, as an operator's consumer would. */
function readAround(log: PartitionLog): { records: ReadRecord[]; unreadable: number[] } {
  const records: ReadRecord[] = [];
  const unreadable: number[] = [];
  for (let next = log.logStartOffset; next < log.logEndOffset; ) {
    const slice = log.locate(next, 500, log.logEndOffset, true);
    assert.ok(slice !== 'out-of-range');
    assert.ok(slice.sizeBytes < 10_000, 'no more memory than a batch needs');
    const bytes = Buffer.alloc(slice.sizeBytes);
    try {
      const read = slice.readSync(bytes);
      const before = next;
      for (const batch of batchesIn(bytes.subarray(0, read))) {
        records.push(...recordsIn(batch, next));
        next = batch.nextOffset;
      }
      assert.ok(next > before, `no progress at offset ${next}`);
    } catch (error) {
      assert.ok(error instanceof StorageError && error.kind === 'corrupt', String(error));
      assert.match(error.message, /\.log is damaged at byte \d+/);
      unreadable.push(next++);
    }
  }
  return { records, unreadable };
}

function checkTrue(records: readonly ReadRecord[]): void {
  for (const { offset, value } of records) assert.equal(value, `value ${offset}`, `at ${offset}`);
}

describe('a damaged batch in the middle of a log', () => {
  it('is never served, whatever byte of it is wrong; what stands around it is', async () => {
    const size = new World().batch(['value 20']).length;
    for (const end of ['closed', 'killed'] as const) {
      for (let byte = 0; byte < size; byte++) {
        const { world, disk } = await leftLog(end);
        const [path] = segmentPaths(disk);
        assert.ok(path);
        // Batch 20 has a fixed place in the first segment, if sizes before it are known.
        const position = positionOf(disk, path, 20);
        flipByte(disk, path, position + byte);
        const { log, directories } = await world.reopen();
        assert.equal(log.logEndOffset, BATCHES, `byte ${byte} after it was ${end}`);
        const { records, unreadable } = readAround(log);
        checkTrue(records);
        // No CRC covers the leader epoch: a wrong one that is not absurd is not noticed. The records are true all the same.
        if (LOW_EPOCH_BYTES.includes(byte)) assert.equal(records.length + unreadable.length, BATCHES);
        else assert.deepEqual(unreadable, [20], `byte ${byte} after it was ${end}`);
        await directories.close();
      }
    }
  });

  it('is reported with its file and place when a killed node starts', async () => {
    const { world, disk } = await leftLog('killed');
    const path = segmentPaths(disk).at(-1) as string;
    const last = positionsIn(disk, path);
    flipByte(disk, path, (last.at(-2) ?? 0) + 70);
    await world.reopen();
    const [line] = world.logged('Damage in a log: the batches there cannot be read');
    assert.deepEqual([line?.path, line?.position], [path, last.at(-2)]);
  });
});

describe('a torn end', () => {
  it('is cut wherever it was torn, and the log goes on', async () => {
    const { disk } = await leftLog('killed');
    const path = segmentPaths(disk).at(-1) as string;
    const size = sizeOf(disk, path);
    const lastBatch = positionsIn(disk, path).at(-1) ?? 0;
    for (let length = lastBatch; length < size; length += 3) {
      const copy = disk.clone();
      const file = copy.open(path, 'write');
      file.truncate(length);
      file.close();
      const world = new World({}, copy);
      const { log } = await world.reopen();
      assert.equal(log.logEndOffset, BATCHES - 1);
      assert.equal(world.append(log, world.batch([`value ${BATCHES - 1}`])).baseOffset, BATCHES - 1);
      const { records } = readAround(log);
      checkTrue(records);
      assert.equal(records.length, BATCHES);
      assert.equal(world.logged('Torn end of a log cut').length, length === lastBatch ? 0 : 1);
    }
  });

  it('with garbage behind it is cut too', async () => {
    for (const end of ['closed', 'killed'] as const) {
      const { world, disk } = await leftLog(end);
      const path = segmentPaths(disk).at(-1) as string;
      const size = sizeOf(disk, path);
      const file = disk.open(path, 'write');
      file.writeSync([Buffer.from(new SeededRandom(1).bytes(500))], size);
      file.close();
      const { log } = await world.reopen();
      assert.equal(log.logEndOffset, BATCHES);
      assert.equal(sizeOf(disk, path), size);
      assert.equal(readAround(log).records.length, BATCHES);
    }
  });

  it('of a machine that stopped ends the log at the first batch that is not right', async () => {
    const { disk } = await leftLog('killed');
    const path = segmentPaths(disk)[1] as string;
    flipByte(disk, path, (positionsIn(disk, path)[1] ?? 0) + 70);
    const file = disk.open(BOOT_ID, 'write');
    file.writeSync([Buffer.from('boot 2')], 0);
    file.close();
    const world = new World({}, disk);
    const { log } = await world.reopen();
    const cutAt = Number(path.slice(FOLDER.length + 1, -4)) + 1;
    assert.ok(log.recoveryPoint <= cutAt);
    assert.equal(log.logEndOffset, cutAt);
    assert.equal(readAround(log).records.length, cutAt);
    assert.ok(world.logged('Segment that does not follow removed').length > 0);
  });
});

describe('a first segment that compaction has emptied', () => {
  const checkpoint = '/data/cleaner-offset-checkpoint';

  /** The log of a node that was killed before it had a recovery point; the machine was started again since. */
  async function emptiedLog(cleanedUpTo: number): Promise<PartitionLog> {
    const { disk } = await leftLog('killed');
    const [first, second] = segmentPaths(disk) as [string, string];
    write(disk, first, '');
    write(disk, checkpoint, `0\n1\nt 0 ${cleanedUpTo}\n`);
    write(disk, BOOT_ID, 'boot 2');
    const { log } = await new World({ cleanupPolicy: ['compact'] }, disk).reopen();
    if (cleanedUpTo > 0)
      assert.equal(readAround(log).records[0]?.offset, Number(second.slice(FOLDER.length + 1, -4)));
    return log;
  }

  it('is followed by the others where the cleaner has been', async () => {
    assert.equal((await emptiedLog(20)).logEndOffset, BATCHES);
  });

  it('and by none where nobody but a crash can have emptied it', async () => {
    assert.equal((await emptiedLog(-1)).logEndOffset, 0);
  });
});

describe('a damaged or missing file beside the log', () => {
  for (const suffix of ['.index', '.timeindex', '.snapshot', '.txnindex', 'leader-epoch-checkpoint']) {
    it(`${suffix} costs no record, no producer and no time lookup`, async () => {
      for (const end of ['closed', 'killed'] as const) {
        for (let seed = 0; seed < 20; seed++) {
          const random = new SeededRandom(seed);
          const { world, disk } = await leftLog(end);
          for (const path of segmentPaths(disk, suffix)) ruin(disk, path, random);
          const directories = await world.open();
          const log = directories.get('t', 0);
          assert.ok(log !== undefined);
          const { records } = readAround(log);
          checkTrue(records);
          assert.equal(records.length, BATCHES, `seed ${seed}`);
          const sequences = log.activeProducers().map(({ lastSequence }) => lastSequence);
          assert.deepEqual(sequences, [19, 19, 19]);
          assert.equal((await log.offsetForTimestamp(0n))?.offset, 0);
          await directories.close();
        }
      }
    });
  }
});

describe('a file of the leader epochs of a later version', () => {
  it('is kept beside the one that is made again', async () => {
    const { world, disk } = await leftLog('closed');
    const path = `${FOLDER}/leader-epoch-checkpoint`;
    const before = disk.readFile(path).toString();
    write(disk, path, '7\nof another time\n');
    const { directories, log } = await world.reopen();
    assert.equal(log.epochAt(0), 0);
    const [told] = world.logged('Leader epochs made again from the log');
    assert.match(String(told?.problem), /version "7"/);
    assert.equal(told?.kept, `${path}.aside`);
    await directories.close();
    assert.equal(disk.readFile(path).toString(), before);
    assert.equal(disk.readFile(`${path}.aside`).toString(), '7\nof another time\n');
  });
});

describe('what was closed in order', () => {
  /** The records after the bytes of a segment were changed, and what the log said. */
  async function reopened(at: number, change: (bytes: Buffer) => Buffer) {
    const { disk } = await leftLog('closed');
    const path = segmentPaths(disk).at(at) as string;
    const before = disk.readFile(path);
    write(disk, path, '');
    const file = disk.open(path, 'write');
    file.writeSync([change(before)], 0);
    file.close();
    const world = new World({ segmentBytes: 2000, indexIntervalBytes: 300 }, disk);
    const { log, directories } = await world.reopen();
    const { records } = readAround(log);
    const errors = world.logger.lines.filter(({ level }) => level === 'error');
    return { disk, path, world, directories, log, offsets: records.map(({ offset }) => offset), errors };
  }

  it('and is cut short since is missed at the end of the log', async () => {
    const { path, errors, log } = await reopened(-1, (bytes) => bytes.subarray(0, firstSizeIn(bytes)));
    const next = log.logEndOffset;
    assert.deepEqual(
      errors.map(({ fields }) => fields),
      [{ ...LOG_FIELDS, path, position: errors[0]?.fields.position, offset: next, recoveryPoint: BATCHES }],
    );
  });

  it('and is cut short since is missed where it is read, once', async () => {
    const { path, errors, offsets, log, disk } = await reopened(1, (bytes) =>
      bytes.subarray(0, firstSizeIn(bytes)),
    );
    const first = Number.parseInt(path.slice(FOLDER.length + 1), 10);
    const next = Number.parseInt(segmentPaths(disk)[2]?.slice(FOLDER.length + 1) ?? '', 10);
    const all = Array.from({ length: BATCHES }, (_, offset) => offset);
    assert.deepEqual(
      offsets,
      all.filter((offset) => offset <= first || offset >= next),
    );
    readAround(log);
    assert.equal(errors.length, 1);
    const { position, ...fields } = errors[0]?.fields ?? {};
    assert.deepEqual(fields, { ...LOG_FIELDS, path, offset: first + 1, nextOffset: next });
    assert.equal(position, disk.readFile(path).length);
  });

  it('is cut where it is damaged at its end, but what is cut is kept', async () => {
    const foreign = Buffer.from('#!/bin/sh\n'.repeat(40));
    const { disk, path, log, offsets, errors, world, directories } = await reopened(-1, () => foreign);
    assert.equal(log.logEndOffset, Number.parseInt(path.slice(FOLDER.length + 1), 10));
    assert.equal(offsets.length, log.logEndOffset);
    assert.deepEqual(disk.readFile(`${path}.cut-0`), foreign);
    assert.equal(errors.length, 1);
    world.append(log, world.batch(['goes on']));
    await directories.close();
    const again = await world.reopen();
    assert.equal(again.log.logEndOffset, log.logEndOffset);
    assert.deepEqual(disk.readFile(`${path}.cut-0`), foreign);
  });
});

describe('batches of another format', () => {
  const legacy = Buffer.from('0000000000000000000000168d10f1b50000ffffffff0000000868656c6c6f212121', 'hex');

  async function foreign(bytes: Buffer, end: 'closed' | 'killed') {
    const { disk } = await leftLog(end);
    const path = segmentPaths(disk).at(-1) as string;
    const file = disk.open(path, 'write');
    file.truncate(0);
    file.writeSync([bytes], 0);
    file.close();
    const world = new World({}, disk);
    const directories = await world.open();
    return { world, directories, disk, path };
  }

  it('take the partition offline and are left as they are', async () => {
    const future = new World().batch(['a', 'b']);
    future[16] = 3;
    future[30] = 99;
    for (const bytes of [legacyBatch(legacy), future]) {
      for (const end of ['closed', 'killed'] as const) {
        const { directories, disk, path } = await foreign(bytes, end);
        assert.equal(directories.get('t', 0), undefined);
        const [offline] = directories.offlinePartitions();
        assert.deepEqual(
          [offline?.topic, offline?.partition, offline?.error.kind, offline?.error.path],
          ['t', 0, 'unknown-format', path],
        );
        assert.match(offline?.error.message ?? '', /format [03] at byte 0/);
        assert.deepEqual(disk.readFile(path), bytes);
        const id = offline?.path ?? '';
        assert.throws(
          () => directories.create('t', 0, 'AAAAAAAAAAAAAAAAAAAAEQ' as never, new World().config),
          { kind: 'unknown-format' },
        );
        assert.equal(disk.exists(id), true);
        await directories.close();
        assert.deepEqual(disk.readFile(path), bytes);
      }
    }
  });

  it('do not keep other partitions from opening', async () => {
    const { disk } = await leftLog('killed');
    const world = new World({}, disk);
    const first = await world.open();
    world.append(first.create('u', 0, 'AAAAAAAAAAAAAAAAAAAAEg' as never, world.config), world.batch(['x']));
    first.abandon();
    const file = disk.open(segmentPaths(disk)[0] as string, 'write');
    file.truncate(0);
    file.writeSync([legacyBatch(legacy)], 0);
    file.close();
    const second = await world.open();
    assert.equal(second.get('u', 0)?.logEndOffset, 1);
  });
});

function firstSizeIn(bytes: Buffer): number {
  const [first] = batchesIn(bytes);
  return first?.sizeInBytes ?? 0;
}

/** A message of Kafka before 0.10, with its CRC put right. */
function legacyBatch(bytes: Buffer): Buffer {
  const batch = Buffer.from(bytes);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeUInt32BE(crc32(batch.subarray(16)), 12);
  return batch;
}

function positionsIn(disk: MemoryDisk, path: string): number[] {
  const bytes = disk.readFile(path);
  return Array.from(batchesIn(bytes), ({ offset }) => offset);
}

function positionOf(disk: MemoryDisk, path: string, offset: number): number {
  const bytes = disk.readFile(path);
  for (const batch of batchesIn(bytes)) if (batch.baseOffset === offset) return batch.offset;
  throw new Error(`offset ${offset} is not in ${path}`);
}

/** Removes, shortens, lengthens or changes a file. */
function ruin(disk: MemoryDisk, path: string, random: SeededRandom): void {
  const size = sizeOf(disk, path);
  const way = random.below(5);
  if (way === 0) {
    disk.removeFile(path);
    return;
  }
  const file = disk.open(path, 'write');
  if (way === 1) file.truncate(random.below(size + 1));
  if (way === 2) file.writeSync([Buffer.alloc(random.below(100) + 1)], size);
  if (way === 3) file.writeSync([Buffer.from(random.bytes(random.below(50) + 1))], size);
  if (way === 4) file.writeSync([Buffer.from(random.bytes(4))], random.below(size + 1));
  file.close();
}
