import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { API, batchOf, createTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import { TestNode, type TestNodeOptions } from '../test-node.ts';
import { committedValues } from './committed-records.ts';

interface Setting {
  readonly node: TestNode;
  readonly client: WireClient;
  readonly topic: TestTopic;
  readonly producerId: bigint;
}

const TIMEOUT_MS = 60_000;

/** A node with a topic and a producer that is about to begin its first transaction. */
async function begin(config: TestNodeOptions['config'] = {}): Promise<Setting> {
  const node = await TestNode.start({ config: { 'transaction.state.log.num.partitions': 1, ...config } });
  const client = await node.connect();
  const topic = await createTopic(client, 't', { partitions: 2 });
  await client.ask(API.findCoordinator, { keyType: 1, coordinatorKeys: ['x'] });
  const { errorCode, producerId } = await client.ask(API.initProducerId, {
    transactionalId: 'x',
    transactionTimeoutMs: TIMEOUT_MS,
    producerId: -1n,
    producerEpoch: -1,
  });
  assert.equal(errorCode, 0);
  return { node, client, topic, producerId };
}

/** Error code of a transactional record. */
async function produce(
  { client, node, producerId }: Setting,
  value: string,
  { version = 12, epoch = 0, sequence = 0, partition = 0 } = {},
): Promise<number> {
  const records = batchOf([value], {
    producerId,
    producerEpoch: epoch,
    baseSequence: sequence,
    isTransactional: true,
  });
  const topicData = [{ name: 't', partitionData: [{ index: partition, records }] }];
  const answer = client.send(
    API.produce,
    { transactionalId: 'x', acks: -1, timeoutMs: 1000, topicData },
    version,
  );
  await node.advance(150);
  return (await answer).responses[0]?.partitionResponses[0]?.errorCode ?? -1;
}

describe('transactions of a whole node', () => {
  it('aborts what takes too long, and fences its producer', async () => {
    const setting = await begin();
    const { node, client, topic, producerId } = setting;
    assert.equal(await produce(setting, 'a'), 0);
    await node.advance(TIMEOUT_MS - 1_000);
    assert.deepEqual(await committedValues(client, topic, 0), { values: [], isStable: false });
    await node.advance(20_000);
    assert.deepEqual(await committedValues(client, topic, 0), { values: [], isStable: true });
    const end = { transactionalId: 'x', producerId, producerEpoch: 0, committed: true };
    const { errorCode } = await client.ask(API.endTxn, end, 4);
    assert.equal(errorCode, ErrorCode.PRODUCER_FENCED);
    assert.equal(await produce(setting, 'b', { sequence: 1 }), ErrorCode.INVALID_PRODUCER_EPOCH);
    await node.stop();
  });

  it('verifies that a partition was added, as far as the client can understand the answer', async () => {
    const setting = await begin();
    assert.equal(await produce(setting, 'a', { version: 10 }), ErrorCode.INVALID_TXN_STATE);
    assert.equal(await produce(setting, 'a', { version: 11 }), ErrorCode.TRANSACTION_ABORTABLE);
    assert.equal(await produce(setting, 'a', { version: 12 }), 0);
    assert.equal(
      await produce(setting, 'b', { version: 11, sequence: 1 }),
      0,
      'it is open in this partition',
    );
    await setting.node.stop();
  });

  it('does not verify where it is told not to', async () => {
    const setting = await begin({ 'transaction.partition.verification.enable': false });
    assert.equal(await produce(setting, 'a', { version: 10 }), 0);
    await setting.node.stop();
  });

  it('takes no offsets in a transaction that has no coordinator', async () => {
    const node = await TestNode.start({ config: { 'offsets.topic.num.partitions': 1 } });
    const client = await node.connect();
    await createTopic(client, 't', { partitions: 1 });
    await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['g'] });
    const topics = [{ name: 't', partitions: [{ partitionIndex: 0, committedOffset: 5n }] }];
    const request = { transactionalId: 'x', groupId: 'g', producerId: 7n, producerEpoch: 0, topics };
    for (const version of [3, 4, 5]) {
      const answer = await client.ask(API.txnOffsetCommit, request, version);
      const errorCode = answer.topics[0]?.partitions[0]?.errorCode;
      assert.equal(errorCode, ErrorCode.COORDINATOR_NOT_AVAILABLE, `version ${version}`);
    }
    await node.stop();
  });

  it('refuses the marker of an earlier coordinator', async () => {
    const setting = await begin();
    const { client, producerId, node } = setting;
    assert.equal(await produce(setting, 'a'), 0);
    const marker = (coordinatorEpoch: number, producerEpoch: number) =>
      client.ask(API.writeTxnMarkers, {
        markers: [
          {
            producerId,
            producerEpoch,
            coordinatorEpoch,
            transactionResult: false,
            topics: [{ name: 't', partitionIndexes: [0, 7] }],
          },
        ],
      });
    const codes = async (epoch: number, producerEpoch: number) =>
      (await marker(epoch, producerEpoch)).markers[0]?.topics[0]?.partitions.map(
        ({ errorCode }) => errorCode,
      );
    assert.deepEqual(await codes(5, 1), [0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]);
    assert.deepEqual((await codes(4, 1))?.[0], ErrorCode.TRANSACTION_COORDINATOR_FENCED);
    assert.deepEqual((await codes(6, 0))?.[0], ErrorCode.INVALID_PRODUCER_EPOCH);
    await node.stop();
  });

  it('takes the records of one producer in a request, and no more', async () => {
    const setting = await begin();
    const { client, producerId, node } = setting;
    const data = (index: number, id: bigint) => ({
      index,
      records: batchOf(['v'], { producerId: id, producerEpoch: 0, baseSequence: 0, isTransactional: true }),
    });
    const topicData = [{ name: 't', partitionData: [data(0, producerId), data(1, producerId + 1n)] }];
    const request = { transactionalId: 'x', acks: -1, timeoutMs: 1000, topicData };
    const { responses } = await client.ask(API.produce, request, 12);
    const codes = responses[0]?.partitionResponses.map(({ errorCode }) => errorCode);
    assert.deepEqual(codes, [ErrorCode.INVALID_PRODUCER_ID_MAPPING, ErrorCode.INVALID_PRODUCER_ID_MAPPING]);
    await node.stop();
  });
});
