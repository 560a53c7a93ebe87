import { BROKER_CONFIGS } from '../broker/all.ts';
import type { BrokerConfig } from '../broker-config.ts';
import { brokerDefinition, isDynamic } from '../broker-names.ts';
import { brokerSynonyms } from './broker-synonyms.ts';
import { ConfigSource, type DescribedConfig, traitsOf, wanted } from './described-config.ts';

type Names = readonly string[] | null;

/** All configs of a broker, or those of `names`; what it was given and does not know is among them, as a secret. */
export function describeBroker(broker: BrokerConfig, names: Names = null): DescribedConfig[] {
  const known = Object.values(BROKER_CONFIGS).filter(({ internal }) => !internal);
  const all = new Set([...known.map(({ name }) => name), ...broker.properties.keys()]);
  return wanted(
    [...all].map((name) => [name, textInForce(broker, name)]),
    names,
  ).map(([name, text]) => described(broker, name, text));
}

/** What is set for all brokers at once (the resource BROKER without a name). */
export function describeBrokerDefaults(broker: BrokerConfig, names: Names = null): DescribedConfig[] {
  return wanted(broker.layers.dynamicDefault, names).map(([name, text]) => {
    const config = described(broker, name, text);
    const synonyms = config.synonyms.filter(({ source }) => source === ConfigSource.DYNAMIC_DEFAULT_BROKER);
    return { ...config, synonyms, source: synonyms[0]?.source ?? ConfigSource.DEFAULT };
  });
}

function described(broker: BrokerConfig, name: string, text: string | null): DescribedConfig {
  const traits = traitsOf(brokerDefinition(name));
  const synonyms = brokerSynonyms(broker.layers, name);
  return {
    name,
    value: traits.sensitive ? null : text,
    readOnly: !isDynamic(name),
    source: synonyms[0]?.source ?? ConfigSource.DEFAULT,
    synonyms,
    ...traits,
  };
}

function textInForce(broker: BrokerConfig, name: string): string | null {
  return Object.hasOwn(BROKER_CONFIGS, name) ? broker.text(name) : (broker.properties.get(name) ?? null);
}
