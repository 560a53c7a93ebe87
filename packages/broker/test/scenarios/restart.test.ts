import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  API,
  createTopic,
  fetchRequest,
  produce,
  produceRequest,
  readValues,
  type TestTopic,
} from '@kavka/testkit/wire';
import { GroupMember } from './group-member.ts';
import { DATA, TestNode } from './test-node.ts';

const CLEAN_SHUTDOWN = `${DATA}/.kafka_cleanshutdown`;

async function start(): Promise<{ node: TestNode; topic: TestTopic }> {
  const node = await TestNode.start();
  return { node, topic: await createTopic(await node.connect(), 'a', { partitions: 2 }) };
}

describe('a node that stops in order', () => {
  it('says so in its folder, and has nothing to recover at the next start', async () => {
    const { node, topic } = await start();
    const { clusterId } = node.running;
    await produce(await node.connect(), topic, ['x']);
    assert.equal(node.disk.exists(CLEAN_SHUTDOWN), false);
    await node.stop();
    assert.equal(node.disk.exists(CLEAN_SHUTDOWN), true);
    const again = await TestNode.start({ disk: node.disk });
    assert.equal(node.disk.exists(CLEAN_SHUTDOWN), false);
    assert.equal(again.running.clusterId, clusterId);
    assert.deepEqual(await readValues(await again.connect(), topic), ['x']);
    await again.stop();
    assert.deepEqual([...node.complaints, ...again.complaints], []);
  });

  it('closes connections, whatever they wait for', async () => {
    const { node, topic } = await start();
    const reader = await node.connect();
    const member = new GroupMember(await node.connect());
    await member.client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['group'] });
    const failures = [
      assert.rejects(reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 60_000 })), /closed/),
      assert.rejects(member.join(), /closed/),
    ];
    // A join is two requests: the first is answered with the member's id.
    await node.settle();
    await node.settle();
    assert.equal(reader.unanswered + member.client.unanswered, 2);
    await node.stop();
    await Promise.all(failures);
    assert.equal(node.networkMemoryBytes, 0);
    assert.equal(node.clock.timers, 0);
    assert.deepEqual(node.complaints, []);
  });

  it('keeps every record that was acknowledged, also of requests under way', async () => {
    const { node, topic } = await start();
    const client = await node.connect();
    let acknowledged = 0;
    for (let index = 0; index < 50; index++) {
      const count = (): number => ++acknowledged;
      client.send(API.produce, produceRequest(topic, [String(index)])).then(count, () => {});
    }
    node.clock.endTurns();
    await node.stop();
    const again = await TestNode.start({ disk: node.disk });
    const values = await readValues(await again.connect(), topic);
    assert.deepEqual(
      values,
      values.map((_, index) => String(index)),
    );
    assert.ok(values.length >= acknowledged);
    await again.stop();
  });

  it('may be told so twice, and is not ready from then on', async () => {
    const { node } = await start();
    assert.deepEqual([node.running.health().live, node.running.health().ready], [true, true]);
    const first = node.stop();
    assert.equal(node.running.health().ready, false);
    await Promise.all([first, node.stop()]);
    await (await TestNode.start({ disk: node.disk })).stop();
  });
});

describe('a node whose metadata log was cut since it was stopped', () => {
  it('does not start, and takes no topic for deleted', async () => {
    const { node } = await start();
    await node.stop();
    const path = `${DATA}/__cluster_metadata-0/00000000000000000000.log`;
    const file = node.disk.open(path, 'write');
    file.truncate(file.size() >> 1);
    file.close();
    await assert.rejects(
      TestNode.start({ disk: node.disk }),
      /ends at offset \d+, but had records up to \d+/,
    );
    assert.ok(node.disk.exists(`${DATA}/a-0`));
  });
});

describe('a node that is killed', () => {
  it('has every record that it acknowledged, without any flush', async () => {
    const { node, topic } = await start();
    const client = await node.connect();
    const values = Array.from({ length: 100 }, (_, index) => String(index));
    for (const value of values) await produce(client, topic, [value], { acks: 1 });
    const again = await node.crash({ unsynced: 'kept' });
    assert.deepEqual(again.complaints, ['warn: The node was not shut down in order; its logs are checked']);
    const reader = await again.connect();
    assert.deepEqual(await readValues(reader, topic), values);
    await produce(reader, topic, ['next']);
    assert.deepEqual(await readValues(reader, topic, 100), ['next']);
    await again.stop();
  });

  it('has its topics and configs after a power failure too; of the records a beginning', async () => {
    const { node, topic } = await start();
    const client = await node.connect();
    const values = Array.from({ length: 20 }, (_, index) => String(index));
    for (const value of values) await produce(client, topic, [value]);
    await createTopic(client, 'b', { configs: { 'retention.ms': '5000' } });
    const again = await node.crash({ unsynced: 'dropped' });
    const reader = await again.connect();
    const { topics } = await reader.ask(API.metadata, { topics: null });
    assert.deepEqual(
      topics.map(({ name, partitions }) => [name, partitions.length]),
      [
        ['a', 2],
        ['b', 1],
      ],
    );
    const left = await readValues(reader, topic);
    assert.deepEqual(left, values.slice(0, left.length));
    await produce(reader, topic, ['next']);
    assert.equal((await readValues(reader, topic)).at(-1), 'next');
    await again.stop();
  });
});
