import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Written to standard input, which is then closed. */
  input?: string | Buffer;
  /** The program is killed after it; an error says so. */
  timeoutMs?: number;
  /** Gives the outcome whatever the exit code was. */
  anyExitCode?: boolean;
  /** Called with the process id once it runs. */
  started?: (pid: number) => void;
}

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A program that did not do what was asked: its command line, how it ended, and the end of what it said. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

const TAIL_CHARS = 2_000;

/** Runs a program to its end. Rejects with `CommandError` on another exit code than 0 and at the time limit. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { timeoutMs = 60_000 } = options;
  const commandLine = [program, ...args].join(' ').slice(0, 300);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, spawnOptions(options));
    if (child.pid !== undefined) options.started?.(child.pid);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout!.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin!.on('error', () => {}); // a program may end without reading its input
    child.stdin!.end(options.input);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new CommandError(`${commandLine}: ${error.message}`));
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      const finished = { exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
      if (!isLate && (exitCode === 0 || options.anyExitCode)) return resolve(finished);
      const how = isLate ? `no end after ${timeoutMs} ms` : `exit code ${exitCode}`;
      const said = `${finished.stdout.subarray(-TAIL_CHARS)}${finished.stderr.slice(-TAIL_CHARS)}`;
      reject(new CommandError(`${commandLine}: ${how}\n${said}`.trim()));
    });
  });
}

function spawnOptions(options: RunOptions): SpawnOptions {
  const env = options.env ? { ...process.env, ...options.env } : process.env;
  return { env, stdio: 'pipe', ...(options.cwd === undefined ? {} : { cwd: options.cwd }) };
}

/** Whether a program of this name is on the PATH. */
export function isOnPath(program: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' }).status === 0;
}
