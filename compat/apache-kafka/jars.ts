import { join } from 'node:path';
import { installed } from '../machine/cache.ts';
import { isOnPath, run } from '../machine/process.ts';

export const KAFKA_VERSION = '4.3.1';

const INSTALL_LIMIT_MS = 300_000;
const POM = join(import.meta.dirname, 'pom.xml');
const LOGGING = `-Dlog4j2.configurationFile=file:${join(import.meta.dirname, 'log4j2.properties')}`;

/** What is missing on this machine to run Apache Kafka; `undefined` if nothing is. */
export function missingForApacheKafka(): string | undefined {
  return ['java', 'javac', 'mvn'].find((program) => !isOnPath(program));
}

/** A folder with all jars of Apache Kafka, from Maven Central the first time. */
export function apacheKafkaJars(): Promise<string> {
  return installed(`apache-kafka-${KAFKA_VERSION}`, async (folder) => {
    const goals = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
    await run('mvn', ['-q', '-B', '-f', POM, ...goals], { timeoutMs: INSTALL_LIMIT_MS });
  });
}

/** The arguments of `java` for a main class among the jars (and `extraPath`). */
export async function javaArguments(options: readonly string[], mainClass: string, extraPath?: string) {
  const jars = join(await apacheKafkaJars(), '*');
  const classPath = extraPath === undefined ? jars : `${extraPath}:${jars}`;
  return [...options, LOGGING, '-cp', classPath, mainClass];
}
