/**
 * Kavka and Apache Kafka in turn on this machine, driven by the same clients:
 *   node bench/run.ts [--quick] [--only throughput,latency,start] [--server kavka|apache-kafka] [--json FILE]
 *   node bench/run.ts coordinators [--only transactions,share-groups,offset-commits,settling]                 the same options
 *   node bench/run.ts log [--only recovery,compaction,partitions,scale,flush,cold-reads] [--gigabytes 10] the same options
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { missingForApacheKafka } from '../compat/apache-kafka/jars.ts';
import { apacheKafkaServer } from '../compat/apache-kafka/node.ts';
import { missingForLibrdkafka } from '../compat/clients/librdkafka/rdkafka-performance.ts';
import { kavkaServer } from '../compat/server/kavka.ts';
import type { ServerKind } from '../compat/server/server.ts';
import type { ServerProcess } from '../compat/server/server-process.ts';
import { namesOption, numberOption, programOptions, refuse } from '../scripts/program-options.ts';
import { groupSettling, SETTLING_OVERRIDES } from './coordinators/group-settling.ts';
import { offsetCommits } from './coordinators/offset-commits.ts';
import { shareGroups } from './coordinators/share-groups.ts';
import { transactions } from './coordinators/transactions.ts';
import type { LogScale } from './log/log-measure.ts';
import { LOG_MEASURES, measureLog } from './log/measure-log.ts';
import { latency } from './measures/latency.ts';
import type { Measure } from './measures/measure.ts';
import { measureStart, prepareStart } from './measures/start.ts';
import { throughput } from './measures/throughput.ts';
import { markdownTable, Results } from './results.ts';
import { warmPages } from './warm-pages.ts';

const { values: options, positionals } = programOptions(import.meta.filename, {
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    gigabytes: { type: 'string' },
    server: { type: 'string', multiple: true, default: ['apache-kafka', 'kavka'] },
    json: { type: 'string' },
  },
});

const SERVERS = ['apache-kafka', 'kavka'] as const;

const SCALE = options.quick
  ? { rounds: 1, megabytes: 100, messages: 1_000, seconds: 1, warmGigabytes: 1 }
  : { rounds: 5, megabytes: 250, messages: 2_500, seconds: 2, warmGigabytes: 4 };

const LOG_SCALE: LogScale = options.quick
  ? {
      rounds: 1,
      recoveryGigabytes: numberOption('gigabytes', options.gigabytes ?? '0.2'),
      compactionMegabytes: 250,
      produceMegabytes: 100,
      flushSeconds: 1,
      coldMegabytes: 500,
      latencyMessages: 500,
    }
  : {
      rounds: 3,
      recoveryGigabytes: numberOption('gigabytes', options.gigabytes ?? '2'),
      compactionMegabytes: 1000,
      produceMegabytes: 500,
      flushSeconds: 4,
      coldMegabytes: 3000,
      latencyMessages: 2_500,
    };

/** A deleted topic gives its page cache back at once. */
const OVERRIDES = { 'log.segment.delete.delay.ms': '100' };

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function newServer(
  kind: ServerKind,
  folder: string,
  overrides: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  return kind === 'kavka' ? kavkaServer({ folder, overrides }) : apacheKafkaServer({ folder, overrides });
}

/** The servers that can be measured here. */
function kindsHere(): ServerKind[] {
  const wanted = options.server.flatMap((text) => namesOption('server', text, SERVERS));
  return SERVERS.filter((kind) => {
    if (!wanted.includes(kind)) return false;
    const missing = kind === 'apache-kafka' ? missingForApacheKafka() : undefined;
    if (missing) say(`without Apache Kafka: there is no ${missing} on this machine`);
    return missing === undefined;
  });
}

/** What a user of the whole node notices. */
async function measureNode(only: readonly string[], folder: string, results: Results): Promise<void> {
  const servers: ServerProcess[] = [];
  for (const kind of kindsHere()) servers.push(await newServer(kind, join(folder, kind), OVERRIDES));
  if (only.includes('start')) await measureStarts(servers, results);
  await measureLoads(loadMeasures(only), servers, results);
}

async function measureStarts(servers: readonly ServerProcess[], results: Results): Promise<void> {
  for (const server of servers) await prepareStart(server);
  for (let round = 1; round <= SCALE.rounds; round++) {
    for (const server of servers) {
      say(`start, round ${round} of ${SCALE.rounds}: ${server.kind}`);
      await measureStart(server, results);
      await server.stop();
    }
  }
}

/** Both servers run; they take turns, so that what changes on the machine meanwhile meets both. */
async function measureLoads(
  measures: readonly Measure[],
  servers: readonly ServerProcess[],
  results: Results,
) {
  for (const server of servers) await server.start();
  for (const measure of measures) {
    for (const server of servers) {
      say(`${measure.name}, warm-up: ${server.kind}`);
      await measure.warmUp(server);
    }
    for (let round = 1; round <= SCALE.rounds; round++) {
      for (const server of servers) {
        say(`${measure.name}, round ${round} of ${SCALE.rounds}: ${server.kind}`);
        await measure.round(server, results);
      }
    }
  }
  for (const server of servers) await server.stop();
}

const COORDINATOR_MEASURES = [
  transactions(SCALE.seconds),
  shareGroups(SCALE.seconds),
  offsetCommits(SCALE.seconds),
  groupSettling(),
];

/** What clients of coordinators notice. */
async function measureCoordinators(only: readonly string[], folder: string, results: Results): Promise<void> {
  const servers: ServerProcess[] = [];
  const overrides = { ...OVERRIDES, ...SETTLING_OVERRIDES };
  for (const kind of kindsHere()) servers.push(await newServer(kind, join(folder, kind), overrides));
  const measures = COORDINATOR_MEASURES.filter(({ name }) => only.includes(name));
  await measureLoads(measures, servers, results);
}

function loadMeasures(only: readonly string[]): Measure[] {
  const measures: Measure[] = [];
  if (only.includes('latency')) measures.push(latency(SCALE.messages));
  if (!only.includes('throughput')) return measures;
  const missing = missingForLibrdkafka();
  if (missing) say(`without throughput: there is no ${missing} on this machine`);
  else measures.push(throughput(SCALE.megabytes));
  return measures;
}

const MEASURES: Readonly<Record<string, readonly string[]>> = {
  node: ['start', 'throughput', 'latency'],
  coordinators: COORDINATOR_MEASURES.map(({ name }) => name),
  log: LOG_MEASURES,
};
const [subject = 'node'] = positionals;
const measures = MEASURES[subject] ?? refuse(`There are benchmarks of coordinators and log, not ${subject}.`);
const only = options.only === undefined ? measures : namesOption('only', options.only, measures);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Others at work on the same cores: with more than a little of it the figures say nothing. */
const loadBefore = loadavg()[0]!.toFixed(1);
const results = new Results();
say(`warming ${SCALE.warmGigabytes} GB of page cache`);
warmPages(folder, SCALE.warmGigabytes);
if (subject === 'log')
  await measureLog({ only, kinds: kindsHere(), folder, scale: LOG_SCALE, newServer, say }, results);
else if (subject === 'coordinators') await measureCoordinators(only, folder, results);
else await measureNode(only, folder, results);

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
const { rounds } = subject === 'log' ? LOG_SCALE : SCALE;
const around = `${machine}; Node ${process.versions.node}; ${rounds} rounds; load before the start ${loadBefore}`;
console.log(`${markdownTable(results.lines())}\n\n${around}`);
if (options.json)
  writeFileSync(options.json, JSON.stringify({ around, lines: results.lines() }, undefined, 2));
