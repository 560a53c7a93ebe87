import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { NodeDisk } from '@kavka/base/node';
import { temporaryFolder } from '@kavka/testkit';
import { testDisk } from '../disk-contract.ts';

testDisk('NodeDisk', () => {
  const folder = temporaryFolder();
  return { disk: new NodeDisk(), folder: folder.path, [Symbol.dispose]: () => folder[Symbol.dispose]() };
});

test('NodeDisk: a symbolic link is listed as what it leads to', () => {
  using folder = temporaryFolder();
  mkdirSync(`${folder.path}/elsewhere`);
  symlinkSync(`${folder.path}/elsewhere`, `${folder.path}/topic-0`);
  symlinkSync(`${folder.path}/nowhere`, `${folder.path}/dangling`);
  const kinds = new Map(new NodeDisk().list(folder.path).map(({ name, kind }) => [name, kind]));
  assert.equal(kinds.get('topic-0'), 'directory');
  assert.equal(kinds.get('dangling'), 'other');
});
