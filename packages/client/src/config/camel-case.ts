/** `bootstrap.servers` as `bootstrapServers`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

export function camelCase(name: string): string {
  return name.replace(/\.([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
