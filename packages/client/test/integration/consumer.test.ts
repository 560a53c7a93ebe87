import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admin } from '../../src/admin/index.ts';
import { Consumer, type ConsumerBatch, type ConsumerRecord } from '../../src/consumer/index.ts';
import { KafkaError } from '../../src/errors/index.ts';
import { Producer } from '../../src/producer/index.ts';
import { serdes } from '../../src/serde/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic } from './topics.ts';

const cluster = testCluster();

function manual(topic: string, config: object = {}): Consumer<string, string> {
  const consumer = new Consumer<string, string>({
    bootstrapServers: cluster.bootstrapServers,
    autoOffsetReset: 'earliest',
    keyDeserializer: serdes.string,
    valueDeserializer: serdes.string,
    ...config,
  });
  consumer.assign([{ topic, partition: 0 }]);
  return consumer;
}

async function take<K, V>(consumer: Consumer<K, V>, count: number): Promise<ConsumerRecord<K, V>[]> {
  const records: ConsumerRecord<K, V>[] = [];
  for await (const record of consumer.records({ signal: AbortSignal.timeout(60_000) })) {
    if (records.push(record) === count) break;
  }
  return records;
}

describe('a consumer with partitions of its own choice', () => {
  test('gets each record once, in order, with all that it has', async () => {
    const topic = await freshTopic(cluster);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    await producer.send({ topic, key: 'k', value: 'v', timestamp: 1234n, headers: { trace: 'abc' } });
    await producer.send({ topic, value: null });
    await using consumer = manual(topic);
    const [first, second] = await take(consumer, 2);
    assert.deepEqual(
      [first?.offset, first?.key, first?.value, first?.timestamp, first?.partition, first?.topic],
      [0, 'k', 'v', 1234n, 0, topic],
    );
    assert.deepEqual(
      first?.headers.map(({ key, value }) => [key.toString(), value?.toString()]),
      [['trace', 'abc']],
    );
    assert.deepEqual([second?.offset, second?.key, second?.value], [1, null, null]);
  });

  test('goes on in a second loop where the first one was left', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 100);
    await using consumer = manual(topic);
    const values = [...(await take(consumer, 33)), ...(await take(consumer, 67))].map(({ value }) => value);
    assert.deepEqual(
      values,
      Array.from({ length: 100 }, (_, index) => String(index)),
    );
  });

  test('gives batches whose records are those of the loop, from the middle of a batch on too', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 50);
    await using consumer = manual(topic);
    consumer.seek({ topic, partition: 0 }, 17);
    const offsets: number[] = [];
    for await (const batch of consumer.batches()) {
      for (const { offset } of batch) offsets.push(offset);
      if (batch.lastOffset === 49) break;
    }
    assert.deepEqual(
      offsets,
      Array.from({ length: 33 }, (_, index) => 17 + index),
    );
    assert.equal(await consumer.position({ topic, partition: 0 }), 50);
  });

  test('gives the same records where it uses memory again, and what was lent is not to be read later', async () => {
    const topic = await freshTopic(cluster, 2);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers, batchSize: 50_000 });
    const textOf = (index: number): string => `${index}`.padStart(1000, 'x');
    const count = 2000;
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        producer.send({ topic, partition: index % 2, value: textOf(index) }),
      ),
    );
    await using consumer = manual(topic, { maxPartitionFetchBytes: 100_000 });
    consumer.assign([0, 1].map((partition) => ({ topic, partition })));
    const next = [0, 1];
    let first: ConsumerBatch<string, string> | undefined;
    const signal = AbortSignal.timeout(60_000);
    for await (const batch of consumer.batches({ signal, reusesMemory: true })) {
      first ??= batch;
      for (const { value, partition } of batch) {
        assert.equal(value, textOf(next[partition]!));
        next[partition]! += 2;
      }
      if (next[0] === count && next[1] === count + 1) break;
    }
    assert.throws(() => [...(first ?? [])], { name: 'IllegalStateError' });
  });

  test('seeks forwards, backwards, to both ends and by time', async () => {
    const topic = await freshTopic(cluster);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    for (let i = 0; i < 10; i++)
      await producer.send({ topic, value: String(i), timestamp: BigInt(1000 + i * 10) });
    const partition = { topic, partition: 0 };
    await using consumer = manual(topic);
    const next = async (): Promise<string | null | undefined> => (await take(consumer, 1))[0]?.value;
    consumer.seek(partition, 7);
    assert.equal(await next(), '7');
    consumer.seek(partition, 2);
    assert.equal(await next(), '2');
    assert.equal(await next(), '3');
    consumer.seekToStart();
    assert.equal(await next(), '0');
    consumer.seekToTime(1045n);
    assert.equal(await next(), '5');
    consumer.seekToEnd();
    assert.equal(await consumer.position(partition), 10);
    await producer.send({ topic, value: 'later' });
    assert.equal(await next(), 'later');
    const [found] = await consumer.offsetsForTimes([{ ...partition, timestamp: 1011n }]);
    assert.deepEqual([found?.offset, found?.timestamp], [2, 1020n]);
    const [end] = await consumer.endOffsets([partition]);
    assert.equal(end?.offset, 11);
  });

  test('hands out nothing of a paused partition, and loses nothing by it', async () => {
    const topic = await freshTopic(cluster, 2);
    await fill(cluster, topic, 40, 2);
    await using consumer = manual(topic);
    consumer.assign([0, 1].map((partition) => ({ topic, partition })));
    const [first] = await take(consumer, 1);
    assert.ok(first !== undefined);
    const paused = { topic, partition: first.partition };
    consumer.pause([paused]);
    assert.deepEqual(consumer.paused, [paused]);
    const others = await take(consumer, 20);
    assert.ok(others.every(({ partition }) => partition !== first.partition));
    consumer.resume([paused]);
    const rest = await take(consumer, 19);
    assert.deepEqual(
      rest.map(({ offset }) => offset),
      Array.from({ length: 19 }, (_, index) => index + 1),
    );
  });

  test('starts at the end by default', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 5);
    await using consumer = manual(topic, { autoOffsetReset: 'latest' });
    assert.equal(await consumer.position({ topic, partition: 0 }), 5);
  });

  test('starts so long ago as by_duration says', async () => {
    const topic = await freshTopic(cluster);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    await producer.send({ topic, value: 'old', timestamp: BigInt(Date.now() - 7_200_000) });
    await producer.send({ topic, value: 'new' });
    await using consumer = manual(topic, { autoOffsetReset: 'by_duration:PT1H' });
    assert.equal((await take(consumer, 1))[0]?.value, 'new');
  });

  test('fails without an offset where the policy is none, and goes on after a seek', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 5);
    await using consumer = manual(topic, { autoOffsetReset: 'none', groupId: freshName('group') });
    await assert.rejects(take(consumer, 1), { name: 'NoOffsetError', context: { topic, partition: 0 } });
    consumer.seek({ topic, partition: 0 }, 3);
    assert.equal((await take(consumer, 1))[0]?.value, '3');
    consumer.seek({ topic, partition: 0 }, 77);
    await assert.rejects(take(consumer, 1), { name: 'OffsetOutOfRangeError', code: 'OFFSET_OUT_OF_RANGE' });
  });

  test('starts anew from an offset that is gone', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 10);
    await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
    const [deleted] = await admin.deleteRecords([{ topic, partition: 0, beforeOffset: 6 }]);
    assert.equal(deleted?.lowWatermark, 6);
    await using consumer = manual(topic);
    consumer.seek({ topic, partition: 0 }, 1);
    assert.equal((await take(consumer, 1))[0]?.offset, 6);
  });

  test('ends its loop when it is closed, and says so afterwards', async () => {
    const topic = await freshTopic(cluster);
    const consumer = manual(topic);
    const loop = take(consumer, 1);
    await consumer.position({ topic, partition: 0 });
    await consumer.close();
    assert.deepEqual(await loop, []);
    assert.throws(() => consumer.assign([]), { code: 'CLIENT_CLOSED' });
    await consumer.close();
  });

  test('stops waiting when its signal fires', async () => {
    const topic = await freshTopic(cluster);
    await using consumer = manual(topic);
    const stop = new AbortController();
    const next = consumer.records({ signal: stop.signal }).next();
    stop.abort(new Error('enough'));
    await assert.rejects(next, { message: 'enough' });
    await fill(cluster, topic, 1);
    assert.equal((await take(consumer, 1)).length, 1);
  });

  test('names topic, partition and offset of a value that cannot be read', async () => {
    const topic = await freshTopic(cluster);
    await fill(cluster, topic, 1);
    await using consumer = new Consumer({
      bootstrapServers: cluster.bootstrapServers,
      autoOffsetReset: 'earliest',
      valueDeserializer: serdes.int64,
    });
    consumer.assign([{ topic, partition: 0 }]);
    const [record] = await take(consumer, 1);
    assert.throws(
      () => record?.value,
      (error) => {
        assert.ok(error instanceof KafkaError);
        assert.deepEqual({ ...error.context }, { topic, partition: 0, offset: 0 });
        return error.code === 'SERIALIZATION_FAILED';
      },
    );
  });

  test('reads what was compressed', async () => {
    for (const compressionType of ['gzip', 'snappy', 'lz4', 'zstd']) {
      const topic = await freshTopic(cluster);
      await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers, compressionType });
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => producer.send({ topic, value: `${compressionType} ${i}` })),
      );
      await using consumer = manual(topic);
      const values = (await take(consumer, 20)).map(({ value }) => value);
      assert.deepEqual(
        values,
        Array.from({ length: 20 }, (_, i) => `${compressionType} ${i}`),
      );
    }
  });

  test('tells of topics and their partitions', async () => {
    const topic = await freshTopic(cluster, 3);
    await using consumer = manual(topic);
    const partitions = await consumer.partitionsOf(topic);
    assert.deepEqual(
      partitions.map(({ partition, leader, replicas }) => [partition, leader?.nodeId === replicas[0]]),
      [0, 1, 2].map((partition) => [partition, true]),
    );
    assert.deepEqual((await consumer.listTopics()).get(topic), partitions);
  });

  test('refuses a wrong config with the nearest right name', () => {
    assert.throws(
      () => new Consumer({ bootstrapServers: 'localhost:1', ...{ autoOffsetRest: 'earliest' } }),
      /autoOffsetReset/,
    );
    assert.throws(() => manual('topic', { autoOffsetReset: 'erliest' }), /auto\.offset\.reset/);
    assert.throws(() => manual('topic', { partitionAssignmentStrategy: ['fair'] }), /cooperative-sticky/);
  });
});
