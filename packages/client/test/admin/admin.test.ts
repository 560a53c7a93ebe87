import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Admin } from '../../src/index.ts';

const PAGE = new URL('../../../../docs/api/admin.md', import.meta.url);

test('docs/api/admin.md names calls that there are, and all of them', () => {
  const page = readFileSync(PAGE, 'utf8');
  const named = [...page.matchAll(/^\| `\w+` \| .*?`(\w+)`/gm)].map(([, name = '']) => name);
  const offered = Object.getOwnPropertyNames(Admin.prototype).filter((name) => name !== 'constructor');
  assert.ok(named.length >= 60);
  assert.deepEqual(
    named.filter((name) => !offered.includes(name)),
    [],
  );
  assert.deepEqual(
    offered.filter((name) => !named.includes(name) && !page.includes(`\`${name}\``)),
    [],
  );
});
