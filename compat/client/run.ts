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
import { producerSuite } from './producer-suite.ts';

const { values: options } = parseArgs({ options: { server: { type: 'string', default: 'kavka' } } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'kavka-client-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const make = options.server === 'kavka' ? kavkaServer : apacheKafkaServer;
const server = await make({ folder: join(folder, 'server'), overrides: { 'num.partitions': '3' } });
await server.start();
const checks = new Checks();
await producerSuite(checks, server);
await checks.check('the server stops cleanly', () => server.stop());
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
