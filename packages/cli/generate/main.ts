/**
 * Writes docs/tools.md, the launchers in bin/ and those of npm from the list of tools: `node packages/cli/generate/main.ts`. They are
 * committed, and a test fails when they are not fresh.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { TOOLS, type ToolName } from '../src/catalogue.ts';
import { launcher, launcherNames, npmLaunchers } from './launchers.ts';
import { toolsPage } from './page.ts';

const ROOT = new URL('../../../', import.meta.url);
const EXECUTABLE = 0o755;

writeFileSync(new URL('docs/tools.md', ROOT), await toolsPage());
const names = Object.keys(TOOLS) as ToolName[];
for (const name of [...names, 'kafka-run-class'] as const)
  for (const file of launcherNames(name))
    writeFileSync(new URL(`bin/${file}`, ROOT), launcher(name), { mode: EXECUTABLE });

const packageFile = new URL('packages/cli/package.json', ROOT);
const contents = { ...JSON.parse(readFileSync(packageFile, 'utf8')), bin: npmLaunchers(names) };
writeFileSync(packageFile, `${JSON.stringify(contents, null, 2)}\n`);
