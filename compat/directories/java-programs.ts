import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apacheKafkaJars, javaArguments } from '../apache-kafka/jars.ts';
import { run } from '../machine/process.ts';
import type { Server } from '../server/server.ts';

const LIMIT_MS = 90_000;
const QUICK_JVM = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const SOURCES = ['Writer', 'ShareReader', 'WordCounts', 'Inspector'].map((name) =>
  join(import.meta.dirname, `java/${name}.java`),
);

/** What a writer can fill a cluster with; a name with `-2` goes on where the one without it was. */
export type Part =
  | 'topics'
  | 'topics-2'
  | 'codecs'
  | 'codecs-2'
  | 'compacted'
  | 'compacted-2'
  | 'groups'
  | 'groups-2'
  | 'consumer-group'
  | 'transactions'
  | 'transactions-2'
  | 'quotas'
  | 'users'
  | 'share'
  | 'share-2'
  | 'share-3'
  | 'streams'
  | 'streams-2'
  | 'streams-3';

/** All that a server serves, by the name of the topic or of the kind of thing. */
export type Contents = Readonly<Record<string, unknown>>;

/** Two programs with Apache Kafka's client: one fills a cluster, the other tells all that it holds. */
export class JavaPrograms {
  readonly #classes: string;

  private constructor(classes: string) {
    this.#classes = classes;
  }

  static async compile(folder: string): Promise<JavaPrograms> {
    const classes = join(folder, 'classes');
    mkdirSync(classes);
    const classPath = join(await apacheKafkaJars(), '*');
    await run('javac', ['-d', classes, '-cp', classPath, ...SOURCES], { timeoutMs: LIMIT_MS });
    return new JavaPrograms(classes);
  }

  async write(server: Server, parts: readonly Part[]): Promise<void> {
    await this.#run('Writer', [server.address, ...parts]);
  }

  async inspect(server: Server): Promise<Contents> {
    return JSON.parse(await this.#run('Inspector', [server.address]));
  }

  async #run(name: string, args: readonly string[]): Promise<string> {
    const all = [...(await javaArguments(QUICK_JVM, name, this.#classes)), ...args];
    return (await run('java', all, { timeoutMs: LIMIT_MS })).stdout.toString();
  }
}
