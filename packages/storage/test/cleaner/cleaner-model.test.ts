import { test } from 'node:test';
import { checkCleaner } from './cleaner-trial.ts';

const RUNS = Number(process.env.RUNS ?? 120);
const SEED = Number(process.env.SEED ?? 431);

test('a cleaned log says of each key what a plain map would, through transactions, restarts, kills and power failures', async () => {
  const details = await checkCleaner({ numRuns: RUNS, seed: SEED });
  if (!details.failed) return;
  const [trial, sequence] = details.counterexample ?? [0, []];
  const steps = sequence.map(([name]) => name).join('\n  ');
  throw new Error(`seed ${details.seed}, path ${details.counterexamplePath}, trial ${trial}\n  ${steps}`, {
    cause: details.errorInstance,
  });
});
