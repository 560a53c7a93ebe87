import type { BrokerConfig } from '@kavka/config';
import {
  createGroupCoordinator,
  type GroupCoordinator,
  type ShareCoordinator,
  type TransactionCoordinator,
} from '@kavka/coordinators';
import { CLUSTER_METADATA_TOPIC, ConfigResourceType, type MetadataDelta } from '@kavka/metadata';
import type { Codec } from '@kavka/protocol/records';
import type { LogDirectories } from '@kavka/storage';
import type { NodeConfig } from '../config/node-config.ts';
import { CoordinatorLeadership } from '../coordinators/coordinator-leadership.ts';
import { CoordinatorTopicLog } from '../coordinators/coordinator-topic-log.ts';
import { GroupConfigs } from '../groups/group-configs.ts';
import { GroupLeadership } from '../groups/group-leadership.ts';
import { topicsOf } from '../groups/topics-view.ts';
import type { MetadataNode } from '../metadata/metadata-node.ts';
import { Partitions } from '../partition/partitions.ts';
import { coordinateShares } from '../share/coordinate-shares.ts';
import type { SharePartitions } from '../share/share-partitions.ts';
import { CONSUMER_OFFSETS_TOPIC, TRANSACTION_STATE_TOPIC } from '../topic/internal-topics.ts';
import { TopicCreation } from '../topic/topic-creation.ts';
import { coordinateTransactions } from '../transactions/coordinate-transactions.ts';
import { MarkerWriter } from '../transactions/marker-writer.ts';
import { groupConfigOf, topicCreationOf } from './limits.ts';
import type { World } from './world.ts';

export interface Replicas {
  readonly partitions: Partitions;
  readonly groups: GroupCoordinator;
  readonly shareStates: ShareCoordinator;
  readonly transactions: TransactionCoordinator;
  readonly markers: MarkerWriter;
  readonly shares: SharePartitions;
  readonly topicCreation: TopicCreation;
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
  const { image, controller } = metadata;
  const partitions = new Partitions(
    config.nodeId,
    image,
    logs,
    (topic) => nodeConfig.logConfig(topic),
    logger,
  );
  const topics = topicsOf(image);
  const groupConfigs = new GroupConfigs(image.configs, nodeConfig);
  const offsetsCodec = config.number('offsets.topic.compression.codec') as Codec;
  const topicCreation = new TopicCreation(controller, image, topicCreationOf(config), logger);
  const settingsOf = (groupId: string) => groupConfigs.shareOf(groupId);
  const { shareStates, persister, shares } = coordinateShares({
    world,
    config,
    topics,
    partitions,
    topicCreation,
    settingsOf,
  });
  const groups = createGroupCoordinator({
    log: new CoordinatorTopicLog(CONSUMER_OFFSETS_TOPIC, partitions, clock, {
      codec: offsetsCodec,
      baseSequence: 0,
      isVerifying: () => nodeConfig.current.boolean('transaction.partition.verification.enable'),
    }),
    metadata: topics,
    clock,
    random,
    logger,
    config: groupConfigOf(config),
    groupConfig: (groupId) => groupConfigs.of(groupId),
    shareStates: persister,
    latestOffset: async (topic, index) => latestOffset(partitions, topic, index),
  });
  const markers = new MarkerWriter(partitions, groups, image, clock);
  const transactions = coordinateTransactions(world, config, metadata, partitions, markers);
  const leadership = new GroupLeadership(groups, logger);
  partitions.onLeadership(leadership);
  partitions.onLeadership(new CoordinatorLeadership(TRANSACTION_STATE_TOPIC, transactions, logger));
  partitions.openAll(CLUSTER_METADATA_TOPIC);
  metadata.follow((delta) => {
    if (changesBrokerConfigs(delta)) nodeConfig.refresh();
    groupConfigs.apply(delta);
    partitions.apply(delta);
    leadership.apply(delta);
    shareStates.onTopicsDeleted([...delta.topicsDeleted.values()].map(({ id }) => id));
  });
  return { partitions, groups, shareStates, shares, topicCreation, transactions, markers };
}

function latestOffset(
  partitions: Partitions,
  topic: string,
  index: number,
): { readonly errorCode: number; readonly offset: number } {
  const partition = partitions.find(topic, index);
  if (typeof partition === 'number') return { errorCode: partition, offset: -1 };
  return { errorCode: partition.leaderError(-1), offset: partition.highWatermark };
}

function changesBrokerConfigs(delta: MetadataDelta): boolean {
  for (const { type } of delta.configsChanged) if (type === ConfigResourceType.BROKER) return true;
  return false;
}
