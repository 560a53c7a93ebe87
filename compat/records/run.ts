// Compares our reading of record batches with Apache Kafka's: batches that we build, in every codec, and the same ones broken, go through
// the original's own validator. Both must take and refuse the same ones, and read the same records from those they take.
// Usage: node compat/records/run.ts [--seed N] [--batches N]

import { numberOption, programOptions } from '../../scripts/program-options.ts';
import { builtBatches, type Case, changedBatches } from './cases.ts';
import { judgeByJava, missingForJava } from './java.ts';
import { judge, type Verdict } from './judge.ts';

const SHOWN_CHARS = 300;
const SHOWN_FAILURES = 10;

interface Tally {
  passed: number;
  failed: number;
}

async function compare(what: string, cases: readonly Case[], tally: Tally): Promise<void> {
  const theirs = await judgeByJava(cases.map(({ bytes }) => bytes));
  let accepted = 0;
  for (const [index, { codec, bytes }] of cases.entries()) {
    const ours = judge(bytes);
    if ('records' in ours) accepted++;
    if (agree(ours, theirs[index]!)) {
      tally.passed++;
      continue;
    }
    if (++tally.failed > SHOWN_FAILURES) continue;
    console.log(`${what} ${index} (${codec}) differs\n${difference(textOf(ours), textOf(theirs[index]!))}`);
  }
  console.log(`${what}: ${cases.length} batches, ${accepted} of them accepted by us`);
}

function agree(ours: Verdict, theirs: Verdict): boolean {
  if ('error' in ours || 'error' in theirs) return 'error' in ours && 'error' in theirs;
  return ours.records === theirs.records;
}

function textOf(verdict: Verdict): string {
  return 'error' in verdict ? `refused: ${verdict.error}` : verdict.records;
}

/** Both texts from a little before the place where they part. */
function difference(ours: string, theirs: string): string {
  let same = 0;
  while (same < ours.length && ours[same] === theirs[same]) same++;
  const start = Math.max(same - SHOWN_CHARS / 2, 0);
  return `  ours   ${ours.slice(start, start + SHOWN_CHARS)}\n  theirs ${theirs.slice(start, start + SHOWN_CHARS)}`;
}

async function main(): Promise<void> {
  const { values } = programOptions(import.meta.filename, {
    options: { seed: { type: 'string', default: '431' }, batches: { type: 'string', default: '60' } },
  });
  const [seed, perCodec] = [numberOption('seed', values.seed), numberOption('batches', values.batches, 1)];
  const built = builtBatches(seed, perCodec);
  const broken = changedBatches(built, seed);
  const tally: Tally = { passed: 0, failed: 0 };
  const missing = missingForJava();
  if (missing === undefined) {
    await compare('built', built, tally);
    await compare('broken', broken, tally);
  } else console.log(`skipped: ${missing} is not on this machine`);
  const skipped = missing === undefined ? 0 : built.length + broken.length;
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${skipped} skipped`);
  if (tally.failed > 0) process.exitCode = 1;
}

await main();
