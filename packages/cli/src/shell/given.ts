import { assert } from '@kavka/base';
import type { Options, Valued } from './options.ts';
import { UsageError } from './tool-error.ts';
import { JOPT_WORDING, type Wording } from './wording.ts';

type ValuedNames<O extends Options> = { [K in keyof O]: O[K] extends Valued<infer _> ? K : never }[keyof O] &
  string;
type ValueOf<D> = D extends Valued<infer T> ? T : never;

/** What was typed: values by the names of the options. */
export class Given<O extends Options = Options> {
  readonly #options: O;
  readonly #values: ReadonlyMap<string, readonly unknown[]>;
  readonly #wording: Wording;
  /** What stood there without a name. */
  readonly rest: readonly string[];

  constructor(
    options: O,
    values: ReadonlyMap<string, readonly unknown[]>,
    rest: readonly string[] = [],
    wording = JOPT_WORDING,
  ) {
    this.#options = options;
    this.#values = values;
    this.#wording = wording;
    this.rest = rest;
  }

  /** Whether it was typed; a fallback does not count. */
  has(name: keyof O & string): boolean {
    return this.#values.has(name);
  }

  /** The value, or the fallback. */
  get<K extends ValuedNames<O>>(name: K): ValueOf<O[K]> | undefined {
    const option = this.#options[name];
    assert(option?.kind === 'value', `--${name} has no value`);
    const values = this.#values.get(name);
    return (values === undefined ? option.fallback : values.at(-1)) as ValueOf<O[K]> | undefined;
  }

  /** The value, or the fallback. @throws UsageError where there is neither */
  need<K extends ValuedNames<O>>(name: K): ValueOf<O[K]> {
    const value = this.get(name);
    if (value === undefined) throw this.#missing(name);
    return value;
  }

  /** All values of an option that may be repeated. */
  all<K extends ValuedNames<O>>(name: K): readonly ValueOf<O[K]>[] {
    return (this.#values.get(name) ?? []) as readonly ValueOf<O[K]>[];
  }

  /** Which of these were typed, in this order. */
  present<K extends keyof O & string>(...names: readonly K[]): K[] {
    return names.filter((name) => this.has(name));
  }

  /** @throws UsageError for the first of `names` that is missing */
  require(...names: readonly (keyof O & string)[]): void {
    for (const name of names) if (!this.has(name)) throw this.#missing(name);
  }

  /** @throws UsageError where `name` was typed together with one of `others` */
  exclude(name: keyof O & string, ...others: readonly (keyof O & string)[]): void {
    if (!this.has(name)) return;
    for (const other of others)
      if (this.has(other)) throw new UsageError(this.#wording.exclusive(name, other));
  }

  /** The one of `names` that was typed. @throws UsageError for none, and for a second one */
  exactlyOne<K extends keyof O & string>(...names: readonly K[]): K {
    const typed = [...this.#values.keys()].filter((name): name is K => names.some((one) => one === name));
    const [first] = typed;
    if (first === undefined || typed.length > 1) throw new UsageError(this.#wording.notOne(names, typed));
    return first;
  }

  /** The one of `actions` that was typed. @throws UsageError for none and for several */
  action<K extends keyof O & string>(actions: readonly K[], message: string): K {
    const present = this.present(...actions);
    const [action] = present;
    if (action === undefined || present.length !== 1) throw new UsageError(message);
    return action;
  }

  #missing(name: string): UsageError {
    return new UsageError(this.#wording.missing(this.#options, name));
  }
}
