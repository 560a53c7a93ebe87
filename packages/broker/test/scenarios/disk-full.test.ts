import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DiskFile } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, produce, readValues } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

const CAPACITY_BYTES = 10_000_000;
const KEPT_FREE_BYTES = 20_000;

/** A node whose disk another program fills, and empties again. */
async function start() {
  const disk = new MemoryDisk({ capacityBytes: CAPACITY_BYTES });
  const ballast = disk.open('/ballast', 'create');
  const node = await TestNode.start({ disk });
  const client = await node.connect();
  const topic = await createTopic(client, 'a');
  await produce(client, topic, ['before']);
  return { node, client, topic, disk, ballast };
}

function fill(disk: MemoryDisk, ballast: DiskFile, leftBytes: number): void {
  ballast.truncate(ballast.size() + disk.capacity('/').usableBytes - leftBytes);
}

function createRequest(name: string) {
  return { topics: [{ name, numPartitions: 1, replicationFactor: 1 }], timeoutMs: 60_000 };
}

describe('a disk without room', () => {
  it('fails writes with an error code; what is there is served', async () => {
    const { node, client, topic, disk, ballast } = await start();
    fill(disk, ballast, KEPT_FREE_BYTES);
    const { errorCode } = await produce(client, topic, ['x'.repeat(2 * KEPT_FREE_BYTES)]);
    assert.equal(errorCode, ErrorCode.KAFKA_STORAGE_ERROR);
    assert.deepEqual(await readValues(client, topic), ['before']);
    assert.equal(node.running.health().live, true);
    await node.stop();
    ballast.truncate(0);
    const again = await TestNode.start({ disk });
    const other = await again.connect();
    assert.equal((await produce(other, topic, ['after'])).errorCode, 0);
    assert.deepEqual(await readValues(other, topic), ['before', 'after']);
    await again.stop();
  });

  it('holds changes of the metadata up until there is room; records are served meanwhile', async () => {
    const { node, client, topic, disk, ballast } = await start();
    fill(disk, ballast, 0);
    const waiting = client.send(API.createTopics, createRequest('b'));
    const impatient = await node.connect();
    await node.advance(5000);
    const { live, details } = node.running.health();
    assert.equal(live, true);
    assert.match(String(details.problem), /disk of the metadata log is full/);
    assert.deepEqual(await readValues(impatient, topic), ['before']);
    ballast.truncate(0);
    await node.advance(2000);
    assert.equal((await waiting).topics[0]?.errorCode, 0);
    const { topics } = await (await node.connect()).ask(API.metadata, { topics: null });
    assert.deepEqual(topics.map(({ name }) => name).sort(), ['a', 'b']);
    assert.equal(node.running.health().details.problem, undefined);
    await node.stop();
  });

  it('is no hindrance to the end of the node; changes that nobody heard of are lost', async () => {
    const { node, client, topic, disk, ballast } = await start();
    fill(disk, ballast, 0);
    const lost = assert.rejects(client.send(API.createTopics, createRequest('b')), /closed/);
    await node.advance(1000);
    await assert.rejects(node.stop(), /ENOSPC/);
    await lost;
    await assert.rejects(TestNode.start({ disk }), /ENOSPC/);
    ballast.truncate(0);
    const again = await TestNode.start({ disk });
    assert.deepEqual(await readValues(await again.connect(), topic), ['before']);
    await again.stop();
  });

  it('lets groups commit again when there is room', async () => {
    const { node, client, topic, disk, ballast } = await start();
    const commit = async (): Promise<number | undefined> => {
      const partitions = [
        { partitionIndex: 0, committedOffset: 1n, committedLeaderEpoch: -1, committedMetadata: '' },
      ];
      const answer = await client.ask(API.offsetCommit, {
        groupId: 'g',
        generationIdOrMemberEpoch: -1,
        memberId: '',
        topics: [{ name: topic.name, topicId: topic.id, partitions }],
      });
      return answer.topics[0]?.partitions[0]?.errorCode;
    };
    await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['g'] });
    await node.settle();
    assert.equal(await commit(), 0);
    fill(disk, ballast, 0);
    assert.equal(await commit(), ErrorCode.NOT_COORDINATOR);
    ballast.truncate(0);
    assert.equal(await commit(), 0);
    await node.stop();
  });
});
