import type { BrokerConfig } from '@kavka/config';
import { ClusterState } from '@kavka/metadata';
import type { LogDirectories } from '@kavka/storage';
import { configRules } from '../config/config-rules.ts';
import { NodeConfig } from '../config/node-config.ts';
import { Dispatcher } from '../dispatch/dispatcher.ts';
import { HANDLERS } from '../handlers/index.ts';
import { formatIfNew, MetadataNode } from '../metadata/metadata-node.ts';
import { PartitionRaftLog } from '../metadata/partition-raft-log.ts';
import { BufferPool } from '../network/buffer-pool.ts';
import { networkMetrics } from '../network/network-metrics.ts';
import { type ListenerAddress, Server } from '../network/server.ts';
import type { Broker } from './broker.ts';
import { createBroker } from './create-broker.ts';
import { Heartbeats } from './heartbeats.ts';
import { connectionLimitsOf, MAX_IDLE_POOL_BYTES } from './limits.ts';
import { openListeners } from './listeners.ts';
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
  /** Stops serving, then closes the logs cleanly. */
  close(): Promise<void>;
}

/**
 * Starts a node: opens its logs, reads the metadata, takes up its partitions, registers, and serves.
 * Rejects with a `ConfigError`, `StorageError`, `NetworkError` that tells the user what to change.
 */
export async function startBroker(world: World, config: BrokerConfig): Promise<RunningBroker> {
  refuseUnserved(config);
  const image = new ClusterState();
  const nodeConfig = new NodeConfig(config, image.configs, world.logger);
  const logs = await openLogs(world, config, nodeConfig);
  try {
    return await startOn(logs, world, config, image, nodeConfig);
  } catch (error) {
    await logs.close();
    throw error;
  }
}

async function startOn(
  logs: LogDirectories,
  world: World,
  config: BrokerConfig,
  image: ClusterState,
  nodeConfig: NodeConfig,
): Promise<RunningBroker> {
  formatIfNew(world, config.metadataLogDir);
  const metadata = new MetadataNode({
    world,
    config,
    clusterId: logs.clusterId,
    log: new PartitionRaftLog(metadataLog(logs, config)),
    image,
    configRules: configRules(nodeConfig),
    controllerListeners: [],
    onFatal: (error) =>
      world.logger.error('The metadata log cannot be written: restart this node', {}, error),
  });
  await metadata.start();
  nodeConfig.refresh();
  const { partitions, groups } = takeUpReplicas(world, config, nodeConfig, logs, metadata);
  const pool = new BufferPool(MAX_IDLE_POOL_BYTES);
  const broker = createBroker(world, { nodeConfig, logs, metadata, partitions, groups, pool });
  const server = new Server(
    { ...world, metrics: networkMetrics(world.metrics) },
    pool,
    connectionLimitsOf(config),
  );
  try {
    return await serve(broker, server, metadata, world, config);
  } catch (error) {
    await server.close();
    groups.close();
    await metadata.close();
    throw error;
  }
}

async function serve(
  broker: Broker,
  server: Server,
  metadata: MetadataNode,
  world: World,
  config: BrokerConfig,
): Promise<RunningBroker> {
  const { logs, groups } = broker;
  const listeners = await openListeners(config, server, new Dispatcher(broker, HANDLERS), world.hostname);
  const heartbeats = new Heartbeats(metadata.controller, metadata.image, config, world);
  await heartbeats.start({
    clusterId: logs.clusterId,
    directories: logs.directories.map(({ id }) => id),
    listeners,
    previousBrokerEpoch: logs.previousBrokerEpoch ?? -1n,
  });
  logs.start();
  server.start();
  let isServing = true;
  return {
    clusterId: logs.clusterId,
    listeners,
    health: () => ({
      live: true,
      ready: isServing,
      details: {
        nodeId: broker.nodeId,
        connections: server.connectionCount,
        topics: broker.image.topics.size,
      },
    }),
    async close() {
      if (!isServing) return;
      isServing = false;
      await server.close();
      groups.close();
      await heartbeats.stop();
      await metadata.close();
      await logs.close(heartbeats.brokerEpoch);
    },
  };
}
