import type { Secret } from './secret.ts';
import type { Validator } from './validators.ts';

/** Kafka's types of config values, in its own words. */
export type ConfigType =
  | 'boolean'
  | 'string'
  | 'int'
  | 'short'
  | 'long'
  | 'double'
  | 'list'
  | 'class'
  | 'password';

export type Importance = 'high' | 'medium' | 'low';

/** Where a broker config may be changed while running: not at all, for one broker, or also for all brokers at once. */
export type DynamicMode = 'read-only' | 'per-broker' | 'cluster-wide';

/** What a value is in memory, by type. */
export interface StoredTypes {
  boolean: boolean;
  string: string;
  int: number;
  short: number;
  long: bigint;
  double: number;
  list: readonly string[];
  class: string;
  password: Secret;
}

export type StoredValue = StoredTypes[ConfigType] | null;

/** One config. `N` is null where the value may be missing. */
export interface Definition<T extends ConfigType = ConfigType, N extends null = null> {
  readonly name: string;
  readonly type: T;
  /** As Kafka prints it; null stands for no value, undefined for "must be given". */
  readonly defaultText: string | undefined | N;
  readonly validator?: Validator;
  readonly importance: Importance;
  /** Only for brokers. */
  readonly mode?: DynamicMode;
  /** Not described unless set. */
  readonly internal: boolean;
  readonly documentation: string;
}

export type Definitions = Readonly<Record<string, Definition>>;

export const HIGH: Importance = 'high';
export const MEDIUM: Importance = 'medium';
export const LOW: Importance = 'low';
export const READ_ONLY: DynamicMode = 'read-only';
export const PER_BROKER: DynamicMode = 'per-broker';
export const CLUSTER_WIDE: DynamicMode = 'cluster-wide';

/** In place of a default: the value must be given. */
export const REQUIRED = Symbol('required');

/** The largest value of a Java long: "no limit" in many configs. */
export const LONG_MAX = 9_223_372_036_854_775_807n;
/** The largest value of a Java int. */
export const INT_MAX = 2_147_483_647;

type Traits = Importance | DynamicMode | Validator;
type Default<V> = V | null | typeof REQUIRED;
type NullOf<D> = Extract<D, null>;
type Row<T extends ConfigType, N extends null> = Omit<Definition<T, N>, 'name'>;

/** A definition that still lacks its sentence and its name. */
export interface Draft<T extends ConfigType, N extends null> {
  /** Our sentence for users: what it does, with its unit. */
  about(documentation: string): Row<T, N>;
  /** The same for a config that Kafka keeps out of descriptions. */
  internal(documentation: string): Row<T, N>;
}

function constructorOf<T extends ConfigType, V>(type: T) {
  return <const D extends Default<V>>(defaultValue: D, ...traits: Traits[]): Draft<T, NullOf<D>> => {
    const draft = {
      type,
      defaultText: textOf(defaultValue) as Row<T, NullOf<D>>['defaultText'],
      ...traitsOf(traits),
    };
    return {
      about: (documentation) => ({ ...draft, documentation, internal: false }),
      internal: (documentation) => ({ ...draft, documentation, internal: true }),
    };
  };
}

export const boolean = constructorOf<'boolean', boolean>('boolean');
export const string = constructorOf<'string', string>('string');
export const int = constructorOf<'int', number>('int');
export const short = constructorOf<'short', number>('short');
export const long = constructorOf<'long', number | bigint>('long');
/** The default is given as Java prints it where that differs from JavaScript. */
export const double = constructorOf<'double', number | string>('double');
export const list = constructorOf<'list', readonly string[]>('list');
export const className = constructorOf<'class', string>('class');
export const password = constructorOf<'password', never>('password');

function textOf(value: unknown): string | null | undefined {
  if (value === REQUIRED) return undefined;
  if (value === null) return null;
  return Array.isArray(value) ? value.join(',') : String(value);
}

function traitsOf(traits: readonly Traits[]): Pick<Definition, 'importance' | 'mode' | 'validator'> {
  const found: { importance: Importance; mode?: DynamicMode; validator?: Validator } = { importance: MEDIUM };
  for (const trait of traits) {
    if (typeof trait === 'object') found.validator = trait;
    else if (trait === HIGH || trait === MEDIUM || trait === LOW) found.importance = trait;
    else found.mode = trait as DynamicMode;
  }
  return found;
}

/** Names the rows of a table. */
export function defineConfigs<const R extends Record<string, Row<ConfigType, null>>>(
  rows: R,
): { readonly [K in keyof R]: Named<R[K]> } {
  const named = Object.entries(rows).map(([name, row]) => [name, { name, ...row }]);
  return Object.fromEntries(named);
}

type Named<R> = R extends Row<infer T, infer N> ? Definition<T, N> : never;
