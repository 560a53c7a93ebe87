import { ConfigError, unknownName } from '@kavka/config';

/** What an option must be whose value is code. */
export interface CodeOption {
  readonly expected: string;
  /** What is wrong with a value other than null and undefined; none: nothing. */
  problems(name: string, value: unknown): string[];
}

export const FUNCTION = option('a function', (value) => typeof value === 'function');

/** An object of any class that has these functions. */
export function objectWith(...functions: readonly string[]): CodeOption {
  const expected = `an object with the function ${functions.join(' and ')}`;
  return option(expected, (value) => {
    const members = membersOf(value);
    return members !== undefined && functions.every((name) => typeof members[name] === 'function');
  });
}

/** An object that has no members but these functions, any of them. */
export function functionsNamed(...names: readonly string[]): CodeOption {
  const expected = `an object with functions out of ${names.join(', ')}`;
  return {
    expected,
    problems: (name, value) => {
      const members = membersOf(value);
      if (members === undefined) return [wrong(name, value, expected)];
      return Object.entries(members).flatMap(([member, one]) => {
        if (!names.includes(member)) return [unknownName(`member of ${name}`, member, names)];
        return one === undefined ? [] : FUNCTION.problems(`${name}.${member}`, one);
      });
    },
  };
}

export function listOf(entry: CodeOption): CodeOption {
  return {
    expected: `an array, each entry ${entry.expected}`,
    problems(name, value) {
      if (!Array.isArray(value)) return [wrong(name, value, this.expected)];
      return value.flatMap((one: unknown, index) => entry.problems(`${name}[${index}]`, one));
    },
  };
}

/** @throws ConfigError where `options` is no object, and for each option of `known` that is not what it must be */
export function checkCodeOptions(options: unknown, known: Readonly<Record<string, CodeOption>>): void {
  const members = membersOf(options);
  if (members === undefined || Array.isArray(options))
    throw new ConfigError([wrong('options', options, 'an object of configs')]);
  const problems = Object.entries(known).flatMap(([name, one]) =>
    (members[name] ?? null) === null ? [] : one.problems(name, members[name]),
  );
  if (problems.length > 0) throw new ConfigError(problems);
}

function option(expected: string, accepts: (value: unknown) => boolean): CodeOption {
  return { expected, problems: (name, value) => (accepts(value) ? [] : [wrong(name, value, expected)]) };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function wrong(name: string, value: unknown, expected: string): string {
  const shown = typeof value === 'string' ? `"${value.slice(0, 200)}"` : `of type ${typeOf(value)}`;
  return `Invalid value ${shown} for ${name}: expected ${expected}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
