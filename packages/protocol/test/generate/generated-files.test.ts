import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generate } from '../../generate/generate.ts';

const home = join(import.meta.dirname, '../..');

test('the generated files are what the specs give: npm run generate', () => {
  const files = generate(join(home, 'spec'));
  for (const [path, text] of files) {
    assert.ok(readFileSync(join(home, 'src', path), 'utf8') === text, `src/${path} is out of date`);
    assert.match(text, /^\/\/ Generated /);
  }
  const present = readdirSync(join(home, 'src/messages'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `messages/${name.replaceAll('\\', '/')}`);
  assert.deepEqual(
    present.filter((path) => !files.has(path)),
    [],
  );
});
