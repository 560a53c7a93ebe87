/**
 * Writes docs/tools.md and the launchers in bin/ from the list of tools: `node packages/cli/generate/main.ts`. They are committed, and a
 * test fails when they are not fresh.
 */
import { writeFileSync } from 'node:fs';
import { TOOLS, type ToolName } from '../src/catalogue.ts';
import { launcher, launcherNames } from './launchers.ts';
import { toolsPage } from './page.ts';

const ROOT = new URL('../../../', import.meta.url);
const EXECUTABLE = 0o755;

writeFileSync(new URL('docs/tools.md', ROOT), await toolsPage());
for (const name of Object.keys(TOOLS) as ToolName[])
  for (const file of launcherNames(name))
    writeFileSync(new URL(`bin/${file}`, ROOT), launcher(name), { mode: EXECUTABLE });
