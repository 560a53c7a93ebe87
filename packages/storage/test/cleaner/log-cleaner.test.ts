import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { Codec, recordsOf } from '@kavka/protocol/records';
import { DEFAULT_CLEANER } from '@kavka/storage';
import { HookedDisk } from '../hooked-disk.ts';
import { flipByte, World } from '../world.ts';
import { batchesOf, CleanWorld, type Entry, survivorsOf } from './clean-world.ts';

const DATA = '/data/t-0';

test('only the last record of each key stays, at its offset', async () => {
  const world = await CleanWorld.make();
  world.append([
    ['a', '1'],
    ['b', '1'],
  ]);
  world.append([['a', '2']]);
  world.append([['c', '1']]);
  assert.equal(await world.clean(), 1);
  assert.deepEqual(world.texts(), ['b@1=1', 'a@2=2', 'c@3=1']);
  assert.deepEqual(world.shapes(), [
    { base: 0, last: 1, records: 1 },
    { base: 2, last: 2, records: 1 },
    { base: 3, last: 3, records: 1 },
  ]);
  assert.equal(await world.clean(), 0);
  await world.reopen();
  assert.deepEqual(world.texts(), ['b@1=1', 'a@2=2', 'c@3=1']);
  assert.equal(world.log.cleanedUpTo, 4);
  const checkpoint = world.world.disk.readFile('/data/cleaner-offset-checkpoint');
  assert.equal(String(checkpoint), '0\n1\nt 0 4\n');
});

test('records keep timestamps, headers and codec in a batch that loses some', async () => {
  for (const codec of Object.values(Codec)) {
    const world = await CleanWorld.make();
    const first = world.world.clock.now();
    world.append([['gone', '1']]);
    world.world.clock.advance(7);
    world.append(
      [
        ['gone', '2'],
        ['kept', 'x'.repeat(100)],
      ],
      { codec },
    );
    world.append([['gone', '3']]);
    await world.clean();
    const [batch] = batchesOf(world.log);
    assert.ok(batch !== undefined);
    assert.deepEqual([batch.codec, batch.recordCount, batch.maxTimestamp], [codec, 1, BigInt(first + 7)]);
    const record = recordsOf(batch);
    assert.ok(record.next());
    assert.deepEqual([record.offset, record.timestamp], [2, BigInt(first + 7)]);
  }
});

test('a tombstone stays for delete.retention.ms after its first cleaning, the horizon in its batch', async () => {
  const world = await CleanWorld.make({ deleteRetentionMs: 1000 });
  world.append([['a', '1']]);
  world.append([['a', null]]);
  await world.clean();
  const cleanedMs = world.world.clock.now();
  assert.deepEqual(world.texts(), ['a@1=']);
  const [batch] = batchesOf(world.log);
  assert.ok(batch?.hasDeleteHorizon);
  assert.equal(batch.baseTimestamp, BigInt(cleanedMs + 1000));
  const record = recordsOf(batch);
  assert.ok(record.next());
  assert.equal(record.timestamp, BigInt(cleanedMs), 'its own time stays');
  world.world.clock.advance(999);
  world.append([['b', '1']]);
  await world.clean();
  assert.deepEqual(world.texts(), ['a@1=', 'b@2=1']);
  world.world.clock.advance(1);
  world.append([['c', '1']]);
  await world.clean();
  assert.deepEqual(world.texts(), ['b@2=1', 'c@3=1']);
});

test('tombstones stay for ever where delete.retention.ms has no end', async () => {
  const world = await CleanWorld.make({ deleteRetentionMs: Number.POSITIVE_INFINITY });
  world.append([['a', null]]);
  await world.clean();
  assert.equal(batchesOf(world.log)[0]?.hasDeleteHorizon, false);
  world.world.clock.advance(1e12);
  world.append([['b', '1']]);
  await world.clean();
  assert.deepEqual(world.texts(), ['a@0=', 'b@1=1']);
});

const TRANSACTION = { producerId: 9n, producerEpoch: 0, isTransactional: true };

test('aborted records go, their marker when they are gone and its horizon has passed', async () => {
  const world = await CleanWorld.make({ deleteRetentionMs: 1000 });
  world.append([['a', 'kept']]);
  world.append([['a', 'aborted']], { ...TRANSACTION, baseSequence: 0 });
  world.endTransaction(9n, 0, 'abort');
  world.append([['z', 'later']], { ...TRANSACTION, baseSequence: 1 });
  world.endTransaction(9n, 0, 'commit');
  await world.clean();
  assert.deepEqual(world.texts(), ['a@0=kept', 'z@3=later']);
  const markers = () => batchesOf(world.log).flatMap((batch) => (batch.isControl ? [batch] : []));
  assert.deepEqual(
    markers().map(({ baseOffset, hasDeleteHorizon }) => [baseOffset, hasDeleteHorizon]),
    [
      [2, false],
      [4, false],
    ],
  );
  assert.equal(world.log.abortedTransactions(0, 5).length, 1);
  world.append([['b', '1']]);
  await world.clean();
  assert.deepEqual(
    markers().map(({ baseOffset, hasDeleteHorizon }) => [baseOffset, hasDeleteHorizon]),
    [
      [2, true],
      [4, false],
    ],
  );
  assert.deepEqual(world.log.abortedTransactions(0, 5), []);
  world.world.clock.advance(1000);
  world.append([['c', '1']]);
  await world.clean();
  assert.deepEqual(
    markers().map(({ baseOffset }) => baseOffset),
    [4],
  );
});

test('of a producer that is known the last batch stays, without records, and so do repeats', async () => {
  const world = await CleanWorld.make();
  const batch = world.batch([['a', '1']], { producerId: 5n, producerEpoch: 2, baseSequence: 40 });
  world.appendBatch(Buffer.from(batch));
  world.append([['a', '2']]);
  world.append([['b', '1']]);
  await world.clean();
  assert.deepEqual(world.shapes()[0], { base: 0, last: 0, records: 0 });
  const [empty] = batchesOf(world.log);
  assert.deepEqual([empty?.producerId, empty?.producerEpoch, empty?.baseSequence], [5n, 2, 40]);
  for (const { name } of world.world.disk.list(DATA))
    if (name.endsWith('.snapshot')) world.world.disk.removeFile(`${DATA}/${name}`);
  await world.reopen();
  assert.equal(world.log.append(batch, { origin: 'client', leaderEpoch: 0 }).duplicate, true);
});

test('the last offset that was cleaned keeps a batch, without records where need be', async () => {
  const world = await CleanWorld.make({ deleteRetentionMs: 0 });
  world.append([['a', '1']]);
  world.append([['a', null]]);
  await world.clean();
  world.append([['b', '1']]);
  world.append([['b', null]]);
  await world.clean();
  world.append([['c', '1']]);
  world.append([['c', null]]);
  await world.clean();
  assert.deepEqual(world.shapes().at(-1), { base: 5, last: 5, records: 1 });
  assert.deepEqual(world.texts(), ['c@5=']);
});

test('records without a key go, where the topic was not compacted before', async () => {
  const world = await CleanWorld.make({ cleanupPolicy: ['delete'] });
  world.append([[null, 'no key']]);
  world.append([['a', '1']]);
  assert.equal(await world.clean(), 0);
  world.log.configure({ ...world.log.config, cleanupPolicy: ['compact'] });
  assert.equal(await world.clean(), 1);
  assert.deepEqual(world.texts(), ['a@1=1']);
  assert.equal(world.world.logged('Records without a key were removed from a compacted log').length, 1);
});

test('compact,delete cleans, and deletes what has outlived its time', async () => {
  const world = await CleanWorld.make({ cleanupPolicy: ['compact', 'delete'], retentionMs: 1000 });
  world.append([['a', '1']]);
  world.append([['a', '2']]);
  await world.clean();
  assert.deepEqual(world.texts(), ['a@1=2']);
  assert.equal(world.log.applyRetention(), 0);
  world.world.clock.advance(1001);
  world.append([['b', '1']]);
  assert.equal(world.log.applyRetention(), 1);
  assert.deepEqual(world.texts(), ['b@2=1']);
  assert.equal(world.log.logStartOffset, 2);
});

test('compact alone deletes nothing but what lies before the start of the log', async () => {
  const world = await CleanWorld.make({ retentionMs: 1000, retentionBytes: 1 });
  world.append([['a', '1']]);
  await world.clean();
  world.world.clock.advance(5000);
  world.append([['b', '1']]);
  assert.equal(world.log.applyRetention(), 0);
  assert.equal(world.log.deleteRecordsBefore(1), 0);
  assert.equal(world.log.applyRetention(), 1);
});

test('keys that do not fit into memory are cleaned in several passes', async () => {
  const world = new CleanWorld({}, new World(), { ...DEFAULT_CLEANER, dedupeBufferBytes: 24 * 5 });
  await world.begin();
  for (let round = 0; round < 3; round++)
    for (let key = 0; key < 10; key++) world.append([[`k${key}`, `${round}`]]);
  assert.ok((await world.clean()) >= 3);
  assert.deepEqual(
    survivorsOf(world.log).map(({ offset }) => offset),
    Array.from({ length: 10 }, (_, key) => 20 + key),
  );
});

test('small segments become one, as far as a segment may hold them', async () => {
  const world = await CleanWorld.make({ segmentBytes: 1000 });
  const value = 'x'.repeat(200);
  for (let number = 0; number < 8; number++) {
    world.append([[`k${number}`, value]]);
    world.log.roll();
  }
  await world.clean();
  const sizes = world.log.core.segments.all().map(({ sizeBytes }) => sizeBytes);
  assert.equal(sizes.length, 4);
  assert.ok(sizes.every((size) => size <= 1000));
  assert.equal(world.texts().length, 8);
});

test('batches larger than the buffers pass', async () => {
  const world = new CleanWorld({}, new World(), { ...DEFAULT_CLEANER, ioBufferBytes: 0 });
  await world.begin();
  const large = 'x'.repeat(50_000);
  world.append([['a', large]]);
  world.append([
    ['a', large],
    ['b', '1'],
  ]);
  world.append([['a', '3']]);
  await world.clean();
  assert.deepEqual(world.texts(), ['b@2=1', 'a@3=3']);
});

test('a damaged log is named, left as it is, and not tried again', async () => {
  const world = await CleanWorld.make();
  const entries: Entry[] = [['a', 'x'.repeat(50)]];
  world.append(entries);
  world.append(entries);
  world.log.roll();
  flipByte(world.world.disk, `${DATA}/${'0'.repeat(20)}.log`, 100);
  const before = world.world.disk.readFile(`${DATA}/${'0'.repeat(20)}.log`);
  assert.equal(await world.clean(), 1);
  const [problem] = world.world.logged(
    'A log cannot be cleaned, and is not tried again before the next start; it grows',
  );
  assert.match(String(problem?.problem), /00000000000000000000\.log is damaged near byte 0: the CRC/);
  assert.deepEqual(world.world.disk.readFile(`${DATA}/${'0'.repeat(20)}.log`), before);
  assert.equal(await world.clean(), 0);
});

test('a disk that refuses stops a cleaning, whose output goes; it is tried again a minute later', async () => {
  const disk = new HookedDisk(new MemoryDisk());
  const world = new CleanWorld({}, new World({}, disk));
  await world.begin();
  world.append([['a', '1']]);
  world.append([['a', '2']]);
  world.log.roll();
  await world.log.flush();
  disk.hook = (operation, path) => {
    if (operation === 'write' && path.endsWith('.cleaned')) disk.inner.open('/none/none', 'read');
  };
  assert.equal(await world.clean(), 1);
  disk.hook = () => {};
  assert.deepEqual(world.texts(), ['a@0=1', 'a@1=2']);
  assert.ok(!disk.list(DATA).some(({ name }) => name.endsWith('.cleaned')));
  assert.equal(await world.clean(), 0);
  world.world.clock.advance(60_000);
  assert.equal(await world.clean(), 1);
  assert.deepEqual(world.texts(), ['a@1=2']);
});

test('appends, reads, cuts and the end of a topic in the midst of a cleaning do no harm', async () => {
  for (const event of ['append', 'truncate', 'retention', 'delete', 'close'] as const) {
    const world = new CleanWorld({}, new World(), { ...DEFAULT_CLEANER, ioMaxBytesPerSecond: 200 });
    await world.begin();
    for (let number = 0; number < 4; number++) {
      world.append([['a', `${number}`]]);
      world.log.roll();
    }
    const cleaning = world.directories.cleanDue();
    await world.world.clock.advanceSettled(100);
    if (event === 'append') world.append([['a', 'later']]);
    else if (event === 'truncate') world.log.truncateTo(2);
    else if (event === 'retention') {
      world.log.deleteRecordsBefore(2);
      world.log.applyRetention();
    } else if (event === 'delete') world.directories.delete('t', 0);
    else await world.directories.close();
    await world.world.clock.advanceSettled(100_000);
    await cleaning;
    const hasEndedEarly = world.world.logged('Cleaning of a log ended early').length === 1;
    assert.equal(hasEndedEarly, event !== 'append' && event !== 'retention', event);
    const files = () => world.world.disk.list(DATA).map(({ name }) => name);
    if (event === 'append') assert.deepEqual(world.texts(), ['a@3=3', 'a@4=later']);
    // The cleaning by later records ended early; the next one goes by what is left.
    if (event === 'truncate') assert.deepEqual(world.texts(), ['a@1=1']);
    if (event === 'retention') assert.deepEqual(world.texts(), ['a@3=3']);
    if (event === 'delete') assert.ok(!world.world.disk.exists(DATA));
    else assert.ok(!files().some((name) => /\.(?:cleaned|swap)$/.test(name)), event);
    if (event !== 'close') continue;
    await world.open();
    assert.deepEqual(world.texts(), ['a@0=0', 'a@1=1', 'a@2=2', 'a@3=3']);
  }
});

test('it keeps to the bytes per second that it may read and write', async () => {
  const world = new CleanWorld({}, new World(), { ...DEFAULT_CLEANER, ioMaxBytesPerSecond: 1000 });
  await world.begin();
  world.append([['a', 'x'.repeat(1000)]]);
  world.append([['a', 'x'.repeat(1000)]]);
  world.log.roll();
  const startedMs = world.world.clock.now();
  let tookMs = 0;
  const cleaning = world.directories.cleanDue().then(() => {
    tookMs = world.world.clock.now() - startedMs;
  });
  await world.world.clock.advanceSettled(60_000);
  await cleaning;
  // Twice all of it is read, half of it written.
  assert.ok(tookMs > 5_000 && tookMs < 6_000, `${tookMs} ms`);
});

test('it looks every log.cleaner.backoff.ms, and not where it is off', async () => {
  for (const enabled of [true, false]) {
    const world = new CleanWorld({}, new World(), { ...DEFAULT_CLEANER, enabled });
    await world.begin();
    world.directories.start();
    world.append([['a', '1']]);
    world.append([['a', '2']]);
    world.log.roll();
    await world.world.clock.advanceSettled(14_999);
    assert.equal(world.log.cleanedUpTo, -1);
    await world.world.clock.advanceSettled(1000);
    assert.equal(world.log.cleanedUpTo, enabled ? 2 : -1);
    await world.directories.close();
  }
});

test('what a cleaning removes is replaced by something that is on the device', async () => {
  const disk = new MemoryDisk();
  const world = new CleanWorld({}, new World({}, disk));
  await world.begin();
  world.append([['a', '1']]);
  world.log.roll();
  world.append([['a', '2']]);
  await world.clean();
  world.world.disk = disk.clone({ unsynced: 'dropped' });
  await world.open();
  assert.deepEqual(world.texts(), ['a@1=2']);
});
