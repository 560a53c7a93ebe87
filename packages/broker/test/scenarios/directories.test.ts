import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import { StorageError } from '@kavka/storage';
import { API, createTopic, produce, readValues } from '@kavka/testkit/wire';
import { DATA, TestNode } from './test-node.ts';

function writeFile(disk: MemoryDisk, path: string, contents: string | Buffer): void {
  const file = disk.open(path, 'write');
  file.truncate(0);
  file.writeSync([Buffer.from(contents)], 0);
  file.close();
}

function namesIn(disk: MemoryDisk, directory = DATA): string[] {
  return disk.list(directory).map(({ name }) => name);
}

async function refusal(start: Promise<TestNode>, kind: StorageError['kind'], message: RegExp): Promise<void> {
  await assert.rejects(start, (error) => {
    assert.ok(error instanceof StorageError);
    assert.equal(error.kind, kind);
    assert.match(error.message, message);
    return true;
  });
}

describe('the folders of a node', () => {
  it('are made and formatted at the first start', async () => {
    const node = await TestNode.start({ config: { 'log.dirs': '/one,/deep/two' } });
    const properties = ['/one', '/deep/two'].map((path) =>
      node.disk.readFile(`${path}/meta.properties`).toString(),
    );
    for (const text of properties) {
      assert.match(text, /^version=1$/m);
      assert.match(text, /^node\.id=1$/m);
      assert.match(text, new RegExp(`^cluster.id=${node.running.clusterId}$`, 'm'));
    }
    const ids = properties.map((text) => /^directory\.id=(.*)$/m.exec(text)?.[1]);
    assert.equal(new Set(ids).size, 2);
    const client = await node.connect();
    const topics = [];
    for (const name of ['a', 'b', 'c', 'd']) topics.push(await createTopic(client, name));
    const { results } = await client.ask(API.describeLogDirs, { topics: null });
    assert.deepEqual(
      results.map(({ logDir, topics: inside }) => [
        logDir,
        inside.filter(({ name }) => name.length === 1).length,
      ]),
      [
        ['/one', 2],
        ['/deep/two', 2],
      ],
    );
    const again = await node.restart();
    for (const topic of topics)
      assert.equal((await produce(await again.connect(), topic, ['x'])).errorCode, 0);
    await again.stop();
  });

  it('are for one running node', async () => {
    const node = await TestNode.start();
    await refusal(TestNode.start({ disk: node.disk }), 'locked', /uses this folder/);
    const client = await node.connect();
    await createTopic(client, 'a');
    await node.stop();
    const next = await TestNode.start({ disk: node.disk });
    await next.stop();
  });

  it('must be of this node, and of one cluster', async () => {
    const node = await TestNode.start({ config: { 'log.dirs': '/one,/two' } });
    await node.stop();
    const config = { 'log.dirs': '/one,/two' };
    await refusal(
      TestNode.start({ disk: node.disk, config: { ...config, 'node.id': 2 } }),
      'inconsistent',
      /\/one belongs to node 1, this is node 2/,
    );
    const text = node.disk.readFile('/two/meta.properties').toString();
    writeFile(
      node.disk,
      '/two/meta.properties',
      text.replace(/cluster\.id=.*/, 'cluster.id=aaaaaaaaaaaaaaaaaaaaaA'),
    );
    await refusal(
      TestNode.start({ disk: node.disk, config }),
      'inconsistent',
      /\/two belongs to cluster aaaa/,
    );
    writeFile(node.disk, '/two/meta.properties', text);
    await (await TestNode.start({ disk: node.disk, config })).stop();
  });

  it('must be folders', async () => {
    const disk = new MemoryDisk();
    writeFile(disk, '/data', 'a file');
    await refusal(TestNode.start({ disk }), 'io', /\/data/);
  });

  it('are free again when a start has failed', async () => {
    const disk = new MemoryDisk();
    const config = {
      listeners: 'A://localhost:4000,B://localhost:4000',
      'listener.security.protocol.map': 'A:PLAINTEXT,B:PLAINTEXT',
      'inter.broker.listener.name': 'A',
    };
    await assert.rejects(TestNode.start({ disk, config }));
    await (await TestNode.start({ disk })).stop();
  });

  it('keep what is not of this cluster: logs are put aside, other things left alone', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'mine');
    await produce(client, topic, ['x']);
    await node.stop();
    const other = await TestNode.start();
    const stray = await createTopic(await other.connect(), 'stray');
    await produce(await other.connect(), stray, ['y']);
    await other.stop();
    copyTree(other.disk, node.disk, `${DATA}/stray-0`);
    node.disk.makeDirectory(`${DATA}/lost+found`);
    writeFile(node.disk, `${DATA}/notes.txt`, 'mine');
    const again = await TestNode.start({ disk: node.disk });
    const { topics } = await (await again.connect()).ask(API.metadata, { topics: null });
    assert.deepEqual(
      topics.map(({ name }) => name),
      ['mine'],
    );
    assert.deepEqual(await readValues(await again.connect(), topic), ['x']);
    const names = namesIn(node.disk);
    assert.ok(names.includes('lost+found') && names.includes('notes.txt') && !names.includes('stray-0'));
    const aside = names.find((name) => /^stray-0\.[0-9a-f]{32}-stray$/.test(name)) ?? '';
    assert.ok(node.disk.readFile(`${DATA}/${aside}/00000000000000000000.log`).includes('y'));
    // A topic of that name can be made all the same.
    const fresh = await createTopic(await again.connect(), 'stray');
    assert.deepEqual(await readValues(await again.connect(), fresh), []);
    await again.stop();
    await (await TestNode.start({ disk: node.disk })).stop();
    assert.ok(namesIn(node.disk).includes(aside));
  });

  it('may hold a partition that cannot be used: the others are served', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a', { partitions: 2 });
    for (const partition of [0, 1]) await produce(client, topic, ['x'], { partition });
    await node.stop();
    writeFile(node.disk, `${DATA}/a-0/partition.metadata`, 'version: 7\nof: another time');
    const again = await TestNode.start({ disk: node.disk });
    const reader = await again.connect();
    assert.equal((await produce(reader, topic, ['y'])).errorCode, ErrorCode.KAFKA_STORAGE_ERROR);
    assert.deepEqual(await readValues(reader, topic, 0, 1), ['x']);
    assert.ok(again.complaints.includes('error: Partition offline: its log cannot be used'));
    await again.stop();
    assert.ok(node.disk.readFile(`${DATA}/a-0/00000000000000000000.log`).includes('x'));
  });

  it('may hold a partition.metadata with a flipped bit: the partition is served', async () => {
    const path = `${DATA}/a-0/partition.metadata`;
    const node = await TestNode.start();
    const topic = await createTopic(await node.connect(), 'a');
    await produce(await node.connect(), topic, ['x']);
    await node.stop();
    const sound = node.disk.readFile(path);
    for (const bit of [0, 9, 17, 72, 77, 90, 163, 170, 290, 330]) {
      const flipped = Buffer.from(sound);
      const at = bit >> 3;
      flipped[at] = (sound[at] ?? 0) ^ (1 << (bit & 7));
      writeFile(node.disk, path, flipped);
      const again = await TestNode.start({ disk: node.disk, seed: 100 + bit });
      assert.deepEqual(await readValues(await again.connect(), topic), ['x'], `bit ${bit}`);
      await again.stop();
      assert.ok(node.disk.readFile(path).includes(topic.id), `bit ${bit}`);
    }
  });
});

function copyTree(from: MemoryDisk, to: MemoryDisk, path: string): void {
  to.makeDirectory(path);
  for (const { name } of from.list(path)) writeFile(to, `${path}/${name}`, from.readFile(`${path}/${name}`));
}
