import assert, { AssertionError } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
/** One needs servers that nobody has used; the other lists all groups: those after it leave some whose sessions are about to end. */
const FIRST = ['coordinators-not-there.jsonl', 'groups-corners.jsonl'];
/** Of the tool's own scenarios, those whose APIs are all served. */
const WHOLE_SCENARIOS = ['topics', 'produce-fetch', 'groups-classic', 'transactions'];
/** After the own ones, which have waited until Apache Kafka has made the topic of share states; a while, on a busy machine. */
const LAST_SCENARIOS = ['groups-consumer', 'groups-share'];
/** One whose lines count where the API of the line is served. */
const PARTLY_SERVED = 'cluster-admin';
const RUN_LIMIT_MS = 180_000;
const LIMIT_MS = 2 * RUN_LIMIT_MS;
const SHOWN_LINES = 30;
/** Pauses up to so long wait for what servers do after they have answered, which takes longer on a busy machine. */
const MAX_SHORT_PAUSE_MS = 2_000;
const PATIENCE = 5;

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
    await checks.check('wire-diff: announced versions', () => compareAnnounced(server, apache));
    const compare = (file: string) => compareAgainWherePausesMatter(server, apache, file, folder);
    const check = (name: string, file: string) =>
      checks.check(`wire-diff: ${name}`, () => compare(file), LIMIT_MS);
    const checkOwn = (file: string) => check(file.replace('.jsonl', ''), join(OWN_SCENARIOS, file));
    const checkOfTool = (name: string) => check(name, join(TOOL_FOLDER, 'scenarios', `${name}.jsonl`));
    for (const file of FIRST) await checkOwn(file);
    for (const name of WHOLE_SCENARIOS) await checkOfTool(name);
    const served = join(folder, `${PARTLY_SERVED}.jsonl`);
    await writeServedLines(server, join(TOOL_FOLDER, 'scenarios', `${PARTLY_SERVED}.jsonl`), served);
    await check(`${PARTLY_SERVED}, what is served of it`, served);
    const own = readdirSync(OWN_SCENARIOS).filter((name) => name.endsWith('.jsonl') && !FIRST.includes(name));
    for (const file of own) await checkOwn(file);
    for (const name of LAST_SCENARIOS) await checkOfTool(name);
    await apache.stop();
  },
};

/** Where answers differ in a scenario that pauses, it is run once more, with pauses that are longer. */
async function compareAgainWherePausesMatter(
  server: Server,
  apache: Server,
  scenario: string,
  folder: string,
): Promise<void> {
  try {
    await compareAnswers(server, apache, scenario);
  } catch (error) {
    const patient = join(folder, `patient-${basename(scenario)}`);
    if (!(error instanceof AssertionError) || !writeLongerPauses(scenario, patient)) throw error;
    console.log(`again ${basename(scenario)} with longer pauses: ${error.message}`);
    await compareAnswers(server, apache, patient);
  }
}

/** Whether there are any. */
function writeLongerPauses(from: string, to: string): boolean {
  const text = readFileSync(from, 'utf8');
  const longer = text.replaceAll(/^\{"pause":(\d+)\}$/gm, (line, pauseMs) =>
    Number(pauseMs) > MAX_SHORT_PAUSE_MS ? line : JSON.stringify({ pause: PATIENCE * Number(pauseMs) }),
  );
  writeFileSync(to, longer);
  return longer !== text;
}

async function compareAnswers(server: Server, apache: Server, scenario: string): Promise<void> {
  const tool = join(TOOL_FOLDER, 'wire-diff');
  const options = { timeoutMs: RUN_LIMIT_MS, anyExitCode: true };
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
