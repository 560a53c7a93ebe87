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

test('NodeDisk: a full device is named, with what helps', { skip: process.platform !== 'linux' }, () => {
  const file = new NodeDisk().open('/dev/full', 'write');
  assert.throws(() => file.writeSync([Buffer.from('x')], 0), {
    name: 'DiskError',
    code: 'ENOSPC',
    path: '/dev/full',
    message: /cannot write \/dev\/full: .*free some space/,
  });
  assert.throws(() => file.writeSync([Buffer.from('x'), Buffer.from('y')], 0), { code: 'ENOSPC' });
  file.close();
});

test('NodeDisk: where no folder can be made, that is said at once', {
  skip: process.platform !== 'linux',
}, () => {
  assert.throws(() => new NodeDisk().makeDirectory('/proc/nope/deeper'), {
    name: 'DiskError',
    path: '/proc/nope/deeper',
  });
  using folder = temporaryFolder();
  const disk = new NodeDisk();
  disk.makeDirectory(`${folder.path}/a/b/c`);
  disk.makeDirectory(`${folder.path}/a/b/c`);
  disk.open(`${folder.path}/file`, 'create').close();
  assert.throws(() => disk.makeDirectory(`${folder.path}/file`), { code: 'EEXIST' });
  assert.throws(() => disk.makeDirectory(`${folder.path}/file/below`), { code: 'ENOTDIR' });
});
