import { ADMIN_CONFIGS } from '@kavka/config';
import { Cluster } from '../cluster/index.ts';
import { type ConfigInput, clusterSettings, readClientConfig } from '../config/index.ts';
import { type ClientWorld, clientWorld } from '../connection/index.ts';
import type { AdminContext } from './calls/admin-context.ts';
import { createPartitions } from './topics/create-partitions.ts';
import { createTopics } from './topics/create-topics.ts';
import { deleteRecords } from './topics/delete-records.ts';
import { deleteTopics } from './topics/delete-topics.ts';
import { describeTopics, listTopics } from './topics/describe-topics.ts';

/** Kafka's admin configs, in its own names or in camel case. */
export type AdminOptions = ConfigInput<typeof ADMIN_CONFIGS> & {
  /** The machine's clock, network and so on in their place; for tests. */
  readonly world?: Partial<ClientWorld>;
};

/** The parameters of a call behind its context. */
type Rest<F> = F extends (context: AdminContext, ...rest: infer R) => unknown ? R : never;

/**
 * Sees to topics, groups, configs and all else that a cluster keeps. Each call goes to the brokers that are responsible, tries again what may
 * pass, and fails with an error that names the resource: an `AdminError` where several have failed.
 *
 * @example
 * await using admin = new Admin({ bootstrapServers: 'localhost:9092' });
 * await admin.createTopics([{ name: 'orders', partitions: 3 }]);
 */
export class Admin implements AsyncDisposable {
  readonly #context: AdminContext;

  /** @throws ConfigError for wrong names and values */
  constructor({ world, ...options }: AdminOptions) {
    const values = readClientConfig(ADMIN_CONFIGS, options);
    const cluster = new Cluster(clientWorld(world), clusterSettings(values));
    this.#context = { cluster, timeoutMs: values.number('default.api.timeout.ms') };
  }

  createTopics(...args: Rest<typeof createTopics>): ReturnType<typeof createTopics> {
    return createTopics(this.#context, ...args);
  }

  deleteTopics(...args: Rest<typeof deleteTopics>): ReturnType<typeof deleteTopics> {
    return deleteTopics(this.#context, ...args);
  }

  describeTopics(...args: Rest<typeof describeTopics>): ReturnType<typeof describeTopics> {
    return describeTopics(this.#context, ...args);
  }

  listTopics(...args: Rest<typeof listTopics>): ReturnType<typeof listTopics> {
    return listTopics(this.#context, ...args);
  }

  createPartitions(...args: Rest<typeof createPartitions>): ReturnType<typeof createPartitions> {
    return createPartitions(this.#context, ...args);
  }

  /** The first records of partitions. */
  deleteRecords(...args: Rest<typeof deleteRecords>): ReturnType<typeof deleteRecords> {
    return deleteRecords(this.#context, ...args);
  }

  async close(): Promise<void> {
    await this.#context.cluster.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
