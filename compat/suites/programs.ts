import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../machine/process.ts';
import type { Suite } from './suite.ts';

const LIMIT_MS = 300_000;
const COUNTS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const FAILED_LINES = 60;

/** A program of its own in the folder of this name: no server, its own closing line with counts. */
function programSuite(name: string): Suite {
  return {
    name,
    async run({ checks }) {
      const program = join(import.meta.dirname, '..', name, 'run.ts');
      if (!existsSync(program)) return;
      const options = { timeoutMs: LIMIT_MS, anyExitCode: true };
      const { stdout, stderr } = await run(process.execPath, [program], options);
      const counts = [...stdout.toString().matchAll(COUNTS)].at(-1);
      if (!counts) throw new Error(`no counts: ${stdout.subarray(-2_000)}${stderr.slice(-2_000)}`);
      const [passed, failed, skipped] = [Number(counts[1]), Number(counts[2]), Number(counts[3] ?? 0)];
      checks.add(passed, failed, skipped);
      if (failed > 0) console.log(stdout.toString().trimEnd().split('\n').slice(-FAILED_LINES).join('\n'));
      console.log(`${failed > 0 ? 'FAIL ' : 'ok   '} ${name}: ${counts[0]}`);
    },
  };
}

/** Parts of Kavka beside parts of the original (message codec, record batches, log files), and nodes in trouble. */
export const PROGRAM_SUITES: readonly Suite[] = [
  'codec',
  'records',
  'assignors',
  'storage',
  'compaction',
  'client',
  'streams',
  'directories',
  'disk',
  'soak',
  'tools-beside',
].map(programSuite);
