import type { CancelTimer, Clock, Listener, ListenOptions, Network, Socket } from '@kavka/base';
import { PLAIN_NAMES, SILENT_LOGGER } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { type RunningBroker, startBroker } from '@kavka/broker';
import { KAVKA_DEFAULTS, readBrokerConfig } from '@kavka/config';
import { RecordingMetrics, SeededRandom } from '@kavka/testkit';

const PORT = 9092;
export const BOOTSTRAP = `localhost:${PORT}`;

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ...KAVKA_DEFAULTS,
  ['listeners', `PLAINTEXT://${BOOTSTRAP}`],
  ['log.dirs', '/data'],
  ['group.initial.rebalance.delay.ms', '0'],
  ['offsets.topic.num.partitions', '1'],
]);

/** One life of a process: when it ends, its timers do not fire any more and its connections are cut. */
class Life {
  isOver = false;
  readonly clock: Clock;
  readonly network: Network;
  readonly #sockets = new Set<Socket>();
  readonly #listeners = new Set<Listener>();

  constructor(clock: Clock, network: Network) {
    const unlessOver = (action: () => void) => (): void => {
      if (!this.isOver) action();
    };
    this.clock = {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      schedule: (delayMs: number, action: () => void): CancelTimer =>
        clock.schedule(delayMs, unlessOver(action)),
      endOfTurn: (action: () => void) => clock.endOfTurn(unlessOver(action)),
    };
    this.network = {
      connect: (address) => network.connect(address),
      listen: async (options: ListenOptions, accept: (socket: Socket) => void) => {
        const listener = await network.listen(options, (socket) => {
          if (this.isOver) socket.destroy();
          else {
            this.#sockets.add(socket);
            accept(socket);
          }
        });
        this.#listeners.add(listener);
        return listener;
      },
    };
  }

  async end(): Promise<void> {
    this.isOver = true;
    for (const socket of this.#sockets) socket.destroy();
    for (const listener of this.#listeners) await listener.close();
  }
}

/** A production node on a disk in memory that can be killed at any moment, and comes back with what it had written. */
export class MortalBroker {
  readonly #clock: Clock;
  readonly #network: Network;
  readonly #properties: ReadonlyMap<string, string>;
  #seed: number;
  #disk = new MemoryDisk();
  #life: Life;
  #running: RunningBroker | undefined;

  constructor(clock: Clock, network: Network, seed: number, config: Readonly<Record<string, string>> = {}) {
    this.#clock = clock;
    this.#network = network;
    this.#seed = seed;
    this.#properties = new Map([...PROPERTIES, ...Object.entries(config)]);
    this.#life = new Life(clock, network);
  }

  async start(): Promise<void> {
    this.#life = new Life(this.#clock, this.#network);
    const { clock, network } = this.#life;
    const world = {
      clock,
      network,
      resolver: PLAIN_NAMES,
      disk: this.#disk,
      random: new SeededRandom(this.#seed++),
      logger: SILENT_LOGGER,
      metrics: new RecordingMetrics(),
      hostname: 'localhost',
    };
    this.#running = await startBroker(world, readBrokerConfig(this.#properties).config);
  }

  /** As SIGTERM. */
  async stop(): Promise<void> {
    await this.#running?.close();
    await this.#life.end();
  }

  /** As `kill -9`: what was written is in the page cache, and outlives it. */
  async kill(): Promise<void> {
    await this.#life.end();
    this.#disk = this.#disk.clone();
  }
}
