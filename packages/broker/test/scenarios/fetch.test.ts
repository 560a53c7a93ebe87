import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { FetchResponse } from '@kavka/protocol/messages/01-fetch';
import {
  API,
  batchOf,
  createTopic,
  type FetchOptions,
  fetchFrom,
  fetchRequest,
  type NewTestTopic,
  onlyPartition,
  produce,
  produceRequest,
  recordsIn,
  type TestTopic,
  type WireClient,
} from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

async function start(newTopic: NewTestTopic = {}) {
  const node = await TestNode.start();
  const client = await node.connect();
  const topic = await createTopic(client, 'a', newTopic);
  return { node, client, topic };
}

/** Values of the records that an answer holds, by partition. */
function valuesIn(response: FetchResponse): Record<number, (string | null)[]> {
  const partitions = response.responses.flatMap((topic) => topic.partitions);
  return Object.fromEntries(
    partitions.map(({ partitionIndex, records }) => [
      partitionIndex,
      recordsIn(records).map(({ value }) => value),
    ]),
  );
}

describe('a fetch', () => {
  it('tells high watermark and log start, and refuses offsets beyond either', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['0', '1', '2']);
    await client.ask(API.deleteRecords, {
      topics: [{ name: 'a', partitions: [{ partitionIndex: 0, offset: 1n }] }],
      timeoutMs: 1000,
    });
    const found = await fetchFrom(client, topic, 1);
    assert.deepEqual(
      [found.errorCode, found.highWatermark, found.lastStableOffset, found.logStartOffset],
      [0, 3n, 3n, 1n],
    );
    const atEnd = await fetchFrom(client, topic, 3);
    assert.deepEqual([atEnd.errorCode, atEnd.records?.length], [0, 0]);
    for (const offset of [0, 4]) {
      assert.equal((await fetchFrom(client, topic, offset)).errorCode, ErrorCode.OFFSET_OUT_OF_RANGE);
    }
    await node.stop();
  });

  it('answers in every version that is announced', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['x']);
    for (let version = 4; version <= API.fetch.version; version++) {
      const response = await client.ask(API.fetch, fetchRequest(topic, 0), version);
      assert.deepEqual(valuesIn(response), { 0: ['x'] }, `version ${version}`);
    }
    await node.stop();
  });

  it('is answered at once where there is enough, or nothing to wait for', async () => {
    const { node, client, topic } = await start();
    await produce(client, topic, ['x']);
    const patient: FetchOptions = { maxWaitMs: 60_000 };
    assert.equal((await fetchFrom(client, topic, 0, patient)).errorCode, 0);
    assert.equal((await fetchFrom(client, topic, 9, patient)).errorCode, ErrorCode.OFFSET_OUT_OF_RANGE);
    assert.equal((await fetchFrom(client, topic, 1, { ...patient, minBytes: 0 })).errorCode, 0);
    assert.equal((await fetchFrom(client, topic, 1)).errorCode, 0);
    await node.stop();
  });

  it('waits at the end of the log until max.wait.ms have passed', async () => {
    const { node, client, topic } = await start();
    const waiting = client.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 500 }));
    await node.advance(499);
    assert.equal(client.unanswered, 1);
    await node.advance(1);
    assert.equal(client.unanswered, 0);
    assert.deepEqual(valuesIn(await waiting), { 0: [] });
    await node.stop();
  });

  it('is woken by a produce', async () => {
    const { node, client, topic } = await start();
    const reader = await node.connect();
    const waiting = reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 60_000 }));
    await node.settle();
    assert.equal(reader.unanswered, 1);
    await produce(client, topic, ['x']);
    assert.equal(reader.unanswered, 0);
    assert.deepEqual(valuesIn(await waiting), { 0: ['x'] });
    await node.stop();
  });

  it('waits for min.bytes over all produces', async () => {
    const { node, client, topic } = await start();
    const batch = batchOf(['x'.repeat(100)]);
    const minBytes = 3 * batch.length;
    const reader = await node.connect();
    const waiting = reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 60_000, minBytes }));
    for (const unanswered of [1, 1, 0]) {
      await produce(client, topic, batch);
      assert.equal(reader.unanswered, unanswered);
    }
    assert.equal(onlyPartition(await waiting).records?.length, minBytes);
    await node.stop();
  });

  it('gives no more than max bytes, but one whole batch at least', async () => {
    const { node, client, topic } = await start();
    const batch = batchOf(['x'.repeat(1000)]);
    for (let round = 0; round < 5; round++) await produce(client, topic, batch);
    const sizes = async (options: FetchOptions): Promise<number | undefined> =>
      (await fetchFrom(client, topic, 0, options)).records?.length;
    assert.equal(await sizes({}), 5 * batch.length);
    assert.equal(await sizes({ partitionMaxBytes: 2 * batch.length + 1 }), 2 * batch.length + 1);
    assert.equal(await sizes({ maxBytes: 3 * batch.length }), 3 * batch.length);
    assert.equal(await sizes({ partitionMaxBytes: 1 }), batch.length);
    assert.equal(await sizes({ maxBytes: 1 }), batch.length);
    await node.stop();
  });

  it('knows leader epochs that are too old or too new', async () => {
    const { node, client, topic } = await start();
    const { topics } = await client.ask(API.metadata, { topics: [{ name: 'a', topicId: ZERO_UUID }] });
    const leaderEpoch = topics[0]?.partitions[0]?.leaderEpoch ?? -1;
    const errors = [];
    for (const epoch of [leaderEpoch - 1, leaderEpoch, leaderEpoch + 1])
      errors.push((await fetchFrom(client, topic, 0, { leaderEpoch: epoch })).errorCode);
    // An epoch of -1 says nothing.
    const older = leaderEpoch === 0 ? ErrorCode.NONE : ErrorCode.FENCED_LEADER_EPOCH;
    assert.deepEqual(errors, [older, ErrorCode.NONE, ErrorCode.UNKNOWN_LEADER_EPOCH]);
    await node.stop();
  });

  it('holds up nothing but its own connection, and leaves nothing behind when that breaks', async () => {
    const { node, client, topic } = await start();
    const reader = await node.connect();
    const waiting = reader.send(API.fetch, fetchRequest(topic, 0, { maxWaitMs: 60_000 }));
    await node.settle();
    const timersBefore = node.clock.timers;
    const failed = assert.rejects(waiting, /closed before the answer/);
    reader.close();
    await node.settle();
    await failed;
    assert.equal(node.clock.timers, timersBefore - 1);
    assert.equal((await produce(client, topic, ['x'])).errorCode, 0);
    await node.stop();
  });
});

describe('a fetch session', () => {
  const partitions = [0, 1, 2];

  function sessionRequest(
    topic: TestTopic,
    session: { readonly id: number; readonly epoch: number },
    offsets: readonly (readonly [partition: number, offset: number])[],
    forgotten: readonly number[] = [],
  ) {
    const [partitionFields] = fetchRequest(topic, 0).topics?.[0]?.partitions ?? [];
    return {
      ...fetchRequest(topic, 0, { sessionId: session.id, sessionEpoch: session.epoch }),
      topics:
        offsets.length === 0
          ? []
          : [
              {
                topic: topic.name,
                topicId: topic.id,
                partitions: offsets.map(([partition, offset]) => ({
                  ...partitionFields,
                  partition,
                  fetchOffset: BigInt(offset),
                })),
              },
            ],
      forgottenTopicsData:
        forgotten.length === 0 ? [] : [{ topic: topic.name, topicId: topic.id, partitions: [...forgotten] }],
    };
  }

  async function open(client: WireClient, topic: TestTopic): Promise<number> {
    const all = partitions.map((partition) => [partition, 0] as const);
    const first = await client.ask(API.fetch, sessionRequest(topic, { id: 0, epoch: 0 }, all));
    assert.notEqual(first.sessionId, 0);
    assert.deepEqual(Object.keys(valuesIn(first)), ['0', '1', '2']);
    return first.sessionId;
  }

  it('answers with what has changed, and takes offsets and partitions that change', async () => {
    const { node, client, topic } = await start({ partitions: 3 });
    const id = await open(client, topic);
    const next = async (
      epoch: number,
      offsets: Parameters<typeof sessionRequest>[2] = [],
      forgotten: readonly number[] = [],
    ) => {
      const response = await client.ask(API.fetch, sessionRequest(topic, { id, epoch }, offsets, forgotten));
      assert.deepEqual([response.errorCode, response.sessionId], [0, id]);
      return valuesIn(response);
    };
    assert.deepEqual(await next(1), {});
    await produce(client, topic, ['x'], { partition: 1 });
    assert.deepEqual(await next(2), { 1: ['x'] });
    assert.deepEqual(await next(3, [[1, 1]]), {});
    await produce(client, topic, ['y'], { partition: 1 });
    await produce(client, topic, ['z'], { partition: 2 });
    assert.deepEqual(await next(4, [], [2]), { 1: ['y'] });
    assert.deepEqual(await next(5, [[2, 0]]), { 1: ['y'], 2: ['z'] });
    await node.stop();
  });

  it('is refused where its id or epoch is wrong', async () => {
    const { node, client, topic } = await start({ partitions: 3 });
    const id = await open(client, topic);
    const errorOf = async (session: { id: number; epoch: number }) =>
      (await client.ask(API.fetch, sessionRequest(topic, session, []))).errorCode;
    assert.equal(await errorOf({ id, epoch: 2 }), ErrorCode.INVALID_FETCH_SESSION_EPOCH);
    assert.equal(await errorOf({ id: id - 1, epoch: 1 }), ErrorCode.FETCH_SESSION_ID_NOT_FOUND);
    assert.equal(await errorOf({ id, epoch: 1 }), 0);
    await client.ask(API.fetch, sessionRequest(topic, { id, epoch: -1 }, [[0, 0]]));
    assert.equal(await errorOf({ id, epoch: 2 }), ErrorCode.FETCH_SESSION_ID_NOT_FOUND);
    await node.stop();
  });

  it('waits like any other fetch, without naming a partition', async () => {
    const { node, client, topic } = await start({ partitions: 3 });
    const reader = await node.connect();
    const id = await open(reader, topic);
    const request = { ...sessionRequest(topic, { id, epoch: 1 }, []), maxWaitMs: 60_000 };
    const waiting = reader.send(API.fetch, request);
    await node.settle();
    assert.equal(reader.unanswered, 1);
    await produce(client, topic, ['x'], { partition: 2 });
    assert.deepEqual(valuesIn(await waiting), { 2: ['x'] });
    await node.stop();
  });

  it('tells that a topic is gone, and never reads another one of the same name', async () => {
    const { node, client, topic } = await start({ partitions: 3 });
    const id = await open(client, topic);
    const errorsOf = async (epoch: number) => {
      const response = await client.ask(API.fetch, sessionRequest(topic, { id, epoch }, []));
      return response.responses.flatMap((one) => one.partitions.map(({ errorCode }) => errorCode));
    };
    await client.ask(API.deleteTopics, { topics: [{ name: 'a', topicId: ZERO_UUID }], timeoutMs: 1000 });
    assert.deepEqual(
      await errorsOf(1),
      partitions.map(() => ErrorCode.UNKNOWN_TOPIC_OR_PARTITION),
    );
    const other = await createTopic(client, 'a', { partitions: 3 });
    await produce(client, other, ['not for this reader']);
    assert.deepEqual(
      await errorsOf(2),
      partitions.map(() => ErrorCode.INCONSISTENT_TOPIC_ID),
    );
    await node.stop();
  });
});

describe('records far behind the end of the log', () => {
  it('are read as they were written, over many segments', async () => {
    const { node, client, topic } = await start({ configs: { 'segment.bytes': '1048576' } });
    const value = 'v'.repeat(100_000);
    for (let index = 0; index < 40; index++) await produce(client, topic, [{ key: String(index), value }]);
    for (let next = 0; next < 40; ) {
      const { records } = await fetchFrom(client, topic, next, { partitionMaxBytes: 300_000 });
      const found = recordsIn(records);
      assert.ok(found.length >= 2);
      for (const record of found) {
        assert.deepEqual([record.offset, record.key, record.value === value], [next, String(next), true]);
        next++;
      }
    }
    await client.ask(API.produce, produceRequest(topic, ['end']));
    await node.stop();
  });
});
