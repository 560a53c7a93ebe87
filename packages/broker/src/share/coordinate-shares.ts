import type { BrokerConfig } from '@kavka/config';
import { createShareCoordinator, type MetadataView, type ShareCoordinator } from '@kavka/coordinators';
import type { Codec } from '@kavka/protocol/records';
import { CoordinatorLeadership } from '../coordinators/coordinator-leadership.ts';
import { CoordinatorTopicLog } from '../coordinators/coordinator-topic-log.ts';
import { shareCoordinatorConfigOf } from '../lifecycle/limits.ts';
import type { World } from '../lifecycle/world.ts';
import type { Partitions } from '../partition/partitions.ts';
import { SHARE_GROUP_STATE_TOPIC } from '../topic/internal-topics.ts';
import type { TopicCreation } from '../topic/topic-creation.ts';
import { LocalStatePersister } from './local-state-persister.ts';
import type { ShareGroupSettings } from './share-group-settings.ts';
import { SharePartitions } from './share-partitions.ts';

export interface SharesOptions {
  readonly world: World;
  readonly config: BrokerConfig;
  readonly topics: MetadataView;
  readonly partitions: Partitions;
  readonly topicCreation: TopicCreation;
  readonly settingsOf: (groupId: string) => ShareGroupSettings;
}

export interface Shares {
  readonly shareStates: ShareCoordinator;
  readonly persister: LocalStatePersister;
  readonly shares: SharePartitions;
}

/** The share coordinator of this node, and the share partitions that write to it. */
export function coordinateShares(options: SharesOptions): Shares {
  const { world, config, topics, partitions, topicCreation, settingsOf } = options;
  const { clock, logger } = world;
  const codec = config.number('share.coordinator.state.topic.compression.codec') as Codec;
  const shareStates = createShareCoordinator({
    log: new CoordinatorTopicLog(SHARE_GROUP_STATE_TOPIC, partitions, clock, { codec, baseSequence: 0 }),
    metadata: topics,
    clock,
    logger,
    config: shareCoordinatorConfigOf(config),
  });
  const persister = new LocalStatePersister(shareStates, topicCreation, clock);
  const shares = new SharePartitions({ clock, logger, partitions, persister, settingsOf });
  partitions.onLeadership(new CoordinatorLeadership(SHARE_GROUP_STATE_TOPIC, shareStates, logger));
  partitions.onLeadership(shares);
  return { shareStates, persister, shares };
}
