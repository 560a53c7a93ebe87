import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiskError } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { StorageError } from '@kavka/storage';
import { flipByte, readAll, readAt, TOPIC_ID } from '../world.ts';
import { MoveWorld } from './move-world.ts';

function valuesOf(moving: MoveWorld): string[] {
  return readAll(moving.log).map(({ value }) => value);
}

describe('a log that is moved to another directory', () => {
  it('is there with all its records, while appends and reads go on', async () => {
    const moving = await MoveWorld.make();
    moving.append(40);
    moving.move('/b');
    assert.deepEqual(moving.namesIn('/b'), ['t-0.ID-future']);
    moving.start();
    await moving.until(() => {
      moving.append();
      assert.equal(valuesOf(moving).length, moving.values.length);
      return moving.future === undefined;
    });
    assert.equal(moving.log.path, '/b/t-0');
    assert.deepEqual(valuesOf(moving), moving.values);
    assert.deepEqual(moving.namesIn('/a'), ['t-0.ID-delete']);
    moving.append(3);
    await moving.directories.close();
    await moving.open();
    assert.equal(moving.log.path, '/b/t-0');
    assert.deepEqual(valuesOf(moving), moving.values);
    await moving.until(() => moving.namesIn('/a').length === 0);
    await moving.directories.close();
  });

  it('can be read where it was by who had found the place before', async () => {
    const moving = await MoveWorld.make();
    moving.append(30);
    const found = moving.log.locate(2, 200, 30, true);
    moving.move('/b');
    moving.start();
    await moving.until(() => moving.future === undefined);
    assert.ok(found !== 'out-of-range');
    const target = Buffer.alloc(found.sizeBytes);
    assert.ok((await found.read(target)) > 0);
    assert.deepEqual(target, readAt(moving.log, 2, 200).subarray(0, target.length));
    await moving.directories.close();
  });

  it('knows its producers, its start and how far it is clean', async () => {
    const moving = await MoveWorld.make({ segmentBytes: 300 });
    const { world } = moving;
    const batch = (sequence: number): Buffer =>
      world.batch(['x'], { producerId: 7n, producerEpoch: 0, baseSequence: sequence });
    for (const sequence of [0, 1, 2, 3, 4]) world.append(moving.log, batch(sequence));
    moving.log.deleteRecordsBefore(2);
    moving.log.roll();
    moving.log.core.cleanedUpTo = 3;
    moving.move('/b');
    moving.start();
    await moving.until(() => moving.future === undefined);
    assert.equal(moving.log.logStartOffset, 2);
    assert.equal(moving.log.cleanedUpTo, 3);
    assert.equal(world.append(moving.log, batch(4)).duplicate, true);
    assert.equal(world.append(moving.log, batch(9)).errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal(world.append(moving.log, batch(5)).baseOffset, 5);
    await moving.directories.close();
  });

  it('goes on where it was after a restart', async () => {
    const moving = await MoveWorld.make();
    moving.append(60);
    const slowly = { moveBytesPerSecond: () => 1000 };
    await moving.directories.close();
    await moving.open(slowly);
    moving.move('/b');
    moving.start();
    await moving.until(() => (moving.future?.logEndOffset ?? 0) > 20, 100);
    const before = moving.future?.logEndOffset;
    await moving.directories.close();
    await moving.open(slowly);
    assert.equal(moving.future?.logEndOffset, before);
    moving.start();
    await moving.until(() => moving.future === undefined, 100);
    assert.deepEqual(valuesOf(moving), moving.values);
    await moving.directories.close();
  });

  it('keeps to its rate, also when that changes', async () => {
    const moving = await MoveWorld.make();
    moving.append(400);
    await moving.directories.close();
    let rate = 1;
    await moving.open({ moveBytesPerSecond: () => rate });
    moving.move('/b');
    moving.start();
    const { clock } = moving.world;
    await moving.until(() => clock.monotonic() > 60_000, 1000);
    assert.ok(moving.future !== undefined);
    rate = 2_000_000;
    const startedMs = clock.monotonic();
    await moving.until(() => moving.future === undefined, 10);
    assert.ok(clock.monotonic() - startedMs < 5_000);
    await moving.directories.close();
  });

  it('stays where it is when it is asked to', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    moving.move('/b');
    moving.move('/a');
    assert.equal(moving.future, undefined);
    assert.deepEqual(moving.namesIn('/b'), ['t-0.ID-delete']);
    moving.start();
    moving.move('/b');
    moving.move('/b');
    await moving.until(() => moving.future === undefined);
    assert.equal(moving.log.path, '/b/t-0');
    moving.move('/a');
    await moving.until(() => moving.future === undefined);
    assert.equal(moving.log.path, '/a/t-0');
    assert.deepEqual(valuesOf(moving), moving.values);
    await moving.directories.close();
  });

  it('is gone with its copy when it is deleted', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    moving.move('/b');
    moving.directories.delete('t', 0);
    assert.equal(moving.future, undefined);
    assert.deepEqual(moving.namesIn('/b'), ['t-0.ID-delete']);
    await moving.directories.close();
  });

  it('waits while there is no room, and goes on by itself', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    moving.move('/b');
    moving.hooked.hook = (operation, path) => {
      if (operation === 'write' && path.startsWith('/b') && path.endsWith('.log'))
        throw new DiskError('ENOSPC', path, 'no room (ENOSPC)');
    };
    moving.start();
    await moving.until(() => moving.world.logged('A log cannot be moved now; tried again').length === 1);
    moving.append(5);
    moving.hooked.hook = () => {};
    await moving.until(() => moving.future === undefined, 100);
    assert.deepEqual(valuesOf(moving), moving.values);
    await moving.directories.close();
  });

  it('stays where it is when the other directory fails', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    moving.move('/b');
    moving.hooked.hook = (operation, path) => {
      if (operation !== 'read' && path.startsWith('/b')) throw new DiskError('EIO', path, 'broken (EIO)');
    };
    moving.start();
    await moving.until(() => moving.future === undefined);
    moving.append(5);
    assert.equal(moving.log.path, '/a/t-0');
    assert.deepEqual(valuesOf(moving), moving.values);
    assert.throws(() => moving.move('/b'), StorageError);
    await moving.directories.close();
  });

  it('stays where it is when it is damaged, and is tried again when that is asked for', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    await moving.directories.close();
    const path = '/a/t-0/00000000000000000000.log';
    flipByte(moving.hooked, path, 100);
    await moving.open();
    moving.move('/b');
    moving.start();
    await moving.until(() => moving.world.logged('A log cannot be moved; it stays where it is').length === 1);
    const [told] = moving.world.logged('A log cannot be moved; it stays where it is');
    assert.match(String(told?.problem), /00000000000000000000\.log is damaged at byte/);
    assert.equal(moving.log.path, '/a/t-0');
    flipByte(moving.hooked, path, 100);
    moving.move('/b');
    await moving.until(() => moving.future === undefined);
    assert.deepEqual(valuesOf(moving), moving.values);
    await moving.directories.close();
  });

  it('goes with its copy when it is deleted while it is offline', async () => {
    const moving = await MoveWorld.make();
    moving.append(20);
    moving.move('/b');
    moving.hooked.hook = (operation, path) => {
      if (path.startsWith('/a')) throw new DiskError('EIO', path, `cannot ${operation} (EIO)`);
    };
    moving.log.append(moving.world.batch(['lost']), { origin: 'client', leaderEpoch: 0 });
    await moving.until(() => moving.directories.get('t', 0) === undefined);
    assert.equal(moving.future?.isFuture, true);
    moving.directories.delete('t', 0);
    assert.equal(moving.future, undefined);
    assert.deepEqual(moving.namesIn('/b'), ['t-0.ID-delete']);
    await moving.directories.close();
  });

  it('is made where it is wanted, when it is not there yet', async () => {
    const moving = await MoveWorld.make();
    const { directories, world } = moving;
    directories.prefer('t', 1, moving.idOf('/a'));
    assert.equal(directories.create('t', 1, TOPIC_ID, world.config, moving.idOf('/b')).path, '/a/t-1');
    assert.equal(directories.create('t', 2, TOPIC_ID, world.config).path, '/b/t-2');
    await moving.directories.close();
  });
});
