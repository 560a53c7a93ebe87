import { join } from 'node:path';
import { apacheKafkaJars, missingForApacheKafka } from '../apache-kafka/jars.ts';
import { isOnPath, run } from '../machine/process.ts';
import type { Verdict } from './judge.ts';

const PROGRAM = join(import.meta.dirname, 'java/RecordsPeer.java');
const LIMIT_MS = 300_000;

/**
 * The program that is not on this machine, if any. The class path comes from KAVKA_KAFKA_CLASSPATH or from the jars of
 * compat/apache-kafka.
 */
export function missingForJava(): string | undefined {
  const { KAVKA_KAFKA_CLASSPATH } = process.env;
  if (KAVKA_KAFKA_CLASSPATH === undefined) return missingForApacheKafka();
  return ['java', 'javac'].find((program) => !isOnPath(program));
}

/** What Apache Kafka makes of each batch. */
export async function judgeByJava(batches: readonly Buffer[]): Promise<Verdict[]> {
  const classPath = process.env.KAVKA_KAFKA_CLASSPATH ?? join(await apacheKafkaJars(), '*');
  const input = batches.map((bytes) => `${bytes.toString('hex')}\n`).join('');
  const { stdout } = await run('java', ['-Xshare:auto', '-Xmx512m', '-cp', classPath, PROGRAM], {
    input,
    timeoutMs: LIMIT_MS,
  });
  const lines = stdout.toString().trimEnd().split('\n');
  if (lines.length !== batches.length)
    throw new Error(`${lines.length} answers for ${batches.length} batches`);
  return lines.map((line) => (line.startsWith('= ') ? { records: line.slice(2) } : { error: line.slice(2) }));
}
