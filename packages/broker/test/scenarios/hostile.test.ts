import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeededRandom } from '@kavka/testkit';
import { createTopic, produce, readValues } from '@kavka/testkit/wire';
import { hostileBytes } from './hostile-frames.ts';
import { seedsFor } from './hostile-seeds.ts';
import { TestNode } from './test-node.ts';

const ROUNDS = Number(process.env.KAVKA_TEST_ROUNDS ?? 10_000);
const SEED = Number(process.env.KAVKA_TEST_SEED ?? 1);
const ROUNDS_PER_CHECK = 100;

describe('bytes that make no sense', () => {
  it('do the node, its memory and other clients no harm', async () => {
    const node = await TestNode.start({ config: { 'offsets.topic.num.partitions': 2 } });
    const healthy = await node.connect('healthy');
    const topic = await createTopic(healthy, 'of-the-healthy');
    const seeds = seedsFor(await createTopic(healthy, 'victim'));
    const random = new SeededRandom(SEED);
    const sent: string[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const client = await node.connect();
      const bytes = hostileBytes(seeds, random);
      client.sendBytes(bytes);
      if (random.oneIn(3)) node.clock.endTurns();
      else await node.settle();
      if (random.oneIn(3)) client.sendBytes(hostileBytes(seeds, random));
      if (!random.oneIn(5)) await node.settle();
      client.close();
      if (round % ROUNDS_PER_CHECK !== 0) continue;
      // Half-open connections end here, and fetches that wait.
      await node.advance(1000);
      sent.push(String(round));
      assert.equal((await produce(healthy, topic, [String(round)])).errorCode, 0);
      assert.equal(node.networkMemoryBytes, 0, `memory after round ${round}`);
    }
    assert.deepEqual(await readValues(healthy, topic), sent);
    assert.equal(node.metrics.value('kavka_connections'), 1);
    assert.deepEqual(
      node.complaints.filter((line) => line.startsWith('error')),
      [],
    );
    const again = await node.restart();
    assert.equal(node.clock.timers, 0);
    assert.deepEqual(await readValues(await again.connect(), topic), sent);
    await again.stop();
    assert.deepEqual(again.complaints, []);
  });
});
