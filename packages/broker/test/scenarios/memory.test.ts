import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { API, createTopic, fetchRequest, produce, produceRequest } from '@kavka/testkit/wire';
import { GroupMember } from './group-member.ts';
import { SlowReads } from './slow-disk.ts';
import { TestNode } from './test-node.ts';

describe('memory of requests and answers', () => {
  it('goes back when the answer has left', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    for (let round = 0; round < 20; round++) await produce(client, topic, ['x'.repeat(round * 10_000)]);
    await client.ask(API.fetch, fetchRequest(topic, 0));
    assert.equal(node.networkMemoryBytes, 0);
    await node.stop();
  });

  it('is not held by requests that wait for others', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['group'] });
    const member = new GroupMember(await node.connect());
    const joined = member.join();
    const fetched = client.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 5000 }));
    await node.settle();
    await node.settle();
    assert.deepEqual([member.client.unanswered, client.unanswered, node.networkMemoryBytes], [1, 1, 0]);
    await node.advance(5000);
    assert.equal(await joined, 0);
    assert.equal((await fetched).errorCode, 0);
    await node.stop();
  });

  it('stays taken while the client does not read its answers, and goes back when it leaves', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    await produce(client, topic, ['x'.repeat(1_000_000)]);
    const reader = await node.connect();
    reader.pause();
    for (let round = 0; round < 30; round++) reader.tell(API.fetch, fetchRequest(topic, 0));
    await node.settle();
    const taken = node.networkMemoryBytes ?? 0;
    assert.ok(taken > 1_000_000 && taken < 30_000_000, `${taken} bytes`);
    reader.close();
    await node.settle();
    assert.equal(node.networkMemoryBytes, 0);
    await node.stop();
  });

  it('stays taken while the disk writes to it, also when the client has left', async () => {
    const first = await TestNode.start();
    const topic = await createTopic(await first.connect(), 'a');
    await produce(await first.connect(), topic, ['x'.repeat(10_000)]);
    await first.stop();
    const reads = new SlowReads();
    const node = await TestNode.start({ disk: first.disk, wrapDisk: (disk) => reads.wrap(disk) });
    for (const options of [{}, { minBytes: 1_000_000, maxWaitMs: 100 }]) {
      const reader = await node.connect();
      reader.tell(API.fetch, fetchRequest(topic, 0, options));
      await node.advance(100);
      assert.equal(reads.waiting, 1);
      reader.close();
      await node.settle();
      assert.ok((node.networkMemoryBytes ?? 0) > 10_000);
      reads.goOn();
      await node.settle();
      assert.equal(node.networkMemoryBytes, 0);
    }
    await node.stop();
  });

  it('goes back when clients leave in the middle of anything', async () => {
    const node = await TestNode.start();
    const topic = await createTopic(await node.connect(), 'a');
    for (let round = 0; round < 3; round++) {
      const client = await node.connect();
      for (let index = 0; index < 10; index++) client.tell(API.produce, produceRequest(topic, ['x']));
      client.tell(API.fetch, fetchRequest(topic, 1000 * round, { maxWaitMs: 60_000 }));
      client.tell(API.metadata, { topics: null });
      if (round > 0) node.clock.endTurns();
      if (round > 1) await node.settle();
      client.close();
      await node.settle();
      assert.equal(node.networkMemoryBytes, 0);
    }
    await node.stop();
  });
});
