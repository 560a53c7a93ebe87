import { Admin, Producer, ShareConsumer } from '@kavka/client';
import type { Server } from '../../compat/server/server.ts';
import type { Measure } from '../measures/measure.ts';
import type { Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';

const PARTITIONS = 4;
const VALUE = Buffer.alloc(100, 'x');
const CONCURRENT = 8;
/** Records of one round in which whole batches are acknowledged. */
const BULK_RECORDS = 100_000;

let runs = 0;

/**
 * Acknowledgements of this project's share consumer: of batches as they come, and of each record by itself, answered before the next one;
 * one consumer, and eight of one group.
 */
export function shareGroups(seconds: number): Measure {
  return {
    name: 'share-groups',
    async warmUp(server) {
      await withTopic(server, PARTITIONS, async (topic) => {
        await fill(server, topic, BULK_RECORDS);
        await inBatches(server, topic, 1, BULK_RECORDS);
        await oneByOne(server, topic, 1, seconds);
      });
    },
    async round(server, results) {
      await withTopic(server, PARTITIONS, async (topic) => {
        await fill(server, topic, BULK_RECORDS);
        const bulk = await inBatches(server, topic, 1, BULK_RECORDS);
        report(results, server, 'acknowledgements in batches, 1 consumer', bulk);
        const together = await inBatches(server, topic, CONCURRENT, BULK_RECORDS);
        report(results, server, `acknowledgements in batches, ${CONCURRENT} consumers`, together);
        report(
          results,
          server,
          'acknowledged one by one, 1 consumer',
          await oneByOne(server, topic, 1, seconds),
        );
        const each = await oneByOne(server, topic, CONCURRENT, seconds);
        report(results, server, `acknowledged one by one, ${CONCURRENT} consumers`, each);
      });
    },
  };
}

function report(results: Results, server: Server, name: string, perSecond: number): void {
  results.add(server.kind, { name, unit: '/s', better: 'more' }, perSecond);
}

async function fill(server: Server, topic: string, count: number): Promise<void> {
  await using producer = new Producer({ bootstrapServers: addressOf(server) });
  await Promise.all(
    Array.from({ length: count }, (_, at) =>
      producer.send({ topic, partition: at % PARTITIONS, value: VALUE }),
    ),
  );
}

/** A new group that reads the topic from its beginning. */
async function members(server: Server, topic: string, count: number): Promise<ShareConsumer[]> {
  const groupId = `bench-share-${process.pid}-${++runs}`;
  const bootstrapServers = addressOf(server);
  await using admin = new Admin({ bootstrapServers });
  await admin.alterConfigs([
    { type: 'group', name: groupId, set: { 'share.auto.offset.reset': 'earliest' } },
  ]);
  return Array.from({ length: count }, () => {
    const consumer = new ShareConsumer({ bootstrapServers, groupId });
    consumer.subscribe([topic]);
    return consumer;
  });
}

/** Acknowledgements a second, from the first record on. */
async function inBatches(server: Server, topic: string, consumers: number, total: number): Promise<number> {
  const all = await members(server, topic, consumers);
  let startedMs = 0;
  let count = 0;
  let tookMs = 0;
  await Promise.all(
    all.map(async (consumer) => {
      for await (const batch of consumer.batches()) {
        if (startedMs === 0) startedMs = performance.now();
        count += batch.length;
        if (count < total || tookMs > 0) continue;
        await consumer.commit();
        tookMs = performance.now() - startedMs;
        await Promise.all(all.map((one) => one.close()));
      }
    }),
  );
  return (total * 1000) / tookMs;
}

/** Acknowledgements a second, each answered before the next. */
async function oneByOne(server: Server, topic: string, consumers: number, seconds: number): Promise<number> {
  const all = await members(server, topic, consumers);
  const rates = all.map(async (consumer) => {
    let startedMs = 0;
    let count = 0;
    for await (const _record of consumer) {
      await consumer.commit();
      if (startedMs === 0) startedMs = performance.now();
      else count++;
      if (performance.now() - startedMs > seconds * 1000) break;
    }
    return (count * 1000) / (performance.now() - startedMs);
  });
  const perSecond = (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
  await Promise.all(all.map((consumer) => consumer.close()));
  return perSecond;
}

function addressOf(server: Server): string {
  return `localhost:${server.port}`;
}
