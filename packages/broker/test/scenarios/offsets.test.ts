import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { TEST_START_MS } from '@kavka/testkit';
import {
  API,
  createTopic,
  type NewTestTopic,
  produce,
  readValues,
  type WireClient,
} from '@kavka/testkit/wire';
import { DATA, TestNode } from './test-node.ts';

const LATEST = -1;
const EARLIEST = -2;
const MAX_TIMESTAMP = -3;

async function start(newTopic: NewTestTopic = {}) {
  const node = await TestNode.start();
  const client = await node.connect();
  const topic = await createTopic(client, 'a', newTopic);
  return { node, client, topic };
}

async function offsetAt(client: WireClient, timestamp: number, version = API.listOffsets.version) {
  const partitions = [{ partitionIndex: 0, currentLeaderEpoch: -1, timestamp: BigInt(timestamp) }];
  const request = { replicaId: -1, topics: [{ name: 'a', partitions }] };
  const { topics } = await client.ask(API.listOffsets, request, version);
  const [found] = topics[0]?.partitions ?? [];
  return { errorCode: found?.errorCode, offset: Number(found?.offset), time: Number(found?.timestamp) };
}

async function deleteBefore(client: WireClient, offset: number) {
  const { topics } = await client.ask(API.deleteRecords, {
    topics: [{ name: 'a', partitions: [{ partitionIndex: 0, offset: BigInt(offset) }] }],
    timeoutMs: 1000,
  });
  const [result] = topics[0]?.partitions ?? [];
  return [result?.errorCode, Number(result?.lowWatermark)];
}

describe('ListOffsets', () => {
  it('finds both ends, the newest record, and the first record at or after a time', async () => {
    const { node, client, topic } = await start();
    assert.deepEqual(await offsetAt(client, LATEST), { errorCode: 0, offset: 0, time: -1 });
    assert.deepEqual(await offsetAt(client, MAX_TIMESTAMP), { errorCode: 0, offset: -1, time: -1 });
    const times = [10, 20, 15, 30].map((later) => TEST_START_MS + later);
    await produce(
      client,
      topic,
      times.slice(0, 2).map((timestamp) => ({ value: 'x', timestamp })),
    );
    for (const timestamp of times.slice(2)) await produce(client, topic, [{ value: 'x', timestamp }]);
    assert.deepEqual(await offsetAt(client, LATEST), { errorCode: 0, offset: 4, time: -1 });
    assert.deepEqual(await offsetAt(client, EARLIEST), { errorCode: 0, offset: 0, time: -1 });
    const newest = { errorCode: 0, offset: 3, time: TEST_START_MS + 30 };
    assert.deepEqual(await offsetAt(client, MAX_TIMESTAMP), newest);
    for (const [later, offset, found] of [
      [0, 0, 10],
      [10, 0, 10],
      [11, 1, 20],
      [20, 1, 20],
      [21, 3, 30],
    ] as const) {
      const expected = { errorCode: 0, offset, time: TEST_START_MS + found };
      assert.deepEqual(await offsetAt(client, TEST_START_MS + later), expected);
    }
    const none = { errorCode: 0, offset: -1, time: -1 };
    assert.deepEqual(await offsetAt(client, TEST_START_MS + 31), none);
    await node.stop();
  });

  it('answers in every version, and refuses times that a version does not know', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['x']);
    for (let version = 1; version <= API.listOffsets.version; version++) {
      assert.equal((await offsetAt(client, LATEST, version)).offset, 1, `version ${version}`);
    }
    assert.equal((await offsetAt(client, MAX_TIMESTAMP, 6)).errorCode, ErrorCode.UNSUPPORTED_VERSION);
    await node.stop();
  });
});

describe('DeleteRecords', () => {
  it('moves the start of the log, within what is there', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['0', '1', '2', '3']);
    assert.deepEqual(await deleteBefore(client, 2), [0, 2]);
    assert.deepEqual(await deleteBefore(client, 1), [0, 2]);
    assert.deepEqual(await deleteBefore(client, 5), [ErrorCode.OFFSET_OUT_OF_RANGE, -1]);
    assert.deepEqual(await deleteBefore(client, -2), [ErrorCode.OFFSET_OUT_OF_RANGE, -1]);
    assert.equal((await offsetAt(client, EARLIEST)).offset, 2);
    assert.deepEqual(await readValues(client, topic, 2), ['2', '3']);
    assert.deepEqual(await deleteBefore(client, -1), [0, 4]);
    assert.deepEqual(await readValues(client, topic, 4), []);
    await produce(client, topic, ['4']);
    assert.deepEqual(await readValues(client, topic, 4), ['4']);
    await node.stop();
  });

  it('is not undone by a restart, nor by a kill once the start is written down', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['0', '1', '2', '3']);
    await deleteBefore(client, 2);
    const second = await node.restart();
    assert.equal((await offsetAt(await second.connect(), EARLIEST)).offset, 2);
    await deleteBefore(await second.connect(), 3);
    await second.advance(120_000);
    const third = await second.crash({ unsynced: 'kept' });
    assert.equal((await offsetAt(await third.connect(), EARLIEST)).offset, 3);
    assert.deepEqual(await readValues(await third.connect(), topic, 3), ['3']);
    await third.stop();
  });

  it('is refused for topics that are compacted', async () => {
    const { node, client } = await start({ configs: { 'cleanup.policy': 'compact' } });
    assert.deepEqual(await deleteBefore(client, 0), [ErrorCode.POLICY_VIOLATION, -1]);
    await node.stop();
  });
});

describe('leader epochs', () => {
  it('end where the next one begins', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['0', '1']);
    const { topics } = await client.ask(API.metadata, { topics: [{ name: 'a', topicId: ZERO_UUID }] });
    const leaderEpoch = topics[0]?.partitions[0]?.leaderEpoch ?? -1;
    const partitions = [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch }];
    const answer = await client.ask(API.offsetForLeaderEpoch, { topics: [{ topic: 'a', partitions }] });
    const [end] = answer.topics[0]?.partitions ?? [];
    assert.deepEqual([end?.errorCode, end?.leaderEpoch, end?.endOffset], [0, leaderEpoch, 2n]);
    await node.stop();
  });
});

describe('retention', () => {
  it('takes away segments that have become too old', async () => {
    const node = await TestNode.start({ config: { 'connections.max.idle.ms': -1 } });
    const client = await node.connect();
    const topic = await createTopic(client, 'a', {
      configs: { 'retention.ms': '3600000', 'segment.ms': '600000' },
    });
    for (const value of ['old', 'young']) {
      await produce(client, topic, [{ value, timestamp: node.clock.now() }]);
      await node.advance(1_800_000);
    }
    await produce(client, topic, [{ value: 'new', timestamp: node.clock.now() }]);
    assert.deepEqual(await readValues(client, topic), ['old', 'young', 'new']);
    await node.advance(1_800_000);
    assert.equal((await offsetAt(client, EARLIEST)).offset, 1);
    assert.deepEqual(await readValues(client, topic, 1), ['young', 'new']);
    await node.stop();
    const segments = node.disk.list(`${DATA}/a-0`).filter(({ name }) => name.endsWith('.log'));
    assert.deepEqual(segments.map(({ name }) => name).sort(), [
      '00000000000000000001.log',
      '00000000000000000002.log',
    ]);
  });
});
