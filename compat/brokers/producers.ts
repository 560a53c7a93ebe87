import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Producer, type RecordMetadata } from '@kavka/client';
import { checkCommitted } from '../client/committed-rounds.ts';
import { readBack } from '../client/read-back.ts';
import { type Life, Loop } from './life.ts';

export const PARTITIONS = 6;
const PAUSE_MS = 40;
const DELIVERY_MS = 300_000;
const ROUND = ['a', 'b', 'c'];

/** What a producer has written so far, for those who read it. */
export interface Written {
  /** Records that are stored. */
  count(): number;
}

/** An idempotent producer: all is stored once, in order. */
export function producing(bootstrapServers: string, topic: string): Life & Written {
  const producer = new Producer({
    bootstrapServers,
    requestTimeoutMs: 10_000,
    deliveryTimeoutMs: DELIVERY_MS,
    maxBlockMs: DELIVERY_MS,
  });
  const sent: Promise<RecordMetadata>[] = [];
  let stored = 0;
  const loop = new Loop(async () => {
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const outcome = producer.send({ topic, partition, value: `${sent.length}` });
      sent.push(outcome);
      outcome.then(
        () => stored++,
        () => {},
      );
    }
    await delay(PAUSE_MS);
  });
  return {
    name: 'an idempotent producer',
    progress: () => stored,
    count: () => stored,
    async end() {
      await loop.end();
      await Promise.all(sent);
      await producer.close();
      const records = await readBack(bootstrapServers, topic);
      for (let partition = 0; partition < PARTITIONS; partition++) {
        const values = records.filter((record) => record.partition === partition).map(({ value }) => value);
        const rounds = Math.ceil((sent.length - partition) / PARTITIONS);
        const expected = Array.from({ length: rounds }, (_, round) => `${round * PARTITIONS + partition}`);
        assert.deepEqual(values, expected, `partition ${partition}`);
      }
    },
  };
}

/** Transactions over several partitions, every third given up: what is read is what was committed. */
export function transacting(bootstrapServers: string, topic: string): Life {
  const producer = new Producer({
    bootstrapServers,
    transactionalId: topic,
    requestTimeoutMs: 10_000,
    deliveryTimeoutMs: DELIVERY_MS,
    transactionTimeoutMs: DELIVERY_MS,
    maxBlockMs: DELIVERY_MS,
  });
  const ready = producer.initTransactions();
  const committed: string[] = [];
  const loop = new Loop(async (round) => {
    await ready;
    producer.beginTransaction();
    const values = ROUND.map((letter) => `${round}${letter}`);
    await producer.sendBatch(values.map((value, partition) => ({ topic, partition, value })));
    if (round % 3 === 1) await producer.abortTransaction();
    else {
      await producer.commitTransaction();
      committed.push(...values);
    }
    await delay(PAUSE_MS);
  });
  return {
    name: 'a transactional producer',
    progress: () => loop.rounds,
    async end() {
      await loop.end();
      await producer.close();
      const records = await readBack(bootstrapServers, topic);
      for (const [partition, letter] of ROUND.entries()) {
        const stored = records.filter((record) => record.partition === partition).map(({ value }) => value);
        const expected = committed.filter((value) => value.endsWith(letter));
        checkCommitted(stored, expected, 1);
      }
    },
  };
}
