import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { apacheKafkaJars, javaArguments } from '../apache-kafka/jars.ts';
import { MAIN_CLASSES, runTool, type ToolName } from '../apache-kafka/tools.ts';
import { run } from '../machine/process.ts';
import type { Outcome } from './tool-run.ts';

const SOURCE = join(import.meta.dirname, 'java/RunTools.java');
const JVM = ['-Xmx512M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.security.manager=allow'];

/** The original's tools, all in one JVM. */
export class OriginalTools implements Disposable {
  readonly #jvm: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  private constructor(jvm: ChildProcessByStdio<Writable, Readable, null>) {
    this.#jvm = jvm;
    this.#answers = createInterface({ input: jvm.stdout })[Symbol.asyncIterator]();
  }

  /** `folder` is for compiled classes. */
  static async start(folder: string): Promise<OriginalTools> {
    mkdirSync(folder, { recursive: true });
    const jars = join(await apacheKafkaJars(), '*');
    await run('javac', ['-nowarn', '-d', folder, '-cp', jars, SOURCE]);
    const args = await javaArguments(JVM, 'RunTools', folder);
    return new OriginalTools(spawn('java', args, { stdio: ['pipe', 'pipe', 'ignore'] }));
  }

  async run(tool: ToolName, words: readonly string[], input: string): Promise<Outcome> {
    const line = [MAIN_CLASSES[tool], input, ...words].map(encoded).join(' ');
    this.#jvm.stdin.write(`${line}\n`);
    const { value, done } = await this.#answers.next();
    if (done === true) throw new Error(`the JVM has ended at ${tool} ${words.join(' ')}`);
    const [code = '', output = '', errors = ''] = value.split(' ');
    return { code: Number(code), output: decoded(output), errors: decoded(errors) };
  }

  /** In a JVM of its own, which takes much longer. */
  static async runAlone(tool: ToolName, words: readonly string[], input: string): Promise<Outcome> {
    const options = { input, anyExitCode: true };
    const { exitCode, stdout, stderr } = await runTool(tool, words, options);
    return { code: exitCode ?? -1, output: stdout.toString(), errors: stderr };
  }

  [Symbol.dispose](): void {
    this.#jvm.kill();
  }
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64');
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString();
}
