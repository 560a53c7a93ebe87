import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apacheKafkaJars, javaArguments, missingForApacheKafka } from '../apache-kafka/jars.ts';
import { run } from '../machine/process.ts';
import type { Suite } from './suite.ts';

/** For a machine that has other things to do. */
const LIMIT_MS = 240_000;
const QUICK_JVM = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const PROGRAMS = join(import.meta.dirname, '../java-groups/java');
const SOURCES = ['Turns', 'ShareTurns', 'ConsumerTurns'].map((name) => join(PROGRAMS, `${name}.java`));

/** Members of groups with the Java client, beyond what all clients do: a program takes turns, and fails at the first that goes wrong. */
export const javaGroupsSuite: Suite = {
  name: 'java-groups',
  async run({ checks, newServer, folder }) {
    const missing = missingForApacheKafka();
    if (missing) {
      checks.skip('java groups', `there is no ${missing} on this machine`);
      return;
    }
    const classes = join(folder, 'java-groups');
    mkdirSync(classes);
    const classPath = join(await apacheKafkaJars(), '*');
    await run('javac', ['-d', classes, '-cp', classPath, ...SOURCES], { timeoutMs: LIMIT_MS });
    const server = await newServer();
    const take = async (turns: string): Promise<void> => {
      const args = [...(await javaArguments(QUICK_JVM, 'Turns', classes)), server.address, turns];
      await run('java', args, { timeoutMs: LIMIT_MS });
    };
    await checks.check('java groups: ways to acknowledge in a share group', () => take('share'));
    await checks.check('java groups: static members with a regular expression', () => take('consumer'));
  },
};
