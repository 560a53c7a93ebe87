/**
 * Kavka's client beside others, each in a process of its own, in turn, against one broker:
 *   node bench/client/run.ts [--quick] [--broker kavka|apache-kafka] [--role produce,consume,latency] [--size 100,1024]
 *                            [--client kavka,kafkajs,...] [--rounds N] [--json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { apacheKafkaServer } from '../../compat/apache-kafka/node.ts';
import { cpuMs } from '../../compat/machine/process-figures.ts';
import { kavkaServer } from '../../compat/server/kavka.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import { namesOption, numberOption, programOptions } from '../../scripts/program-options.ts';
import { warmPages } from '../warm-pages.ts';
import { withTopic } from '../with-topic.ts';
import { Comparison } from './comparison.ts';
import { confluent, kafkajs, kavka, platformatic } from './competitors/javascript.ts';
import { librdkafka } from './competitors/librdkafka.ts';
import { type Competitor, type Load, ROLES, type Role } from './load.ts';

const { values: options } = programOptions(import.meta.filename, {
  options: {
    quick: { type: 'boolean', default: false },
    broker: { type: 'string', default: 'kavka' },
    role: { type: 'string', default: 'produce,consume,latency' },
    size: { type: 'string', default: '100,1024' },
    client: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
  },
});

const SCALE = options.quick
  ? { rounds: 1, megabytes: 100, messages: 100_000, latencyMessages: 1_000, warmGigabytes: 1 }
  : { rounds: 5, megabytes: 400, messages: 1_000_000, latencyMessages: 4_000, warmGigabytes: 3 };
const PARTITIONS = 4;
const COMPETITORS = [librdkafka, kavka, kafkajs, platformatic, confluent];

const rounds = numberOption('rounds', options.rounds ?? `${SCALE.rounds}`, 1);
const sizes = options.size.split(',').map((size) => numberOption('size', size, 1));
const roles = namesOption('role', options.role, ROLES);
const [broker] = namesOption('broker', options.broker, ['kavka', 'apache-kafka']);
const comparison = new Comparison();

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function competitorsHere(): Competitor[] {
  const names = options.client?.split(',');
  return COMPETITORS.filter(({ name, missing }) => {
    if (names !== undefined && !names.some((wanted) => name.includes(wanted))) return false;
    const reason = missing();
    if (reason !== undefined) say(`without ${name}: ${reason}`);
    return reason === undefined;
  });
}

async function measure(server: ServerProcess, competitor: Competitor, load: Load): Promise<void> {
  const count = load.role === 'latency' ? load.count : Math.round(load.count * competitor.share);
  const brokerMs = cpuMs(server.pid);
  const outcome = await competitor.run({ ...load, count });
  const brokerMicrosPerMessage = ((cpuMs(server.pid) - brokerMs) * 1000) / count;
  const { role, mode, size } = load;
  comparison.add({ role, size, competitor: competitor.name, mode }, { ...outcome, brokerMicrosPerMessage });
  const figure = outcome.p99Ms?.toFixed(2) ?? Math.round(outcome.messagesPerSecond).toLocaleString('en');
  say(`${role} ${size} B, ${competitor.name}, ${mode}: ${figure}`);
}

/** So many bytes, but never so few messages that programs which compile while they run would not have got going. */
function enough(size: number): number {
  return Math.max(Math.round((SCALE.megabytes * 1e6) / size), SCALE.messages);
}

/** Every way of every client once, each on a topic of its own unless it only reads. */
async function round(role: Role, size: number, server: ServerProcess, clients: readonly Competitor[]) {
  const count = role === 'latency' ? SCALE.latencyMessages : enough(size);
  const common = { role, broker: server.address, partitions: PARTITIONS, count, size };
  const loads = clients.flatMap((client) => client.modes[role].map((mode) => ({ client, mode })));
  if (role === 'consume') {
    await withTopic(server, PARTITIONS, async (topic) => {
      await kavka.run({ ...common, role: 'produce', mode: 'callback', topic });
      for (const { client, mode } of loads) await measure(server, client, { ...common, mode, topic });
    });
    return;
  }
  for (const { client, mode } of loads)
    await withTopic(server, PARTITIONS, (topic) => measure(server, client, { ...common, mode, topic }));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-bench-client-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const loadBefore = loadavg()[0]!.toFixed(1);
const place = { folder, overrides: { 'log.segment.delete.delay.ms': '100' } };
const server = broker === 'kavka' ? await kavkaServer(place) : await apacheKafkaServer(place);
warmPages(folder, SCALE.warmGigabytes);
await server.start();
const clients = competitorsHere();
for (let number = 1; number <= rounds; number++) {
  say(`round ${number} of ${rounds}`);
  for (const role of roles)
    for (const size of role === 'latency' ? sizes.slice(0, 1) : sizes)
      await round(role, size, server, clients);
}
await server.stop();

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
const around = `${broker}; ${machine}; Node ${process.versions.node}; ${rounds} rounds; load before the start ${loadBefore}`;
console.log(`${comparison.markdown()}\n\n${around}`);
if (options.json)
  writeFileSync(options.json, JSON.stringify({ around, rows: comparison.rows() }, undefined, 2));
