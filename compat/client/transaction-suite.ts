import assert from 'node:assert/strict';
import { FencedError, IllegalStateError, KafkaError, Producer, type ProducerOptions } from '@kavka/client';
import type { Checks } from '../checks.ts';
import type { Server } from '../server/server.ts';
import { readBack } from './read-back.ts';

interface Setting {
  readonly server: Server;
  connect(transactionalId: string, options?: ProducerOptions): Producer;
  /** A name of its own for each level that is tried. */
  topics(name: string): string;
}

/** What transactional producers promise. `kind` is the level of `transaction.version` that the server runs. */
export async function transactionSuite(checks: Checks, server: Server, kind: number): Promise<void> {
  const setting: Setting = {
    server,
    connect: (transactionalId, options = {}) =>
      new Producer({ bootstrapServers: server.address, transactionalId, ...options }),
    topics: (name) => `${name}-${kind}`,
  };
  const name = `transactions of kind ${kind}`;
  await checks.check(`${name}: committed, aborted, committed`, () => ends(setting));
  await checks.check(`${name}: many partitions, many batches, one after the other`, () => many(setting));
  await checks.check(`${name}: a second producer of the same id fences the first`, () => fencing(setting));
  await checks.check(`${name}: offsets of a group, and nothing else`, () => offsets(setting));
  await checks.check(`${name}: a failed record leaves only aborting`, () => failure(setting));
  await checks.check(`${name}: calls out of order`, () => outOfOrder(setting));
}

async function ends({ connect, server, topics }: Setting): Promise<void> {
  await using producer = connect('ends');
  await producer.initTransactions();
  for (const [index, outcome] of ['commit', 'abort', 'commit', 'abort', 'abort', 'commit'].entries()) {
    producer.beginTransaction();
    const sent = producer.send({ topic: topics('ends'), partition: 0, value: `${index}` });
    if (outcome === 'commit') await producer.commitTransaction();
    else {
      if (index === 1) await sent;
      else sent.catch(() => {});
      await producer.abortTransaction();
    }
  }
  const values = (await readBack(server.address, topics('ends'))).map(({ value }) => value);
  assert.deepEqual(values, ['0', '2', '5']);
}

async function many({ connect, server, topics }: Setting): Promise<void> {
  await using producer = connect('many', { batchSize: 1000, compressionType: 'zstd' });
  await producer.initTransactions();
  const expected: string[] = [];
  for (let round = 0; round < 5; round++) {
    producer.beginTransaction();
    const values = Array.from({ length: 1000 }, (_, index) => `${round}-${index}`);
    const sent = producer.sendBatch(
      values.map((value, index) => ({ topic: topics('many'), partition: index % 3, value })),
    );
    sent.catch(() => {}); // what is aborted fails
    if (round % 2 === 0) {
      await producer.commitTransaction();
      expected.push(...values);
    } else await producer.abortTransaction();
    await Promise.allSettled([sent]);
  }
  const stored = (await readBack(server.address, topics('many'))).map(({ value }) => value);
  assert.equal(stored.length, expected.length);
  assert.deepEqual(new Set(stored), new Set(expected));
}

async function fencing({ connect, server, topics }: Setting): Promise<void> {
  await using first = connect('fenced');
  await first.initTransactions();
  first.beginTransaction();
  await first.send({ topic: topics('fenced'), value: 'lost' });
  await using second = connect('fenced');
  await second.initTransactions();
  await assert.rejects(first.commitTransaction(), (error) => error instanceof KafkaError && error.isFatal);
  second.beginTransaction();
  await second.send({ topic: topics('fenced'), value: 'kept' });
  await second.commitTransaction();
  assert.deepEqual(
    (await readBack(server.address, topics('fenced'))).map(({ value }) => value),
    ['kept'],
  );
  assert.ok(FencedError.prototype instanceof KafkaError);
}

async function offsets({ connect, topics }: Setting): Promise<void> {
  await using producer = connect('offsets');
  await producer.initTransactions();
  for (const end of ['commitTransaction', 'abortTransaction', 'commitTransaction'] as const) {
    producer.beginTransaction();
    await producer.sendOffsetsToTransaction([{ topic: topics('ends'), partition: 0, offset: 3 }], 'a-group');
    await producer[end]();
  }
  producer.beginTransaction();
  await producer.commitTransaction();
}

async function failure({ connect, server, topics }: Setting): Promise<void> {
  await using producer = connect('failure', { maxRequestSize: 10_000_000 });
  await producer.initTransactions();
  producer.beginTransaction();
  producer.send({ topic: topics('failure'), partition: 0, value: 'a' }).catch(() => {});
  await assert.rejects(
    producer.send({ topic: topics('failure'), partition: 0, value: Buffer.alloc(2_000_000) }),
    {
      code: 'MESSAGE_TOO_LARGE',
    },
  );
  await assert.rejects(producer.commitTransaction(), /can only be aborted/);
  await assert.rejects(producer.send({ topic: topics('failure'), value: 'b' }), /can only be aborted/);
  await producer.abortTransaction();
  producer.beginTransaction();
  await producer.send({ topic: topics('failure'), partition: 0, value: 'c' });
  await producer.commitTransaction();
  assert.deepEqual(
    (await readBack(server.address, topics('failure'))).map(({ value }) => value),
    ['c'],
  );
}

async function outOfOrder({ connect, topics }: Setting): Promise<void> {
  await using producer = connect('out-of-order');
  assert.throws(() => producer.beginTransaction(), IllegalStateError);
  await producer.initTransactions();
  await assert.rejects(producer.send({ topic: topics('ends'), value: 'x' }), /no transaction is open/);
  await assert.rejects(producer.commitTransaction(), IllegalStateError);
  producer.beginTransaction();
  assert.throws(() => producer.beginTransaction(), /a transaction is open/);
  await producer.abortTransaction();
}
