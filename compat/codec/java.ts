import { join } from 'node:path';
import { apacheKafkaJars, missingForApacheKafka } from '../apache-kafka/jars.ts';
import { isOnPath, run } from '../machine/process.ts';
import type { Case } from './cases.ts';
import { type ForeignCodec, inputOf, type Outcome, outcomesOf } from './foreign-codec.ts';

const PROGRAM = join(import.meta.dirname, 'java/CodecPeer.java');
const LIMIT_MS = 120_000;

/** Kafka's own classes. The class path comes from KAVKA_KAFKA_CLASSPATH or from the jars of compat/apache-kafka. */
export const JAVA_CODEC: ForeignCodec = {
  name: 'Apache Kafka (Java)',
  missing: () => {
    const { KAVKA_KAFKA_CLASSPATH } = process.env;
    if (KAVKA_KAFKA_CLASSPATH === undefined) return missingForApacheKafka();
    return ['java', 'javac'].find((program) => !isOnPath(program));
  },
  accepts: () => true,
  run: async (cases: readonly Case[]): Promise<Outcome[]> => {
    const classPath = process.env.KAVKA_KAFKA_CLASSPATH ?? join(await apacheKafkaJars(), '*');
    const args = ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', classPath, PROGRAM];
    const { stdout } = await run('java', args, { input: inputOf(cases), timeoutMs: LIMIT_MS });
    return outcomesOf(stdout.toString());
  },
};
