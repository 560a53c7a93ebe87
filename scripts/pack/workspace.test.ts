import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { foreignDependencies, sourceOf } from './workspace.ts';

test('a specifier leads to its source', () => {
  for (const [specifier, source] of [
    ['@kavka/client', 'packages/client/src/index.ts'],
    ['@kavka/base/node', 'packages/base/src/node/index.ts'],
    ['@kavka/protocol/messages/01-fetch', 'packages/protocol/src/messages/01-fetch.ts'],
  ] as const) {
    assert.equal(sourceOf(specifier), source);
    assert.ok(existsSync(join(import.meta.dirname, '../..', source)));
  }
  assert.equal(sourceOf('node:fs'), undefined);
  assert.throws(() => sourceOf('@kavka/base/nothing'), /packages\/base\/package\.json has no export/);
});

test('what others publish is known, what is ours is not among it', () => {
  const names = Object.keys(foreignDependencies());
  assert.ok(names.includes('snappy'));
  assert.ok(!names.some((name) => name.startsWith('@kavka/')));
});
