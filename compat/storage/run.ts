/**
 * Apache Kafka's files read and written by Kavka's logs, and the other way round: `node compat/storage/run.ts`
 */
import { deepStrictEqual } from 'node:assert';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogDirectories, PartitionLog } from '@kavka/storage';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { runTool } from '../apache-kafka/tools.ts';
import { Checks } from '../checks.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { complaintsAbout } from './dump-log.ts';
import { type Contents, readByJava, writeByJava } from './java-peer.ts';
import { appendSamples, contentsOf, openLogs } from './kavka-logs.ts';

const TOPIC = 'mixed';
const ISOLATIONS = ['read_uncommitted', 'read_committed'] as const;

type ByIsolation = Readonly<Record<(typeof ISOLATIONS)[number], Contents>>;

const checks = new Checks();
const missing = missingForApacheKafka();
if (missing === undefined) await runChecks();
else checks.skip('storage beside Apache Kafka', `there is no ${missing} on this machine`);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function runChecks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kavka-storage-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const server = await apacheKafkaServer({ folder: join(folder, 'node') });
  let expected: ByIsolation | undefined;
  const wrote = await checks.check('Apache Kafka writes: all codecs, idempotent, transactions', async () => {
    await server.start();
    const settings = ['--partitions', '2', '--config', 'segment.bytes=1048576'];
    await runTool('topics', [
      '--bootstrap-server',
      server.address,
      '--create',
      '--topic',
      TOPIC,
      ...settings,
    ]);
    await writeByJava(server.address, TOPIC);
    expected = await readBoth(server);
  });
  if (!wrote || expected === undefined) return;
  await checkReading(server, folder, expected);
  await checkWriting(server);
}

/** Kavka opens what Apache Kafka left. */
async function checkReading(server: ServerProcess, folder: string, expected: ByIsolation): Promise<void> {
  await checks.check('Kavka reads the same after Apache Kafka was killed', async () => {
    await server.kill();
    const copy = join(folder, 'killed');
    cpSync(server.dataFolder, copy, { recursive: true });
    await withLogs(copy, async (logs) => {
      deepStrictEqual(contents(logs), expected);
      const { lastStableOffset, logEndOffset } = logOf(logs, 1);
      deepStrictEqual([lastStableOffset, logEndOffset], [0, 10], 'the open transaction');
    });
    deepStrictEqual(await complaintsAbout(join(copy, `${TOPIC}-0`)), []);
  });
  await checks.check('Kavka reads the same after Apache Kafka was stopped', async () => {
    await server.start();
    await server.stop();
    const copy = join(folder, 'stopped');
    cpSync(server.dataFolder, copy, { recursive: true });
    await withLogs(copy, async (logs) => deepStrictEqual(contents(logs), expected));
  });
}

/** Kavka goes on in the logs that Apache Kafka began, and Apache Kafka opens them again. */
async function checkWriting(server: ServerProcess): Promise<void> {
  const partitionFolder = join(server.dataFolder, `${TOPIC}-0`);
  let written: ByIsolation | undefined;
  await checks.check('Apache Kafka reads what Kavka appended, after Kavka was closed', async () => {
    await withLogs(server.dataFolder, async (logs) => {
      written = await append(logs);
    });
    deepStrictEqual(await complaintsAbout(partitionFolder), []);
    await server.start();
    deepStrictEqual(await readBoth(server), written);
    await server.stop();
  });
  await checks.check('Apache Kafka reads what Kavka appended, after Kavka was killed', async () => {
    const logs = await openLogs(server.dataFolder);
    try {
      written = await append(logs);
    } finally {
      logs.abandon();
    }
    deepStrictEqual(await complaintsAbout(partitionFolder), []);
    await server.start();
    deepStrictEqual(await readBoth(server), written);
  });
  await checks.check('the original finds nothing wrong in a log that Kavka recovered', async () => {
    await server.kill();
    await withLogs(server.dataFolder, async (logs) => deepStrictEqual(contents(logs), written));
    deepStrictEqual(await complaintsAbout(partitionFolder), []);
  });
}

async function append(logs: LogDirectories): Promise<ByIsolation> {
  const log = logOf(logs, 0);
  await appendSamples(log, log.lastEpoch + 1);
  log.advanceHighWatermark(log.logEndOffset);
  return contents(logs);
}

function contents(logs: LogDirectories): ByIsolation {
  const log = logOf(logs, 0);
  log.advanceHighWatermark(log.logEndOffset);
  return {
    read_uncommitted: contentsOf(log, 'read_uncommitted'),
    read_committed: contentsOf(log, 'read_committed'),
  };
}

async function readBoth(server: ServerProcess): Promise<ByIsolation> {
  const [read_uncommitted, read_committed] = await Promise.all(
    ISOLATIONS.map((isolation) => readByJava(server.address, TOPIC, isolation)),
  );
  if (read_uncommitted === undefined || read_committed === undefined) throw new Error('nothing was read');
  return { read_uncommitted, read_committed };
}

async function withLogs(path: string, use: (logs: LogDirectories) => Promise<void>): Promise<void> {
  const logs = await openLogs(path);
  try {
    await use(logs);
  } finally {
    await logs.close();
  }
}

function logOf(logs: LogDirectories, partition: number): PartitionLog {
  const log = logs.get(TOPIC, partition);
  if (log !== undefined) return log;
  throw new Error(
    [...logs.offlinePartitions()].map(({ error }) => error.message).join('; ') || 'no such log',
  );
}
