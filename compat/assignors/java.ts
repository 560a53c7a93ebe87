import { join } from 'node:path';
import { apacheKafkaJars, missingForApacheKafka } from '../apache-kafka/jars.ts';
import { isOnPath, run } from '../machine/process.ts';

const PROGRAM = join(import.meta.dirname, 'java/AssignorsPeer.java');
const LIMIT_MS = 300_000;

/** The program that is not on this machine, if any. The class path is as in compat/records. */
export function missingForJava(): string | undefined {
  if (process.env.KAVKA_KAFKA_CLASSPATH === undefined) return missingForApacheKafka();
  return ['java', 'javac'].find((program) => !isOnPath(program));
}

/** What the assignors of Apache Kafka make of each line. */
export async function assignedByJava(lines: readonly string[]): Promise<string[]> {
  const classPath = process.env.KAVKA_KAFKA_CLASSPATH ?? join(await apacheKafkaJars(), '*');
  const { stdout } = await run('java', ['-Xshare:auto', '-Xmx512m', '-cp', classPath, PROGRAM], {
    input: lines.map((line) => `${line}\n`).join(''),
    timeoutMs: LIMIT_MS,
  });
  const answers = stdout.toString().split('\n').slice(0, -1);
  if (answers.length !== lines.length) throw new Error(`${answers.length} answers for ${lines.length} lines`);
  return answers;
}
