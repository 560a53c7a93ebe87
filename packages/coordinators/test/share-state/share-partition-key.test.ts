import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSharePartitionKey, sharePartitionName } from '../../src/share-state/share-partition-key.ts';

const TOPIC = 'AAAAAAAAAAAAAAAAAAAABA';

test('a key is read as it is written, colons in the group included', () => {
  for (const text of [`g:${TOPIC}:0`, `a:b::c:${TOPIC}:17`]) {
    const key = parseSharePartitionKey(text);
    assert.ok(key !== undefined);
    assert.equal(sharePartitionName(key), text);
  }
});

test('what is no key', () => {
  for (const text of [
    '',
    'g',
    `g:${TOPIC}`,
    `:${TOPIC}:0`,
    `g:${TOPIC}:x`,
    'g:short:0',
    `g:${TOPIC}:2147483648`,
  ])
    assert.equal(parseSharePartitionKey(text), undefined, text);
});
