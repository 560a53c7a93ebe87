/**
 * How fast records come: `node packages/client/bench/consumer.ts --broker host:port [--mode records|batches|views] [--count 5000000]
 * [--topic bench] [-X name=value ...]`. Reads the topic from its start and prints one line of JSON. `views`: lazy batches whose
 * values are not
 * touched beyond their size; `batches`: a record object each; `records`: the loop record by record.
 */
import { parseArgs } from 'node:util';
import { Consumer } from '../src/consumer/index.ts';

const { values } = parseArgs({
  options: {
    broker: { type: 'string', default: 'localhost:9092' },
    topic: { type: 'string', default: 'bench' },
    mode: { type: 'string', default: 'records' },
    count: { type: 'string', default: '5000000' },
    config: { type: 'string', short: 'X', multiple: true, default: [] },
  },
});
const { topic, mode } = values;
const count = Number(values.count);
const config = Object.fromEntries(values.config.map((pair) => pair.split('=') as [string, string]));

interface Sum {
  records: number;
  bytes: number;
}

async function readViews(consumer: Consumer, sum: Sum): Promise<void> {
  for await (const batch of consumer.batches()) {
    for (const view of batch.views()) {
      sum.records++;
      sum.bytes += view.valueLength;
    }
    if (sum.records >= count) return;
  }
}

async function readBatches(consumer: Consumer, sum: Sum): Promise<void> {
  for await (const batch of consumer.batches()) {
    for (const record of batch) {
      sum.records++;
      sum.bytes += record.value?.length ?? 0;
    }
    if (sum.records >= count) return;
  }
}

async function readRecords(consumer: Consumer, sum: Sum): Promise<void> {
  for await (const record of consumer) {
    sum.bytes += record.valueSize;
    if (++sum.records >= count) return;
  }
}

const READERS: Readonly<Record<string, typeof readRecords>> = {
  records: readRecords,
  batches: readBatches,
  views: readViews,
};
const read = READERS[mode];
if (read === undefined) throw new RangeError(`--mode ${mode}: expected ${Object.keys(READERS).join(', ')}`);

await using consumer = new Consumer({ 'bootstrap.servers': values.broker, ...config });
consumer.assign(await consumer.partitionsOf(topic));
consumer.seekToStart();
await Promise.all(consumer.assignment.map((partition) => consumer.position(partition)));
const sum: Sum = { records: 0, bytes: 0 };
const startMs = performance.now();
const startCpu = process.cpuUsage();
await read(consumer, sum);
const seconds = (performance.now() - startMs) / 1000;
const { user, system } = process.cpuUsage(startCpu);
process.stdout.write(
  `${JSON.stringify({
    mode,
    count: sum.records,
    messagesPerSecond: Math.round(sum.records / seconds),
    megabytesPerSecond: Math.round(sum.bytes / seconds / 1e6),
    cpuMicrosPerMessage: Number(((user + system) / sum.records).toFixed(3)),
    rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  })}\n`,
);
