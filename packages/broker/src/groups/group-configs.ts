import { type GroupConfig, groupConfig } from '@kavka/config';
import type { GroupLevelConfig } from '@kavka/coordinators';
import { ConfigResourceType, type ConfigsImage, type MetadataDelta } from '@kavka/metadata';
import type { NodeConfig } from '../config/node-config.ts';

const { GROUP, BROKER } = ConfigResourceType;

/** What applies to groups: their own configs, over the broker's. */
export class GroupConfigs {
  readonly #configs: ConfigsImage;
  readonly #node: NodeConfig;
  readonly #known = new Map<string, GroupLevelConfig>();
  /** Of groups without configs of their own. */
  #common: GroupLevelConfig | undefined;

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

  /** After the configuration of the node has followed the change. */
  apply(delta: MetadataDelta): void {
    for (const { type } of delta.configsChanged) {
      if (type !== GROUP && type !== BROKER) continue;
      this.#known.clear();
      this.#common = undefined;
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
  };
}
