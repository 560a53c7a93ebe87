/**
 * This project's own client against a server: `node compat/client/run.ts [--server kavka|apache-kafka]` (`apache` is the same as
 * `apache-kafka`). Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { Checks } from '../checks.ts';
import { kavkaServer } from '../server/kavka.ts';
import { QUICK_HEARTBEATS } from '../server/server.ts';
import { consumerSuite, readCommittedSuite } from './consumer-suite.ts';
import { downgradeFeature } from './feature-level.ts';
import { peersSuite } from './peers-suite.ts';
import { producerSuite } from './producer-suite.ts';
import { securitySuite } from './security-suite.ts';
import { shareSuite } from './share-suite.ts';
import { telemetrySuite } from './telemetry-suite.ts';
import { transactionSuite } from './transaction-suite.ts';

const { values: options } = parseArgs({ options: { server: { type: 'string', default: 'kavka' } } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-client-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const isKavka = options.server === 'kavka';
const make = isKavka ? kavkaServer : apacheKafkaServer;
const server = await make({
  folder: join(folder, 'server'),
  overrides: { 'num.partitions': '3', ...QUICK_HEARTBEATS },
});
await server.start();
const checks = new Checks();
await producerSuite(checks, server);
await consumerSuite(checks, server);
await shareSuite(checks, server);
await peersSuite(checks, server);
await transactionSuite(checks, server, 2);
await readCommittedSuite(checks, server);
await checks.check('transaction.version is set to 1', () =>
  downgradeFeature(server.address, 'transaction.version', 1),
);
await transactionSuite(checks, server, 1);
await checks.check('the server stops cleanly', () => server.stop());
if (isKavka) checks.skip('security', 'a Kavka node does not serve it yet');
else {
  await securitySuite(checks, join(folder, 'security'));
  await telemetrySuite(checks, join(folder, 'telemetry'));
}
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
