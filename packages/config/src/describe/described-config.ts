import type { ConfigType, Definition } from '../define.ts';

/** Where a value comes from, as DescribeConfigs numbers it. */
export const ConfigSource = {
  UNKNOWN: 0,
  DYNAMIC_TOPIC: 1,
  DYNAMIC_BROKER: 2,
  DYNAMIC_DEFAULT_BROKER: 3,
  STATIC_BROKER: 4,
  DEFAULT: 5,
  DYNAMIC_BROKER_LOGGER: 6,
  DYNAMIC_CLIENT_METRICS: 7,
  DYNAMIC_GROUP: 8,
} as const;
export type ConfigSource = (typeof ConfigSource)[keyof typeof ConfigSource];

/** A type that DescribeConfigs cannot name. */
export const UNKNOWN_TYPE = 0;

const TYPE_NUMBERS: Readonly<Record<ConfigType, number>> = {
  boolean: 1,
  string: 2,
  int: 3,
  short: 4,
  long: 5,
  double: 6,
  list: 7,
  class: 8,
  password: 9,
};

/** A value that counts, or would count if those before it were not set. */
export interface ConfigSynonym {
  readonly name: string;
  /** Null when it is secret. */
  readonly value: string | null;
  readonly source: ConfigSource;
}

/** One config as DescribeConfigs answers it. */
export interface DescribedConfig {
  readonly name: string;
  /** Null when it is secret or missing. */
  readonly value: string | null;
  readonly readOnly: boolean;
  readonly source: ConfigSource;
  readonly sensitive: boolean;
  /** First the one that counts. */
  readonly synonyms: readonly ConfigSynonym[];
  /** The wire's number. */
  readonly type: number;
  /** Our sentence; null where the config is not known. */
  readonly documentation: string | null;
}

/** What we know of a config, and what not when we do not know it: then its value may be a secret. */
export function traitsOf(
  definition: Definition | undefined,
): Pick<DescribedConfig, 'sensitive' | 'type' | 'documentation'> {
  if (!definition) return { sensitive: true, type: UNKNOWN_TYPE, documentation: null };
  const { type, documentation } = definition;
  return { sensitive: type === 'password', type: TYPE_NUMBERS[type], documentation };
}

/** What was asked for, in the order of names; all when nothing in particular was. */
export function wanted<T>(
  entries: Iterable<readonly [string, T]>,
  names: readonly string[] | null,
): (readonly [string, T])[] {
  const all = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (names === null || names.length === 0) return all;
  const asked = new Set(names);
  return all.filter(([name]) => asked.has(name));
}
