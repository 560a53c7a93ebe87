import { type Clock, type Logger, type Metrics, NO_METRICS, SILENT_LOGGER } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { NodeDisk, NodeNetwork, nodeClock, nodeRandom, nodeResolver } from '@kavka/base/node';
import { startBroker } from '@kavka/broker';
import { KAVKA_DEFAULTS, readBrokerConfig } from '@kavka/config';

const MEMORY_PATH = '/kavka';

export interface StartOptions {
  /** Where data is kept: a folder, or `memory` (the default), which is gone when the node is closed. */
  readonly data?: string;
  /** 0, the default: a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Kafka's broker properties, by name. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
  readonly logger?: Logger;
  readonly metrics?: Metrics;
  /** Of the machine, where none is given; a test gives one that it can move: `movableClock()`. */
  readonly clock?: Clock;
}

/** A node that runs in this process. */
export interface KavkaNode extends AsyncDisposable {
  /** What clients are configured with: `host:port`. */
  readonly bootstrapServers: string;
  readonly host: string;
  readonly port: number;
  readonly clusterId: string;
  /** Stops cleanly; data in a folder is complete then. */
  close(): Promise<void>;
}

/**
 * Starts a node in this process, for tests and small programs. Ready when the promise resolves.
 *
 * @example
 * await using kafka = await startKavka();
 * const producer = new Kafka({ brokers: [kafka.bootstrapServers] }).producer();
 */
export async function startKavka(options: StartOptions = {}): Promise<KavkaNode> {
  const { data = 'memory', host = 'localhost', port = 0 } = options;
  const inMemory = data === 'memory';
  const properties = new Map([
    ...KAVKA_DEFAULTS,
    ['listeners', `PLAINTEXT://${host}:${port}`] as const,
    ['log.dirs', inMemory ? MEMORY_PATH : data] as const,
    // Whoever starts a node in a test does not wait for members that may still come.
    ['group.initial.rebalance.delay.ms', '0'] as const,
    ...Object.entries(options.config ?? {}).map(([name, value]) => [name, String(value)] as const),
  ]);
  const world = {
    clock: options.clock ?? nodeClock,
    random: nodeRandom,
    disk: inMemory ? new MemoryDisk() : new NodeDisk(),
    network: new NodeNetwork(),
    resolver: nodeResolver,
    logger: options.logger ?? SILENT_LOGGER,
    metrics: options.metrics ?? NO_METRICS,
    hostname: host,
  };
  const running = await startBroker(world, readBrokerConfig(properties).config);
  const address = running.listeners[0] ?? { host, port };
  return {
    host: address.host,
    port: address.port,
    bootstrapServers: `${address.host}:${address.port}`,
    clusterId: running.clusterId,
    close: () => running.close(),
    [Symbol.asyncDispose]: () => running.close(),
  };
}
