import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Admin, Consumer, Producer } from '@kavka/client';
import { metricsIn, type ReadMetrics } from '../../packages/client/test/telemetry/otlp-reader.ts';
import { apacheKafkaJars } from '../apache-kafka/jars.ts';
import type { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';

const INTERVAL_MS = 1000;
const SOURCE = join(import.meta.dirname, 'java', 'TelemetryReceiver.java');

interface Push extends ReadMetrics {
  readonly instanceId: string;
  readonly isLast: boolean;
}

/** A plug-in for Apache Kafka, which writes what is pushed to a file. */
export interface TelemetryReceiver {
  readonly classes: string;
  readonly file: string;
  readonly overrides: Readonly<Record<string, string>>;
}

export async function telemetryReceiver(folder: string): Promise<TelemetryReceiver> {
  const classes = join(folder, 'classes');
  const file = join(folder, 'pushes');
  mkdirSync(classes, { recursive: true });
  await run('javac', ['-d', classes, '-cp', join(await apacheKafkaJars(), '*'), SOURCE]);
  const overrides = { 'metric.reporters': 'TelemetryReceiver', 'telemetry.receiver.file': file };
  return { classes, file, overrides };
}

/** Figures pushed to Apache Kafka, read as its plug-in gets them. */
export async function telemetrySuite(
  checks: Checks,
  server: Server,
  { file }: TelemetryReceiver,
): Promise<void> {
  const bootstrapServers = server.address;
  await checks.check('client metrics push: a subscription', async () => {
    await using admin = new Admin({ bootstrapServers });
    await admin.createTopics([{ name: 'figures', partitions: 1 }]);
    const set = {
      'interval.ms': String(INTERVAL_MS),
      metrics: 'org.apache.kafka.producer.,org.apache.kafka.consumer.coordinator.',
    };
    await admin.alterConfigs([{ type: 'clientMetrics', name: 'all', set }]);
  });
  await checks.check('client metrics push: of a producer, and once more when it closes', () =>
    ofProducer(bootstrapServers, file),
  );
  await checks.check('client metrics push: of a consumer, with its group', () =>
    ofConsumer(bootstrapServers, file),
  );
}

async function ofProducer(bootstrapServers: string, file: string): Promise<void> {
  const producer = new Producer({ bootstrapServers });
  for (let index = 0; index < 10; index++) await producer.send({ topic: 'figures', value: 'x' });
  const id = await producer.clientInstanceId({ timeoutMs: 20_000 });
  const first = await until('a push', async () => pushesOf(file, id)[0], { withinMs: 20_000 });
  const sent = first.metrics.find(({ name }) => name === 'org.apache.kafka.producer.record.send.total');
  assert.equal(sent?.value, 10);
  assert.equal(sent?.kind, 'delta sum');
  assert.ok(first.metrics.every(({ name }) => name.startsWith('org.apache.kafka.producer.')));
  await producer.send({ topic: 'figures', value: 'x' });
  await producer.close();
  const pushes = pushesOf(file, id);
  assert.equal(pushes.at(-1)?.isLast, true);
  const all = pushes.flatMap(({ metrics }) =>
    metrics.filter(({ name }) => name === 'org.apache.kafka.producer.record.send.total'),
  );
  assert.equal(
    all.reduce((sum, { value }) => sum + value, 0),
    11,
  );
}

async function ofConsumer(bootstrapServers: string, file: string): Promise<void> {
  const options = { bootstrapServers, groupId: 'watched', autoOffsetReset: 'earliest' } as const;
  await using consumer = new Consumer(options);
  consumer.subscribe(['figures']);
  await consumer.records().next();
  const id = await consumer.clientInstanceId({ timeoutMs: 20_000 });
  const isAssigned = async () =>
    pushesOf(file, id).find(({ metrics }) =>
      metrics.some(
        ({ name, value }) =>
          name === 'org.apache.kafka.consumer.coordinator.assigned.partitions' && value === 1,
      ),
    );
  const push = await until('a push with the assignment', isAssigned, { withinMs: 20_000 });
  assert.equal(push.labels.group_id, 'watched');
}

function pushesOf(file: string, instanceId: unknown): Push[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line) => {
    const [id = '', isLast, payload = ''] = line.split(' ');
    if (id !== instanceId) return [];
    return [{ instanceId: id, isLast: isLast === 'true', ...metricsIn(Buffer.from(payload, 'base64')) }];
  });
}
