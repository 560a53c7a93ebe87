import { ConfigSource, type DescribedConfig, UNKNOWN_TYPE, wanted } from './described-config.ts';

/** The levels of a broker's loggers, by their names. */
export function describeBrokerLoggers(
  levels: ReadonlyMap<string, string>,
  names: readonly string[] | null = null,
): DescribedConfig[] {
  return wanted(levels, names).map(([name, value]) => ({
    name,
    value,
    readOnly: false,
    source: ConfigSource.DYNAMIC_BROKER_LOGGER,
    sensitive: false,
    synonyms: [],
    type: UNKNOWN_TYPE,
    documentation: null,
  }));
}
