/**
 * A worker of Kafka Connect, with MirrorMaker's source among its connectors: `node compat/connect/run.ts [--server kavka|apache-kafka]`.
 * Lines go file -> topic -> mirrored topic -> file, exactly once, while the server is killed. Ends with `N passed, N failed, N skipped`.
 */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOption, programOptions } from '../../scripts/program-options.ts';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { Checks } from '../checks.ts';
import { readBack } from '../client/read-back.ts';
import { until } from '../machine/until.ts';
import { kavkaServer } from '../server/kavka.ts';
import { restart } from '../server/server.ts';
import { ConnectWorker } from './connect-worker.ts';

const LINES = 2000;
const CHECK_LIMIT_MS = 200_000;
const ARRIVAL_LIMIT_MS = 150_000;
const BYTES = 'org.apache.kafka.connect.converters.ByteArrayConverter';

const { values: options } = programOptions(import.meta.filename, {
  options: { server: { type: 'string', default: 'kavka' } },
});
const [kind] = namesOption('server', options.server, ['kavka', 'apache-kafka']);
const checks = new Checks();
const missing = missingForApacheKafka();
if (missing !== undefined) {
  checks.skip('connect', `${missing} is not on this machine`);
  console.log(`${checks}`);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-connect-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const source = join(folder, 'source.txt');
const sink = join(folder, 'sink.txt');
writeFileSync(source, '');
writeFileSync(sink, '');

const make = kind === 'kavka' ? kavkaServer : apacheKafkaServer;
const server = await make({ folder: join(folder, 'server') });
await server.start();
await checks.check('connectors carry lines of a file to a file', carriesLines, CHECK_LIMIT_MS);
await checks.check('the same, with the server killed meanwhile', carriesLinesThroughKill, CHECK_LIMIT_MS);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function carriesLines(): Promise<void> {
  const worker = await ConnectWorker.start(server.address, join(folder, 'worker'));
  await worker.add('source', {
    'connector.class': 'org.apache.kafka.connect.file.FileStreamSourceConnector',
    file: source,
    topic: 'lines',
  });
  appendLines(0);
  await worker.add('mirror', {
    'connector.class': 'org.apache.kafka.connect.mirror.MirrorSourceConnector',
    'source.cluster.alias': 'near',
    'target.cluster.alias': 'far',
    'source.cluster.bootstrap.servers': server.address,
    'target.cluster.bootstrap.servers': server.address,
    'source.consumer.isolation.level': 'read_committed',
    topics: 'lines',
    'replication.factor': '1',
    'offset-syncs.topic.replication.factor': '1',
    'refresh.topics.interval.seconds': '1',
    'key.converter': BYTES,
    'value.converter': BYTES,
  });
  await worker.add('sink', {
    'connector.class': 'org.apache.kafka.connect.file.FileStreamSinkConnector',
    file: sink,
    topics: 'near.lines',
    'consumer.override.isolation.level': 'read_committed',
  });
  await sinkIsLikeSource();
}

async function carriesLinesThroughKill(): Promise<void> {
  appendLines(LINES);
  await restart(server, 'kill');
  appendLines(2 * LINES);
  await sinkIsLikeSource();
}

function appendLines(from: number): void {
  appendFileSync(source, Array.from({ length: LINES }, (_, i) => `line ${from + i}\n`).join(''));
}

/** Each topic has each line once; the sink itself may write again what it had written when the server went. */
async function sinkIsLikeSource(): Promise<void> {
  const wanted = linesOf(source);
  await until('the last line has arrived', () => linesOf(sink).at(-1) === wanted.at(-1), {
    withinMs: ARRIVAL_LIMIT_MS,
    everyMs: 100,
  });
  assert.deepEqual([...new Set(linesOf(sink))], wanted);
  for (const topic of ['lines', 'near.lines']) {
    const values = (await readBack(server.address, topic)).map(({ value }) => value);
    assert.deepEqual(values, wanted, topic);
  }
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}
