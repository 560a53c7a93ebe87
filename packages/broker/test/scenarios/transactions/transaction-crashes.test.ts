import { describe, it } from 'node:test';
import { MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import { CrashDisk } from '../crash-disk.ts';
import { TestNode } from '../test-node.ts';
import { TransactionModel } from './transaction-model.ts';

const SEEDS = Number(process.env.KAVKA_TEST_SEEDS ?? 6);
const LIVES = 5;
const MAX_CHANGES = 250;
const CONFIG = {
  'transaction.state.log.num.partitions': 2,
  'offsets.topic.num.partitions': 1,
  'producer.id.expiration.ms': 60_000,
};

/** Coordinator, leader and group coordinator are killed together, between any two changes of the disk. */
async function liveAndDie(seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const model = new TransactionModel(random);
  let disk = new MemoryDisk();
  let nowMs: number | undefined;
  for (let life = 1; life <= LIVES; life++) {
    const changes = 60 + random.below(MAX_CHANGES);
    const crashDisk = new CrashDisk(disk, { unsynced: 'kept' }, changes, () => model.history.freeze());
    const options = {
      config: CONFIG,
      disk,
      wrapDisk: crashDisk.wrap.bind(crashDisk),
      seed: seed * LIVES + life,
    };
    const node = await TestNode.start(nowMs === undefined ? options : { ...options, startMs: nowMs });
    const client = await node.connect();
    await model.takeOver(node, client);
    while (crashDisk.left === undefined) await model.step(node);
    nowMs = node.clock.now();
    disk = crashDisk.left;
    model.history.thaw();
  }
  const survivor = await TestNode.start({
    config: CONFIG,
    disk,
    ...(nowMs !== undefined && { startMs: nowMs }),
  });
  await model.takeOver(survivor, await survivor.connect());
  await survivor.stop();
}

describe('transactions under crashes, late and repeated requests: nothing lost, torn, doubled, or read though aborted', () => {
  for (let seed = 1; seed <= SEEDS; seed++) it(`seed ${seed}`, () => liveAndDie(seed));
});
