import type { ToolName } from '../src/catalogue.ts';

/** What has a launcher: the tools, and the way by which old documentation runs them. */
export type Launched = ToolName | 'kafka-run-class';

/** The lines of `bin/NAME`, which find `bin/kavka` beside them also when they are linked to from elsewhere; programs are for that case. */
export function launcher(name: Launched): string {
  return `#!/bin/sh
case $0 in */*) self=$0 ;; *) self=./$0 ;; esac
[ -L "$self" ] && self=$(readlink -f "$self")
exec "\${self%/*}/kavka" ${name.replace(/^kafka-/, '')} "$@"
`;
}

/** `bin` of package.json: npm links all names to one file, which looks under which it was called. */
export function npmLaunchers(names: readonly ToolName[]): Readonly<Record<string, string>> {
  return Object.fromEntries(['kavka', ...names].map((name) => [name, './bin/run.js']));
}

/** The files of a tool in `bin/`: as the tool is called, and as the documentation of Kafka spells it. */
export function launcherNames(name: Launched): readonly string[] {
  return [name, `${name}.sh`];
}
