import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);

interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '--project', '.'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '--colors=off', '.'] },
];

/** Runs tsc and biome, prints what they find, and returns how many of them are content. */
export function runChecks(): { readonly passed: number; readonly failed: number } {
  let passed = 0;
  for (const { name, command } of CHECKS) {
    const startedMs = performance.now();
    const [tool = '', ...args] = command;
    const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', tool), args, {
      cwd: root,
      encoding: 'utf8',
      timeout: 180_000,
    });
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`${status === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
    if (status === 0) passed++;
    else console.log(`${stdout}${stderr}`);
  }
  return { passed, failed: CHECKS.length - passed };
}
