import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CLIENT_CONFIGS, configPage } from '../generate/config-page.ts';
import { WITHOUT_EFFECT } from '../generate/without-effect.ts';

const SOURCES = join(import.meta.dirname, '../src');

describe('configs of clients', () => {
  test('docs/api/client-configs.md is fresh (npm run generate)', () => {
    const page = readFileSync(new URL('../../../docs/api/client-configs.md', import.meta.url), 'utf8');
    assert.equal(page, configPage());
  });

  test('each is acted on, or said to be without effect', () => {
    const files = globSync('**/*.ts', { cwd: SOURCES }).map((file) =>
      readFileSync(join(SOURCES, file), 'utf8'),
    );
    const source = files.join('\n');
    const names = new Set(Object.values(CLIENT_CONFIGS).flatMap((definitions) => Object.keys(definitions)));
    // Types and places of stores are read by one function for both.
    const isRead = (name: string): boolean =>
      source.includes(`'${name}'`) || /^ssl\.(key|trust)store\.(type|location)$/.test(name);
    const forgotten = [...names].filter((name) => WITHOUT_EFFECT[name] === undefined && !isRead(name));
    assert.deepEqual(forgotten, []);
    assert.deepEqual(
      Object.keys(WITHOUT_EFFECT).filter((name) => !names.has(name)),
      [],
    );
  });
});
