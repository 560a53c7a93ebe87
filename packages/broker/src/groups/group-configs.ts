import { type GroupConfig, groupConfig } from '@kavka/config';
import type { GroupLevelConfig } from '@kavka/coordinators';
import { ConfigResourceType, type ConfigsImage, type MetadataDelta } from '@kavka/metadata';
import type { NodeConfig } from '../config/node-config.ts';
import type { ShareGroupSettings } from '../share/share-group-settings.ts';

const { GROUP, BROKER } = ConfigResourceType;

/** What applies to groups: their own configs, over the broker's. */
export class GroupConfigs {
  readonly #configs: ConfigsImage;
  readonly #node: NodeConfig;
  readonly #known = new Map<string, GroupLevelConfig>();
  /** Of groups without configs of their own. */
  #common: GroupLevelConfig | undefined;
  readonly #shares = new Map<string, ShareGroupSettings>();
  #commonShare: ShareGroupSettings | undefined;

  constructor(configs: ConfigsImage, node: NodeConfig) {
    this.#configs = configs;
    this.#node = node;
  }

  of(groupId: string): GroupLevelConfig {
    const overrides = this.#configs.of(GROUP, groupId);
    if (overrides.size === 0) {
      this.#common ??= levelConfigOf(groupConfig(overrides, this.#node.current));
      return this.#common;
    }
    const known = this.#known.get(groupId);
    if (known !== undefined) return known;
    const config = levelConfigOf(groupConfig(overrides, this.#node.current));
    this.#known.set(groupId, config);
    return config;
  }

  /** What applies to the records of a share group. */
  shareOf(groupId: string): ShareGroupSettings {
    const overrides = this.#configs.of(GROUP, groupId);
    if (overrides.size === 0) {
      this.#commonShare ??= shareSettingsOf(groupConfig(overrides, this.#node.current));
      return this.#commonShare;
    }
    const known = this.#shares.get(groupId);
    if (known !== undefined) return known;
    const settings = shareSettingsOf(groupConfig(overrides, this.#node.current));
    this.#shares.set(groupId, settings);
    return settings;
  }

  /** After the configuration of the node has followed the change. */
  apply(delta: MetadataDelta): void {
    for (const { type } of delta.configsChanged) {
      if (type !== GROUP && type !== BROKER) continue;
      this.#known.clear();
      this.#common = undefined;
      this.#shares.clear();
      this.#commonShare = undefined;
    }
  }
}

function levelConfigOf(config: GroupConfig): GroupLevelConfig {
  return {
    consumerSessionTimeoutMs: config.number('consumer.session.timeout.ms'),
    consumerHeartbeatIntervalMs: config.number('consumer.heartbeat.interval.ms'),
    consumerAssignmentIntervalMs: config.number('consumer.assignment.interval.ms'),
    streamsSessionTimeoutMs: config.number('streams.session.timeout.ms'),
    streamsHeartbeatIntervalMs: config.number('streams.heartbeat.interval.ms'),
    streamsAssignmentIntervalMs: config.number('streams.assignment.interval.ms'),
    streamsInitialRebalanceDelayMs: config.number('streams.initial.rebalance.delay.ms'),
    streamsStandbyReplicas: config.number('streams.num.standby.replicas'),
    shareSessionTimeoutMs: config.number('share.session.timeout.ms'),
    shareHeartbeatIntervalMs: config.number('share.heartbeat.interval.ms'),
    shareAssignmentIntervalMs: config.number('share.assignment.interval.ms'),
  };
}

function shareSettingsOf(config: GroupConfig): ShareGroupSettings {
  return {
    recordLockMs: config.number('share.record.lock.duration.ms'),
    maxDeliveryCount: config.number('share.delivery.count.limit'),
    maxInFlightRecords: config.number('share.partition.max.record.locks'),
    isRenewEnabled: config.boolean('share.renew.acknowledge.enable'),
    isReadCommitted: config.string('share.isolation.level') === 'read_committed',
    autoOffsetReset: config.string('share.auto.offset.reset'),
  };
}
