import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { NodeNetwork } from '@kavka/base/node';
import { WireClient } from '@kavka/testkit/wire';

const KAVKA = join(import.meta.dirname, '../../../bin/kavka');

const READY = /^ {2}clients {4}\S+:\/\/(?<host>[^\s:]+):(?<port>\d+)/m;
const METRICS = /^ {2}metrics {4}(?<url>http:\S+)\/metrics/m;

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program `kavka` as a process of its own; it is gone at the end of the scope. */
export class Program implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #exited: Promise<unknown[]>;
  stdout = '';
  stderr = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(KAVKA, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.#exited = once(this.#child, 'close');
  }

  /** Runs to the end. */
  static async run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ending> {
    await using program = new Program(args, env);
    return await program.ended();
  }

  /** A node with its data in `folder`, on free ports, that is ready. */
  static async startNode(
    folder: string,
    overrides: Readonly<Record<string, string>> = {},
    env?: Readonly<Record<string, string>>,
  ): Promise<Program> {
    const all = {
      listeners: 'PLAINTEXT://localhost:0',
      'log.dirs': folder,
      'kavka.http.listener': 'none',
      ...overrides,
    };
    const program = new Program(['start', ...overrideArguments(all)], env);
    await program.ready();
    return program;
  }

  async ready(): Promise<void> {
    while (!this.stdout.includes('Ctrl-C stops it.')) {
      const event = await Promise.race([
        once(this.#child.stdout, 'data'),
        this.#exited.then(() => undefined),
      ]);
      assert.ok(event !== undefined, `the node did not start: ${this.stderr}`);
    }
  }

  async ended(): Promise<Ending> {
    await this.#exited;
    const { exitCode: code, signalCode: signal } = this.#child;
    return { code, signal, stdout: this.stdout, stderr: this.stderr };
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  connect(): Promise<WireClient> {
    const { host = '', port = '' } = READY.exec(this.stdout)?.groups ?? {};
    return WireClient.connect(new NodeNetwork(), { host, port: Number(port) });
  }

  /** What the program serves over HTTP at this path. */
  fetch(path: string): Promise<Response> {
    return fetch(`${METRICS.exec(this.stdout)?.groups?.url}${path}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}

export function overrideArguments(overrides: Readonly<Record<string, string>>): string[] {
  return Object.entries(overrides).flatMap(([name, value]) => ['--override', `${name}=${value}`]);
}
