import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { supportPage } from '../../generate/support-page.ts';
import { HANDLERS } from '../../src/handlers/index.ts';

it('docs/compatibility.md says what the handlers serve', () => {
  const page = readFileSync(new URL('../../../../docs/compatibility.md', import.meta.url), 'utf8');
  assert.equal(page, supportPage(HANDLERS), 'run npm run generate');
});

it('handlers stand in the order of their keys, each once', () => {
  const keys = HANDLERS.map((handler) => handler.apiKey);
  assert.deepEqual(
    keys,
    [...new Set(keys)].sort((a, b) => a - b),
  );
});
