import type { Logger } from '@kavka/base';
import { type BrokerConfig, ConfigError, type Overrides, type TopicConfig, topicConfig } from '@kavka/config';
import { ConfigResourceType, type ConfigsImage } from '@kavka/metadata';
import type { LogConfig } from '@kavka/storage';
import { logConfigOf } from './log-config.ts';

const CLUSTER_WIDE = '';
/** Of moves between log directories; nothing but the metadata sets it. */
const MOVE_RATE = 'replica.alter.log.dirs.io.max.bytes.per.second';
const NO_OVERRIDES: Overrides = new Map();

/** The configuration in force: the node's own, under what the cluster's metadata sets while running. */
export class NodeConfig {
  readonly #configs: ConfigsImage;
  readonly #logger: Logger;
  #current: BrokerConfig;
  /** Under the present configuration of the node: the partitions of a topic, and all topics without configs of their own, share one. */
  #logConfigs = new WeakMap<Overrides, LogConfig>();
  #topicDefaults: TopicConfig | null = null;

  constructor(initial: BrokerConfig, configs: ConfigsImage, logger: Logger) {
    this.#current = initial;
    this.#configs = configs;
    this.#logger = logger;
  }

  get current(): BrokerConfig {
    return this.#current;
  }

  /** Broker configs in the metadata have changed. */
  refresh(): void {
    const { BROKER } = ConfigResourceType;
    const forAll = this.#configs.of(BROKER, CLUSTER_WIDE);
    const forThis = this.#configs.of(BROKER, String(this.#current.nodeId));
    try {
      this.#current = this.#current.withDynamic(forAll, forThis);
      this.#logConfigs = new WeakMap();
      this.#topicDefaults = null;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#logger.error('Dynamic broker configs do not fit this node and are left out', {}, error);
    }
  }

  /** What applies to topics without configs of their own. */
  get topicDefaults(): TopicConfig {
    this.#topicDefaults ??= topicConfig(NO_OVERRIDES, this.#current);
    return this.#topicDefaults;
  }

  /** How fast partitions may be moved between log directories. */
  get moveBytesPerSecond(): number {
    const { BROKER } = ConfigResourceType;
    const own = this.#configs.of(BROKER, String(this.#current.nodeId)).get(MOVE_RATE);
    return Number(own ?? this.#configs.of(BROKER, CLUSTER_WIDE).get(MOVE_RATE) ?? Number.POSITIVE_INFINITY);
  }

  /** What applies to the logs of a topic. */
  logConfig(topic: string): LogConfig {
    const overrides = this.#configs.of(ConfigResourceType.TOPIC, topic);
    const known = this.#logConfigs.get(overrides);
    if (known !== undefined) return known;
    const config = logConfigOf(this.#topicConfig(topic, overrides));
    this.#logConfigs.set(overrides, config);
    return config;
  }

  #topicConfig(topic: string, overrides: Overrides): TopicConfig {
    try {
      return topicConfig(overrides, this.#current);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#logger.error('Configs of a topic are not understood and are left out', { topic }, error);
      return this.topicDefaults;
    }
  }
}
