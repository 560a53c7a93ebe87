import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiskError } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { SeededRandom } from '@kavka/testkit';
import { testDisk } from '../disk-contract.ts';

testDisk('MemoryDisk', () => {
  const disk = new MemoryDisk();
  disk.makeDirectory('/data');
  return { disk, folder: '/data', [Symbol.dispose]: () => {} };
});

function write(disk: MemoryDisk, path: string, text: string, position = 0): void {
  const file = disk.open(path, 'write');
  file.writeSync([Buffer.from(text)], position);
  file.close();
}

function sync(disk: MemoryDisk, path: string): void {
  const file = disk.open(path, 'write');
  file.syncNow();
  file.close();
}

test('a full disk says so, and takes bytes again when there is room', () => {
  const disk = new MemoryDisk({ capacityBytes: 10 });
  write(disk, '/a', '12345678');
  assert.throws(
    () => write(disk, '/b', '123'),
    (error) => error instanceof DiskError && error.code === 'ENOSPC',
  );
  assert.equal(disk.capacity('/').usableBytes, 2);
  write(disk, '/a', '', 100);
  assert.equal(disk.capacity('/').usableBytes, 2);
  disk.removeFile('/a');
  write(disk, '/b', '1234567890');
  assert.equal(disk.capacity('/').usableBytes, 0);
});

test('a copy has everything, and neither changes the other', () => {
  const disk = new MemoryDisk();
  disk.makeDirectory('/log');
  write(disk, '/log/a', 'before');
  sync(disk, '/log/a');
  disk.lock('/log/.lock');
  const copy = disk.clone();
  write(disk, '/log/a', 'B');
  write(copy, '/log/a', 'E', 5);
  assert.equal(disk.readFile('/log/a').toString(), 'Before');
  assert.equal(copy.readFile('/log/a').toString(), 'beforE');
  copy.lock('/log/.lock');
});

test('without power what was not synced is gone', () => {
  const disk = new MemoryDisk();
  disk.makeDirectory('/log');
  disk.syncDirectory('/');
  write(disk, '/log/kept', 'synced, ');
  sync(disk, '/log/kept');
  write(disk, '/log/empty', 'never synced');
  disk.syncDirectory('/log');
  write(disk, '/log/kept', 'and more', 8);
  write(disk, '/log/kept', 'S', 0);
  write(disk, '/log/lost', 'no name');
  sync(disk, '/log/lost');
  const left = disk.clone({ unsynced: 'dropped' });
  assert.equal(left.readFile('/log/kept').toString(), 'synced, ');
  assert.equal(left.readFile('/log/empty').length, 0);
  assert.equal(left.exists('/log/lost'), false);
  assert.equal(disk.readFile('/log/kept').toString(), 'Synced, and more');
});

test('without power names go back to those of the last sync', () => {
  const disk = new MemoryDisk();
  disk.makeDirectory('/log');
  write(disk, '/log/old', 'x');
  disk.syncDirectory('/log');
  disk.syncDirectory('/');
  disk.rename('/log/old', '/log/new');
  assert.deepEqual(disk.clone({ unsynced: 'dropped' }).list('/log'), [{ name: 'old', kind: 'file' }]);
  disk.syncDirectory('/log');
  assert.deepEqual(disk.clone({ unsynced: 'dropped' }).list('/log'), [{ name: 'new', kind: 'file' }]);
});

test('a grown end that was cut again is not durable', () => {
  const disk = new MemoryDisk();
  write(disk, '/a', 'abc');
  sync(disk, '/a');
  disk.syncDirectory('/');
  const file = disk.open('/a', 'write');
  file.truncate(1);
  file.writeSync([Buffer.from('XYZ')], 1);
  file.close();
  assert.equal(disk.clone({ unsynced: 'dropped' }).readFile('/a').toString(), 'abc');
  assert.equal(disk.readFile('/a').toString(), 'aXYZ');
});

test('a torn disk has synced sectors or written ones, of any length between', () => {
  const disk = new MemoryDisk();
  const file = disk.open('/a', 'create');
  file.writeSync([Buffer.alloc(20_000, 1)], 0);
  file.syncNow();
  disk.syncDirectory('/');
  file.writeSync([Buffer.alloc(20_000, 2)], 10_000);
  const lengths = new Set<number>();
  for (let seed = 0; seed < 50; seed++) {
    const contents = disk.clone({ unsynced: 'torn', random: new SeededRandom(seed) }).readFile('/a');
    lengths.add(contents.length);
    assert.ok(contents.length >= 20_000 && contents.length <= 30_000);
    assert.ok(
      contents.subarray(0, 10_000).every((byte) => byte === 1),
      'synced and not rewritten',
    );
    assert.ok(contents.subarray(10_000, 20_000).every((byte) => byte === 1 || byte === 2));
    assert.ok(contents.subarray(20_000).every((byte) => byte === 0 || byte === 2));
  }
  assert.ok(lengths.size > 10);
  file.close();
});

test('a torn disk repeats with its seed', () => {
  const disk = new MemoryDisk();
  for (let index = 0; index < 20; index++) write(disk, `/file-${index}`, 'x'.repeat(index * 1000));
  const tear = (seed: number): string => {
    const torn = disk.clone({ unsynced: 'torn', random: new SeededRandom(seed) });
    return torn
      .list('/')
      .map(({ name }) => `${name}:${torn.readFile(`/${name}`).length}`)
      .join();
  };
  assert.equal(tear(7), tear(7));
  assert.notEqual(tear(7), tear(8));
});

test('a torn folder has the first of the changes to its names, a rename as a whole', () => {
  const disk = new MemoryDisk();
  for (const name of ['a', 'b', 'c']) write(disk, `/${name}`, name);
  disk.syncDirectory('/');
  disk.rename('/a', '/x');
  disk.removeFile('/b');
  write(disk, '/d', 'd');
  const left = new Set<string>();
  for (let seed = 0; seed < 50; seed++) {
    const torn = disk.clone({ unsynced: 'torn', random: new SeededRandom(seed) });
    left.add(
      torn
        .list('/')
        .map(({ name }) => name)
        .sort()
        .join(''),
    );
  }
  assert.deepEqual([...left].sort(), ['abc', 'bcx', 'cdx', 'cx']);
});
