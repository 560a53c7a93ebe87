import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import { type DiskAdapter, runHistory, runSeed } from '@kavka/simulator';
import { KEPT_HISTORIES } from './kept-histories.ts';
import { PLANTED_DISKS } from './planted-disks.ts';
import { PLANTED_SOURCES, type PlantedSource } from './planted-sources.ts';

/** Each is found much earlier, most within twenty. */
const MOST_SEEDS = 1500;
const PARAMETER = '?planted=';
const OWN = /\/packages\/(?:storage|simulator)\/src\//;
const SIMULATION = new URL('../../src/log/simulation.ts', import.meta.url).href;

/** Modules imported with the parameter, and what they import, are others than those without it; one of them is changed. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    const planted = context.parentURL?.split(PARAMETER)[1];
    if (planted === undefined || !OWN.test(resolved.url) || resolved.url.includes(PARAMETER)) return resolved;
    return { ...resolved, url: resolved.url + PARAMETER + planted };
  },
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const planted = PLANTED_SOURCES[Number(url.split(PARAMETER)[1] ?? -1)];
    if (planted === undefined || !url.includes(`/storage/src/${planted.file}`)) return loaded;
    return { ...loaded, source: plant(String(loaded.source), planted) };
  },
});

function plant(source: string, { file, from, to }: PlantedSource): string {
  const parts = source.split(from);
  assert.equal(parts.length, 2, `${file} no longer has this once: ${from}`);
  return parts.join(to);
}

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
      const simulation: Simulation = await import(`${SIMULATION}${PARAMETER}${index}`);
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
