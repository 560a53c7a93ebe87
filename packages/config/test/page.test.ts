import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { configurationPage } from '../generate/page.ts';
import { BROKER_CONFIGS } from '../src/broker/all.ts';

const PAGE = new URL('../../../docs/configuration.md', import.meta.url);

test('docs/configuration.md is fresh (node packages/config/generate/docs.ts)', () => {
  assert.equal(readFileSync(PAGE, 'utf8'), configurationPage());
});

test('no broker config is left out of the page', () => {
  const lines = new Set(configurationPage().match(/^\| `[^`]+`/gm));
  for (const name of Object.keys(BROKER_CONFIGS)) assert.ok(lines.has(`| \`${name}\``), name);
});
