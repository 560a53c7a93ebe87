import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { isOnPath } from '../machine/process.ts';
import { until } from '../machine/until.ts';

const SYSTEM_CALLS = {
  write: ['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2'],
  read: ['read', 'readv', 'pread64', 'preadv', 'preadv2'],
  sync: ['fsync', 'fdatasync'],
} as const;

/** What a broken device does to one file: `strace` answers a process's system calls with EIO in the system's place. */
export class IoErrors {
  readonly #strace: ChildProcess;

  private constructor(strace: ChildProcess) {
    this.#strace = strace;
  }

  /** What is missing on this machine; `undefined` if nothing is. */
  static missing(): string | undefined {
    return isOnPath('strace') ? undefined : 'strace';
  }

  /** From now on each such call of process `pid` on the file fails. */
  static async begin(pid: number, path: string, kind: keyof typeof SYSTEM_CALLS): Promise<IoErrors> {
    const calls = SYSTEM_CALLS[kind].join(',');
    const args = ['-f', '-qq', '-o', '/dev/null', '-P', path, '-e', `trace=${calls}`];
    const all = [...args, '-e', `inject=${calls}:error=EIO`, '-p', `${pid}`];
    const strace = spawn('strace', all, { stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    strace.stderr.on('data', (chunk) => said.push(`${chunk}`));
    await until('strace holds the process', () => {
      if (strace.exitCode !== null) throw new Error(said.join(''));
      return tracerOf(pid) === strace.pid;
    });
    return new IoErrors(strace);
  }

  /** The device is well again. */
  async end(): Promise<void> {
    const closed = once(this.#strace, 'close');
    this.#strace.kill('SIGINT');
    await closed;
  }
}

function tracerOf(pid: number): number {
  return Number(/^TracerPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
