/**
 * Foreign clients, the original's tools and bad input against a Kavka node of this checkout:
 *   node compat/run.ts [--server kavka|apache-kafka] [--only NAME[,NAME...]]
 * A NAME is a suite or a client. With `--server apache-kafka` the checks check themselves.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOption, programOptions } from '../scripts/program-options.ts';
import { apacheKafkaServer } from './apache-kafka/node.ts';
import { Checks } from './checks.ts';
import { ALL_CLIENTS } from './clients/all-clients.ts';
import type { ClientKind } from './clients/client.ts';
import { hostileSuite } from './hostile/hostile-suite.ts';
import { kavkaServer } from './server/kavka.ts';
import type { Server, ServerOptions } from './server/server.ts';
import type { ServerProcess } from './server/server-process.ts';
import { clientsSuite } from './suites/clients.ts';
import { codecsSuite } from './suites/codecs.ts';
import { exactlyOnceSuite } from './suites/exactly-once.ts';
import { javaGroupsSuite } from './suites/java-groups.ts';
import { librdkafkaSuite } from './suites/librdkafka.ts';
import { PROGRAM_SUITES } from './suites/programs.ts';
import { quotasSuite } from './suites/quotas.ts';
import { restartsSuite } from './suites/restarts.ts';
import type { Suite } from './suites/suite.ts';
import { toolsSuite } from './suites/tools.ts';
import { wireDiffSuite } from './suites/wire-diff.ts';

const SUITES: readonly Suite[] = [
  clientsSuite,
  codecsSuite,
  librdkafkaSuite,
  restartsSuite,
  exactlyOnceSuite,
  quotasSuite,
  javaGroupsSuite,
  toolsSuite,
  hostileSuite,
  wireDiffSuite,
  ...PROGRAM_SUITES,
];

const { values: options } = programOptions(import.meta.filename, {
  options: { server: { type: 'string', default: 'kavka' }, only: { type: 'string', default: '' } },
});
const [serverKind] = namesOption('server', options.server, ['kavka', 'apache-kafka']);
const known = [...SUITES, ...ALL_CLIENTS].map(({ name }) => name);
const only = options.only === '' ? [] : namesOption('only', options.only, known);

function chosen<T extends { readonly name: string }>(things: readonly T[]): readonly T[] {
  const named = things.filter(({ name }) => only.includes(name));
  return named.length > 0 ? named : things;
}

/** The clients that this machine has what it takes for, installed. */
async function usableClients(checks: Checks): Promise<ClientKind[]> {
  const usable: ClientKind[] = [];
  for (const kind of chosen(ALL_CLIENTS)) {
    const missing = kind.missing();
    if (missing) checks.skip(kind.name, `there is no ${missing} on this machine`);
    else if (await checks.check(`${kind.name}: install`, () => kind.install())) usable.push(kind);
  }
  return usable;
}

function unstartedServer(place: ServerOptions): Promise<ServerProcess> {
  return serverKind === 'kavka' ? kavkaServer(place) : apacheKafkaServer(place);
}

async function runSuite(suite: Suite, checks: Checks, clients: readonly ClientKind[], folder: string) {
  const servers: ServerProcess[] = [];
  const newServer = async (overrides: Readonly<Record<string, string>> = {}): Promise<Server> => {
    const place = join(folder, `${suite.name}-${servers.length + 1}`);
    const server = await unstartedServer({ folder: place, overrides });
    servers.push(server);
    await server.start();
    return server;
  };
  try {
    await suite.run({ checks, clients, newServer, folder });
  } catch (error) {
    await checks.check(`${suite.name}: comes to its end`, () => Promise.reject(error));
  }
  for (const server of servers) {
    await checks.check(`${suite.name}: the server stops cleanly`, () => server.stop());
  }
}

/** With servers of their own, and no figures that depend on what else runs. */
function isApart(suite: Suite): boolean {
  return suite === wireDiffSuite || PROGRAM_SUITES.includes(suite);
}

/** These wait a lot, for servers that start and for time to pass: two run side by side. */
async function runInPairs(suites: readonly Suite[]): Promise<void> {
  const waiting = [...suites];
  const runNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await runSuite(next, checks, clients, folder);
  };
  await Promise.all([runNext(), runNext()]);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-compat-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const checks = new Checks();
const clients = await usableClients(checks);
for (const suite of chosen(SUITES)) if (!isApart(suite)) await runSuite(suite, checks, clients, folder);
await runInPairs(chosen(SUITES).filter(isApart));
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
