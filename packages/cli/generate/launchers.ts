import type { ToolName } from '../src/catalogue.ts';

/** The two lines of `bin/NAME`, which find `bin/kavka` beside them also when they are linked to from elsewhere. */
export function launcher(name: ToolName): string {
  return `#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/kavka" ${name.replace(/^kafka-/, '')} "$@"\n`;
}

/** `bin` of package.json: npm links all names to one file, which looks under which it was called. */
export function npmLaunchers(names: readonly ToolName[]): Readonly<Record<string, string>> {
  return Object.fromEntries(['kavka', ...names].map((name) => [name, './bin/run.js']));
}

/** The files of a tool in `bin/`: as the tool is called, and as the documentation of Kafka spells it. */
export function launcherNames(name: ToolName): readonly string[] {
  return [name, `${name}.sh`];
}
