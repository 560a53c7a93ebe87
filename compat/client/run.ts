/**
 * This project's own client against servers: `node compat/client/run.ts [--server kavka|apache-kafka]`, without it against both at the
 * same time. Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOption, programOptions } from '../../scripts/program-options.ts';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { Checks } from '../checks.ts';
import { kavkaServer } from '../server/kavka.ts';
import { QUICK_HEARTBEATS, type Server } from '../server/server.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { AUTHORIZER, authorizationSuite } from './authorization-suite.ts';
import { consumerSuite, readCommittedSuite } from './consumer-suite.ts';
import { faultSuite } from './fault-suite.ts';
import { downgradeFeature } from './feature-level.ts';
import { peersSuite } from './peers-suite.ts';
import { producerSuite } from './producer-suite.ts';
import { restartSuite } from './restart-suite.ts';
import { securedListeners, securitySuite } from './security-suite.ts';
import { shareSuite } from './share-suite.ts';
import { telemetryReceiver, telemetrySuite } from './telemetry-suite.ts';
import { transactionSuite } from './transaction-suite.ts';

const OVERRIDES = { 'num.partitions': '3', ...QUICK_HEARTBEATS };

const { values: options } = programOptions(import.meta.filename, {
  options: { server: { type: 'string', default: 'both' } },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-client-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** What both servers must do for the client. */
async function everything(checks: Checks, server: Server): Promise<void> {
  await producerSuite(checks, server);
  await consumerSuite(checks, server);
  await shareSuite(checks, server);
  await peersSuite(checks, server);
  await faultSuite(checks, server);
  await restartSuite(checks, server);
  await transactionSuite(checks, server, 2);
  await readCommittedSuite(checks, server);
  await checks.check('transaction.version is set to 1', () =>
    downgradeFeature(server.address, 'transaction.version', 1),
  );
  await transactionSuite(checks, server, 1);
}

async function withServer(checks: Checks, server: ServerProcess, play: () => Promise<void>): Promise<void> {
  if (!(await checks.check('the server starts', () => server.start()))) return;
  try {
    await play();
  } catch (error) {
    await checks.check('comes to its end', () => Promise.reject(error));
  }
  await checks.check('the server stops cleanly', () => server.stop());
}

async function onKavka(checks: Checks): Promise<void> {
  const server = await kavkaServer({ folder: join(folder, 'kavka'), overrides: OVERRIDES });
  await withServer(checks, server, async () => {
    await everything(checks, server);
    checks.skip('TLS, SASL and the push of metrics', 'a Kavka node does not serve them yet');
  });
}

async function onApacheKafka(checks: Checks): Promise<void> {
  const missing = missingForApacheKafka();
  if (missing !== undefined) {
    checks.skip('everything', `there is no ${missing} on this machine`);
    return;
  }
  const secured = await securedListeners(join(folder, 'security'));
  const receiver = await telemetryReceiver(join(folder, 'telemetry'));
  const server = await apacheKafkaServer({
    folder: join(folder, 'apache-kafka'),
    classes: receiver.classes,
    overrides: { ...OVERRIDES, ...receiver.overrides, ...secured?.overrides },
    ...(secured && { listeners: secured.listeners }),
  });
  await withServer(checks, server, async () => {
    await everything(checks, server);
    if (secured === undefined) checks.skip('security', 'openssl is not installed');
    else await securitySuite(checks, server, secured);
    await telemetrySuite(checks, server, receiver);
  });
  const guarded = await apacheKafkaServer({ folder: join(folder, 'guarded'), overrides: AUTHORIZER });
  await withServer(checks, guarded, () => authorizationSuite(checks, guarded.address));
}

const checks = new Checks();
const [chosen] = namesOption('server', options.server, ['both', 'kavka', 'apache-kafka']);
const runs = { kavka: onKavka, 'apache-kafka': onApacheKafka };
await Promise.all(
  Object.entries(runs).map(async ([name, run]) => {
    if (chosen !== 'both' && chosen !== name) return;
    const apart = new Checks(`${name}: `);
    await run(apart);
    checks.include(apart);
  }),
);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
