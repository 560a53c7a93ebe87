import type { Clock, Disk, Logger, Network, Random } from '@kavka/base';
import type {
  Admin,
  Consumer,
  ConsumerOptions,
  Producer,
  ProducerOptions,
  ShareConsumer,
  ShareConsumerOptions,
} from '@kavka/client';
import type { InputStream, OutputStream } from './streams.ts';

/** Properties in Kafka's names, as from a file. */
export type ClientProperties = Readonly<Record<string, string>>;

/** Clients that close by themselves when the tool ends. Before one is made, somebody must answer: a wrong address is told at once. */
export interface Clients {
  /** @throws ToolError where no broker answers */
  admin(properties: ClientProperties): Promise<Admin>;
  /** Keys and values are bytes or text. */
  producer(options: ProducerOptions): Promise<Producer>;
  /** Keys and values are bytes. */
  consumer(options: ConsumerOptions<Buffer, Buffer>): Promise<Consumer>;
  /** Keys and values are bytes. */
  shareConsumer(options: ShareConsumerOptions<Buffer, Buffer>): Promise<ShareConsumer>;
}

/** Nodes of Kavka as processes. */
export interface Nodes {
  /** Becomes a node, with the words of `kavka start`; resolves when it has not started. */
  run(words: readonly string[]): Promise<void>;
  /** Asks the process of a node to stop cleanly. */
  stop(pid: number): void;
}

/** The world of a tool: the machine's, or a test's. */
export interface ToolContext {
  readonly input: InputStream;
  readonly output: OutputStream;
  readonly errors: OutputStream;
  readonly clock: Clock;
  readonly random: Random;
  readonly disk: Disk;
  readonly network: Network;
  readonly logger: Logger;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Fires on Ctrl-C, on SIGTERM, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
  readonly clients: Clients;
  readonly nodes: Nodes;
}
