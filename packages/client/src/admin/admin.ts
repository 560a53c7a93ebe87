import type { Uuid } from '@kavka/base';
import { ADMIN_CONFIGS, ConfigError, type ConfigValues } from '@kavka/config';
import type { CoordinatorType } from '../cluster/coordinators.ts';
import { Cluster } from '../cluster/index.ts';
import {
  type ClientExtras,
  type ConfigInput,
  checkCodeOptions,
  clusterSettings,
  isGiven,
  readClientConfig,
  securityDefaults,
  separated,
} from '../config/index.ts';
import { clientWorld } from '../connection/index.ts';
import { type ClientHooks, HOOKS } from '../hooks/index.ts';
import { ClientMetrics, type MetricName, type MetricValue } from '../metrics/index.ts';
import { describeApiVersions } from './brokers/api-versions.ts';
import { describeCluster } from './brokers/describe-cluster.ts';
import { describeFeatures, updateFeatures } from './brokers/features.ts';
import { addRaftVoter, describeQuorum, removeRaftVoter } from './brokers/quorum.ts';
import { unregisterBroker } from './brokers/unregister-broker.ts';
import { type AdminContext, openContext } from './calls/admin-context.ts';
import { alterConfigs } from './configs/alter-configs.ts';
import { describeConfigs } from './configs/describe-configs.ts';
import { listConfigResources } from './configs/list-config-resources.ts';
import { deleteGroups } from './groups/delete-groups.ts';
import { describeConsumerGroups } from './groups/describe-consumer-groups.ts';
import { describeClassicGroups } from './groups/describe-groups.ts';
import { describeShareGroups } from './groups/describe-share-groups.ts';
import { describeStreamsGroups } from './groups/describe-streams-groups.ts';
import { alterGroupOffsets, deleteGroupOffsets, listGroupOffsets } from './groups/group-offsets.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeMembers } from './groups/remove-members.ts';
import {
  alterShareGroupOffsets,
  deleteShareGroupOffsets,
  listShareGroupOffsets,
} from './groups/share-group-offsets.ts';
import { listOffsets } from './offsets/list-offsets.ts';
import { alterClientQuotas, describeClientQuotas } from './quotas/client-quotas.ts';
import { electLeaders } from './replicas/elect-leaders.ts';
import { alterReplicaLogDirs, describeLogDirs } from './replicas/log-dirs.ts';
import { alterPartitionReassignments, listPartitionReassignments } from './replicas/reassignments.ts';
import { createAcls, deleteAcls, describeAcls } from './security/alter-acls.ts';
import {
  createDelegationToken,
  describeDelegationTokens,
  expireDelegationToken,
  renewDelegationToken,
} from './security/delegation-tokens.ts';
import { alterScramCredentials, describeScramCredentials } from './security/scram-credentials.ts';
import { createPartitions } from './topics/create-partitions.ts';
import { createTopics } from './topics/create-topics.ts';
import { deleteRecords } from './topics/delete-records.ts';
import { deleteTopics } from './topics/delete-topics.ts';
import { describeTopics, listTopics } from './topics/describe-topics.ts';
import { abortTransaction, describeProducers } from './transactions/producers.ts';
import { describeTransactions, fenceProducers, listTransactions } from './transactions/transactions.ts';

/**
 * Kafka's admin configs, in its own names or in camel case.
 *
 * @example
 * new Admin({ bootstrapServers: 'localhost:9092', requestTimeoutMs: 10_000 });
 * new Admin({ bootstrapControllers: 'localhost:9093' }); // where no broker answers
 */
export type AdminOptions = ConfigInput<typeof ADMIN_CONFIGS> &
  ClientExtras & { readonly hooks?: ClientHooks };

/** The parameters of a call behind its context. */
type Rest<F> = F extends (context: AdminContext, ...rest: infer R) => unknown ? R : never;

/**
 * Sees to topics, groups, configs and all else that a cluster keeps. Each call goes to the brokers that are responsible, tries
 * again what may
 * pass, and fails with an error that names the resource: an `AdminError` where several have failed.
 *
 * @example
 * await using admin = new Admin({ bootstrapServers: 'localhost:9092' });
 * await admin.createTopics([{ name: 'orders', partitions: 3 }]);
 */
export class Admin implements AsyncDisposable {
  readonly #cluster: Cluster;
  readonly #context: AdminContext;
  readonly #metrics: ClientMetrics;

  /** @throws ConfigError for wrong names and values */
  constructor(options: AdminOptions) {
    checkCodeOptions(options, { hooks: HOOKS });
    const { hooks = {}, ...given } = options;
    const { extras, config } = separated(given);
    const values = readClientConfig(ADMIN_CONFIGS, config, securityDefaults(extras));
    const timeoutMs = defaultTimeoutMs(config, values);
    const world = clientWorld(extras.world);
    const settings = clusterSettings(values, extras, values.list('bootstrap.controllers'));
    this.#metrics = new ClientMetrics('admin-client', world, settings, hooks);
    const cluster = new Cluster(world, this.#metrics.settings);
    this.#cluster = cluster;
    this.#context = openContext(cluster, timeoutMs);
  }

  /** New topics, with their partitions and configs. */
  createTopics(...args: Rest<typeof createTopics>): ReturnType<typeof createTopics> {
    return createTopics(this.#context, ...args);
  }

  /** Topics with all their records. */
  deleteTopics(...args: Rest<typeof deleteTopics>): ReturnType<typeof deleteTopics> {
    return deleteTopics(this.#context, ...args);
  }

  /** Partitions of topics: leaders, replicas, in-sync replicas. */
  describeTopics(...args: Rest<typeof describeTopics>): ReturnType<typeof describeTopics> {
    return describeTopics(this.#context, ...args);
  }

  /** All topics, by name and id. */
  listTopics(...args: Rest<typeof listTopics>): ReturnType<typeof listTopics> {
    return listTopics(this.#context, ...args);
  }

  /** More partitions for topics. */
  createPartitions(...args: Rest<typeof createPartitions>): ReturnType<typeof createPartitions> {
    return createPartitions(this.#context, ...args);
  }

  /** Deletes the first records of partitions. */
  deleteRecords(...args: Rest<typeof deleteRecords>): ReturnType<typeof deleteRecords> {
    return deleteRecords(this.#context, ...args);
  }

  /** Offsets of partitions: first, last, at a time; one of each partition in a call. */
  listOffsets(...args: Rest<typeof listOffsets>): ReturnType<typeof listOffsets> {
    return listOffsets(this.#context, ...args);
  }

  /** Configs of topics, brokers, groups: values and where they come from. */
  describeConfigs(...args: Rest<typeof describeConfigs>): ReturnType<typeof describeConfigs> {
    return describeConfigs(this.#context, ...args);
  }

  /** Changes some configs; the others stay. */
  alterConfigs(...args: Rest<typeof alterConfigs>): ReturnType<typeof alterConfigs> {
    return alterConfigs(this.#context, ...args);
  }

  /** Everything that has configs. */
  listConfigResources(...args: Rest<typeof listConfigResources>): ReturnType<typeof listConfigResources> {
    return listConfigResources(this.#context, ...args);
  }

  /** All groups of all kinds. */
  listGroups(...args: Rest<typeof listGroups>): ReturnType<typeof listGroups> {
    return listGroups(this.#context, ...args);
  }

  /** Groups of the classic protocol, with their members. */
  describeClassicGroups(
    ...args: Rest<typeof describeClassicGroups>
  ): ReturnType<typeof describeClassicGroups> {
    return describeClassicGroups(this.#context, ...args);
  }

  /** Groups of KIP-848, with their members. */
  describeConsumerGroups(
    ...args: Rest<typeof describeConsumerGroups>
  ): ReturnType<typeof describeConsumerGroups> {
    return describeConsumerGroups(this.#context, ...args);
  }

  /** Share groups, with their members. */
  describeShareGroups(...args: Rest<typeof describeShareGroups>): ReturnType<typeof describeShareGroups> {
    return describeShareGroups(this.#context, ...args);
  }

  /** Groups of Kafka Streams, with their topologies and members. */
  describeStreamsGroups(
    ...args: Rest<typeof describeStreamsGroups>
  ): ReturnType<typeof describeStreamsGroups> {
    return describeStreamsGroups(this.#context, ...args);
  }

  /** Groups without members. */
  deleteGroups(...args: Rest<typeof deleteGroups>): ReturnType<typeof deleteGroups> {
    return deleteGroups(this.#context, ...args);
  }

  /** Puts members out of a classic group. */
  removeMembers(...args: Rest<typeof removeMembers>): ReturnType<typeof removeMembers> {
    return removeMembers(this.#context, ...args);
  }

  /** What groups have committed. */
  listGroupOffsets(...args: Rest<typeof listGroupOffsets>): ReturnType<typeof listGroupOffsets> {
    return listGroupOffsets(this.#context, ...args);
  }

  /** Commits in place of a group without members. */
  alterGroupOffsets(...args: Rest<typeof alterGroupOffsets>): ReturnType<typeof alterGroupOffsets> {
    return alterGroupOffsets(this.#context, ...args);
  }

  /** Forgets what a group has committed. */
  deleteGroupOffsets(...args: Rest<typeof deleteGroupOffsets>): ReturnType<typeof deleteGroupOffsets> {
    return deleteGroupOffsets(this.#context, ...args);
  }

  /** Where share groups are. */
  listShareGroupOffsets(
    ...args: Rest<typeof listShareGroupOffsets>
  ): ReturnType<typeof listShareGroupOffsets> {
    return listShareGroupOffsets(this.#context, ...args);
  }

  /** Moves a share group without members. */
  alterShareGroupOffsets(
    ...args: Rest<typeof alterShareGroupOffsets>
  ): ReturnType<typeof alterShareGroupOffsets> {
    return alterShareGroupOffsets(this.#context, ...args);
  }

  /** Forgets topics of a share group. */
  deleteShareGroupOffsets(
    ...args: Rest<typeof deleteShareGroupOffsets>
  ): ReturnType<typeof deleteShareGroupOffsets> {
    return deleteShareGroupOffsets(this.#context, ...args);
  }

  /** The node id of the broker that coordinates a group, a transactional id, or a partition of a share group. */
  findCoordinator(type: CoordinatorType, key: string, signal?: AbortSignal): Promise<number> {
    return this.#cluster.coordinator(type, key, signal);
  }

  /** Cluster id, controller and brokers. */
  describeCluster(...args: Rest<typeof describeCluster>): ReturnType<typeof describeCluster> {
    return describeCluster(this.#context, ...args);
  }

  /** Which APIs a broker serves, in which versions. */
  describeApiVersions(...args: Rest<typeof describeApiVersions>): ReturnType<typeof describeApiVersions> {
    return describeApiVersions(this.#context, ...args);
  }

  /** Forgets a broker that will not come back. */
  unregisterBroker(...args: Rest<typeof unregisterBroker>): ReturnType<typeof unregisterBroker> {
    return unregisterBroker(this.#context, ...args);
  }

  /** Features with their levels. */
  describeFeatures(...args: Rest<typeof describeFeatures>): ReturnType<typeof describeFeatures> {
    return describeFeatures(this.#context, ...args);
  }

  /** Moves features to other levels. */
  updateFeatures(...args: Rest<typeof updateFeatures>): ReturnType<typeof updateFeatures> {
    return updateFeatures(this.#context, ...args);
  }

  /** The quorum of controllers. */
  describeQuorum(...args: Rest<typeof describeQuorum>): ReturnType<typeof describeQuorum> {
    return describeQuorum(this.#context, ...args);
  }

  /** A new voter for the quorum. */
  addRaftVoter(...args: Rest<typeof addRaftVoter>): ReturnType<typeof addRaftVoter> {
    return addRaftVoter(this.#context, ...args);
  }

  /** A voter less for the quorum. */
  removeRaftVoter(...args: Rest<typeof removeRaftVoter>): ReturnType<typeof removeRaftVoter> {
    return removeRaftVoter(this.#context, ...args);
  }

  /** Folders of brokers, with sizes of all replicas. */
  describeLogDirs(...args: Rest<typeof describeLogDirs>): ReturnType<typeof describeLogDirs> {
    return describeLogDirs(this.#context, ...args);
  }

  /** Moves replicas between folders of a broker. */
  alterReplicaLogDirs(...args: Rest<typeof alterReplicaLogDirs>): ReturnType<typeof alterReplicaLogDirs> {
    return alterReplicaLogDirs(this.#context, ...args);
  }

  /** Has leaders elected. */
  electLeaders(...args: Rest<typeof electLeaders>): ReturnType<typeof electLeaders> {
    return electLeaders(this.#context, ...args);
  }

  /** Moves partitions between brokers. */
  alterPartitionReassignments(
    ...args: Rest<typeof alterPartitionReassignments>
  ): ReturnType<typeof alterPartitionReassignments> {
    return alterPartitionReassignments(this.#context, ...args);
  }

  /** Moves that are under way. */
  listPartitionReassignments(
    ...args: Rest<typeof listPartitionReassignments>
  ): ReturnType<typeof listPartitionReassignments> {
    return listPartitionReassignments(this.#context, ...args);
  }

  /** Access control entries that a filter describes. */
  describeAcls(...args: Rest<typeof describeAcls>): ReturnType<typeof describeAcls> {
    return describeAcls(this.#context, ...args);
  }

  /** New access control entries. */
  createAcls(...args: Rest<typeof createAcls>): ReturnType<typeof createAcls> {
    return createAcls(this.#context, ...args);
  }

  /** Takes entries away that filters describe. */
  deleteAcls(...args: Rest<typeof deleteAcls>): ReturnType<typeof deleteAcls> {
    return deleteAcls(this.#context, ...args);
  }

  /** Which SCRAM credentials users have. */
  describeScramCredentials(
    ...args: Rest<typeof describeScramCredentials>
  ): ReturnType<typeof describeScramCredentials> {
    return describeScramCredentials(this.#context, ...args);
  }

  /** Sets SCRAM credentials, or takes them away. */
  alterScramCredentials(
    ...args: Rest<typeof alterScramCredentials>
  ): ReturnType<typeof alterScramCredentials> {
    return alterScramCredentials(this.#context, ...args);
  }

  /** A token that others may act with. */
  createDelegationToken(
    ...args: Rest<typeof createDelegationToken>
  ): ReturnType<typeof createDelegationToken> {
    return createDelegationToken(this.#context, ...args);
  }

  /** Lets a token live longer. */
  renewDelegationToken(...args: Rest<typeof renewDelegationToken>): ReturnType<typeof renewDelegationToken> {
    return renewDelegationToken(this.#context, ...args);
  }

  /** Ends a token. */
  expireDelegationToken(
    ...args: Rest<typeof expireDelegationToken>
  ): ReturnType<typeof expireDelegationToken> {
    return expireDelegationToken(this.#context, ...args);
  }

  /** Tokens, by owner. */
  describeDelegationTokens(
    ...args: Rest<typeof describeDelegationTokens>
  ): ReturnType<typeof describeDelegationTokens> {
    return describeDelegationTokens(this.#context, ...args);
  }

  /** Quotas of users, clients and addresses. */
  describeClientQuotas(...args: Rest<typeof describeClientQuotas>): ReturnType<typeof describeClientQuotas> {
    return describeClientQuotas(this.#context, ...args);
  }

  /** Sets quotas, or takes them away. */
  alterClientQuotas(...args: Rest<typeof alterClientQuotas>): ReturnType<typeof alterClientQuotas> {
    return alterClientQuotas(this.#context, ...args);
  }

  /** Transactional ids and their states. */
  listTransactions(...args: Rest<typeof listTransactions>): ReturnType<typeof listTransactions> {
    return listTransactions(this.#context, ...args);
  }

  /** What transactions are about. */
  describeTransactions(...args: Rest<typeof describeTransactions>): ReturnType<typeof describeTransactions> {
    return describeTransactions(this.#context, ...args);
  }

  /** Shuts producers out and ends what they have open. */
  fenceProducers(...args: Rest<typeof fenceProducers>): ReturnType<typeof fenceProducers> {
    return fenceProducers(this.#context, ...args);
  }

  /** Producers that partitions remember. */
  describeProducers(...args: Rest<typeof describeProducers>): ReturnType<typeof describeProducers> {
    return describeProducers(this.#context, ...args);
  }

  /** Aborts a transaction that hangs in a partition. */
  abortTransaction(...args: Rest<typeof abortTransaction>): ReturnType<typeof abortTransaction> {
    return abortTransaction(this.#context, ...args);
  }

  /** All figures of this client, under the names of Kafka's own. */
  metrics(): MetricValue[] {
    return this.#metrics.values();
  }

  /**
   * Shows a figure of the application's own with the others, and pushes it where the cluster asks for it (KIP-1076). The function returned
   * takes it away.
   */
  addMetric(name: MetricName, read: () => number): () => void {
    return this.#metrics.add(name, read);
  }

  /** The id that the cluster knows this client's figures by. @throws (rejects) IllegalStateError where it collects none */
  clientInstanceId({
    timeoutMs = this.#context.timeoutMs,
  }: {
    readonly timeoutMs?: number;
  } = {}): Promise<Uuid> {
    return this.#cluster.clientInstanceId(timeoutMs);
  }

  async close(): Promise<void> {
    await this.#cluster.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The default makes way for a longer request time; a value that was given must not be shorter. */
function defaultTimeoutMs(config: object, values: ConfigValues<typeof ADMIN_CONFIGS>): number {
  const timeoutMs = values.number('default.api.timeout.ms');
  const requestMs = values.number('request.timeout.ms');
  if (timeoutMs < requestMs && isGiven(config, 'default.api.timeout.ms'))
    throw new ConfigError([
      `Invalid value "${timeoutMs}" for default.api.timeout.ms: expected at least request.timeout.ms, which is ${requestMs}`,
    ]);
  return Math.max(timeoutMs, requestMs);
}
