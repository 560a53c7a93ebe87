import { join } from 'node:path';
import { javaArguments } from '../apache-kafka/jars.ts';
import { run } from '../machine/process.ts';

const PROGRAM = join(import.meta.dirname, 'java/StoragePeer.java');
const LIMIT_MS = 90_000;

/** What a reader saw of a partition: how many records, and the SHA-256 of their offsets and values. */
export interface Contents {
  readonly count: number;
  readonly digest: string;
}

/** Has Apache Kafka's client write records of all kinds to `topic`. */
export async function writeByJava(address: string, topic: string): Promise<void> {
  await runPeer(['write', address, topic]);
}

/** Has Apache Kafka's client read partition 0 of `topic`. */
export async function readByJava(
  address: string,
  topic: string,
  isolation: 'read_uncommitted' | 'read_committed',
): Promise<Contents> {
  const output = await runPeer(['read', address, topic, isolation]);
  const [count = '', digest = ''] = output.trim().split(/\s+/).slice(-2);
  return { count: Number(count), digest };
}

async function runPeer(args: readonly string[]): Promise<string> {
  const { stdout } = await run('java', [...(await javaArguments(['-Xmx512m'], PROGRAM)), ...args], {
    timeoutMs: LIMIT_MS,
  });
  return stdout.toString();
}
