import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiskError, type Uuid } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { HookedDisk } from '../hooked-disk.ts';
import { readAll, sizeOf, TOPIC_ID, World } from '../world.ts';

const OTHER_ID = 'AAAAAAAAAAAAAAAAAAAAEg' as Uuid;

function write(disk: MemoryDisk, path: string, text: string): void {
  disk.makeDirectory(path.slice(0, path.lastIndexOf('/')));
  const file = disk.open(path, 'write');
  file.truncate(0);
  file.writeSync([Buffer.from(text)], 0);
  file.close();
}

describe('log directories', () => {
  it('are made and formatted where they are new, and known again', async () => {
    const world = new World({}, new MemoryDisk(), ['/a/deep/one', '/b/']);
    const first = await world.open();
    const ids = first.directories.map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual(
      first.directories.map(({ path, online }) => [path, online]),
      [
        ['/a/deep/one', true],
        ['/b', true],
      ],
    );
    const meta = world.disk.readFile('/a/deep/one/meta.properties').toString();
    assert.match(meta, new RegExp(`^cluster.id=${first.clusterId}$`, 'm'));
    assert.match(meta, /^node.id=1$/m);
    assert.match(meta, /^version=1$/m);
    await first.close();
    const second = await world.open();
    assert.equal(second.clusterId, first.clusterId);
    assert.deepEqual(
      second.directories.map(({ id }) => id),
      ids,
    );
  });

  it('of another cluster, node or disk are refused, and not left locked', async () => {
    const world = new World();
    await (await world.open({ clusterId: 'ours' })).close();
    await assert.rejects(world.open({ clusterId: 'theirs' }), {
      kind: 'inconsistent',
      message: /belongs to cluster ours/,
    });
    await assert.rejects(world.open({ nodeId: 2 }), { kind: 'inconsistent', message: /belongs to node 1/ });
    const copy = world.disk.readFile('/data/meta.properties').toString();
    write(world.disk as MemoryDisk, '/copy/meta.properties', copy);
    await assert.rejects(world.open({ paths: ['/data', '/copy'] }), {
      kind: 'inconsistent',
      message: /is it a copy/,
    });
    await (await world.open()).close();
  });

  it('are held by one node at a time', async () => {
    const world = new World();
    const first = await world.open();
    await assert.rejects(world.open(), { kind: 'locked' });
    await first.close();
    await (await world.open()).close();
  });

  it('take new partitions in turn, or where they are wanted', async () => {
    const world = new World({}, new MemoryDisk(), ['/a', '/b', '/c']);
    const logs = await world.open();
    for (let i = 0; i < 7; i++) logs.create('t', i, TOPIC_ID, world.config);
    const inC = logs.directories[2]?.id as Uuid;
    assert.equal(logs.create('u', 0, TOPIC_ID, world.config, inC).directoryId, inC);
    assert.deepEqual(
      ['/a', '/b', '/c'].map(
        (path) => world.disk.list(path).filter(({ kind }) => kind === 'directory').length,
      ),
      [3, 2, 3],
    );
    assert.throws(() => logs.create('v', 0, TOPIC_ID, world.config, OTHER_ID), { kind: 'offline' });
  });

  it('tell whether the run before ended in order', async () => {
    const world = new World();
    const first = await world.open();
    assert.equal(first.previousBrokerEpoch, null);
    await first.close(17n);
    const second = await world.open();
    assert.equal(second.previousBrokerEpoch, 17n);
    second.abandon();
    assert.equal((await world.open()).previousBrokerEpoch, null);
  });
});

describe('partitions', () => {
  it('have Kafka’s files from the start', async () => {
    const world = new World();
    const { log } = await world.newLog();
    assert.deepEqual(
      world.disk
        .list('/data/t-0')
        .map(({ name }) => name)
        .sort(),
      [
        '00000000000000000000.index',
        '00000000000000000000.log',
        '00000000000000000000.timeindex',
        'partition.metadata',
      ],
    );
    assert.deepEqual([log.topic, log.partition, log.topicId, log.path], ['t', 0, TOPIC_ID, '/data/t-0']);
  });

  it('are found again with dashes and dots in their names', async () => {
    const world = new World();
    const first = await world.open();
    for (const topic of ['a-b', 'a.b-1', '_x-'])
      world.append(first.create(topic, 12, TOPIC_ID, world.config), world.batch([topic]));
    await first.close();
    const second = await world.open();
    assert.deepEqual(Array.from(second.all(), ({ topic, partition }) => `${topic}/${partition}`).sort(), [
      '_x-/12',
      'a-b/12',
      'a.b-1/12',
    ]);
    assert.equal(readAll(second.get('a.b-1', 12)!)[0]?.value, 'a.b-1');
  });

  it('that are deleted leave their name at once and their files later', async () => {
    const world = new World({ fileDeleteDelayMs: 500 });
    const { directories, log } = await world.newLog();
    world.append(log, world.batch(['a']));
    directories.delete('t', 0);
    assert.equal(directories.get('t', 0), undefined);
    const [folder] = world.disk.list('/data').filter(({ kind }) => kind === 'directory');
    assert.match(folder?.name ?? '', /^t-0\.[0-9a-f]{32}-delete$/);
    world.append(directories.create('t', 0, OTHER_ID, world.config), world.batch(['b']));
    await world.clock.advanceSettled(500);
    assert.deepEqual(
      world.disk
        .list('/data')
        .filter(({ kind }) => kind === 'directory')
        .map(({ name }) => name),
      ['t-0'],
    );
    await directories.close();
    const again = await world.reopen();
    assert.deepEqual([readAll(again.log)[0]?.value, again.log.topicId], ['b', OTHER_ID]);
  });

  it('with long names are deleted too', async () => {
    const world = new World();
    const directories = await world.open();
    const topic = 'x'.repeat(249);
    directories.create(topic, 100, TOPIC_ID, world.config);
    directories.delete(topic, 100);
    const [folder] = world.disk.list('/data').filter(({ kind }) => kind === 'directory');
    assert.equal(folder?.name.length, 255);
  });

  it('whose deletion was not finished are gone after the next start', async () => {
    const world = new World();
    const { directories } = await world.newLog();
    directories.delete('t', 0);
    directories.abandon();
    const again = await world.open();
    await world.clock.advanceSettled(1);
    assert.deepEqual([...again.all()], []);
    assert.deepEqual(
      world.disk.list('/data').filter(({ kind }) => kind === 'directory'),
      [],
    );
  });

  it('can be put aside with their records', async () => {
    const world = new World();
    const { directories, log } = await world.newLog();
    world.append(log, world.batch(['a']));
    directories.setAside('t', 0);
    const [folder] = world.disk.list('/data').filter(({ kind }) => kind === 'directory');
    assert.match(folder?.name ?? '', /^t-0\.[0-9a-f]{32}-stray$/);
    await directories.close();
    const again = await world.open();
    await world.clock.advanceSettled(1e9);
    assert.ok(sizeOf(world.disk, `/data/${folder?.name}/00000000000000000000.log`) > 0);
    assert.deepEqual([...again.all(), ...again.offlinePartitions()], []);
  });

  it('that cannot be made leave nothing behind', async () => {
    const disk = new HookedDisk(new MemoryDisk());
    const world = new World({}, disk);
    const directories = await world.open();
    disk.hook = (operation, path) => {
      if (operation === 'create' && path.endsWith('.timeindex'))
        throw new DiskError('ENOSPC', path, 'no room');
    };
    assert.throws(() => directories.create('t', 0, TOPIC_ID, world.config), { name: 'StorageError' });
    disk.hook = () => {};
    assert.equal(directories.create('t', 0, TOPIC_ID, world.config).logEndOffset, 0);
  });
});

describe('what else is found in a log directory', () => {
  it('is left alone and named', async () => {
    const world = new World();
    const { directories } = await world.newLog();
    await directories.close();
    const disk = world.disk as MemoryDisk;
    write(disk, '/data/lost+found/x', 'x');
    write(disk, '/data/t-0/notes.txt', 'mine');
    write(disk, '/data/t-0/00000000000000000000.bak', 'mine');
    write(disk, '/data/t-0/00000000000000000007-0000000001.checkpoint', 'a snapshot of the metadata');
    await world.reopen();
    for (const path of ['/data/lost+found/x', '/data/t-0/notes.txt', '/data/t-0/00000000000000000000.bak'])
      assert.equal(disk.exists(path), true, path);
    assert.deepEqual(
      world.logged('Folder that is no partition is left alone').map(({ path }) => path),
      ['/data/lost+found'],
    );
    const [line] = world.logged('Files that are not of a log are left alone');
    assert.deepEqual(String(line?.names).split(', ').sort(), ['00000000000000000000.bak', 'notes.txt']);
  });

  it('of work that was not finished is finished or removed', async () => {
    const world = new World({ segmentBytes: 150 });
    const { directories, log } = await world.newLog();
    for (let i = 0; i < 6; i++) world.append(log, world.batch([`value ${i}`, 'x']));
    const bases = world.disk
      .list('/data/t-0')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.log'))
      .sort();
    assert.ok(bases.length > 2);
    await directories.close();
    const disk = world.disk as MemoryDisk;
    // The first two segments were to be replaced by one, which was ready.
    const merged = Buffer.concat(bases.slice(0, 2).map((name) => disk.readFile(`/data/t-0/${name}`)));
    const [first = ''] = bases;
    const swap = disk.open(`/data/t-0/${first}.swap`, 'write');
    swap.writeSync([merged], 0);
    swap.close();
    for (const name of [
      '00000000000000000099.log.deleted',
      '00000000000000000099.index',
      '00000000000000000500.log.cleaned',
    ])
      write(disk, `/data/t-0/${name}`, 'left over');
    const again = await world.reopen();
    assert.deepEqual(readAll(again.log).length, 12);
    assert.equal(again.log.segmentCount, bases.length - 1);
    const left = disk.list('/data/t-0').map(({ name }) => name);
    assert.deepEqual(
      left.filter((name) => /deleted|cleaned|swap|0099/.test(name)),
      [],
    );
  });

  it('of a partition in two directories keeps the second offline', async () => {
    const world = new World({}, new MemoryDisk(), ['/a', '/b']);
    const first = await world.open();
    first.create('t', 0, TOPIC_ID, world.config);
    await first.close();
    write(world.disk as MemoryDisk, '/b/t-0/partition.metadata', '');
    const second = await world.open();
    assert.equal(second.get('t', 0)?.path, '/a/t-0');
    assert.deepEqual(
      Array.from(second.offlinePartitions(), ({ path }) => path),
      ['/b/t-0'],
    );
  });
});

describe('checkpoints of a running node', () => {
  it('are written from time to time', async () => {
    const world = new World();
    const { directories, log } = await world.newLog();
    directories.start();
    world.append(log, world.batch(['a', 'b', 'c']));
    log.advanceHighWatermark(3);
    log.deleteRecordsBefore(1);
    await world.clock.advanceSettled(5000);
    const read = (name: string) => world.disk.readFile(`/data/${name}`).toString();
    assert.equal(read('replication-offset-checkpoint'), '0\n1\nt 0 3\n');
    await world.clock.advanceSettled(60_000);
    assert.equal(read('log-start-offset-checkpoint'), '0\n1\nt 0 1\n');
    await log.flush();
    await world.clock.advanceSettled(60_000);
    assert.equal(read('recovery-point-offset-checkpoint'), '0\n1\nt 0 3\n');
    await directories.close();
    assert.equal(world.clock.timers, 0);
  });

  it('say nothing of a log that is made again under its name, also after a kill', async () => {
    const world = new World();
    const { directories, log } = await world.newLog();
    for (let count = 0; count < 20; count++) world.append(log, world.batch(['old']));
    log.advanceHighWatermark(20);
    log.deleteRecordsBefore(15);
    log.core.cleanedUpTo = 12;
    await log.flush();
    directories.start();
    await world.clock.advanceSettled(200_000);
    directories.delete('t', 0);
    directories.abandon();
    const later = await world.open();
    const again = later.create('t', 0, OTHER_ID, world.config);
    world.append(again, world.batch(['new']));
    later.abandon();
    const { log: found } = await world.reopen();
    assert.deepEqual(readAll(found), [{ offset: 0, value: 'new' }]);
    assert.equal(found.cleanedUpTo, -1);
    assert.deepEqual(world.logged('A log ends before what was once on the device: records are missing'), []);
  });

  it('apply retention and forget silent producers', async () => {
    const world = new World({ retentionMs: 1000 });
    const { directories, log } = await world.newLog();
    directories.start();
    world.append(log, world.batch(['a'], { producerId: 1n, producerEpoch: 0, baseSequence: 0 }));
    log.advanceHighWatermark(1);
    await world.clock.advanceSettled(30_000);
    assert.equal(log.logStartOffset, 1);
    assert.equal(log.activeProducers().length, 1);
    await world.clock.advanceSettled(86_400_000 + 600_000);
    assert.equal(log.activeProducers().length, 0);
  });
});
