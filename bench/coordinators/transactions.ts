import { Producer } from '@kavka/client';
import type { Server } from '../../compat/server/server.ts';
import type { Measure } from '../measures/measure.ts';
import type { Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';

const PARTITIONS = 4;
const VALUE = Buffer.alloc(100, 'x');
const CONCURRENT = 8;

let runs = 0;

/** Small transactions of this project's client: begin, one record (and a group's offset), commit; one producer, and eight at a time. */
export function transactions(seconds: number): Measure {
  return {
    name: 'transactions',
    async warmUp(server) {
      await withTopic(server, PARTITIONS, async (topic) => {
        await rate(server, topic, CONCURRENT, seconds, true);
        await rate(server, topic, 1, seconds, false);
      });
    },
    async round(server, results) {
      await withTopic(server, PARTITIONS, async (topic) => {
        report(results, server, 'transactions, 1 producer', await rate(server, topic, 1, seconds, false));
        report(results, server, 'with offsets, 1 producer', await rate(server, topic, 1, seconds, true));
        const together = await rate(server, topic, CONCURRENT, seconds, false);
        report(results, server, `transactions, ${CONCURRENT} producers`, together);
      });
    },
  };
}

function report(results: Results, server: Server, name: string, perSecond: number): void {
  results.add(server.kind, { name, unit: '/s', better: 'more' }, perSecond);
}

/** Transactions a second. */
async function rate(
  server: Server,
  topic: string,
  producers: number,
  seconds: number,
  withOffsets: boolean,
): Promise<number> {
  const run = ++runs;
  const counts = Array.from({ length: producers }, async (_, at) => {
    await using producer = new Producer({
      bootstrapServers: `localhost:${server.port}`,
      transactionalId: `bench-${run}-${at}`,
      lingerMs: 0,
    });
    await producer.initTransactions();
    await transact(producer, topic, at, withOffsets);
    const startedMs = performance.now();
    let count = 0;
    for (; performance.now() - startedMs < seconds * 1000; count++)
      await transact(producer, topic, at, withOffsets);
    return (count * 1000) / (performance.now() - startedMs);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function transact(producer: Producer, topic: string, at: number, withOffsets: boolean): Promise<void> {
  producer.beginTransaction();
  const sent = producer.send({ topic, partition: at % PARTITIONS, value: VALUE });
  if (withOffsets) await producer.sendOffsetsToTransaction([{ topic, partition: 0, offset: 1 }], 'bench');
  await producer.commitTransaction();
  await sent;
}
