import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiKey } from '@kavka/protocol';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { run } from '../machine/process.ts';
import type { Server } from '../server/server.ts';
import { apiVersions } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import type { Suite } from './suite.ts';

const TOOL_FOLDER = join(import.meta.dirname, '../../../shared/peers/wire-diff');
const OWN_SCENARIOS = join(import.meta.dirname, '../wire-diff');
/** Lists all groups, so that it comes first: others leave some whose sessions are about to end. */
const FIRST = 'groups-corners.jsonl';
/** Of the tool's own scenarios, those whose APIs are all served. */
const WHOLE_SCENARIOS = ['topics', 'produce-fetch', 'groups-classic', 'transactions'];
/** After the own ones, which have waited until Apache Kafka has made the topic of share states; a while, on a busy machine. */
const LAST_SCENARIOS = ['groups-consumer', 'groups-share'];
/** One whose lines count where the API of the line is served. */
const PARTLY_SERVED = 'cluster-admin';
const LIMIT_MS = 300_000;
const SHOWN_LINES = 30;

/** The same requests to this server and to Apache Kafka, both fresh; each answer the same. */
export const wireDiffSuite: Suite = {
  name: 'wire-diff',
  async run({ checks, newServer, folder }) {
    if (!existsSync(TOOL_FOLDER)) return checks.skip('wire-diff', 'the tool is not beside this checkout');
    const missing = missingForApacheKafka();
    if (missing) return checks.skip('wire-diff', `there is no ${missing} on this machine`);
    const apache = await apacheKafkaServer({ folder: join(folder, 'wire-diff-apache-kafka') });
    await apache.start();
    const server = await newServer({ 'node.id': '1' });
    const compare = (file: string) => compareAnswers(server, apache, file);
    await checks.check('wire-diff: announced versions', () => compareAnnounced(server, apache));
    const checkOwn = (file: string) =>
      checks.check(`wire-diff: ${file.replace('.jsonl', '')}`, () => compare(join(OWN_SCENARIOS, file)));
    const checkOfTool = (name: string) =>
      checks.check(`wire-diff: ${name}`, () => compare(join(TOOL_FOLDER, 'scenarios', `${name}.jsonl`)));
    await checkOwn(FIRST);
    for (const name of WHOLE_SCENARIOS) await checkOfTool(name);
    const served = join(folder, `${PARTLY_SERVED}.jsonl`);
    await writeServedLines(server, join(TOOL_FOLDER, 'scenarios', `${PARTLY_SERVED}.jsonl`), served);
    await checks.check(`wire-diff: ${PARTLY_SERVED}, what is served of it`, () => compare(served));
    const own = readdirSync(OWN_SCENARIOS).filter((name) => name.endsWith('.jsonl') && name !== FIRST);
    for (const file of own) await checkOwn(file);
    for (const name of LAST_SCENARIOS) await checkOfTool(name);
    await apache.stop();
  },
};

async function compareAnswers(server: Server, apache: Server, scenario: string): Promise<void> {
  const tool = join(TOOL_FOLDER, 'wire-diff');
  const options = { timeoutMs: LIMIT_MS, anyExitCode: true };
  const { stdout, stderr } = await run(tool, [server.address, apache.address, scenario], options);
  const lines = stdout.toString().trimEnd().split('\n');
  const total = lines.at(-1)?.match(/: (\d+) equal, (\d+) different/);
  if (!total) throw new Error(`the tool did not end: ${stderr.slice(-2_000)}`);
  assert.ok(Number(total[1]) > 0, 'something was compared');
  assert.equal(total[2], '0', [lines.at(-1), ...lines.slice(0, SHOWN_LINES)].join('\n'));
}

interface ScenarioLine {
  readonly api?: keyof typeof ApiKey;
  readonly ignore?: readonly string[];
}

/** What is announced is announced in the versions of the original; its answers are compared in these. */
async function compareAnnounced(server: Server, apache: Server): Promise<void> {
  const [ours, theirs] = [await announcedBy(server), await announcedBy(apache)];
  assert.ok(ours.size > 0);
  for (const [key, range] of ours) assert.deepEqual(range, theirs.get(key), `API key ${key}`);
}

async function announcedBy(server: Server): Promise<Map<number, readonly [number, number]>> {
  const connection = await WireConnection.open(server.port);
  return await apiVersions(connection).finally(() => connection.close());
}

/** What cannot be equal yet, or differs by how the two nodes were started. */
const NOT_COMPARED: Partial<Record<keyof typeof ApiKey, readonly string[]>> = {
  ApiVersions: ['apiKeys'], // compared by compareAnnounced
  DescribeConfigs: ['configSource'], // the two have other lines in their properties files
};

/** Leaves out the requests that the server does not announce. */
async function writeServedLines(server: Server, from: string, to: string): Promise<void> {
  const announced = await announcedBy(server);
  const lines: string[] = [];
  for (const text of readFileSync(from, 'utf8').split('\n')) {
    if (!text.startsWith('{')) continue;
    const line = JSON.parse(text) as ScenarioLine;
    if (line.api !== undefined && !announced.has(ApiKey[line.api])) continue;
    const ignored = line.api === undefined ? undefined : NOT_COMPARED[line.api];
    lines.push(ignored ? JSON.stringify({ ...line, ignore: [...(line.ignore ?? []), ...ignored] }) : text);
  }
  writeFileSync(to, lines.join('\n'));
}
