import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, produce, readValues, type WireClient } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

const CONFIG = { 'log.dirs': '/a,/b,/c', 'log.initial.task.delay.ms': 100 };

interface Place {
  readonly directory: string;
  readonly isFuture: boolean;
  readonly lag: number;
}

async function placesOf(client: WireClient, topic: string): Promise<Place[]> {
  const { results } = await client.ask(API.describeLogDirs, { topics: [{ topic, partitions: [0] }] });
  return results.flatMap(({ logDir, topics }) =>
    topics.flatMap(({ partitions }) =>
      partitions.map(({ isFutureKey, offsetLag }) => ({
        directory: logDir,
        isFuture: isFutureKey,
        lag: Number(offsetLag),
      })),
    ),
  );
}

async function move(client: WireClient, path: string, ...topics: string[]): Promise<number[]> {
  const named = topics.map((name) => ({ name, partitions: [0] }));
  const { results } = await client.ask(API.alterReplicaLogDirs, { dirs: [{ path, topics: named }] });
  return results.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode));
}

describe('a partition that is to be in another log directory', () => {
  it('is moved there while it is written and read', async () => {
    const node = await TestNode.start({ config: CONFIG });
    const client = await node.connect();
    const topic = await createTopic(client, 't');
    const values: string[] = [];
    const write = async (): Promise<void> => {
      values.push(`value ${values.length}`);
      assert.equal((await produce(client, topic, values.slice(-1))).errorCode, 0);
    };
    for (let count = 0; count < 20; count++) await write();
    const [{ directory } = { directory: '' }] = await placesOf(client, 't');
    const other = directory === '/a' ? '/b' : '/a';
    assert.deepEqual(await move(client, other, 't'), [ErrorCode.NONE]);
    for (let places = await placesOf(client, 't'); places.length > 1; places = await placesOf(client, 't')) {
      assert.deepEqual(
        places.map((place) => [place.directory, place.isFuture]).sort(),
        [
          [directory, false],
          [other, true],
        ].sort(),
      );
      await write();
      assert.deepEqual(await readValues(client, topic), values);
      await node.advance(1);
    }
    assert.deepEqual(await placesOf(client, 't'), [{ directory: other, isFuture: false, lag: 0 }]);
    await write();
    assert.deepEqual(await readValues(client, topic), values);
    const again = await node.restart();
    const later = await again.connect();
    assert.deepEqual(await placesOf(later, 't'), [{ directory: other, isFuture: false, lag: 0 }]);
    assert.deepEqual(await readValues(later, topic), values);
    await again.stop();
  });

  it('is made there when it is made', async () => {
    const node = await TestNode.start({ config: CONFIG });
    const client = await node.connect();
    for (const path of ['/c', '/a', '/c']) {
      const name = `made-${path.slice(1)}`;
      await move(client, path, name);
      if ((await placesOf(client, name)).length === 0) await createTopic(client, name);
      assert.equal((await placesOf(client, name))[0]?.directory, path);
    }
    await node.stop();
  });

  it('stays where it is where that cannot be', async () => {
    const node = await TestNode.start({ config: CONFIG });
    const client = await node.connect();
    await createTopic(client, 't');
    const long = 'x'.repeat(220);
    assert.deepEqual(await move(client, '/none', 't', 'none', long), [
      ErrorCode.LOG_DIR_NOT_FOUND,
      ErrorCode.LOG_DIR_NOT_FOUND,
      ErrorCode.INVALID_TOPIC_EXCEPTION,
    ]);
    assert.deepEqual(await move(client, '/a', 'none'), [ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]);
    const before = await placesOf(client, 't');
    assert.deepEqual(await move(client, before[0]?.directory ?? '', 't'), [ErrorCode.NONE]);
    assert.deepEqual(await placesOf(client, 't'), before);
    await node.stop();
  });
});
