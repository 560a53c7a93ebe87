import { ConfigError } from './config-error.ts';
import type { Definition, Definitions, StoredValue } from './define.ts';
import { nearestName } from './nearest-name.ts';
import { type Parsed, parseValue } from './parse.ts';

/** Texts by name, as they are stored for a topic, a group or a subscription. */
export type Overrides = ReadonlyMap<string, string>;

/** The values of `defaults` with `overrides` laid over them. @throws ConfigError where one is not good. */
export function overlay(
  what: string,
  definitions: Definitions,
  defaults: ReadonlyMap<string, StoredValue>,
  overrides: Overrides,
): Map<string, StoredValue> {
  const values = new Map(defaults);
  const problems: string[] = [];
  for (const [name, text] of overrides) {
    const parsed = parseOverride(what, definitions, name, text);
    if ('value' in parsed) values.set(name, parsed.value);
    else problems.push(parsed.problem);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return values;
}

/** One override by itself; `what` names its kind where it is unknown: `topic config`. */
export function parseOverride(what: string, definitions: Definitions, name: string, text: string): Parsed {
  const definition = definitionOf(definitions, name);
  if (!definition) {
    const nearest = nearestName(name, Object.keys(definitions));
    const question = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    // Clients look for these words, which are Kafka's up to the name.
    return { problem: `Unknown ${what} name: ${name}${question}` };
  }
  return parseValue(definition, text);
}

/** The definition, unless the name is one that every object has. */
export function definitionOf(definitions: Definitions, name: string): Definition | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
