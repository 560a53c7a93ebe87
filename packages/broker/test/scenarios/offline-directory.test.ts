import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Disk } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, produce, readValues } from '@kavka/testkit/wire';
import { FailingDisk } from './failing-disk.ts';
import { TestNode } from './test-node.ts';

async function start(logDirs: string) {
  const disk = new FailingDisk();
  const config = { 'log.dirs': logDirs };
  const options = { disk: disk.memory, wrapDisk: (inner: Disk) => disk.wrap(inner), config };
  const node = await TestNode.start(options);
  const client = await node.connect();
  const topic = await createTopic(client, 'a', { partitions: 2 });
  const places = await client.ask(API.describeLogDirs, { topics: null });
  const folderOf = (partition: number): string =>
    places.results.find(({ topics }) =>
      topics.some(
        ({ name, partitions }) =>
          name === 'a' && partitions.some(({ partitionIndex }) => partitionIndex === partition),
      ),
    )?.logDir ?? '';
  return { node, client, topic, disk, folderOf, options };
}

describe('a log directory that fails', () => {
  it('takes its partitions offline; others go on, and it is back after the next start', async () => {
    const { node, client, topic, disk, folderOf, options } = await start('/m,/n');
    const bad = [0, 1].find((partition) => folderOf(partition) === '/n') ?? -1;
    const good = 1 - bad;
    assert.equal(folderOf(good), '/m');
    assert.equal((await produce(client, topic, ['kept'], { partition: bad })).errorCode, 0);
    disk.failing = '/n/';
    assert.equal(
      (await produce(client, topic, ['lost'], { partition: bad })).errorCode,
      ErrorCode.KAFKA_STORAGE_ERROR,
    );
    await node.settle();
    assert.equal(
      (await produce(client, topic, ['lost'], { partition: bad })).errorCode,
      ErrorCode.KAFKA_STORAGE_ERROR,
    );
    assert.equal((await produce(client, topic, ['goes on'], { partition: good })).errorCode, 0);
    assert.deepEqual(await readValues(client, topic, 0, good), ['goes on']);
    const { results } = await client.ask(API.describeLogDirs, { topics: null });
    assert.deepEqual(
      results.map(({ logDir, errorCode }) => [logDir, errorCode]),
      [
        ['/m', 0],
        ['/n', ErrorCode.KAFKA_STORAGE_ERROR],
      ],
    );
    const { topics } = await client.ask(API.metadata, { topics: [{ name: 'a' }] });
    const leaders = topics[0]?.partitions.map(({ partitionIndex, leaderId }) => [partitionIndex, leaderId]);
    assert.deepEqual(
      leaders?.sort(),
      [
        [good, 1],
        [bad, -1],
      ].sort(),
    );
    assert.equal(node.running.health().live, true);
    await node.stop();
    disk.failing = '';
    const again = await TestNode.start(options);
    const other = await again.connect();
    assert.deepEqual(await readValues(other, topic, 0, bad), ['kept']);
    assert.equal((await produce(other, topic, ['again'], { partition: bad })).errorCode, 0);
    await again.stop();
  });

  it('ends the node where the metadata is in it', async () => {
    const { node, client, topic, disk } = await start('/m,/n');
    const ends: string[] = [];
    node.running.onFatal(({ message }) => ends.push(message));
    disk.failing = '/m/';
    await produce(client, topic, ['x'], { partition: 0 });
    await produce(client, topic, ['x'], { partition: 1 });
    await node.settle();
    assert.equal(ends.length, 1);
    assert.match(ends[0] ?? '', /log directory \/m, with the metadata, has failed: .*EIO/);
    assert.equal(node.running.health().live, false);
  });

  it('at the start is left out, and its partitions have no leader', async () => {
    const { node, disk, folderOf, options } = await start('/m,/n');
    const bad = [0, 1].find((partition) => folderOf(partition) === '/n') ?? -1;
    await node.stop();
    disk.failing = '/n/';
    const again = await TestNode.start(options);
    const client = await again.connect();
    const { topics } = await client.ask(API.metadata, { topics: [{ name: 'a' }] });
    const partition = topics[0]?.partitions.find(({ partitionIndex }) => partitionIndex === bad);
    assert.equal(partition?.leaderId, -1);
    await again.stop();
  });
});
