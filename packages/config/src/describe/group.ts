import type { BrokerConfig } from '../broker-config.ts';
import type { Definition } from '../define.ts';
import { GROUP_LEVEL_CONFIGS } from '../group/all.ts';
import { brokerNameOfGroupConfig, type GroupConfig } from '../group-config.ts';
import { brokerSynonyms } from './broker-synonyms.ts';
import {
  ConfigSource,
  type ConfigSynonym,
  type DescribedConfig,
  traitsOf,
  wanted,
} from './described-config.ts';

/** All configs of a group, or those of `names`. */
export function describeGroup(
  group: GroupConfig,
  broker: BrokerConfig,
  names: readonly string[] | null = null,
): DescribedConfig[] {
  const entries = Object.values(GROUP_LEVEL_CONFIGS).map(
    (definition) => [definition.name, definition] as const,
  );
  return wanted(entries, names).map(([, definition]) => {
    const { name } = definition;
    const value = group.text(name);
    const behind = synonymsBehind(broker, definition);
    const synonyms = group.overrides.has(name)
      ? [{ name, value, source: ConfigSource.DYNAMIC_GROUP }, ...behind]
      : behind;
    const source = synonyms[0]?.source ?? ConfigSource.DEFAULT;
    return { name, value, readOnly: false, source, synonyms, ...traitsOf(definition) };
  });
}

function synonymsBehind(broker: BrokerConfig, { name, defaultText }: Definition): ConfigSynonym[] {
  const brokerName = brokerNameOfGroupConfig(name);
  if (brokerName !== undefined) return brokerSynonyms(broker.layers, brokerName);
  return [{ name, value: defaultText ?? null, source: ConfigSource.DEFAULT }];
}
