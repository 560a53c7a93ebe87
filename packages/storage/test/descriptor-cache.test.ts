import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NodeDisk } from '@kavka/base/node';
import { temporaryFolder } from '@kavka/testkit';
import { DescriptorCache } from '../src/descriptor-cache.ts';
import { readAll, TOPIC_ID, World } from './world.ts';

describe('the descriptor cache', () => {
  it('keeps so many files open and closes the ones used least recently', () => {
    using folder = temporaryFolder();
    const disk = new NodeDisk();
    const closed: string[] = [];
    const open = disk.open.bind(disk);
    disk.open = (path, mode) => {
      const file = open(path, mode);
      const close = file.close.bind(file);
      file.close = () => {
        closed.push(path.slice(folder.path.length + 1));
        close();
      };
      return file;
    };
    const cache = new DescriptorCache(disk, 2);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => cache.file(`${folder.path}/${name}`));
    assert.ok(a && b && c);
    for (const file of [a, b]) file.make();
    a.use();
    c.make();
    assert.deepEqual([closed, cache.openFiles], [['b'], 2]);
    b.use().writeSync([Buffer.from('x')], 0);
    assert.deepEqual(closed, ['b', 'a']);
    for (const file of [a, b, c]) file.close();
    assert.equal(cache.openFiles, 0);
  });

  it('does not make files by looking at them', () => {
    using folder = temporaryFolder();
    const cache = new DescriptorCache(new NodeDisk(), 2);
    assert.throws(() => cache.file(`${folder.path}/none`).use(), { code: 'ENOENT' });
  });
});

describe('logs on the machine’s disk', () => {
  it('work with fewer open files than partitions, and come back after a kill', async () => {
    using folder = temporaryFolder();
    const world = new World({ segmentBytes: 600, indexIntervalBytes: 100 }, new NodeDisk(), [
      `${folder.path}/data`,
    ]);
    const first = await world.open({ maxOpenFiles: 3 });
    const logs = Array.from({ length: 8 }, (_, partition) =>
      first.create('t', partition, TOPIC_ID, world.config),
    );
    for (let i = 0; i < 20; i++)
      for (const log of logs) world.append(log, world.batch([`${log.partition}: ${i}`, 'x'.repeat(30)]));
    const expected = logs.map((log) => readAll(log));
    await Promise.all(logs.slice(0, 4).map((log) => log.flush()));
    first.abandon();
    const second = await world.open({ maxOpenFiles: 3 });
    assert.deepEqual(
      logs.map(({ partition }) => readAll(second.get('t', partition)!)),
      expected,
    );
    await second.close();
    const third = await world.open();
    assert.deepEqual(
      logs.map(({ partition }) => readAll(third.get('t', partition)!)),
      expected,
    );
    await third.close();
  });
});
