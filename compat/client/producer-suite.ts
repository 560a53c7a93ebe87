import assert from 'node:assert/strict';
import { Producer, type ProducerOptions } from '@kavka/client';
import type { Checks } from '../checks.ts';
import type { Server } from '../server/server.ts';
import { readBack } from './read-back.ts';

const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

/** What the producer promises, against a real server that creates topics of three partitions by itself. */
export async function producerSuite(checks: Checks, server: Server): Promise<void> {
  const connect = (options: ProducerOptions = {}): Producer =>
    new Producer({ bootstrapServers: server.address, ...options });
  for (const codec of CODECS) {
    await checks.check(`producer: ${codec}, keys, headers, times, nulls`, () =>
      roundTrip(connect, server, codec),
    );
  }
  for (const acks of ['0', '1', 'all']) {
    await checks.check(`producer: acks=${acks}`, () => acknowledged(connect, server, acks));
  }
  await checks.check('producer: 50,000 keyed records, each stored once and in order of its key', () =>
    keyed(connect, server),
  );
  await checks.check('producer: a dead bootstrap server before the living one', () => deadBootstrap(server));
  await checks.check('producer: a record too large for the broker', () => tooLarge(connect));
  await checks.check('producer: no partition of that number', () => noPartition(connect));
}

type Connect = (options?: ProducerOptions) => Producer;

async function roundTrip(connect: Connect, server: Server, codec: (typeof CODECS)[number]): Promise<void> {
  const topic = `round-trip-${codec}`;
  await using producer = connect({ compressionType: codec });
  const now = Date.now();
  const sent = await producer.sendBatch([
    { topic, partition: 0, key: 'k', value: 'v'.repeat(5000), timestamp: now - 5 },
    { topic, partition: 0, key: null, value: null, timestamp: now, headers: { a: '1', b: null } },
    {
      topic,
      partition: 0,
      key: '',
      value: '',
      timestamp: now - 10,
      headers: [
        { key: 'a', value: '' },
        { key: 'a', value: 'ö' },
      ],
    },
  ]);
  assert.deepEqual(
    sent.map(({ offset }) => offset),
    [0, 1, 2],
  );
  assert.deepEqual(await readBack(server.address, topic), [
    { partition: 0, offset: 0, timestamp: now - 5, key: 'k', value: 'v'.repeat(5000), headers: [] },
    {
      partition: 0,
      offset: 1,
      timestamp: now,
      key: null,
      value: null,
      headers: [
        ['a', '1'],
        ['b', null],
      ],
    },
    {
      partition: 0,
      offset: 2,
      timestamp: now - 10,
      key: '',
      value: '',
      headers: [
        ['a', ''],
        ['a', 'ö'],
      ],
    },
  ]);
}

async function acknowledged(connect: Connect, server: Server, acks: string): Promise<void> {
  const topic = `acks-${acks}`;
  const producer = connect({ acks });
  const [metadata] = await producer.sendBatch([{ topic, value: 'x' }]);
  await producer.close();
  assert.equal(metadata?.offset, acks === '0' ? -1 : 0);
  if (acks !== '0') assert.equal((await readBack(server.address, topic)).length, 1);
}

async function keyed(connect: Connect, server: Server): Promise<void> {
  const topic = 'keyed';
  const count = 50_000;
  await using producer = connect({ compressionType: 'lz4' });
  const outcomes = await producer.sendBatch(
    Array.from({ length: count }, (_, index) => ({ topic, key: `key-${index % 100}`, value: `${index}` })),
  );
  const stored = await readBack(server.address, topic);
  assert.equal(stored.length, count);
  const last = new Map<string, number>();
  for (const { key, value, partition, offset } of stored) {
    const number = Number(value);
    assert.ok(number > (last.get(key ?? '') ?? -1), `${key} out of order`);
    last.set(key ?? '', number);
    assert.deepEqual([outcomes[number]?.partition, outcomes[number]?.offset], [partition, offset]);
  }
}

async function deadBootstrap(server: Server): Promise<void> {
  await using producer = new Producer({ bootstrapServers: ['localhost:1', server.address] });
  assert.equal((await producer.send({ topic: 'bootstrap', value: 'x' })).offset, 0);
}

async function tooLarge(connect: Connect): Promise<void> {
  await using producer = connect({ maxRequestSize: 10_000_000 });
  const sent = producer.send({ topic: 'large', value: Buffer.alloc(2_000_000) });
  await assert.rejects(sent, { code: 'MESSAGE_TOO_LARGE', topic: 'large', name: 'BrokerError' });
  await producer.send({ topic: 'large', value: 'small' });
}

async function noPartition(connect: Connect): Promise<void> {
  await using producer = connect();
  await assert.rejects(producer.send({ topic: 'large', partition: 99, value: 'x' }), {
    topic: 'large',
    partition: 99,
  });
}
