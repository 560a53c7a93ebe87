import type { GroupCoordinator, ShareCoordinator, TransactionCoordinator } from '@kavka/coordinators';
import { Writer } from '@kavka/protocol';
import type { LogDirectories } from '@kavka/storage';
import { ConfigView } from '../config/config-view.ts';
import type { NodeConfig } from '../config/node-config.ts';
import { FetchSessionCache } from '../fetch/fetch-session-cache.ts';
import { StreamsTopics } from '../groups/streams-topics.ts';
import type { MetadataNode } from '../metadata/metadata-node.ts';
import { RequestMetrics } from '../metrics/request-metrics.ts';
import { Traffic } from '../metrics/traffic.ts';
import type { BufferPool } from '../network/buffer-pool.ts';
import type { Partitions } from '../partition/partitions.ts';
import type { Quotas } from '../quotas/quotas.ts';
import type { SharePartitions } from '../share/share-partitions.ts';
import { ShareSessions } from '../share/share-sessions.ts';
import { isInternalTopic } from '../topic/internal-topics.ts';
import type { TopicCreation } from '../topic/topic-creation.ts';
import type { MarkerWriter } from '../transactions/marker-writer.ts';
import { TransactionChecks } from '../transactions/transaction-checks.ts';
import { observeTransactions } from '../transactions/transaction-metrics.ts';
import type { Broker } from './broker.ts';
import { FRUGAL_POOL_BYTES } from './limits.ts';
import { nodeAddress } from './node-addresses.ts';
import type { World } from './world.ts';

/** Memory that answers are encoded into, taken at once. */
const WRITER_BYTES = 64 * 1024;

export interface BrokerParts {
  readonly nodeConfig: NodeConfig;
  readonly logs: LogDirectories;
  readonly metadata: MetadataNode;
  readonly partitions: Partitions;
  readonly groups: GroupCoordinator;
  readonly shareStates: ShareCoordinator;
  readonly transactions: TransactionCoordinator;
  readonly markers: MarkerWriter;
  readonly shares: SharePartitions;
  readonly topicCreation: TopicCreation;
  readonly pool: BufferPool;
  readonly quotas: Quotas;
}

/** Puts the parts of a node together, as handlers see them. */
export function createBroker(world: World, parts: BrokerParts): Broker {
  const {
    nodeConfig,
    logs,
    metadata,
    partitions,
    groups,
    shareStates,
    shares,
    transactions,
    markers,
    topicCreation,
    pool,
    quotas,
  } = parts;
  const { clock, random, logger, metrics } = world;
  const { image, controller, quorum } = metadata;
  const config = nodeConfig.current;
  observeTransactions(metrics, partitions, () => nodeConfig.current.number('transaction.max.timeout.ms'));
  return {
    nodeId: config.nodeId,
    clusterId: logs.clusterId,
    clock,
    random,
    logger,
    get config() {
      return nodeConfig.current;
    },
    pool,
    writer: new Writer(WRITER_BYTES),
    image,
    controller,
    quorum,
    logs,
    partitions,
    groups,
    shareStates,
    transactions,
    markers,
    transactionChecks: new TransactionChecks(transactions, clock, () => nodeConfig.current),
    streamsTopics: new StreamsTopics(controller, clock, logger),
    shares,
    shareSessions: new ShareSessions(config.number('group.share.max.share.sessions')),
    topicCreation,
    configView: new ConfigView(image, nodeConfig),
    fetchSessions: new FetchSessionCache(
      clock,
      random,
      config.number('max.incremental.fetch.session.cache.slots'),
    ),
    requestMetrics: new RequestMetrics(metrics),
    traffic: new Traffic(metrics),
    quotas,
    fetchMaxBytes: config.number('fetch.max.bytes'),
    get isMemoryShort() {
      return pool.usedBytes > FRUGAL_POOL_BYTES;
    },
    isInternalTopic,
    capacity: (path) => logs.disk.capacity(path),
    nodeAddress: (nodeId, listenerName) => nodeAddress(image, nodeId, listenerName),
  };
}
