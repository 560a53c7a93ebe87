import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiskError } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import type { LogDirectories, PartitionLog } from '@kavka/storage';
import { HookedDisk } from '../hooked-disk.ts';
import { readAll, TOPIC_ID, World } from '../world.ts';

interface TwoDirectories {
  readonly world: World;
  readonly hooked: HookedDisk<MemoryDisk>;
  readonly directories: LogDirectories;
  /** In `/a` and in `/b`. */
  readonly logs: readonly [PartitionLog, PartitionLog];
  /** Whatever is asked of the disk below `path` fails from now on. */
  fail(path: string, code?: string): void;
  /** Directories whose failure was told. */
  readonly told: string[];
}

async function twoDirectories(): Promise<TwoDirectories> {
  const hooked = new HookedDisk(new MemoryDisk());
  const world = new World({}, hooked, ['/a', '/b']);
  const directories = await world.open();
  const told: string[] = [];
  directories.onOffline(({ path }) => told.push(path));
  const [a, b] = directories.directories;
  const logs = [
    directories.create('t', 0, TOPIC_ID, world.config, a?.id),
    directories.create('t', 1, TOPIC_ID, world.config, b?.id),
  ] as const;
  const fail = (failing: string, code = 'EIO'): void => {
    hooked.hook = (operation, path) => {
      if (code === 'ENOSPC' && operation === 'read') return;
      if (path.startsWith(failing)) throw new DiskError(code, path, `cannot ${operation} ${path}: ${code}`);
    };
  };
  return { world, hooked, directories, logs, fail, told };
}

describe('a log directory in which the disk fails', () => {
  for (const code of ['EIO', 'EACCES', 'EROFS']) {
    it(`is offline, and the others go on (${code})`, async () => {
      const { world, directories, logs, fail, told } = await twoDirectories();
      const [a, b] = logs;
      world.append(a, world.batch(['before']));
      fail('/a', code);
      world.append(a, world.batch(['lost']));
      assert.deepEqual(told, ['/a']);
      assert.deepEqual(
        directories.directories.map(({ path, online }) => [path, online]),
        [
          ['/a', false],
          ['/b', true],
        ],
      );
      assert.equal(directories.get('t', 0), undefined);
      const [offline] = directories.offlinePartitions();
      assert.deepEqual([offline?.topic, offline?.partition, offline?.error.kind], ['t', 0, 'offline']);
      world.append(b, world.batch(['goes on']));
      assert.deepEqual(readAll(b), [{ offset: 0, value: 'goes on' }]);
      await directories.close();
    });
  }

  it('is given up by a sync that fails later', async () => {
    const { world, logs, fail, told } = await twoDirectories();
    world.append(logs[0], world.batch(['a']));
    fail('/a');
    await assert.rejects(logs[0].flush(), { kind: 'io' });
    await world.clock.settle();
    assert.deepEqual(told, ['/a']);
  });

  it('fails what waits, and refuses what comes, also when the device is well again', async () => {
    const { world, hooked, logs, fail } = await twoDirectories();
    const [a] = logs;
    const outcomes: unknown[] = [];
    fail('/a');
    a.append(world.batch(['a']), {
      origin: 'client',
      leaderEpoch: 0,
      written: (error) => outcomes.push(error?.kind),
    });
    world.clock.endTurns();
    assert.deepEqual(outcomes.splice(0), ['io']);
    hooked.hook = () => {};
    assert.equal(world.append(a, world.batch(['b'])).errorCode, ErrorCode.KAFKA_STORAGE_ERROR);
    await assert.rejects(a.flush(), { kind: 'offline' });
    assert.throws(() => a.locate(0, 100, 1, true), { kind: 'offline' });
  });

  it('gets no new partitions', async () => {
    const { world, directories, logs, fail } = await twoDirectories();
    fail('/a');
    world.append(logs[0], world.batch(['a']));
    assert.throws(() => directories.create('t', 0, TOPIC_ID, world.config), { kind: 'offline' });
    const id = directories.directories[0]?.id;
    assert.throws(() => directories.create('u', 0, TOPIC_ID, world.config, id), { kind: 'offline' });
    assert.match(directories.create('u', 1, TOPIC_ID, world.config).path, /^\/b\//);
  });

  it('has not ended in order, and is whole again after the next start', async () => {
    const { world, hooked, directories, logs, fail } = await twoDirectories();
    world.append(logs[0], world.batch(['kept']));
    world.append(logs[1], world.batch(['kept too']));
    fail('/a');
    world.append(logs[0], world.batch(['lost']));
    await directories.close();
    assert.equal(hooked.inner.exists('/a/.kafka_cleanshutdown'), false);
    assert.equal(hooked.inner.exists('/b/.kafka_cleanshutdown'), true);
    hooked.hook = () => {};
    const again = await world.open();
    assert.deepEqual([...again.all()].flatMap((log) => readAll(log).map(({ value }) => value)).sort(), [
      'kept',
      'kept too',
    ]);
  });

  it('is missed when nobody writes to it, too', async () => {
    const { world, hooked, directories, told } = await twoDirectories();
    directories.start();
    hooked.inner.removeTree('/a');
    await world.clock.advanceSettled(10_000);
    assert.deepEqual(told, ['/a']);
    await directories.close();
  });

  it('is not one of which a single file is missing', async () => {
    const { world, hooked, directories, logs, told } = await twoDirectories();
    const [a] = logs;
    world.append(a, world.batch(['a']));
    a.rest();
    hooked.inner.removeFile('/a/t-0/00000000000000000000.timeindex');
    await directories.close();
    assert.deepEqual(told, []);
  });
});

describe('a log directory that fails at the start', () => {
  it('is left out, as long as there is another one', async () => {
    const { world, hooked, directories, fail } = await twoDirectories();
    await directories.close();
    hooked.inner.removeFile('/a/meta.properties');
    fail('/a', 'EROFS');
    const again = await world.open();
    assert.deepEqual(
      again.directories.map(({ path, online }) => [path, online]),
      [
        ['/b', true],
        ['/a', false],
      ],
    );
    assert.ok(again.get('t', 1) !== undefined);
    const [line] = world.logged('Log directory offline until the next start');
    assert.equal(line?.directory, '/a');
    await again.close();
  });

  it('ends the start where there is no other, and is not left locked', async () => {
    const { world, hooked, directories, fail } = await twoDirectories();
    await directories.close();
    hooked.inner.removeFile('/a/meta.properties');
    fail('/a');
    await assert.rejects(world.open({ paths: ['/a'] }), {
      kind: 'io',
      message: /cannot use the log directories/,
    });
    hooked.hook = () => {};
    await (await world.open()).close();
  });
});

describe('a full disk', () => {
  it('takes no directory offline, and does no harm once there is room', async () => {
    const { world, directories, logs, fail, hooked, told } = await twoDirectories();
    const [a] = logs;
    const batch = (value: string, baseSequence: number): Buffer =>
      world.batch([value], { producerId: 7n, producerEpoch: 0, baseSequence });
    world.append(a, batch('one', 0));
    fail('/a', 'ENOSPC');
    for (let i = 0; i < 3; i++) {
      const errors: (string | undefined)[] = [];
      const written = (error?: { readonly kind: string }): unknown => errors.push(error?.kind);
      assert.equal(a.append(batch('two', 1), { origin: 'client', leaderEpoch: 0, written }).errorCode, 0);
      world.clock.endTurns();
      assert.deepEqual(errors, ['disk-full']);
      assert.deepEqual(readAll(a), [{ offset: 0, value: 'one' }]);
    }
    hooked.hook = () => {};
    assert.equal(world.append(a, batch('two', 1)).baseOffset, 1);
    assert.equal(world.append(a, batch('two', 1)).duplicate, true);
    assert.equal(world.append(a, batch('four', 3)).errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.deepEqual(told, []);
    await directories.close();
    assert.equal(hooked.inner.exists('/a/.kafka_cleanshutdown'), true);
  });
});
