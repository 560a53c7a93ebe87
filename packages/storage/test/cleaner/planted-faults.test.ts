import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plantIn } from '@kavka/testkit';
import type { checkCleaner } from './cleaner-trial.ts';
import { PLANTED_SOURCES } from './planted-sources.ts';

/** Each is found much earlier. */
const MOST_RUNS = 600;
const SEED = 431;
const TRIAL = new URL('./cleaner-trial.ts', import.meta.url).href;

const importPlanted = plantIn(/\/packages\/storage\/(?:src|test)\//, '/storage/src/', PLANTED_SOURCES);

describe('the model of the cleaner finds that', () => {
  for (const [index, { name }] of PLANTED_SOURCES.entries()) {
    it(name, async (t) => {
      const planted = (await importPlanted(TRIAL, index)) as { checkCleaner: typeof checkCleaner };
      const { failed, numRuns } = await planted.checkCleaner({
        numRuns: MOST_RUNS,
        seed: SEED,
        endOnFailure: true,
      });
      t.diagnostic(`found by history ${numRuns}`);
      assert.ok(failed, `not found by ${MOST_RUNS} histories`);
    });
  }
});
