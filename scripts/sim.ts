/**
 * Simulations, from a seed:
 *   npm run sim -- log                     some thousands of histories
 *   npm run sim -- log --seed N            exactly this one, with all that happened
 *   npm run sim -- log --minutes M [--from N]   on and on
 */
import { describeHistory, drawHistory, type LogFailure, runSeed, smallestFailure } from '@kavka/simulator';
import { numberOption, programOptions, refuse } from './program-options.ts';

const HISTORIES = 4000;
const TOLD_EVERY_MS = 30_000;

const { positionals, values } = programOptions(import.meta.filename, {
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    from: { type: 'string', default: '1' },
  },
});

if (positionals[0] !== 'log') {
  refuse(`There is a simulation of the log, none of ${JSON.stringify(positionals[0] ?? '')}.`);
}
let current = 0;
process.on('unhandledRejection', (error) => {
  console.log(`seed ${current}: a rejection that nobody handles`, error);
  process.exit(1);
});
process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  if (values.seed !== undefined) return replay(numberOption('seed', values.seed));
  const from = numberOption('from', values.from);
  const minutes = values.minutes === undefined ? null : numberOption('minutes', values.minutes);
  const endMs = minutes === null ? null : performance.now() + minutes * 60_000;
  const isOver = (count: number): boolean =>
    endMs === null ? count >= HISTORIES : performance.now() >= endMs;
  let toldMs = performance.now();
  let failed = 0;
  let count = 0;
  for (; !isOver(count); count++) {
    current = from + count;
    const failure = await runSeed(current);
    if (failure !== null) {
      failed++;
      await tell(failure);
    }
    if (performance.now() - toldMs < TOLD_EVERY_MS) continue;
    toldMs = performance.now();
    console.log(`seed ${current}, ${failed} failed`);
  }
  console.log(`${count - failed} passed, ${failed} failed`);
  return failed === 0;
}

async function replay(seed: number): Promise<boolean> {
  current = seed;
  const failure = await runSeed(seed);
  if (failure === null) console.log(`${describeHistory(drawHistory(seed))}\nseed ${seed}: all is well`);
  else await tell(failure);
  return failure === null;
}

async function tell(failure: LogFailure): Promise<void> {
  const smallest = await smallestFailure(failure);
  const { history, error, trace } = smallest;
  console.log(`\nseed ${history.seed} fails: ${error.stack ?? error.message}`);
  console.log(`\nThe smallest history found:\n${describeHistory(history)}`);
  console.log(`\nWhat happened:\n${trace}\n\nAgain: npm run sim -- log --seed ${history.seed}`);
}
