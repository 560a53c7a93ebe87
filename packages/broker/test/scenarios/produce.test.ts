import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { BatchView, CODEC_NAMES, Codec } from '@kavka/protocol/records';
import { TEST_START_MS } from '@kavka/testkit';
import {
  API,
  batchOf,
  createTopic,
  fetchFrom,
  produce,
  produceRequest,
  readTopic,
  readValues,
  type TestTopic,
  type WireClient,
} from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

async function start(configs: Readonly<Record<string, string>> = {}) {
  const node = await TestNode.start();
  const client = await node.connect();
  const topic = await createTopic(client, 'a', { partitions: 2, configs });
  return { node, client, topic };
}

describe('produce', () => {
  it('gives offsets one after the other, with acks=all and acks=1', async () => {
    const { node, client, topic } = await start();
    for (const [acks, offset] of [
      [-1, 0n],
      [1, 2n],
      [-1, 4n],
    ] as const) {
      const { errorCode, baseOffset, logAppendTimeMs, logStartOffset } = await produce(
        client,
        topic,
        ['x', 'y'],
        { acks },
      );
      assert.deepEqual([errorCode, baseOffset, logAppendTimeMs, logStartOffset], [0, offset, -1n, 0n]);
    }
    assert.deepEqual(await readValues(client, topic), ['x', 'y', 'x', 'y', 'x', 'y']);
    await node.stop();
  });

  it('says nothing to acks=0, and closes the connection where such records are refused', async () => {
    const { node, client, topic } = await start();
    client.tell(API.produce, produceRequest(topic, ['quiet'], { acks: 0 }));
    await node.settle();
    assert.deepEqual(await readValues(client, topic), ['quiet']);
    assert.equal(client.stray.length, 0);
    client.tell(API.produce, produceRequest(topic, ['lost'], { acks: 0, partition: 7 }));
    await node.settle();
    assert.equal(client.isClosed, true);
    await node.stop();
  });

  it('keeps keys, nulls, headers and times as they are, in every codec', async () => {
    const { node, client, topic } = await start();
    const sent = [
      { key: 'k', value: 'v'.repeat(3000), headers: { one: '1', none: null }, timestamp: TEST_START_MS },
      { key: null, value: null, headers: {}, timestamp: TEST_START_MS + 5 },
      { key: '', value: 'ä€', headers: {}, timestamp: TEST_START_MS - 5 },
    ];
    const codecs = Object.values(Codec);
    assert.equal(codecs.length, CODEC_NAMES.length);
    for (const codec of codecs) await produce(client, topic, batchOf(sent, { codec }));
    const expected = codecs.flatMap((_, round) =>
      sent.map((record, index) => ({ offset: round * 3 + index, ...record })),
    );
    assert.deepEqual(await readTopic(client, topic), expected);
    const { records } = await fetchFrom(client, topic, 3 * (codecs.length - 1));
    assert.equal(new BatchView().wrap(records ?? Buffer.alloc(0), 0).codec, codecs.at(-1));
    await node.stop();
  });

  it('answers pipelined requests in their order', async () => {
    const { node, client, topic } = await start();
    const answers = Array.from({ length: 50 }, (_, index) =>
      client.send(API.produce, produceRequest(topic, [String(index)])),
    );
    await node.settle();
    const offsets = (await Promise.all(answers)).map(
      ({ responses }) => responses[0]?.partitionResponses[0]?.baseOffset,
    );
    assert.deepEqual(
      offsets,
      offsets.map((_, index) => BigInt(index)),
    );
    await node.stop();
  });

  it('serves every version that is announced and known', async () => {
    const { node, client, topic } = await start();
    for (let version = 3; version <= API.produce.version; version++) {
      const request = produceRequest(topic, [`v${version}`]);
      const { responses } = await client.ask(API.produce, request, version);
      assert.equal(responses[0]?.partitionResponses[0]?.errorCode, 0, `version ${version}`);
    }
    assert.equal((await readValues(client, topic)).length, API.produce.version - 2);
    await node.stop();
  });

  it('refuses what is wrong, one partition at a time', async () => {
    const { node, client, topic } = await start({ 'max.message.bytes': '2000' });
    const damaged = batchOf(['damaged']);
    damaged.writeUInt8(damaged.readUInt8(damaged.length - 3) ^ 0x40, damaged.length - 3);
    const cases: [name: string, records: Buffer, expected: number][] = [
      ['a wrong CRC', damaged, ErrorCode.CORRUPT_MESSAGE],
      ['no bytes', Buffer.alloc(0), ErrorCode.INVALID_RECORD],
      ['two batches', Buffer.concat([batchOf(['1']), batchOf(['2'])]), ErrorCode.INVALID_RECORD],
      ['a batch cut short', batchOf(['short']).subarray(0, -1), ErrorCode.INVALID_RECORD],
      ['too large', batchOf(['x'.repeat(3000)]), ErrorCode.MESSAGE_TOO_LARGE],
      [
        'a time far ahead',
        batchOf(['x'], { timestamp: TEST_START_MS + 7_200_000 }),
        ErrorCode.INVALID_TIMESTAMP,
      ],
      ['an unknown producer state', batchOf(['x'], { producerId: 5n, producerEpoch: 0, baseSequence: 9 }), 0],
    ];
    for (const [name, records, expected] of cases) {
      const { errorCode, baseOffset } = await produce(client, topic, records);
      assert.equal(errorCode, expected, name);
      if (expected !== 0) assert.equal(baseOffset, -1n);
    }
    const both = produceRequest(topic, damaged);
    const other = { index: 1, records: batchOf(['good']) };
    const [data] = both.topicData ?? [];
    const partitionData = [...(data?.partitionData ?? []), other];
    const { responses } = await client.ask(API.produce, { ...both, topicData: [{ ...data, partitionData }] });
    assert.deepEqual(
      responses[0]?.partitionResponses.map(({ errorCode }) => errorCode),
      [ErrorCode.CORRUPT_MESSAGE, ErrorCode.NONE],
    );
    const odd = await produce(client, topic, ['x'], { acks: 2 });
    assert.equal(odd.errorCode, ErrorCode.INVALID_REQUIRED_ACKS);
    await node.stop();
  });

  it('refuses acks=all while fewer replicas are in sync than min.insync.replicas', async () => {
    const { node, client, topic } = await start({ 'min.insync.replicas': '2' });
    assert.equal((await produce(client, topic, ['x'])).errorCode, ErrorCode.NOT_ENOUGH_REPLICAS);
    assert.equal((await produce(client, topic, ['y'], { acks: 1 })).errorCode, 0);
    assert.deepEqual(await readValues(client, topic), ['y']);
    await node.stop();
  });

  it('stamps records with its own time where the topic says so', async () => {
    const { node, client, topic } = await start({ 'message.timestamp.type': 'LogAppendTime' });
    await node.advance(1234);
    const { logAppendTimeMs } = await produce(client, topic, ['x']);
    assert.equal(logAppendTimeMs, BigInt(TEST_START_MS + 1234));
    const [record] = await readTopic(client, topic);
    assert.equal(record?.timestamp, TEST_START_MS + 1234);
    await node.stop();
  });
});

interface Producer {
  readonly producerId: bigint;
  readonly producerEpoch: number;
}

async function newProducer(client: WireClient): Promise<Producer> {
  const { errorCode, producerId, producerEpoch } = await client.ask(API.initProducerId, {
    transactionalId: null,
    transactionTimeoutMs: 1000,
  });
  assert.equal(errorCode, 0);
  return { producerId, producerEpoch };
}

function sendAs(client: WireClient, topic: TestTopic, producer: Producer, baseSequence: number) {
  return produce(client, topic, batchOf([`s${baseSequence}`], { ...producer, baseSequence }));
}

describe('an idempotent producer', () => {
  it('gets the first offset again for each of its last five batches', async () => {
    const { node, client, topic } = await start();
    const producer = await newProducer(client);
    for (let sequence = 0; sequence < 7; sequence++) await sendAs(client, topic, producer, sequence);
    for (let sequence = 2; sequence < 7; sequence++) {
      const { errorCode, baseOffset } = await sendAs(client, topic, producer, sequence);
      assert.deepEqual([errorCode, baseOffset], [0, BigInt(sequence)]);
    }
    const tooOld = await sendAs(client, topic, producer, 1);
    assert.equal(tooOld.errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    const gap = await sendAs(client, topic, producer, 9);
    assert.equal(gap.errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    assert.equal((await readValues(client, topic)).length, 7);
    await node.stop();
  });

  it('is told apart from others, and fenced by a newer epoch', async () => {
    const { node, client, topic } = await start();
    const [one, other] = [await newProducer(client), await newProducer(client)];
    assert.notEqual(one.producerId, other.producerId);
    assert.equal((await sendAs(client, topic, one, 0)).baseOffset, 0n);
    assert.equal((await sendAs(client, topic, other, 0)).baseOffset, 1n);
    const newer = { ...one, producerEpoch: 1 };
    assert.equal((await sendAs(client, topic, newer, 0)).baseOffset, 2n);
    assert.equal((await sendAs(client, topic, one, 1)).errorCode, ErrorCode.INVALID_PRODUCER_EPOCH);
    await node.stop();
  });

  it('is remembered over a restart and over a crash; ids are never given twice', async () => {
    const { node, client, topic } = await start();
    const producer = await newProducer(client);
    for (let sequence = 0; sequence < 3; sequence++) await sendAs(client, topic, producer, sequence);
    const second = await node.restart();
    const again = await second.connect();
    assert.equal((await sendAs(again, topic, producer, 2)).baseOffset, 2n);
    await sendAs(again, topic, producer, 3);
    const third = await second.crash({ unsynced: 'kept' });
    const last = await third.connect();
    assert.equal((await sendAs(last, topic, producer, 3)).baseOffset, 3n);
    assert.equal((await sendAs(last, topic, producer, 4)).baseOffset, 4n);
    assert.notEqual((await newProducer(last)).producerId, producer.producerId);
    const described = await last.ask(API.describeProducers, {
      topics: [{ name: topic.name, partitionIndexes: [0] }],
    });
    assert.deepEqual(
      described.topics[0]?.partitions[0]?.activeProducers.map(({ producerId, lastSequence }) => [
        producerId,
        lastSequence,
      ]),
      [[producer.producerId, 4]],
    );
    await third.stop();
  });
});
