import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until, within } from '../machine/until.ts';
import { apiVersions } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import type { Server, ServerKind, ServerOptions } from './server.ts';

const START_LIMIT_MS = 110_000;
/** Of thousands of new partitions every file is brought to the device first. */
const STOP_LIMIT_MS = 180_000;
const LOG_TAIL_CHARS = 4_000;

/** What differs between servers: the command line of one. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

export class ServerProcess implements Server {
  readonly kind: ServerKind;
  readonly port: number;
  readonly folder: string;
  readonly #command: CommandLine;
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;

  constructor(kind: ServerKind, port: number, options: ServerOptions, command: CommandLine) {
    this.kind = kind;
    this.port = port;
    this.folder = options.folder;
    this.#command = command;
    this.#env = { ...process.env, ...options.env };
    endWithThisProcess(this);
  }

  get address(): string {
    return `localhost:${this.port}`;
  }

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  get pid(): number {
    if (this.#process?.pid === undefined) throw new Error(`${this.kind} on port ${this.port} does not run`);
    return this.#process.pid;
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  /** Starts the process, without waiting for an answer of it. */
  launch(): void {
    if (this.#process) throw new Error(`${this.kind} on port ${this.port} runs already`);
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(join(this.folder, 'server.log'), 'a');
    const { program, args } = this.#command;
    const child = spawn(program, args, { stdio: ['ignore', log, log], env: this.#env, cwd: this.folder });
    closeSync(log);
    this.#process = child;
    child.on('error', () => {}); // start() sees that there is no process
    child.on('close', () => {
      if (this.#process === child) this.#process = undefined;
    });
  }

  async start(): Promise<void> {
    this.launch();
    const answers = async () => {
      if (!this.isRunning) return 'ended' as const;
      const connection = await WireConnection.open(this.port);
      try {
        await apiVersions(connection);
        return 'answers' as const;
      } finally {
        connection.close();
      }
    };
    const outcome = await until(`${this.kind} answers`, answers, { withinMs: START_LIMIT_MS }).catch(
      (error: Error) => error.message,
    );
    if (outcome === 'answers') return;
    if (this.isRunning) await this.kill();
    throw new Error(`${this.kind} did not start (${outcome}); the end of its log:\n${this.logTail()}`);
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const closed = once(child, 'close');
    child.kill(signal);
    try {
      await within(`${this.kind} ends after ${signal}`, STOP_LIMIT_MS, closed);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  logTail(): string {
    return readFileSync(join(this.folder, 'server.log'), 'utf8').slice(-LOG_TAIL_CHARS);
  }
}

const alive = new Set<WeakRef<ServerProcess>>();

/** No server outlives the program that started it, however that one ends. */
function endWithThisProcess(server: ServerProcess): void {
  if (alive.size === 0) {
    process.once('exit', () => {
      for (const reference of alive) {
        const left = reference.deref();
        if (left?.isRunning) process.kill(left.pid, 'SIGKILL');
      }
    });
  }
  alive.add(new WeakRef(server));
}
