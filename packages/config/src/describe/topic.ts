import type { BrokerConfig } from '../broker-config.ts';
import { TOPIC_CONFIGS } from '../topic/all.ts';
import type { TopicConfig } from '../topic-config.ts';
import { topicSynonym } from '../topic-synonyms.ts';
import { brokerSynonyms } from './broker-synonyms.ts';
import {
  ConfigSource,
  type ConfigSynonym,
  type DescribedConfig,
  traitsOf,
  wanted,
} from './described-config.ts';

/** All configs of a topic, or those of `names`. */
export function describeTopic(
  topic: TopicConfig,
  broker: BrokerConfig,
  names: readonly string[] | null = null,
): DescribedConfig[] {
  const shown = Object.values(TOPIC_CONFIGS).filter(
    ({ name, internal }) => !internal || topic.overrides.has(name),
  );
  return wanted(
    shown.map((definition) => [definition.name, definition] as const),
    names,
  ).map(([, definition]) => {
    const { name } = definition;
    const value = topic.text(name);
    const synonyms = synonymsOf(topic, broker, name, value);
    const source = synonyms[0]?.source ?? ConfigSource.DEFAULT;
    return { name, value, readOnly: false, source, synonyms, ...traitsOf(definition) };
  });
}

function synonymsOf(
  topic: TopicConfig,
  broker: BrokerConfig,
  name: string,
  value: string | null,
): ConfigSynonym[] {
  const synonym = topicSynonym(name);
  const behind = synonym === undefined ? [] : brokerSynonyms(broker.layers, synonym);
  if (!topic.overrides.has(name)) return behind;
  return [{ name, value, source: ConfigSource.DYNAMIC_TOPIC }, ...behind];
}
