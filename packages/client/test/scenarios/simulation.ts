import type { Network } from '@kavka/base';
import { MemoryNetwork } from '@kavka/base/memory';
import { ManualClock, RecordingLogger, SeededRandom } from '@kavka/testkit';
import type { ClientWorld } from '../../src/connection/index.ts';
import { MortalBroker } from './mortal-broker.ts';
import { RoughNetwork, type Weather } from './rough-network.ts';

const STEP_MS = 10;
const LIMIT_MS = 600_000;
const LONGEST_OUTAGE_MS = 3000;

/** A broker, clients on a rough network to it, and time that moves when the simulation says so: all of it follows from the seed. */
export class Simulation {
  readonly random: SeededRandom;
  readonly clock = new ManualClock();
  readonly logger = new RecordingLogger();
  readonly broker: MortalBroker;
  /** How often a connection is born to fail: one in so many. */
  readonly #roughness: number;
  readonly #network: Network;
  readonly #calmNetwork: Network;
  #isCalm = false;

  private constructor(seed: number, config: Readonly<Record<string, string>>) {
    this.random = new SeededRandom(seed);
    this.#roughness = 1 + this.random.below(4);
    this.#calmNetwork = new MemoryNetwork(this.clock);
    this.#network = new RoughNetwork(this.#calmNetwork, this.clock, () => this.#weather());
    this.broker = new MortalBroker(this.clock, this.#calmNetwork, seed * 1000, config);
  }

  static async start(seed: number, config: Readonly<Record<string, string>> = {}): Promise<Simulation> {
    const simulation = new Simulation(seed, config);
    await simulation.run(simulation.broker.start());
    return simulation;
  }

  /** The world of a client in the rough part of the network. */
  world(): Partial<ClientWorld> {
    const random = new SeededRandom(this.random.uint32());
    return { clock: this.clock, network: this.#network, random, logger: this.logger };
  }

  /** The world of a client that only looks at the outcome. */
  calmWorld(): Partial<ClientWorld> {
    return { ...this.world(), network: this.#calmNetwork };
  }

  advance(ms: number): Promise<void> {
    return this.clock.advanceSettled(ms);
  }

  /** Lets time pass until `promise` has settled. */
  async run<T>(promise: Promise<T>, limitMs = LIMIT_MS): Promise<T> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    await this.clock.settle();
    for (let passedMs = 0; !isSettled; passedMs += STEP_MS) {
      if (passedMs > limitMs) throw new Error(`not settled after ${limitMs} ms of simulated time`);
      await this.clock.advanceSettled(STEP_MS);
    }
    return promise;
  }

  /** The broker ends, at once or in order, and is back after a while. */
  async restartBroker(how: 'kill' | 'stop' = this.random.pick(['kill', 'kill', 'stop'])): Promise<void> {
    if (how === 'stop') await this.run(this.broker.stop());
    else await this.broker.kill();
    await this.advance(this.random.below(LONGEST_OUTAGE_MS));
    await this.run(this.broker.start());
  }

  /** From here on connections last, but for those that have fallen silent. */
  calmDown(): void {
    this.#isCalm = true;
  }

  #weather(): Weather | undefined {
    const { random } = this;
    const mostMs = random.oneIn(4) ? 400 : 10;
    const delayMs = (): number => random.below(mostMs);
    if (this.#isCalm || !random.oneIn(this.#roughness)) return { delayMs, end: () => undefined };
    if (random.oneIn(6)) return undefined;
    const end = { how: random.oneIn(3) ? 'silence' : 'break', afterBytes: random.below(6000) } as const;
    return { delayMs, end: () => (this.#isCalm ? undefined : end) };
  }
}
