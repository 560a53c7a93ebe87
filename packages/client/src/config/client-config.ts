import {
  ConfigError,
  ConfigValues,
  type Definition,
  type Definitions,
  readValues,
  Secret,
  unknownName,
} from '@kavka/config';
import { type CamelCase, camelCase } from './camel-case.ts';

/** What users may write for a value, by its type. Text is read as in a properties file. */
interface InputTypes {
  boolean: boolean | string;
  string: string;
  int: number | string;
  short: number | string;
  long: number | bigint | string;
  double: number | string;
  list: readonly string[] | string;
  class: string;
  password: string;
}

type InputOf<D> = D extends Definition<infer T, null> ? InputTypes[T] | null | undefined : never;

/** Configs in Kafka's own names (`'bootstrap.servers'`) or in camel case (`bootstrapServers`); null and undefined ask for the default. */
export type ConfigInput<D extends Definitions> = {
  readonly [K in keyof D & string as K | CamelCase<K>]?: InputOf<D[K]>;
};

/**
 * The values of all configs in `definitions`: given, else `defaults` (by Kafka's names), else Kafka's. `absent` says of configs of
 * Kafka that are none here what to do in their place.
 * @throws ConfigError that names each wrong name with the nearest right one, and each wrong value with what is expected
 */
export function readClientConfig<D extends Definitions>(
  definitions: D,
  given: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, string>> = {},
  absent: Readonly<Record<string, string>> = {},
): ConfigValues<D> {
  const problems: string[] = [];
  const texts = new Map(Object.entries(defaults));
  const names = namesBySpelling(definitions);
  const spellings = new Map<string, string>();
  for (const [spelling, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const name = names.get(spelling);
    if (name === undefined) {
      problems.push(
        absenceOf(spelling, absent) ?? unknownName('config', spelling, candidates(spelling, definitions)),
      );
      continue;
    }
    const other = spellings.get(name);
    if (other !== undefined) problems.push(`${other} and ${spelling} are the same config: give one of them`);
    spellings.set(name, spelling);
    const text = textOf(value);
    if (text === undefined) problems.push(wrongForm(name, value));
    else texts.set(name, text);
  }
  const { values, problems: wrongValues } = readValues(definitions, texts);
  problems.push(...wrongValues);
  if (problems.length > 0) throw new ConfigError(problems);
  return new ConfigValues(definitions, values);
}

function absenceOf(spelling: string, absent: Readonly<Record<string, string>>): string | undefined {
  const name = Object.keys(absent).find((one) => one === spelling || camelCase(one) === spelling);
  return name === undefined ? undefined : `Unknown config "${spelling}": ${absent[name]}`;
}

function namesBySpelling(definitions: Definitions): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of Object.keys(definitions)) {
    names.set(name, name);
    names.set(camelCase(name), name);
  }
  return names;
}

/** The nearest name is offered in the way of writing that was tried. */
function candidates(spelling: string, definitions: Definitions): string[] {
  const names = Object.keys(definitions);
  return spelling.includes('.') ? names : names.map(camelCase);
}

function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Secret) return value.reveal();
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
        ? value.join(',')
        : undefined;
  }
}

function wrongForm(name: string, value: unknown): string {
  const expected = 'text, a number, true or false, or an array of texts';
  return `Invalid value of type ${Array.isArray(value) ? 'array' : typeof value} for ${name}: expected ${expected}`;
}

/** The definitions without those that name Java classes, in whose place this client takes objects. */
export function withoutNames<D extends Definitions, K extends keyof D & string>(
  definitions: D,
  ...names: readonly K[]
): Omit<D, K> {
  const dropped: ReadonlySet<string> = new Set(names);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => !dropped.has(name))) as Omit<D, K>;
}
