import type { BrokerConfig } from '@kavka/config';
import { ClusterState, ReplayError } from '@kavka/metadata';
import { DecodeError } from '@kavka/protocol';
import { PartitionRaftLog, QuorumError } from '@kavka/quorum';
import { type LogDirectories, StorageError } from '@kavka/storage';
import { configRules } from '../config/config-rules.ts';
import { NodeConfig } from '../config/node-config.ts';
import { Dispatcher } from '../dispatch/dispatcher.ts';
import { HANDLERS } from '../handlers/index.ts';
import { formatIfNew, MetadataNode } from '../metadata/metadata-node.ts';

import { BufferPool } from '../network/buffer-pool.ts';
import { networkMetrics, observeNetwork } from '../network/network-metrics.ts';
import { type ListenerAddress, Server } from '../network/server.ts';
import { Quotas } from '../quotas/quotas.ts';
import { endSessionOfConnection } from '../share/share-request.ts';
import type { Broker } from './broker.ts';
import { createBroker } from './create-broker.ts';
import { DirectoryAssignments } from './directory-assignments.ts';
import { DirectoryFailures } from './directory-failures.ts';
import { Heartbeats } from './heartbeats.ts';
import { connectionLimitsOf, MAX_IDLE_POOL_BYTES } from './limits.ts';
import { type OpenListeners, openListeners } from './listeners.ts';
import { metadataLog, openLogs } from './open-logs.ts';
import { takeUpReplicas } from './replicas.ts';
import { refuseUnserved } from './unserved.ts';
import type { World } from './world.ts';

/** How a running node is, for whoever watches it. */
export interface BrokerHealth {
  readonly live: boolean;
  readonly ready: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

export interface RunningBroker {
  readonly clusterId: string;
  /** Where clients connect, as it is advertised. */
  readonly listeners: readonly ListenerAddress[];
  health(): BrokerHealth;
  /** `listener` is called where the node must end, because the disk has failed. There is one listener. */
  onFatal(listener: (error: Error) => void): void;
  /** Stops serving, then closes the logs cleanly. */
  close(): Promise<void>;
}

/**
 * Starts a node: opens its listeners and logs, reads the metadata, takes up its partitions, registers, and serves.
 * Rejects with a `ConfigError`, `StorageError`, `NetworkError` that tells the user what to change.
 */
export async function startBroker(world: World, config: BrokerConfig): Promise<RunningBroker> {
  refuseUnserved(config);
  const image = new ClusterState();
  const nodeConfig = new NodeConfig(config, image.configs, world.logger);
  const pool = new BufferPool(MAX_IDLE_POOL_BYTES);
  const server = new Server(
    { ...world, metrics: networkMetrics(world.metrics) },
    pool,
    connectionLimitsOf(config),
  );
  observeNetwork(world.metrics, server, pool);
  let logs: LogDirectories | undefined;
  try {
    // First, because a port in use is no reason to look through logs.
    const listeners = await openListeners(config, server, world.hostname);
    logs = await openLogs(world, config, nodeConfig);
    const metadata = await startMetadata(world, config, logs, image, nodeConfig, listeners);
    const quotas = new Quotas(image.clientQuotas, () => nodeConfig.current, world);
    metadata.follow((delta) => {
      if (delta.clientQuotasChanged) quotas.refresh();
    });
    const replicas = takeUpReplicas(world, config, nodeConfig, logs, metadata);
    const broker = createBroker(world, {
      ...replicas,
      nodeConfig,
      logs,
      metadata,
      pool,
      quotas,
    });
    return await serve({ world, config, broker, server, metadata, listeners });
  } catch (error) {
    await server.close();
    await logs?.close();
    throw mendable(error, config);
  }
}

/** What makes the metadata unusable is a matter of their files, however it was found. */
function mendable(error: unknown, { metadataLogDir }: BrokerConfig): unknown {
  const isOfMetadata =
    error instanceof QuorumError || error instanceof ReplayError || error instanceof DecodeError;
  if (!isOfMetadata) return error;
  const message = `the metadata in ${metadataLogDir} cannot be used: ${error.message}`;
  return new StorageError('corrupt', metadataLogDir, message, { cause: error });
}

async function startMetadata(
  world: World,
  config: BrokerConfig,
  logs: LogDirectories,
  image: ClusterState,
  nodeConfig: NodeConfig,
  listeners: OpenListeners,
): Promise<MetadataNode> {
  const onLogs = { ...world, disk: logs.disk };
  formatIfNew(onLogs, config.metadataLogDir);
  const log = new PartitionRaftLog(metadataLog(logs, config));
  const metadata = new MetadataNode({
    world: onLogs,
    config,
    clusterId: logs.clusterId,
    log,
    image,
    configRules: configRules(nodeConfig),
    controllerListeners: listeners.controller,
    onFatal: (error) =>
      world.logger.error('The metadata log cannot be written: restart this node', {}, error),
  });
  await metadata.start();
  log.waitForRoom(world.clock, world.logger);
  nodeConfig.refresh();
  return metadata;
}

interface Serving {
  readonly world: World;
  readonly config: BrokerConfig;
  readonly broker: Broker;
  readonly server: Server;
  readonly metadata: MetadataNode;
  readonly listeners: OpenListeners;
}

async function serve({
  world,
  config,
  broker,
  server,
  metadata,
  listeners,
}: Serving): Promise<RunningBroker> {
  const { logs, groups, shares, shareStates, transactions } = broker;
  const heartbeats = new Heartbeats(metadata.controller, metadata.image, config, world);
  await heartbeats.start({
    clusterId: logs.clusterId,
    directories: logs.directories.filter(({ online }) => online).map(({ id }) => id),
    listeners: listeners.broker,
    previousBrokerEpoch: logs.previousBrokerEpoch ?? -1n,
  });
  const { metadataLogDir } = config;
  const failures = new DirectoryFailures({ logs, partitions: broker.partitions, heartbeats, metadataLogDir });
  failures.watch();
  const assignments = assignDirectories(world, broker, heartbeats);
  logs.start();
  server.start(
    new Dispatcher(broker, HANDLERS, ({ id }) => endSessionOfConnection(id, broker)),
    broker.quotas.connections,
  );
  let isServing = true;
  return {
    clusterId: logs.clusterId,
    listeners: listeners.broker,
    health: () => ({
      live: metadata.failure === null && failures.fatal === null,
      ready: isServing,
      details: {
        nodeId: broker.nodeId,
        connections: server.connectionCount,
        topics: broker.image.topics.size,
        ...problemOf(failures.fatal ?? metadata.failure ?? metadata.hindrance),
      },
    }),
    onFatal: (listener) => failures.onFatal(listener),
    async close() {
      if (!isServing) return;
      isServing = false;
      await server.close();
      transactions.close();
      groups.close();
      shares.close();
      shareStates.close();
      assignments.stop();
      metadata.stopWaiting();
      await heartbeats.stop();
      try {
        await metadata.close();
      } finally {
        await logs.close(heartbeats.brokerEpoch);
      }
    },
  };
}

function problemOf(error: Error | null): { readonly problem?: string } {
  return error === null ? {} : { problem: error.message };
}

/** Where there are several directories, the metadata is to know which replica is where. */
function assignDirectories(world: World, broker: Broker, heartbeats: Heartbeats): DirectoryAssignments {
  const { clock, logger } = world;
  const { controller, partitions, nodeId } = broker;
  const self = { nodeId, epoch: () => heartbeats.brokerEpoch };
  const assignments = new DirectoryAssignments({ controller, clock, logger, broker: self });
  partitions.onPlaced((topicId, index, directory) => assignments.add(topicId, index, directory));
  return assignments;
}
