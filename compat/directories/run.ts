/**
 * Whole data directories handed from Apache Kafka to Kavka and back: `node compat/directories/run.ts`. Each must serve all that the other
 * has left: topics and their configs, records, producers, groups of all kinds, transactions.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { complaintsAboutDirectory } from './dump-directory.ts';
import { type Contents, JavaPrograms, type Part } from './java-programs.ts';
import { apacheKafkaIn, kavkaIn, kavkaOnCopyOf } from './nodes.ts';
import { assertSameContents } from './same-contents.ts';

const FIRST: readonly Part[] = [
  'topics',
  'codecs',
  'compacted',
  'groups',
  'consumer-group',
  'transactions',
  'quotas',
  'users',
  'share',
  'streams',
];
const THEN: readonly Part[] = ['topics-2', 'codecs-2', 'groups-2', 'transactions-2', 'share-2', 'streams-2'];
/** These find out for themselves whether all of their state is there. */
const LAST: readonly Part[] = ['share-3', 'streams-3'];

const checks = new Checks();
const missing = missingForApacheKafka();
const folder = mkdtempSync(join(tmpdir(), 'kavka-directories-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
if (missing === undefined) await runChecks(await JavaPrograms.compile(folder));
else checks.skip('directories', `there is no ${missing} on this machine`);
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

async function runChecks(java: JavaPrograms): Promise<void> {
  const original = await apacheKafkaIn(join(folder, 'original'));
  let written: Contents = {};
  const isWritten = await checks.check('Apache Kafka writes a directory', async () => {
    await original.start();
    await java.write(original, FIRST);
    await untilCleaned(original);
    await java.write(original, ['compacted-2']);
    written = await java.inspect(original);
    const metadata = readdirSync(join(original.dataFolder, '__cluster_metadata-0'));
    assert.ok(
      metadata.some((name) => name.endsWith('.checkpoint')),
      'a snapshot of the metadata log',
    );
    await original.kill();
  });
  if (isWritten) await checkThereAndBack(java, original, written);
  await checkOwnDirectory(java);
}

/** Kavka takes over what Apache Kafka left, goes on with it, and gives it back. */
async function checkThereAndBack(
  java: JavaPrograms,
  original: ServerProcess,
  written: Contents,
): Promise<void> {
  const heir = await kavkaOnCopyOf(original, join(folder, 'heir'));
  let grown: Contents = {};
  await checks.check('Kavka serves the directory of a killed Apache Kafka', async () => {
    await heir.start();
    await checkContents(java, heir, written);
  });
  await checks.check('Kavka goes on with it', async () => {
    await java.write(heir, THEN);
    grown = await java.inspect(heir);
    await heir.stop();
  });
  await checks.check('dump-log finds nothing wrong in it', () => checkFiles(heir));
  await checks.check('Apache Kafka serves the directory that both wrote', async () => {
    const back = await apacheKafkaIn(heir.folder);
    await back.start();
    await checkContents(java, back, grown);
    await java.write(back, LAST);
    await back.kill();
  });
  await checks.check('Kavka serves the directory of an Apache Kafka that was stopped', async () => {
    await original.start();
    await original.stop();
    const second = await kavkaOnCopyOf(original, join(folder, 'second'));
    await second.start();
    await checkContents(java, second, written);
    await second.stop();
  });
}

/** Apache Kafka takes over a directory that Kavka began. */
async function checkOwnDirectory(java: JavaPrograms): Promise<void> {
  const own = await kavkaIn(join(folder, 'own'));
  let written: Contents = {};
  const isWritten = await checks.check('Kavka writes a directory', async () => {
    await own.start();
    await java.write(own, FIRST);
    await untilCleaned(own);
    await java.write(own, ['compacted-2', ...THEN]);
    written = await java.inspect(own);
    await own.kill();
  });
  if (!isWritten) return;
  await checks.check('dump-log finds nothing wrong in it', () => checkFiles(own));
  const heir = await apacheKafkaIn(own.folder);
  await checks.check('Apache Kafka serves the directory of a killed Kavka', async () => {
    await heir.start();
    await checkContents(java, heir, written);
    await heir.stop();
  });
  await checks.check('Kavka serves its directory again', async () => {
    await own.start();
    await checkContents(java, own, written);
    await java.write(own, LAST);
    await own.stop();
  });
}

async function checkContents(java: JavaPrograms, server: Server, expected: Contents): Promise<void> {
  assertSameContents(await java.inspect(server), expected);
}

async function checkFiles({ dataFolder }: Server): Promise<void> {
  assert.deepEqual(await complaintsAboutDirectory(dataFolder), []);
}

/** The first segments are not there any more as they were written. */
async function untilCleaned({ dataFolder }: Server): Promise<void> {
  await until('the cleaner has been there', () =>
    readdirSync(dataFolder).includes('cleaner-offset-checkpoint'),
  );
}
