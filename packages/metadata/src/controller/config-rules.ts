import type { ConfigResourceType } from '../image/metadata-image.ts';

/** What the controller must know about configs; built from @kavka/config by whoever starts the controller. */
export interface ConfigRules {
  /**
   * Judges all configs that a resource would have, among them some that were set before. Returns what is wrong in a sentence for the
   * client, or undefined.
   */
  validate(type: ConfigResourceType, configs: ReadonlyMap<string, string>): string | undefined;
  /** Whether the config is a list, to which values can be appended. */
  isList(type: ConfigResourceType, name: string): boolean;
  /** The value that applies where a resource does not set it; undefined when there is none. */
  defaultValue(type: ConfigResourceType, name: string): string | undefined;
  /** Whether this broker config may be changed at run time. */
  isDynamicBrokerConfig(name: string): boolean;
  /** Every topic config with its effective value, as a CreateTopics response lists them. */
  describeTopic(
    topicConfigs: ReadonlyMap<string, string>,
    clusterConfigs: ReadonlyMap<string, string>,
  ): readonly EffectiveConfig[];
}

export interface EffectiveConfig {
  readonly name: string;
  readonly value: string | null;
  readonly readOnly: boolean;
  /** The wire's config source: 1 topic, 2 broker, 3 cluster-wide default, 4 static, 5 default. */
  readonly source: number;
  readonly isSensitive: boolean;
}
