import assert from 'node:assert/strict';
import {
  type AcknowledgeOutcome,
  Admin,
  Consumer,
  Producer,
  type RecordMetadata,
  ShareConsumer,
  serdes,
} from '@kavka/client';
import type { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import { restart, type Server } from '../server/server.ts';
import { checkCommitted } from './committed-rounds.ts';
import { readBack } from './read-back.ts';

/** How a server ends. */
type End = 'stop' | 'kill';
/** Begins before the end; what it returns goes on after it, and verifies. */
type Life = (server: Server, how: End) => Promise<() => Promise<void>>;

const LIVES: Readonly<Record<string, Life>> = {
  'records are under way': producing,
  'transactions are under way': transacting,
  'records are read': reading,
  'members commit while a group rebalances': rebalancing,
  'records are acknowledged': sharing,
};

/** Clients of all kinds live through one restart together. */
export async function restartSuite(checks: Checks, server: Server): Promise<void> {
  for (const how of ['stop', 'kill'] as const) {
    const afterwards = new Map<string, () => Promise<void>>();
    for (const [what, live] of Object.entries(LIVES))
      await checks.check(`before the ${how}: ${what}`, async () => {
        afterwards.set(what, await live(server, how));
      });
    await checks.check(`server restarted by ${how}`, () => restart(server, how));
    for (const [what, goOn] of afterwards) await checks.check(`across the ${how}: ${what}`, goOn);
  }
}

function range(first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, index) => String(first + index));
}

async function producing(server: Server, how: End): Promise<() => Promise<void>> {
  const topic = `produced-across-${how}`;
  const producer = new Producer({ bootstrapServers: server.address, requestTimeoutMs: 5000, lingerMs: 1 });
  let isOver = false;
  const sends: Promise<RecordMetadata>[] = [];
  const sending = (async () => {
    while (!isOver || sends.length < 1000) {
      sends.push(producer.send({ topic, partition: 0, value: `${sends.length}` }));
      if (sends.length % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await sends[0];
  return async () => {
    isOver = true;
    await sending;
    await Promise.all(sends);
    await producer.close();
    const values = (await readBack(server.address, topic)).map(({ value }) => value);
    assert.deepEqual(values, range(0, sends.length));
  };
}

/** One transaction after the other, every third aborted. */
async function transacting(server: Server, how: End): Promise<() => Promise<void>> {
  const topic = `transacted-across-${how}`;
  const producer = new Producer({
    bootstrapServers: server.address,
    transactionalId: topic,
    requestTimeoutMs: 5000,
    transactionTimeoutMs: 300_000,
    maxBlockMs: 120_000,
  });
  await producer.initTransactions();
  const committed: string[] = [];
  let rounds = 0;
  let lastRound = Number.POSITIVE_INFINITY;
  const working = (async () => {
    for (; rounds < lastRound; rounds++) {
      producer.beginTransaction();
      const values = ['a', 'b', 'c'].map((letter) => `${rounds}${letter}`);
      await producer.sendBatch(values.map((value) => ({ topic, partition: 0, value })));
      if (rounds % 3 === 1) await producer.abortTransaction();
      else {
        await producer.commitTransaction();
        committed.push(...values);
      }
    }
  })();
  await until('some are committed', () => rounds >= 5);
  return async () => {
    lastRound = rounds + 5;
    await working;
    await producer.close();
    const values = (await readBack(server.address, topic)).map(({ value }) => value);
    checkCommitted(values, committed, server.kind === 'apache-kafka' ? 1 : 0);
  };
}

function connect(server: Server, groupId: string, config: object = {}): Consumer<Buffer, string> {
  return new Consumer<Buffer, string>({
    bootstrapServers: server.address,
    groupId,
    autoOffsetReset: 'earliest',
    heartbeatIntervalMs: 300,
    sessionTimeoutMs: 6000,
    valueDeserializer: serdes.string,
    ...config,
  });
}

async function collect(consumer: AsyncIterable<{ value: string | null }>, into: string[]): Promise<void> {
  for await (const { value } of consumer) into.push(value ?? '');
}

async function send(server: Server, topic: string, values: readonly string[]): Promise<void> {
  await using producer = new Producer({ bootstrapServers: server.address });
  await producer.sendBatch(values.map((value) => ({ topic, key: value, value })));
}

/** Within one session nothing is left out and nothing comes twice. */
async function reading(server: Server, how: End): Promise<() => Promise<void>> {
  const topic = `read-across-${how}`;
  await send(server, topic, range(0, 1000));
  const consumer = connect(server, `group-${topic}`);
  const values: string[] = [];
  consumer.subscribe([topic]);
  const loop = collect(consumer, values);
  await until('the first half is read', () => values.length >= 1000);
  return async () => {
    await send(server, topic, range(1000, 2000));
    await until('the second half is read', () => values.length >= 2000);
    await consumer.close();
    await loop;
    assert.deepEqual(values.toSorted(), range(0, 2000).toSorted());
  };
}

/** A third member comes and goes, all commit often: everything is read, and the group's offsets are at the end. */
async function rebalancing(server: Server, how: End): Promise<() => Promise<void>> {
  const topic = `rebalanced-across-${how}`;
  const values: string[] = [];
  const join = () => {
    const config = { partitionAssignmentStrategy: 'cooperative-sticky', autoCommitIntervalMs: 20 };
    const consumer = connect(server, topic, config);
    consumer.subscribe([topic]);
    return { consumer, loop: collect(consumer, values) };
  };
  await send(server, topic, range(0, 500));
  const members = [join(), join()];
  await until('all is read', () => new Set(values).size === 500);
  members.push(join()); // the server ends amid the rebalance
  return async () => {
    const third = members.pop();
    await third?.consumer.close();
    await third?.loop;
    await send(server, topic, range(500, 1000));
    await until('everything is read', () => new Set(values).size === 1000);
    for (const { consumer, loop } of members) {
      await consumer.close();
      await loop;
    }
    await using reader = connect(server, topic);
    const partitions = await reader.partitionsOf(topic);
    const committed = await reader.committed(partitions);
    const ends = await reader.endOffsets(partitions);
    assert.deepEqual(
      committed.map(({ partition, offset }) => [partition, offset]).sort(),
      ends.map(({ partition, offset }) => [partition, offset]).sort(),
    );
  };
}

/** No record is left out, and none comes again once the broker has taken its acknowledgement. */
async function sharing(server: Server, how: End): Promise<() => Promise<void>> {
  const [topic, groupId] = [`share-across-${how}`, `share-group-${how}`];
  await using admin = new Admin({ bootstrapServers: server.address });
  const set = { 'share.auto.offset.reset': 'earliest' };
  await admin.alterConfigs([{ type: 'group', name: groupId, set }]);
  await send(server, topic, range(0, 1000));
  const taken = new Set<string>();
  const onAcknowledged = (outcomes: readonly AcknowledgeOutcome[]): void => {
    for (const { partition, offsets, error } of outcomes)
      if (error === undefined) for (const offset of offsets) taken.add(`${partition}/${offset}`);
  };
  const consumer = new ShareConsumer<Buffer, string>({
    bootstrapServers: server.address,
    groupId,
    maxPollRecords: 50,
    valueDeserializer: serdes.string,
    onAcknowledged,
  });
  consumer.subscribe([topic]);
  const values = new Set<string>();
  const again: string[] = [];
  const loop = (async () => {
    for await (const { partition, offset, value } of consumer) {
      if (taken.has(`${partition}/${offset}`)) again.push(`${partition}/${offset}`);
      values.add(value ?? '');
    }
  })();
  await until('half of the first are read', () => values.size >= 500);
  return async () => {
    await send(server, topic, range(1000, 2000));
    await until('all are read', () => values.size === 2000);
    await consumer.close();
    await loop;
    assert.deepEqual(again, []);
  };
}
