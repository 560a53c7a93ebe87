import type { Network } from '@kavka/base';
import { MemoryNetwork } from '@kavka/base/memory';
import { ManualClock, RecordingLogger, SeededRandom } from '@kavka/testkit';
import type { ClientWorld } from '../src/connection/index.ts';
import { FakeCluster, type FakeClusterOptions } from './fake-cluster.ts';
import { type ConnectionFault, FaultyNetwork } from './faulty-network.ts';

const STEP_MS = 20;
const LIMIT_MS = 1_000_000;

/** A fake cluster, and a world in which clients reach it; time moves only when the test says so. */
export interface Stage {
  readonly clock: ManualClock;
  readonly network: Network;
  readonly cluster: FakeCluster;
  readonly logger: RecordingLogger;
  readonly world: Partial<ClientWorld>;
  /** Lets time pass until `promise` has settled. */
  run<T>(promise: Promise<T>): Promise<T>;
}

export async function stage(
  options: FakeClusterOptions & {
    readonly seed?: number;
    readonly faults?: (connection: number) => ConnectionFault;
  } = {},
): Promise<Stage> {
  const { seed = 1, faults, ...clusterOptions } = options;
  const clock = new ManualClock();
  const memory = new MemoryNetwork(clock);
  const network = faults === undefined ? memory : new FaultyNetwork(memory, faults);
  const cluster = new FakeCluster(clock, clusterOptions);
  await cluster.listen(memory);
  const logger = new RecordingLogger();
  const world = { clock, network, random: new SeededRandom(seed), logger };
  return { clock, network, cluster, logger, world, run: (promise) => settle(clock, promise) };
}

async function settle<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = (): void => {
    isSettled = true;
  };
  promise.then(settled, settled);
  await clock.settle();
  for (let passedMs = 0; !isSettled; passedMs += STEP_MS) {
    if (passedMs > LIMIT_MS) throw new Error(`not settled after ${LIMIT_MS} ms of the test's clock`);
    await clock.advanceSettled(STEP_MS);
  }
  return promise;
}
