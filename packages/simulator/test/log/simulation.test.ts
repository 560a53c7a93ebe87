import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { describeHistory, drawHistory, runHistory, runSeed, smallestFailure, Trace } from '@kavka/simulator';
import { Trial } from '../../src/log/trial.ts';
import { KEPT_HISTORIES } from './kept-histories.ts';

/** Some 7 ms each. `npm run sim` runs others, for as long as you like. */
const FIRST_SEED = 1;
const HISTORIES = 2500;

test(`logs on a faulty disk do as their models in ${HISTORIES} histories`, async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
    const failure = await runSeed(seed);
    if (failure === null) continue;
    const { history, error, trace } = await smallestFailure(failure);
    const text = `${describeHistory(history)}\n${trace}\nAgain: npm run sim -- log --seed ${seed}`;
    throw new Error(`seed ${seed}: ${error.message}\n${text}`, { cause: error });
  }
});

describe('kept histories:', () => {
  for (const [name, history] of Object.entries(KEPT_HISTORIES)) {
    it(name, async () => {
      const failure = await runHistory(history);
      if (failure !== null) throw new Error(failure.trace, { cause: failure.error });
    });
  }
});

test('a seed repeats exactly', async () => {
  for (const seed of [7, 1001, 77_777]) {
    const [one, other] = await Promise.all([traceOf(seed), traceOf(seed)]);
    assert.equal(one, other);
    assert.ok(one.includes('\n'));
  }
});

test('other seeds are other histories', () => {
  assert.notDeepEqual(drawHistory(1).steps, drawHistory(2).steps);
});

async function traceOf(seed: number): Promise<string> {
  const trace = new Trace();
  await new Trial(drawHistory(seed), trace).run();
  return trace.text;
}
