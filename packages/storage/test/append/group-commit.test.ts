import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiskError } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import type { LogConfig, PartitionLog, StorageError } from '@kavka/storage';
import { HookedDisk } from '../hooked-disk.ts';
import { readAll, sizeOf, World } from '../world.ts';

const LOG = '/data/t-0/00000000000000000000.log';

/** A log on a disk that tells what is done to its file, and may refuse it. */
async function watchedLog(config: Partial<LogConfig> = {}, disk = new MemoryDisk()) {
  const hooked = new HookedDisk(disk);
  const world = new World(config, hooked);
  const { log, directories } = await world.newLog();
  const events: string[] = [];
  let refusal: { readonly operation: string; readonly code: string } | null = null;
  hooked.hook = (operation, path) => {
    if (!path.endsWith('.log') || operation === 'read') return;
    events.push(operation);
    if (refusal?.operation === operation)
      throw new DiskError(refusal.code, path, `refused (${refusal.code})`);
  };
  const append = (name: string): ReturnType<PartitionLog['append']> =>
    log.append(world.batch([name]), {
      origin: 'client',
      leaderEpoch: 0,
      written: (error?: StorageError) =>
        events.push(error === undefined ? name : `${name} failed: ${error.kind}`),
    });
  log.onAppended(() => events.push(`end ${log.logEndOffset}`));
  const refuse = (operation: string | null, code = 'ENOSPC'): void => {
    refusal = operation === null ? null : { operation, code };
  };
  return { world, log, directories, events, append, refuse, hooked };
}

function valuesOf(log: PartitionLog): string[] {
  return readAll(log).map(({ value }) => value);
}

describe('appends of one turn', () => {
  it('are written together, and can be read when they are told', async () => {
    const { world, log, events, append } = await watchedLog();
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => append(name).baseOffset),
      [0, 1, 2],
    );
    assert.deepEqual([events, log.logEndOffset], [[], 0]);
    world.clock.endTurns();
    assert.deepEqual(events, ['write', 'a', 'b', 'c', 'end 3']);
    assert.deepEqual(valuesOf(log), ['a', 'b', 'c']);
  });

  it('can be written at once', async () => {
    const { world, log, events, append } = await watchedLog();
    append('a');
    log.flushAppends();
    assert.deepEqual(events, ['write', 'a', 'end 1']);
    world.clock.endTurns();
    assert.equal(events.length, 3);
  });

  it('go out in writes of at most 256 KB', async () => {
    const { world, log, hooked } = await watchedLog();
    const sizes: number[] = [];
    hooked.hook = (operation, path, sizeBytes) => {
      if (operation === 'write' && path.endsWith('.log')) sizes.push(sizeBytes);
    };
    for (const name of ['a', 'b', 'c'])
      log.append(world.batch([name.repeat(300_000)]), { origin: 'client', leaderEpoch: 0 });
    world.clock.endTurns();
    assert.equal(sizes.length, 4);
    assert.ok(
      sizes.every((size) => size <= 256 * 1024),
      String(sizes),
    );
    assert.deepEqual(
      readAll(log, 1_000_000).map(({ value }) => value.length),
      [300_000, 300_000, 300_000],
    );
  });
});

describe('a write that the disk refuses', () => {
  for (const [code, kind] of [
    ['ENOSPC', 'disk-full'],
    ['EMFILE', 'io'],
  ] as const) {
    it(`fails its group and no other (${code})`, async () => {
      const { world, log, events, append, refuse } = await watchedLog();
      append('a');
      world.clock.endTurns();
      refuse('write', code);
      append('b');
      append('c');
      world.clock.endTurns();
      refuse(null);
      assert.equal(append('d').baseOffset, 1);
      world.clock.endTurns();
      assert.deepEqual(
        events.filter((event) => event.length < 3 || event.includes('failed')),
        ['a', `b failed: ${kind}`, `c failed: ${kind}`, 'd'],
      );
      assert.deepEqual(valuesOf(log), ['a', 'd']);
    });
  }

  it('leaves nothing of itself in the file', async () => {
    const { world, log, append, hooked } = await watchedLog({}, new MemoryDisk({ capacityBytes: 5000 }));
    append('a');
    world.clock.endTurns();
    const size = sizeOf(hooked.inner, LOG);
    for (let i = 0; i < 3; i++) append('x'.repeat(2000));
    world.clock.endTurns();
    assert.equal(sizeOf(hooked.inner, LOG), size);
    assert.deepEqual(valuesOf(log), ['a']);
    append('b');
    world.clock.endTurns();
    assert.deepEqual(valuesOf(log), ['a', 'b']);
  });

  it('is said once, however long it lasts', async () => {
    const { world, append, refuse } = await watchedLog();
    refuse('write', 'ENOSPC');
    for (let i = 0; i < 5; i++) {
      append('b');
      world.clock.endTurns();
    }
    refuse(null);
    append('c');
    world.clock.endTurns();
    assert.equal(world.logged('Appends fail').length, 1);
    assert.equal(world.logged('Appends succeed again').length, 1);
  });

  it('gives producers their sequences back', async () => {
    const { world, log, refuse } = await watchedLog();
    const send = (baseSequence: number) =>
      log.append(world.batch(['a'], { producerId: 1n, producerEpoch: 0, baseSequence }), {
        origin: 'client',
        leaderEpoch: 0,
      });
    send(0);
    world.clock.endTurns();
    refuse('write');
    assert.equal(send(1).errorCode, 0);
    assert.equal(send(1).duplicate, true);
    world.clock.endTurns();
    refuse(null);
    assert.equal(send(2).errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.deepEqual([send(1).errorCode, send(1).duplicate], [0, true]);
    world.clock.endTurns();
    assert.deepEqual(valuesOf(log), ['a', 'a']);
  });

  it('does not move transactions', async () => {
    const { world, log, refuse } = await watchedLog();
    log.onAppended(() => log.advanceHighWatermark(log.logEndOffset));
    refuse('write');
    const batch = world.batch(['a'], {
      producerId: 1n,
      producerEpoch: 0,
      baseSequence: 0,
      isTransactional: true,
    });
    world.append(log, batch);
    refuse(null);
    world.append(log, world.batch(['b']));
    assert.deepEqual([log.lastStableOffset, log.activeProducers()], [1, []]);
  });

  it('of a new segment refuses the append that needs it', async () => {
    const { world, log, append, hooked } = await watchedLog({ segmentBytes: 200 });
    append('x'.repeat(100));
    world.clock.endTurns();
    const hook = hooked.hook;
    hooked.hook = (operation, path) => {
      if (operation === 'create') throw new DiskError('ENOSPC', path, 'no room');
    };
    const refused = append('y'.repeat(100));
    assert.equal(refused.errorCode, ErrorCode.KAFKA_STORAGE_ERROR);
    hooked.hook = hook;
    assert.equal(append('z'.repeat(100)).errorCode, 0);
    world.clock.endTurns();
    assert.deepEqual([valuesOf(log).length, log.segmentCount], [2, 2]);
  });
});

describe('flush.messages', () => {
  it('of 1 acknowledges after the sync, and writes on meanwhile', async () => {
    const { world, log, events, append } = await watchedLog({ flushMessages: 1 });
    append('a');
    world.clock.endTurns();
    append('b');
    world.clock.endTurns();
    append('c');
    world.clock.endTurns();
    assert.deepEqual([events, log.logEndOffset], [['write', 'sync', 'write', 'write'], 0]);
    await world.clock.settle();
    assert.deepEqual(events, ['write', 'sync', 'write', 'write', 'a', 'end 1', 'sync', 'b', 'c', 'end 3']);
  });

  it('of n waits for the device once in n records', async () => {
    const { world, events, append } = await watchedLog({ flushMessages: 3 });
    for (const name of ['a', 'b', 'c', 'd']) {
      append(name);
      await world.clock.settle();
    }
    assert.deepEqual(
      events.filter((event) => !event.startsWith('end')),
      ['write', 'a', 'write', 'b', 'write', 'sync', 'c', 'write', 'd'],
    );
  });

  it('of 1 loses nothing that was acknowledged, whatever the machine does', async () => {
    const { world, log, append, hooked } = await watchedLog({ flushMessages: 1, segmentBytes: 300 });
    for (let i = 0; i < 10; i++) {
      append(`value ${i}`);
      await world.clock.settle();
      const crashed = hooked.inner.clone({ unsynced: 'dropped' });
      const after = await new World({}, crashed).reopen();
      assert.deepEqual(valuesOf(after.log), valuesOf(log));
    }
    assert.ok(log.segmentCount > 1);
  });

  it('fails what waits when the sync fails, and goes on', async () => {
    const { world, log, events, append, refuse } = await watchedLog({ flushMessages: 1 });
    append('a');
    await world.clock.settle();
    refuse('sync');
    append('b');
    world.clock.endTurns();
    append('c');
    await world.clock.settle();
    refuse(null);
    append('d');
    await world.clock.settle();
    assert.deepEqual(
      events.filter((event) => event.length === 1 || event.includes('failed')),
      ['a', 'b failed: disk-full', 'c failed: disk-full', 'd'],
    );
    assert.deepEqual(valuesOf(log), ['a', 'd']);
  });

  it('bears appends by those who are told, even where they begin a segment', async () => {
    const { world, log, append } = await watchedLog({ flushMessages: 1, segmentBytes: 300 });
    append('a');
    world.clock.endTurns();
    const options = { origin: 'client', leaderEpoch: 0, written: () => append('d'.repeat(150)) } as const;
    log.append(world.batch(['b']), options);
    world.clock.endTurns();
    append('c');
    await world.clock.settle();
    assert.deepEqual(
      readAll(log).map(({ value }) => value[0]),
      ['a', 'b', 'c', 'd'],
    );
    assert.equal(log.segmentCount, 2);
  });

  it('settles what waits before a new segment begins', async () => {
    const { world, log, events, append } = await watchedLog({ flushMessages: 1, segmentBytes: 250 });
    append('x'.repeat(100));
    world.clock.endTurns();
    append('y'.repeat(100));
    assert.equal(log.logEndOffset, 1);
    await world.clock.settle();
    assert.deepEqual(
      events.filter((event) => event.startsWith('end')),
      ['end 1', 'end 2'],
    );
    assert.equal(log.segmentCount, 2);
  });
});

describe('flush.ms', () => {
  it('flushes so long after the first append', async () => {
    const { world, log, append } = await watchedLog({ flushMs: 500 });
    append('a');
    await world.clock.advanceSettled(499);
    append('b');
    await world.clock.settle();
    assert.equal(log.recoveryPoint, 0);
    await world.clock.advanceSettled(1);
    assert.equal(log.recoveryPoint, 2);
    await world.clock.advanceSettled(5000);
    assert.equal(world.clock.timers, 0);
  });
});
