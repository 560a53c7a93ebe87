import type { Consumer, ConsumerRecord, Producer } from '@kavka/client';
import { percentiles } from '../../performance/percentiles.ts';
import {
  defineTool,
  Progress,
  printLine,
  readProperties,
  type ToolContext,
  ToolError,
} from '../../shell/index.ts';
import { LATENCY_OPTIONS, type Measurement, measurementOf } from './latency-options.ts';
import { checkSame, sampleRecord } from './sample-record.ts';

const READ_LIMIT_MS = 60_000;
const TOLD_EVERY = 1000;

export const e2eLatency = defineTool({
  name: 'kafka-e2e-latency',
  summary: 'Measures how long a record takes from a producer to a consumer.',
  options: LATENCY_OPTIONS,
  positionals: [
    'bootstrap-server',
    'topic',
    'num-records',
    'producer-acks',
    'record-size',
    'command-config',
  ].map((label) => ({ label, about: `Without names (DEPRECATED): the same as --${label}.` })),
  example:
    'kafka-e2e-latency --bootstrap-server localhost:9092 --topic latency --num-records 20 --producer-acks all --record-size 100',
  async run(given, context) {
    const { output } = context;
    const measurement = measurementOf(given, output);
    const { records, configFile, servers } = measurement;
    const properties = {
      ...(configFile === undefined ? {} : readProperties(context, configFile)),
      'bootstrap.servers': servers,
    };
    await ensureTopic(measurement.topic, properties, context);
    const consumer = await readerAtEnd(measurement.topic, properties, context);
    const producer = await context.clients.producer({
      ...properties,
      'linger.ms': '0',
      acks: measurement.acks,
    });
    const latencies = await measure(producer, consumer, measurement, context);
    const total = latencies.reduce((sum, latency) => sum + latency, 0);
    const [p50, p99, p999] = percentiles(Int32Array.from(latencies, Math.floor), [0.5, 0.99, 0.999]);
    printLine(output, `Avg latency: ${(total / records).toFixed(4)} ms`);
    printLine(output, `Percentiles: 50th = ${p50}, 99th = ${p99}, 99.9th = ${p999}`);
    await consumer.commit();
  },
});

type Properties = Readonly<Record<string, string>>;

async function ensureTopic(name: string, properties: Properties, context: ToolContext): Promise<void> {
  const { signal, output, clients } = context;
  const admin = await clients.admin(properties);
  const topics = await admin.listTopics({ includeInternal: true, signal });
  if (topics.some((topic) => topic.name === name)) return;
  printLine(
    output,
    `Topic "${name}" does not exist. Will create topic with 1 partition(s) and replication factor = 1`,
  );
  await admin.createTopics([{ name, partitions: 1, replicationFactor: 1 }], { signal });
}

/** It asks without a pause: what it waits for is to be measured. */
async function readerAtEnd(topic: string, properties: Properties, context: ToolContext): Promise<Consumer> {
  const { signal, clients, clock } = context;
  const consumer = await clients.consumer({
    ...properties,
    'group.id': `test-group-${clock.now()}`,
    'enable.auto.commit': 'false',
    'auto.offset.reset': 'latest',
    'fetch.max.wait.ms': '0',
  });
  const partitions = await consumer.partitionsOf(topic, { signal });
  consumer.assign(partitions);
  consumer.seekToEnd();
  for (const partition of partitions) await consumer.position(partition, { signal });
  return consumer;
}

/** Milliseconds of each record. */
async function measure(
  producer: Producer,
  consumer: Consumer,
  measurement: Measurement,
  { clock, random, output, errors, signal }: ToolContext,
): Promise<number[]> {
  const late = new AbortController();
  const records = consumer.records({ signal: AbortSignal.any([signal, late.signal]) });
  const latencies: number[] = [];
  using progress = new Progress(errors, clock);
  for (let at = 0; at < measurement.records; at++) {
    const sent = sampleRecord(measurement, random);
    const startedAt = clock.monotonic();
    await producer.send({ topic: measurement.topic, ...sent });
    const cancel = clock.schedule(READ_LIMIT_MS, () => late.abort(notRead()));
    const { value: read } = await records.next();
    cancel();
    const elapsedMs = clock.monotonic() - startedAt;
    checkSame(sent, arrived(read));
    if (at % TOLD_EVERY === 0) printLine(output, `${at}\t${Number(elapsedMs.toFixed(6))}`);
    latencies.push(elapsedMs);
    progress.show(() => `${at + 1} of ${measurement.records} records`);
  }
  return latencies;
}

function arrived(record: ConsumerRecord | undefined): ConsumerRecord {
  if (record === undefined) throw notRead();
  return record;
}

function notRead(): ToolError {
  return new ToolError(`poll() timed out before finding a result (timeout:[${READ_LIMIT_MS}ms])`);
}
