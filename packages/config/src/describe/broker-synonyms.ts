import { BROKER_CONFIGS } from '../broker/all.ts';
import type { BrokerLayers } from '../broker-config.ts';
import { alternativesOf, brokerDefinition, unprefixedName } from '../broker-names.ts';
import { ConfigSource, type ConfigSynonym, traitsOf } from './described-config.ts';

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  Object.values(BROKER_CONFIGS).flatMap(({ name, defaultText }) =>
    typeof defaultText === 'string' ? [[name, defaultText] as const] : [],
  ),
);

/**
 * The texts behind a broker config, layer by layer, in each of them the config itself and then what stands in for it. As in
 * Kafka the chain begins only where the config itself is set: `log.retention.ms` has none while only hours are given.
 */
export function brokerSynonyms(layers: BrokerLayers, name: string): ConfigSynonym[] {
  const { sensitive } = traitsOf(brokerDefinition(name));
  const names = namesBehind(name);
  const chain = layersOf(layers).flatMap(([texts, source]) =>
    names.flatMap((synonym) => {
      const text = texts.get(synonym);
      return text === undefined ? [] : [{ name: synonym, value: sensitive ? null : text, source }];
    }),
  );
  const first = chain.findIndex((synonym) => synonym.name === name);
  return first < 0 ? [] : chain.slice(first);
}

function namesBehind(name: string): readonly string[] {
  const base = unprefixedName(name);
  return base === undefined ? alternativesOf(name) : [name, base];
}

function layersOf(layers: BrokerLayers): [ReadonlyMap<string, string>, ConfigSource][] {
  return [
    [layers.dynamicBroker, ConfigSource.DYNAMIC_BROKER],
    [layers.dynamicDefault, ConfigSource.DYNAMIC_DEFAULT_BROKER],
    [layers.static, ConfigSource.STATIC_BROKER],
    [DEFAULTS, ConfigSource.DEFAULT],
  ];
}
