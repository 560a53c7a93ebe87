import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { runChecks } from './checks.ts';
import { TestReport } from './test-report.ts';

const root = dirname(import.meta.dirname);

/** No file takes a tenth of this; one that hangs, or leaves a server behind, is ended and has failed. */
const FILE_TIMEOUT_MS = 300_000;
const PARALLEL_FILES = 2;

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

process.chdir(root);
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'tests');

const named = process.argv.slice(2);
const startedMs = performance.now();
const checks = named.length === 0 ? runChecks() : { passed: 0, failed: 0 };
const tests = await runFiles(testFiles(named));
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
console.log(`Done in ${Math.round((performance.now() - startedMs) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed${tests.skipped === 0 ? '' : `, ${tests.skipped} skipped`}`);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;

/** All test files, or those that are named or lie in the folders that are named. */
function testFiles(paths: readonly string[]): string[] {
  const all = globSync('{packages,compat,bench,scripts}/**/*.test.ts', {
    exclude: ['**/node_modules/**'],
  }).sort();
  if (paths.length === 0) return all;
  return all.filter((file) =>
    paths.some((path) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`)),
  );
}

async function runFiles(files: readonly string[]): Promise<Counts> {
  const waiting = [...files];
  const total = { passed: 0, failed: 0, skipped: 0 };
  const runNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const report = await runFile(file);
      total.passed += report.passed;
      total.failed += report.failed;
      total.skipped += report.skipped;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_FILES }, runNext));
  return total;
}

async function runFile(file: string): Promise<Counts> {
  const report = new TestReport(file);
  const startedMs = performance.now();
  for await (const event of run({ files: [file], signal: AbortSignal.timeout(FILE_TIMEOUT_MS) }))
    report.take(event);
  console.log(report.lines(performance.now() - startedMs).join('\n'));
  return report;
}
