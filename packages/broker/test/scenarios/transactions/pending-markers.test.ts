import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Disk } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { API, batchOf, createTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import { CrashDisk } from '../crash-disk.ts';
import { FailingDisk } from '../failing-disk.ts';
import { TestNode, type TestNodeOptions } from '../test-node.ts';
import { committedValues } from './committed-records.ts';

const PARTITIONS = [0, 1];
const ID = 'x';
/** A node that comes back takes up what had no leader. */
const TO_REGISTER_MS = 10_000;

interface Open {
  readonly node: TestNode;
  readonly client: WireClient;
  readonly topic: TestTopic;
  /** Asks for the end of a transaction that has a record in each partition. */
  readonly commit: () => Promise<{ readonly errorCode: number }>;
}

async function openTransaction(options: TestNodeOptions): Promise<Open> {
  const config = { ...options.config, 'transaction.state.log.num.partitions': 1 };
  const node = await TestNode.start({ ...options, config });
  const client = await node.connect();
  // It takes the second directory, where there are two: the first is the one of the coordinator.
  await createTopic(client, 'other', { partitions: 1 });
  await client.ask(API.findCoordinator, { keyType: 1, coordinatorKeys: [ID] });
  const topic = await createTopic(client, 't', { partitions: PARTITIONS.length });
  const { producerId } = await client.ask(API.initProducerId, {
    transactionalId: ID,
    transactionTimeoutMs: 60_000,
    producerId: -1n,
    producerEpoch: -1,
  });
  const producer = { producerId, producerEpoch: 0 };
  const partitionData = PARTITIONS.map((index) => ({
    index,
    records: batchOf(['a'], { ...producer, baseSequence: 0, isTransactional: true }),
  }));
  const request = {
    transactionalId: ID,
    acks: -1,
    timeoutMs: 1000,
    topicData: [{ name: 't', partitionData }],
  };
  const answer = client.send(API.produce, request, 12);
  await node.advance(150);
  const codes = (await answer).responses[0]?.partitionResponses.map(({ errorCode }) => errorCode);
  assert.deepEqual(codes, [0, 0]);
  const end = { transactionalId: ID, ...producer, committed: true };
  return { node, client, topic, commit: () => client.ask(API.endTxn, end, 5) };
}

async function stateOf(client: WireClient): Promise<string | undefined> {
  const { transactionStates } = await client.ask(API.describeTransactions, { transactionalIds: [ID] });
  return transactionStates[0]?.transactionState;
}

/** What readers of committed data see of each partition once nothing is pending there. */
async function seen(node: TestNode, topic: TestTopic): Promise<string[]> {
  await node.advance(TO_REGISTER_MS);
  const client = await node.connect();
  const partitions = await Promise.all(
    PARTITIONS.map((partition) => committedValues(client, topic, partition)),
  );
  return partitions.map(({ values, isStable }) => (isStable ? values.join() : 'unstable'));
}

describe('markers of a prepared transaction', () => {
  it('are written after a crash anywhere between the request to commit and its end', async () => {
    const endFrom = async (crashAfter: number) => {
      const disk = new MemoryDisk();
      const crashDisk = new CrashDisk(disk, { unsynced: 'kept' }, crashAfter, () => {});
      const open = await openTransaction({ disk, wrapDisk: crashDisk.wrap.bind(crashDisk) });
      const before = crashDisk.changes;
      assert.equal((await open.commit()).errorCode, 0);
      await open.node.advance(1_000);
      const after = crashDisk.changes;
      const startMs = open.node.clock.now();
      await open.node.stop();
      return { before, after, startMs, topic: open.topic, left: crashDisk.left };
    };
    const { before, after } = await endFrom(-1);
    const outcomes: string[] = [];
    for (let change = before; change < after; change++) {
      const { left, startMs, topic } = await endFrom(change);
      assert.ok(left !== undefined);
      const next = await TestNode.start({
        config: { 'transaction.state.log.num.partitions': 1 },
        disk: left,
        startMs,
      });
      // The timeout of a transaction that was not prepared.
      await next.advance(80_000);
      outcomes.push((await seen(next, topic)).join('|'));
      await next.stop();
    }
    assert.ok(outcomes.includes('a|a'), outcomes.join(' '));
    assert.deepEqual(
      outcomes.filter((outcome) => outcome !== '|' && outcome !== 'a|a'),
      [],
    );
  });

  it('wait for a directory that is offline, over a restart; a topic that is deleted needs none', async () => {
    const disk = new FailingDisk();
    const options = {
      disk: disk.memory,
      wrapDisk: (inner: Disk) => disk.wrap(inner),
      config: { 'log.dirs': '/m,/n', 'transaction.state.log.num.partitions': 1 },
    };
    const { node, client, topic, commit } = await openTransaction(options);
    const { results } = await client.ask(API.describeLogDirs, { topics: null });
    const names = results.find(({ logDir }) => logDir === '/n')?.topics.map(({ name }) => name);
    assert.ok(names?.includes('t') && !names.includes('__transaction_state'), names?.join());
    disk.failing = '/n/';
    assert.equal((await commit()).errorCode, 0);
    await node.advance(1_000);
    assert.equal(await stateOf(client), 'PrepareCommit');
    await node.stop();

    const startMs = node.clock.now();
    const without = await TestNode.start({ ...options, startMs });
    await without.advance(TO_REGISTER_MS);
    assert.equal(await stateOf(await without.connect()), 'PrepareCommit', 'it is offline, not gone');
    await without.stop();
    const kept = disk.memory.clone({ unsynced: 'kept' });

    disk.failing = '';
    const again = await TestNode.start({ ...options, startMs });
    assert.deepEqual(await seen(again, topic), ['a', 'a']);
    assert.equal(await stateOf(await again.connect()), 'CompleteCommit');
    await again.stop();

    const other = new FailingDisk(kept);
    other.failing = '/n/';
    const last = await TestNode.start({
      ...options,
      disk: kept,
      wrapDisk: (inner) => other.wrap(inner),
      startMs,
    });
    await last.advance(TO_REGISTER_MS);
    const admin = await last.connect();
    await admin.ask(API.deleteTopics, { topics: [{ name: 't' }], timeoutMs: 1000 });
    await last.advance(1_000);
    assert.equal(await stateOf(admin), 'CompleteCommit');
    await last.stop();
  });
});
