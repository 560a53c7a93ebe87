import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTopic, produce, readTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

const SEGMENT_MS = 1000;
const COMPACTED = {
  'cleanup.policy': 'compact',
  'segment.ms': String(SEGMENT_MS),
  'min.cleanable.dirty.ratio': '0.01',
};

/** Each in a segment of its own. */
async function send(node: TestNode, client: WireClient, topic: TestTopic, key: string, value: string | null) {
  await node.advance(2 * SEGMENT_MS);
  const answer = await produce(client, topic, [{ key, value, timestamp: node.clock.now() }]);
  assert.equal(answer.errorCode, 0);
}

async function textsOf(client: WireClient, topic: TestTopic): Promise<string[]> {
  const records = await readTopic(client, topic);
  return records.map(({ offset, key, value }) => `${key}@${offset}=${value}`);
}

describe('compaction in a node', () => {
  it('cleans what is due every log.cleaner.backoff.ms, and goes on where it was after a restart', async () => {
    const node = await TestNode.start({ config: { 'log.cleaner.backoff.ms': 20_000 } });
    const client = await node.connect();
    const topic = await createTopic(client, 'compacted', { configs: COMPACTED });
    const other = await createTopic(client, 'other', { configs: { 'segment.ms': String(SEGMENT_MS) } });
    for (const value of ['1', '2', '3']) await send(node, client, topic, 'a', value);
    for (const value of ['1', '2', '3']) await send(node, client, other, 'a', value);
    assert.deepEqual(await textsOf(client, topic), ['a@0=1', 'a@1=2', 'a@2=3']);
    await node.advance(20_000);
    assert.deepEqual(await textsOf(client, topic), ['a@1=2', 'a@2=3']);
    assert.deepEqual(await textsOf(client, other), ['a@0=1', 'a@1=2', 'a@2=3']);
    assert.equal(node.metrics.value('kavka_log_cleaner_cleanings_total'), 1);
    const again = await node.restart();
    const later = await again.connect();
    assert.deepEqual(await textsOf(later, topic), ['a@1=2', 'a@2=3']);
    await send(again, later, topic, 'a', null);
    await send(again, later, topic, 'b', '1');
    await again.advance(20_000);
    assert.deepEqual(await textsOf(later, topic), ['a@3=null', 'b@4=1']);
    assert.deepEqual(again.complaints, []);
    await again.stop();
  });

  it('is off with log.cleaner.enable=false', async () => {
    const node = await TestNode.start({ config: { 'log.cleaner.enable': false } });
    const client = await node.connect();
    const topic = await createTopic(client, 'compacted', { configs: COMPACTED });
    for (const value of ['1', '2', '3']) await send(node, client, topic, 'a', value);
    await node.advance(60_000);
    assert.equal((await textsOf(client, topic)).length, 3);
    await node.stop();
  });
});
