import type { ConfigResourceType } from '../image/metadata-image.ts';
import type { Refusal } from './result.ts';

/** What the controller must know about configs; built from @kavka/config by whoever starts the controller. */
export interface ConfigRules {
  /** Judges all configs that a resource would have, those that were set before among them. Returns why not, or undefined. */
  validate(
    type: ConfigResourceType,
    resourceName: string,
    configs: ReadonlyMap<string, string>,
  ): Refusal | undefined;
  /** Whether the config is a list, to which values can be appended. */
  isList(type: ConfigResourceType, name: string): boolean;
  /** The value that applies where nothing sets it in the metadata; undefined when there is none. */
  defaultValue(type: ConfigResourceType, name: string): string | undefined;
  /** Every topic config with its effective value, as a CreateTopics response lists them; `brokerConfigs` are the controller node's own. */
  describeTopic(
    topicConfigs: ReadonlyMap<string, string>,
    brokerConfigs: ReadonlyMap<string, string>,
    clusterConfigs: ReadonlyMap<string, string>,
  ): readonly EffectiveConfig[];
}

export interface EffectiveConfig {
  readonly name: string;
  readonly value: string | null;
  readonly readOnly: boolean;
  /** The wire's config source: 1 topic, 2 broker, 3 cluster-wide default, 4 static, 5 default. */
  readonly configSource: number;
  readonly isSensitive: boolean;
}
