import { type Disk, PLAIN_NAMES } from '@kavka/base';
import { type MemoryCrash, MemoryDisk, MemoryNetwork } from '@kavka/base/memory';
import { type RunningBroker, startBroker } from '@kavka/broker';
import { KAVKA_DEFAULTS, readBrokerConfig } from '@kavka/config';
import { ManualClock, RecordingLogger, RecordingMetrics, SeededRandom } from '@kavka/testkit';
import { WireClient } from '@kavka/testkit/wire';

export const DATA = '/data';
const HOST = 'localhost';

export interface TestNodeOptions {
  readonly config?: Readonly<Record<string, string | number | boolean>>;
  readonly disk?: MemoryDisk;
  /** Puts something between the node and its disk. */
  readonly wrapDisk?: (disk: Disk) => Disk;
  readonly startMs?: number;
  readonly seed?: number;
}

/** A whole node on a disk and a network in memory; its time moves when the test says so. */
export class TestNode {
  readonly clock: ManualClock;
  readonly disk: MemoryDisk;
  readonly logger = new RecordingLogger();
  readonly metrics = new RecordingMetrics();
  readonly #network: MemoryNetwork;
  readonly #options: TestNodeOptions;
  #running: RunningBroker | undefined;

  private constructor(options: TestNodeOptions) {
    this.#options = options;
    this.clock = new ManualClock(options.startMs);
    this.disk = options.disk ?? new MemoryDisk();
    this.#network = new MemoryNetwork(this.clock);
  }

  /** Rejects as `startBroker` does. */
  static async start(options: TestNodeOptions = {}): Promise<TestNode> {
    const node = new TestNode(options);
    node.#running = await node.#drive(node.#boot());
    return node;
  }

  get running(): RunningBroker {
    if (this.#running === undefined) throw new Error('the node is not running');
    return this.#running;
  }

  /** A new connection whose `ask` has the node work until the answer is there. */
  async connect(clientId?: string): Promise<WireClient> {
    const { port = 0 } = this.running.listeners[0] ?? {};
    const drive = (): Promise<void> => this.clock.settle();
    const options = clientId === undefined ? { drive } : { clientId, drive };
    return WireClient.connect(this.#network, { host: HOST, port }, options);
  }

  /** Lets everything happen that waits for nothing but its turn. */
  settle(): Promise<void> {
    return this.clock.settle();
  }

  advance(byMs: number): Promise<void> {
    return this.clock.advanceSettled(byMs);
  }

  stop(): Promise<void> {
    return this.#drive(this.running.close());
  }

  /** Stops in order and starts again on the same disk. */
  async restart(config = this.#options.config): Promise<TestNode> {
    await this.stop();
    return this.#next({ ...this.#options, ...(config && { config }), disk: this.disk });
  }

  /** Starts a node on what a crash leaves of this one's disk; this one is not heard of again. */
  crash(crash: MemoryCrash): Promise<TestNode> {
    const { config = {} } = this.#options;
    return this.#next({ config, disk: this.disk.clone(crash) });
  }

  logged(message: string): readonly Record<string, unknown>[] {
    return this.logger.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }

  /** Memory that holds requests and answers: 0 when nothing is under way. */
  get networkMemoryBytes(): number | undefined {
    return this.metrics.value('kavka_network_memory_bytes');
  }

  /** Lines that tell of something that went wrong. */
  get complaints(): readonly string[] {
    return this.logger.lines
      .filter(({ level }) => level === 'warn' || level === 'error')
      .map(({ level, message }) => `${level}: ${message}`);
  }

  #next(options: TestNodeOptions): Promise<TestNode> {
    const seed = (this.#options.seed ?? 1) + 1;
    return TestNode.start({ ...options, startMs: this.clock.now(), seed });
  }

  #boot(): Promise<RunningBroker> {
    const { config = {}, seed = 1 } = this.#options;
    const properties = new Map([
      ...KAVKA_DEFAULTS,
      ['listeners', `PLAINTEXT://${HOST}:0`] as const,
      ['log.dirs', DATA] as const,
      ...Object.entries(config).map(([name, value]) => [name, String(value)] as const),
    ]);
    const world = {
      clock: this.clock,
      random: new SeededRandom(seed),
      disk: this.#options.wrapDisk?.(this.disk) ?? this.disk,
      network: this.#network,
      resolver: PLAIN_NAMES,
      logger: this.logger,
      metrics: this.metrics,
      hostname: HOST,
    };
    return startBroker(world, readBrokerConfig(properties).config);
  }

  /** Ends turns until the promise is settled. */
  async #drive<Value>(promise: Promise<Value>): Promise<Value> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    while (!isSettled) await this.clock.settle();
    return promise;
  }
}
