import type { Definition, Definitions, StoredValue } from './define.ts';
import { parseValue } from './parse.ts';

export interface ValuesRead {
  readonly values: Map<string, StoredValue>;
  readonly problems: string[];
}

/** A value for each definition: from `properties`, else its default. Where that fails, a sentence, and no value. */
export function readValues(definitions: Definitions, properties: ReadonlyMap<string, string>): ValuesRead {
  const values = new Map<string, StoredValue>();
  const problems: string[] = [];
  for (const definition of Object.values(definitions)) {
    const text = properties.get(definition.name);
    const parsed = text === undefined ? defaultOf(definition) : parseValue(definition, text);
    if ('value' in parsed) values.set(definition.name, parsed.value);
    else problems.push(parsed.problem);
  }
  return { values, problems };
}

function defaultOf(definition: Definition): ReturnType<typeof parseValue> {
  const { name, defaultText } = definition;
  if (defaultText === undefined) return { problem: `Missing value for ${name}: it has no default` };
  return defaultText === null ? { value: null } : parseValue(definition, defaultText);
}
