import type { BrokerConfig } from '@kavka/config';
import { createGroupCoordinator, type GroupCoordinator } from '@kavka/coordinators';
import { CLUSTER_METADATA_TOPIC, ConfigResourceType, type MetadataDelta } from '@kavka/metadata';
import type { Codec } from '@kavka/protocol/records';
import type { LogDirectories } from '@kavka/storage';
import type { NodeConfig } from '../config/node-config.ts';
import { GroupConfigs } from '../groups/group-configs.ts';
import { GroupLeadership } from '../groups/group-leadership.ts';
import { OffsetsLog } from '../groups/offsets-log.ts';
import { topicsOf } from '../groups/topics-view.ts';
import type { MetadataNode } from '../metadata/metadata-node.ts';
import { Partitions } from '../partition/partitions.ts';
import { groupConfigOf } from './limits.ts';
import type { World } from './world.ts';

export interface Replicas {
  readonly partitions: Partitions;
  readonly groups: GroupCoordinator;
}

/** Takes up what the metadata gives this node to hold, and follows every change of it. */
export function takeUpReplicas(
  world: World,
  config: BrokerConfig,
  nodeConfig: NodeConfig,
  logs: LogDirectories,
  metadata: MetadataNode,
): Replicas {
  const { clock, random, logger } = world;
  const { image } = metadata;
  const partitions = new Partitions(
    config.nodeId,
    image,
    logs,
    (topic) => nodeConfig.logConfig(topic),
    logger,
  );
  const groupConfigs = new GroupConfigs(image.configs, nodeConfig);
  const groups = createGroupCoordinator({
    log: new OffsetsLog(partitions, clock, config.number('offsets.topic.compression.codec') as Codec),
    metadata: topicsOf(image),
    clock,
    random,
    logger,
    config: groupConfigOf(config),
    groupConfig: (groupId) => groupConfigs.of(groupId),
  });
  const leadership = new GroupLeadership(groups, logger);
  partitions.onLeadership(leadership);
  partitions.openAll(CLUSTER_METADATA_TOPIC);
  metadata.follow((delta) => {
    if (changesBrokerConfigs(delta)) nodeConfig.refresh();
    groupConfigs.apply(delta);
    partitions.apply(delta);
    leadership.apply(delta);
  });
  return { partitions, groups };
}

function changesBrokerConfigs(delta: MetadataDelta): boolean {
  for (const { type } of delta.configsChanged) if (type === ConfigResourceType.BROKER) return true;
  return false;
}
