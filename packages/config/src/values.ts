import { assert } from '@kavka/base';
import type { ConfigType, Definition, Definitions, StoredTypes, StoredValue } from './define.ts';
import { formatValue } from './parse.ts';

/** What `get` returns, by type. Longs are numbers: see `ConfigValues.get`. */
type ReadTypes = Omit<StoredTypes, 'long'> & { long: number };

/** The value of a definition as `get` returns it. */
export type ValueOf<D> = D extends Definition<infer T, infer N> ? ReadTypes[T] | N : never;

type NullOf<D> = D extends Definition<ConfigType, infer N> ? N : never;

export type NameOf<D> = keyof D & string;

/** The names in `D` whose type is `T`. */
export type NameOfType<D, T extends ConfigType> = {
  [K in NameOf<D>]: D[K] extends Definition<infer U, null> ? ([U] extends [T] ? K : never) : never;
}[NameOf<D>];

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** Frozen values of all configs of a scope, typed by name. */
export class ConfigValues<D extends Definitions> {
  readonly definitions: D;
  readonly #values: ReadonlyMap<string, StoredValue>;

  /** `values` holds one for each definition. */
  constructor(definitions: D, values: ReadonlyMap<string, StoredValue>) {
    this.definitions = definitions;
    this.#values = values;
  }

  /**
   * A long comes as a number, cut to ±(2^53 - 1): the few values beyond mean "no limit", and as milliseconds or bytes
   * that is one. `long` has it exactly, `text` as it is printed.
   */
  get<K extends NameOf<D>>(name: K): ValueOf<D[K]> {
    const value = this.stored(name);
    return (typeof value === 'bigint' ? clampLong(value) : value) as ValueOf<D[K]>;
  }

  number<K extends NameOfType<D, 'int' | 'short' | 'long' | 'double'>>(name: K): ValueOf<D[K]> {
    return this.get(name);
  }

  boolean<K extends NameOfType<D, 'boolean'>>(name: K): ValueOf<D[K]> {
    return this.get(name);
  }

  string<K extends NameOfType<D, 'string' | 'class'>>(name: K): ValueOf<D[K]> {
    return this.get(name);
  }

  list<K extends NameOfType<D, 'list'>>(name: K): ValueOf<D[K]> {
    return this.get(name);
  }

  /** The exact value of a long. */
  long<K extends NameOfType<D, 'long'>>(name: K): bigint | NullOf<D[K]> {
    return this.stored(name) as bigint | NullOf<D[K]>;
  }

  /** As Kafka prints it; null for passwords and missing values. */
  text(name: string): string | null {
    return formatValue(definitionOf(this.definitions, name).type, this.stored(name));
  }

  /** The value itself, for code that works over all names. */
  stored(name: string): StoredValue {
    const value = this.#values.get(name);
    assert(value !== undefined, `no config named ${name}`);
    return value;
  }
}

export function clampLong(value: bigint): number {
  if (value > LARGEST) return Number.MAX_SAFE_INTEGER;
  return value < -LARGEST ? -Number.MAX_SAFE_INTEGER : Number(value);
}

function definitionOf(definitions: Definitions, name: string): Definition {
  const definition = definitions[name];
  assert(definition !== undefined, `no config named ${name}`);
  return definition;
}
