import { describe, it } from 'node:test';
import { type MemoryCrash, MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import { CrashDisk } from './crash-disk.ts';
import { CrashModel } from './crash-model.ts';
import { TestNode } from './test-node.ts';

const SEEDS = Number(process.env.KAVKA_TEST_SEEDS ?? 25);
const LIVES = 4;
const MAX_CHANGES = 120;

/** A node that crashes again and again, at any change of its disk: while it starts, serves, recovers or stops. */
async function liveAndDie(unsynced: MemoryCrash['unsynced'], seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const model = new CrashModel(random);
  let disk = new MemoryDisk();
  let nowMs: number | undefined;
  for (let life = 1; life <= LIVES; life++) {
    const crash: MemoryCrash =
      unsynced === 'torn' ? { unsynced, random: new SeededRandom(seed * LIVES + life) } : { unsynced };
    const crashDisk = new CrashDisk(disk, crash, random.below(MAX_CHANGES), () => model.freeze());
    // No two lives draw the same ids, nor do restarts within one.
    const options = { disk, wrapDisk: crashDisk.wrap.bind(crashDisk), seed: (seed * LIVES + life) * 1000 };
    let node = await TestNode.start(nowMs === undefined ? options : { ...options, startMs: nowMs });
    let client = await node.connect();
    await model.verify(client);
    while (crashDisk.left === undefined) {
      if (random.oneIn(10)) {
        node = await node.restart();
        client = await node.connect();
      } else await model.step(node, client);
    }
    nowMs = node.clock.now();
    disk = crashDisk.left;
    model.thaw();
  }
  const survivor = await TestNode.start({ disk, ...(nowMs === undefined ? {} : { startMs: nowMs }) });
  await model.verify(await survivor.connect());
  await survivor.stop();
}

describe('whatever the moment, a node keeps its promises', () => {
  for (const unsynced of ['kept', 'dropped', 'torn'] as const) {
    it(`when what was not synced is ${unsynced}`, async (test) => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        try {
          await liveAndDie(unsynced, seed);
        } catch (error) {
          test.diagnostic(`seed ${seed}`);
          throw error;
        }
      }
    });
  }
});
