/**
 * Kavka's log cleaner and Apache Kafka's on the same logs: `node compat/compaction/run.ts`. Both must leave the same batches and
 * records, and each must take what the other has left.
 */
import { deepStrictEqual, ok } from 'node:assert';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { runTool } from '../apache-kafka/tools.ts';
import { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { complaintsAbout } from '../storage/dump-log.ts';
import { readByJava } from '../storage/java-peer.ts';
import { contentsOf } from '../storage/kavka-logs.ts';
import { endLeftOpen, History, type Shape } from './histories.ts';
import { DEDUPE_BYTES, describe, TOPIC, withLog } from './kavka-logs.ts';

const FEW_KEYS: Shape = {
  keys: 3000,
  valueBytes: 225,
  batches: 900,
  hasTransactions: true,
  leavesOpen: false,
};
/**
 * More than a map of keys holds: each cleaner needs several passes, which must end where the other's do. Without transactions: one that
 * was aborted before a pass begins, in the segment where it does, counts as open for Apache Kafka, which then keeps for longer what that
 * producer has replaced.
 */
const MANY_KEYS: Shape = {
  keys: 80_000,
  valueBytes: 9,
  batches: 5500,
  hasTransactions: false,
  leavesOpen: false,
};
const ROUNDS: readonly Shape[] = [FEW_KEYS, MANY_KEYS, { ...FEW_KEYS, leavesOpen: true }];
const ISOLATIONS = ['read_uncommitted', 'read_committed'] as const;

const checks = new Checks();
const missing = missingForApacheKafka();
if (missing === undefined) await runChecks();
else checks.skip('cleaning beside Apache Kafka', `there is no ${missing} on this machine`);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function runChecks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kavka-compaction-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const overrides = {
    'log.cleaner.backoff.ms': '200',
    'log.cleaner.dedupe.buffer.size': String(DEDUPE_BYTES),
    'log.initial.task.delay.ms': '1000',
  };
  const server = await apacheKafkaServer({ folder: join(folder, 'node'), overrides });
  const ours = join(folder, 'ours');
  const isReady = await checks.check('Apache Kafka makes a compacted topic', async () => {
    await server.start();
    const configs = ['cleanup.policy=compact', 'segment.bytes=1048576', 'min.cleanable.dirty.ratio=0.01'];
    const all = [...configs, 'delete.retention.ms=0', 'file.delete.delay.ms=0'];
    const settings = all.flatMap((config) => ['--config', config]);
    await runTool('topics', [
      '--bootstrap-server',
      server.address,
      '--create',
      '--topic',
      TOPIC,
      ...settings,
    ]);
    await server.stop();
    cpSync(server.dataFolder, ours, { recursive: true });
  });
  if (!isReady) return;
  for (const [index, shape] of ROUNDS.entries())
    if (!(await checkRound(index + 1, shape, server, ours))) return;
  await checkExchange(server, ours);
}

/** The same records come to both logs, and each cleaner goes over its own. */
async function checkRound(
  round: number,
  shape: Shape,
  server: ServerProcess,
  ours: string,
): Promise<boolean> {
  const startMs = Date.now();
  let expected: string[] = [];
  let cleanedUpTo = 0;
  const isClean = await checks.check(`round ${round}: Kavka cleans`, async () => {
    await withLog(server.dataFolder, (log) => new History(round, startMs, shape).append(log));
    await withLog(ours, async (log, logs) => {
      await new History(round, startMs, shape).append(log);
      const before = log.sizeBytes;
      const passes = await logs.cleanDue();
      ok(passes >= (shape === MANY_KEYS ? 2 : 1) && log.sizeBytes < before, `smaller in ${passes} passes`);
      deepStrictEqual(log.lastStableOffset < log.logEndOffset, shape.leavesOpen);
      expected = describe(log);
      ({ cleanedUpTo } = log);
    });
  });
  if (!isClean) return false;
  const isSame = await checks.check(`round ${round}: both leave the same batches and records`, async () => {
    await server.start();
    await until('Apache Kafka has cleaned', () => cleanedByJava(server) === cleanedUpTo, {
      withinMs: 180_000,
    });
    await server.stop();
    const found = await withLog(server.dataFolder, async (log) => describe(log));
    ok(found.length > 1000, 'many stay');
    deepStrictEqual(firstDifference(expected, found), undefined);
    deepStrictEqual(segmentsIn(ours), segmentsIn(server.dataFolder));
  });
  if (!isSame) return false;
  return checks.check(`round ${round}: the original's tool says the same of both`, async () => {
    const [mine, theirs] = [await complaintsOf(ours), await complaintsOf(server.dataFolder)];
    deepStrictEqual(
      mine.filter((line) => !theirs.includes(line)),
      [],
    );
  });
}

/** Each serves, and goes on cleaning, what the other has left. */
async function checkExchange(server: ServerProcess, ours: string): Promise<void> {
  const served = await contents(ours);
  await checks.check('Kavka reads and cleans on what Apache Kafka has cleaned', async () => {
    deepStrictEqual(await contents(server.dataFolder), served);
    await withLog(server.dataFolder, async (log, logs) => {
      await endLeftOpen(log);
      await new History(90, Date.now(), FEW_KEYS).append(log);
      ok((await logs.cleanDue()) > 0);
    });
  });
  await checks.check('Apache Kafka serves what Kavka has cleaned', async () => {
    const expected = await contents(server.dataFolder);
    await server.start();
    const found = await Promise.all(
      ISOLATIONS.map((isolation) => readByJava(server.address, TOPIC, isolation)),
    );
    await server.stop();
    deepStrictEqual(found, expected);
  });
}

function contents(path: string) {
  return withLog(path, async (log) => ISOLATIONS.map((isolation) => contentsOf(log, isolation)));
}

/** Of files of the topic, whose folder is left out. Gaps between offsets are what cleaning makes, and no complaints. */
async function complaintsOf(dataFolder: string): Promise<string[]> {
  const complaints = await complaintsAbout(join(dataFolder, `${TOPIC}-0`));
  const serious = complaints.filter((line) => {
    const gap = /^\s*(\d+) is followed by (\d+)$/.exec(line);
    return gap === null || Number(gap[1]) >= Number(gap[2]);
  });
  return serious.map((line) => line.replace(dataFolder, ''));
}

function segmentsIn(dataFolder: string): string[] {
  const names = readdirSync(join(dataFolder, `${TOPIC}-0`));
  return names.filter((name) => name.endsWith('.log')).sort();
}

/** What its checkpoint says. */
function cleanedByJava(server: ServerProcess): number {
  const text = readFileSync(join(server.dataFolder, 'cleaner-offset-checkpoint'), 'utf8');
  return Number(new RegExp(`^${TOPIC} 0 (\\d+)$`, 'm').exec(text)?.[1] ?? -1);
}

function firstDifference(expected: readonly string[], found: readonly string[]): string | undefined {
  const at = Array.from({ length: Math.max(expected.length, found.length) }).findIndex(
    (_, index) => expected[index] !== found[index],
  );
  if (at < 0) return undefined;
  const around = (lines: readonly string[]) => lines.slice(Math.max(at - 3, 0), at + 4).join('\n');
  return `line ${at} of ${expected.length} and ${found.length}\n${around(expected)}\n--- Apache Kafka:\n${around(found)}`;
}
