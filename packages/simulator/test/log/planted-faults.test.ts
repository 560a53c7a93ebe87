import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DiskAdapter, runHistory, runSeed } from '@kavka/simulator';
import { plantIn } from '@kavka/testkit';
import { KEPT_HISTORIES } from './kept-histories.ts';
import { PLANTED_DISKS } from './planted-disks.ts';
import { PLANTED_SOURCES } from './planted-sources.ts';

/** Each is found much earlier, most within twenty. */
const MOST_SEEDS = 1500;
const OWN = /\/packages\/(?:storage|simulator)\/src\//;
const SIMULATION = new URL('../../src/log/simulation.ts', import.meta.url).href;

const importPlanted = plantIn(OWN, '/storage/src/', PLANTED_SOURCES);

interface Simulation {
  readonly runSeed: typeof runSeed;
  readonly runHistory: typeof runHistory;
}

/** Its seed, or the name of a kept history; null where nothing fails. */
async function firstFailure(
  { runSeed, runHistory }: Simulation,
  adapter?: DiskAdapter,
): Promise<string | null> {
  for (const [name, history] of Object.entries(KEPT_HISTORIES))
    if ((await runHistory(history, adapter)) !== null) return name;
  for (let seed = 1; seed <= MOST_SEEDS; seed++)
    if ((await runSeed(seed, adapter)) !== null) return `seed ${seed}`;
  return null;
}

function assertFound(failure: string | null): void {
  assert.ok(failure !== null, `not found by the kept histories and the seeds 1 to ${MOST_SEEDS}`);
}

describe('the simulation finds a log that is wrong:', () => {
  for (const [index, { name }] of PLANTED_SOURCES.entries()) {
    it(name, async (t) => {
      const simulation = (await importPlanted(SIMULATION, index)) as Simulation;
      const failure = await firstFailure(simulation);
      t.diagnostic(`${failure}`);
      assertFound(failure);
    });
  }
});

describe('the simulation finds a disk that does not keep its promises:', () => {
  for (const [name, adapter] of Object.entries(PLANTED_DISKS)) {
    it(name, async (t) => {
      const failure = await firstFailure({ runSeed, runHistory }, adapter);
      t.diagnostic(`${failure}`);
      assertFound(failure);
    });
  }
});
