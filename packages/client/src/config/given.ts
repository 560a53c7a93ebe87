import { camelCase } from './camel-case.ts';

/** Whether `options` have a value for a config, in either way of writing; null and undefined ask for the default. */
export function isGiven(options: object, name: string): boolean {
  const values = options as Readonly<Record<string, unknown>>;
  return [name, camelCase(name)].some((spelling) => (values[spelling] ?? null) !== null);
}
