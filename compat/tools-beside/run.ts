/**
 * Our tools beside the original's, against Apache Kafka and against Kavka: lines, columns and exit codes must be the same, but for what is
 * listed with its reason. `node compat/tools-beside/run.ts [TOOL...]`. Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { Checks } from '../checks.ts';
import { kavkaServer } from '../server/kavka.ts';
import { Beside } from './beside.ts';
import { LiveClients } from './live-clients.ts';
import { OriginalTools } from './original-tools.ts';
import { ALL_RUNS } from './runs/index.ts';
import { LIVE_RUNS } from './runs/live.ts';
import type { ToolRun } from './tool-run.ts';

/** Access control, which lets the tools do everything. */
const AUTHORIZER = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS',
};

const tools = process.argv.slice(2);
const checks = new Checks();
const missing = missingForApacheKafka();
if (missing === undefined) await main();
else checks.skip('tools-beside', `there is no ${missing} on this machine`);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const folder = mkdtempSync(join(tmpdir(), 'kavka-tools-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  using original = await OriginalTools.start(join(folder, 'classes'));
  const isWanted = ({ tool }: ToolRun): boolean => tools.length === 0 || tools.includes(tool);
  const runs = ALL_RUNS.filter(isWanted);
  const live = LIVE_RUNS.filter(isWanted);
  for (const make of [apacheKafkaServer, kavkaServer]) {
    const place = join(folder, make.name);
    const overrides = make === apacheKafkaServer ? AUTHORIZER : {};
    const server = await make({ folder: place, overrides });
    await server.start();
    try {
      const beside = new Beside(original, server, join(place, 'files'), checks);
      for (const run of runs) await beside.compare(run);
      if (live.length > 0) {
        await using _ = await LiveClients.start(server.address);
        for (const run of live) await beside.compare(run);
      }
    } finally {
      await server.stop();
    }
  }
}
