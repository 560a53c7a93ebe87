import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendToList, subtractFromList } from '../src/index.ts';

test('entries are appended once, at the end', () => {
  assert.equal(appendToList('delete', 'compact'), 'delete,compact');
  assert.equal(appendToList('delete,compact', ' compact , delete '), 'delete,compact');
  assert.equal(appendToList('', 'compact,delete'), 'compact,delete');
});

test('entries are taken away until none is left', () => {
  assert.equal(subtractFromList('delete, compact', 'delete'), 'compact');
  assert.equal(subtractFromList('compact', 'compact,delete'), '');
});
