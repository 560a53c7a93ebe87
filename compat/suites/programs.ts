import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../machine/process.ts';
import type { Suite } from './suite.ts';

/** For a machine that has other things to do. */
const LIMIT_MS = 600_000;
const COUNTS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const FAILURE_LINES = 200;

/** A program of its own in the folder of this name: no server, its own closing line with counts. */
function programSuite(name: string): Suite {
  return {
    name,
    async run({ checks }) {
      const program = join(import.meta.dirname, '..', name, 'run.ts');
      if (!existsSync(program)) return;
      const startedMs = performance.now();
      const options = { timeoutMs: LIMIT_MS, anyExitCode: true };
      const { stdout, stderr } = await run(process.execPath, [program], options);
      const counts = [...stdout.toString().matchAll(COUNTS)].at(-1);
      if (!counts) throw new Error(`no counts: ${stdout.subarray(-2_000)}${stderr.slice(-2_000)}`);
      const [passed, failed, skipped] = [Number(counts[1]), Number(counts[2]), Number(counts[3] ?? 0)];
      checks.add(passed, failed, skipped);
      if (failed > 0) console.log(failures(stdout.toString().trimEnd().split('\n')));
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
      console.log(`${failed > 0 ? 'FAIL ' : 'ok   '} ${name}: ${counts[0]} (${seconds} s)`);
    },
  };
}

/** What failed, each with the lines that tell of it; where that is not known, the end of the output. */
function failures(lines: readonly string[]): string {
  let isTold = false;
  const told = lines.filter((line) => {
    if (/^\S/.test(line)) isTold = line.startsWith('FAIL');
    return isTold;
  });
  return (told.length > 0 ? told.slice(0, FAILURE_LINES) : lines.slice(-FAILURE_LINES)).join('\n');
}

/** Parts of Kavka beside parts of the original (message codec, record batches, log files), and nodes in trouble. The longest come first. */
export const PROGRAM_SUITES: readonly Suite[] = [
  'directories',
  'tools-beside',
  'compaction',
  'client',
  'brokers',
  'codec',
  'streams',
  'connect',
  'soak',
  'disk',
  'assignors',
  'packages',
  'records',
  'storage',
].map(programSuite);
