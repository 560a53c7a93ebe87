/**
 * Applications of Kafka Streams under the streams group protocol (KIP-1071): `node compat/streams/run.ts [--server kavka|apache-kafka]`.
 * Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOption, programOptions } from '../../scripts/program-options.ts';
import { javaArguments, missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';
import { kavkaServer } from '../server/kavka.ts';

const JVM = ['-Xmx512M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const LIMIT_MS = 110_000;

const { values: options } = programOptions(import.meta.filename, {
  options: { server: { type: 'string', default: 'kavka' } },
});
const [kind] = namesOption('server', options.server, ['kavka', 'apache-kafka']);
const checks = new Checks();
const missing = missingForApacheKafka();
if (missing !== undefined) {
  checks.skip('streams', `${missing} is not on this machine`);
  console.log(`${checks}`);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-streams-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const make = kind === 'kavka' ? kavkaServer : apacheKafkaServer;
const server = await make({
  folder: join(folder, 'server'),
  overrides: { 'group.streams.initial.rebalance.delay.ms': '500' },
});
await server.start();
await checks.check('an application counts words, with two instances and then with one', () =>
  countWords('at-least-once', 'at_least_once'),
);
await checks.check('the same, exactly once', () => countWords('exactly-once', 'exactly_once_v2'));
await checks.check('the server stops cleanly', () => server.stop());
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function countWords(application: string, guarantee: string): Promise<void> {
  const source = join(import.meta.dirname, 'StreamsApp.java');
  const java = await javaArguments(JVM, source);
  const args = [...java, server.address, application, join(folder, application), guarantee];
  await run('java', args, { timeoutMs: LIMIT_MS });
}
