import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import {
  API,
  createTopic,
  fetchFrom,
  fetchRequest,
  onlyPartition,
  produce,
  readValues,
  type WireClient,
} from '@kavka/testkit/wire';
import { DATA, TestNode } from './test-node.ts';

const FILE_DELETE_DELAY_MS = 60_000;

function metadataOf(client: WireClient, name: string, allowAutoTopicCreation = false) {
  return client.ask(API.metadata, { topics: [{ name, topicId: ZERO_UUID }], allowAutoTopicCreation });
}

async function deleteTopic(client: WireClient, name: string): Promise<number | undefined> {
  const { responses } = await client.ask(API.deleteTopics, {
    topics: [{ name, topicId: ZERO_UUID }],
    timeoutMs: 1000,
  });
  return responses[0]?.errorCode;
}

describe('topics of a node', () => {
  it('are created with the partitions and configs asked for, and described', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const created = await createTopic(client, 'orders', {
      partitions: 3,
      configs: { 'retention.ms': '1000' },
    });
    const { brokers, clusterId, controllerId, topics } = await metadataOf(client, 'orders');
    assert.deepEqual([brokers.length, brokers[0]?.nodeId, controllerId], [1, 1, 1]);
    assert.equal(clusterId, node.running.clusterId);
    const [topic] = topics;
    assert.equal(topic?.topicId, created.id);
    assert.deepEqual(
      topic?.partitions.map(({ partitionIndex, leaderId, replicaNodes, isrNodes }) => [
        partitionIndex,
        leaderId,
        replicaNodes,
        isrNodes,
      ]),
      [0, 1, 2].map((index) => [index, 1, [1], [1]]),
    );
    const described = await client.ask(API.describeTopicPartitions, {
      topics: [{ name: 'orders' }],
      responsePartitionLimit: 2,
      cursor: null,
    });
    assert.deepEqual(
      described.topics[0]?.partitions.map(({ partitionIndex }) => partitionIndex),
      [0, 1],
    );
    assert.deepEqual([described.nextCursor?.topicName, described.nextCursor?.partitionIndex], ['orders', 2]);
    for (const index of [0, 1, 2]) assert.ok(node.disk.exists(`${DATA}/orders-${index}/partition.metadata`));
    await node.stop();
    assert.deepEqual(node.complaints, []);
  });

  it('are not created twice, nor with impossible names, nor when only checked', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    await createTopic(client, 'a');
    const create = async (name: string, validateOnly = false): Promise<number | undefined> => {
      const { topics } = await client.ask(API.createTopics, {
        topics: [{ name, numPartitions: 1, replicationFactor: 1 }],
        timeoutMs: 1000,
        validateOnly,
      });
      return topics[0]?.errorCode;
    };
    assert.equal(await create('a'), ErrorCode.TOPIC_ALREADY_EXISTS);
    assert.equal(await create('../a'), ErrorCode.INVALID_TOPIC_EXCEPTION);
    assert.equal(await create('x'.repeat(250)), ErrorCode.INVALID_TOPIC_EXCEPTION);
    assert.equal(await create('checked', true), ErrorCode.NONE);
    const { topics } = await client.ask(API.metadata, { topics: null });
    assert.deepEqual(
      topics.map(({ name }) => name),
      ['a'],
    );
    await node.stop();
  });

  it('disappear when deleted: names and ids at once, files after file.delete.delay.ms', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a', { partitions: 2 });
    await produce(client, topic, ['one']);
    assert.equal(await deleteTopic(client, 'a'), ErrorCode.NONE);
    assert.equal(await deleteTopic(client, 'a'), ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    const { topics } = await metadataOf(client, 'a');
    assert.equal(topics[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    assert.equal((await produce(client, topic, ['two'])).errorCode, ErrorCode.UNKNOWN_TOPIC_ID);
    assert.equal((await fetchFrom(client, topic, 0)).errorCode, ErrorCode.UNKNOWN_TOPIC_ID);
    const folders = (): string[] =>
      node.disk
        .list(DATA)
        .map(({ name }) => name)
        .filter((name) => name.startsWith('a-') || name.startsWith('a.'));
    assert.deepEqual(
      folders().map((name) => name.replace(/\.[0-9a-f]{32}-/, '.ID-')),
      ['a-0.ID-delete', 'a-1.ID-delete'],
    );
    await node.advance(FILE_DELETE_DELAY_MS);
    assert.deepEqual(folders(), []);
    await node.stop();
    assert.deepEqual(node.complaints, []);
  });

  it('are new topics when created again under a name', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const old = await createTopic(client, 'a');
    await produce(client, old, ['old']);
    await deleteTopic(client, 'a');
    const fresh = await createTopic(client, 'a');
    assert.notEqual(fresh.id, old.id);
    assert.deepEqual(await readValues(client, fresh), []);
    assert.equal((await produce(client, old, ['lost'])).errorCode, ErrorCode.UNKNOWN_TOPIC_ID);
    await produce(client, fresh, ['new']);
    await node.advance(FILE_DELETE_DELAY_MS);
    assert.deepEqual(await readValues(client, fresh), ['new']);
    const again = await node.restart();
    assert.deepEqual(await readValues(await again.connect(), fresh), ['new']);
    await again.stop();
    assert.deepEqual([...node.complaints, ...again.complaints], []);
  });

  it('answer fetches that wait for them when they are deleted', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    const reader = await node.connect();
    const waiting = reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 1_000_000 }));
    await node.settle();
    assert.equal(reader.unanswered, 1);
    await deleteTopic(client, 'a');
    assert.equal(reader.unanswered, 0);
    assert.equal(onlyPartition(await waiting).errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    await node.stop();
  });

  it('get more partitions', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    const grow = async (count: number): Promise<number | undefined> => {
      const topics = [{ name: 'a', count, assignments: null }];
      const { results } = await client.ask(API.createPartitions, { topics, timeoutMs: 1000 });
      return results[0]?.errorCode;
    };
    assert.equal(await grow(3), ErrorCode.NONE);
    assert.equal(await grow(2), ErrorCode.INVALID_PARTITIONS);
    assert.equal((await produce(client, topic, ['x'], { partition: 2 })).errorCode, ErrorCode.NONE);
    assert.deepEqual(await readValues(client, topic, 0, 2), ['x']);
    await node.stop();
  });

  it('come into being when asked for, unless client or broker does not want it', async () => {
    const node = await TestNode.start({ config: { 'num.partitions': 4 } });
    const client = await node.connect();
    const refused = await metadataOf(client, 'a');
    assert.equal(refused.topics[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    const asked = await metadataOf(client, 'a', true);
    assert.equal(asked.topics[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, 'as in Kafka: not yet');
    await node.settle();
    const made = await metadataOf(client, 'a');
    assert.deepEqual([made.topics[0]?.errorCode, made.topics[0]?.partitions.length], [0, 4]);
    const quiet = await node.restart({ 'auto.create.topics.enable': false });
    const other = await quiet.connect();
    const { topics } = await metadataOf(other, 'b', true);
    assert.equal(topics[0]?.errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    await quiet.stop();
  });
});
