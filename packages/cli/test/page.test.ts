import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { launcher, launcherNames, npmLaunchers } from '../generate/launchers.ts';
import { toolsPage } from '../generate/page.ts';
import { TOOLS, type ToolName } from '../src/catalogue.ts';

const ROOT = new URL('../../../', import.meta.url);
const NAMES = Object.keys(TOOLS) as ToolName[];

test('docs/tools.md is fresh (node packages/cli/generate/main.ts)', async () => {
  assert.equal(readFileSync(new URL('docs/tools.md', ROOT), 'utf8'), await toolsPage());
});

test('each tool has its launchers in bin (node packages/cli/generate/main.ts)', () => {
  for (const name of [...NAMES, 'kafka-run-class'] as const)
    for (const file of launcherNames(name))
      assert.equal(readFileSync(new URL(`bin/${file}`, ROOT), 'utf8'), launcher(name), file);
});

test('npm links each tool (node packages/cli/generate/main.ts)', () => {
  const { bin } = JSON.parse(readFileSync(new URL('packages/cli/package.json', ROOT), 'utf8'));
  assert.deepEqual(bin, npmLaunchers(NAMES));
});

test('the list of tools is in order, and its names are those of the tools', async () => {
  assert.deepEqual(NAMES, [...NAMES].sort());
  for (const name of NAMES) assert.equal((await TOOLS[name].load()).name, name);
});
