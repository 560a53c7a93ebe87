import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Disk, DiskError, replaceFile } from '@kavka/base';

interface World extends Disposable {
  readonly disk: Disk;
  /** An empty folder that exists. */
  readonly folder: string;
}

/** What every `Disk` does. */
export function testDisk(name: string, makeWorld: () => World): void {
  const diskTest = (what: string, run: (disk: Disk, at: (path: string) => string) => unknown): void => {
    test(`${name}: ${what}`, async () => {
      using world = makeWorld();
      await run(world.disk, (path) => join(world.folder, path));
    });
  };
  testFiles(diskTest);
  testContents(diskTest);
  testFolders(diskTest);
  testRename(diskTest);
  testErrors(diskTest);
}

type DiskTest = (what: string, run: (disk: Disk, at: (path: string) => string) => unknown) => void;

function write(disk: Disk, path: string, text: string, position = 0): void {
  const file = disk.open(path, 'write');
  file.writeSync([Buffer.from(text)], position);
  file.close();
}

function throwsCode(call: () => unknown, code: string): void {
  assert.throws(
    call,
    (error) => error instanceof DiskError && error.code === code && error.message.includes(error.path),
  );
}

function testFiles(diskTest: DiskTest): void {
  diskTest('reads back chunks written in one call', (disk, at) => {
    const file = disk.open(at('a'), 'create');
    file.writeSync([Buffer.from('one'), Buffer.alloc(0), Buffer.from('two'), Buffer.from('three')], 0);
    assert.equal(file.size(), 11);
    const target = Buffer.alloc(6);
    assert.equal(file.readSync(target, 3), 6);
    assert.equal(target.toString(), 'twothr');
    file.close();
    assert.equal(disk.readFile(at('a')).toString(), 'onetwothree');
  });

  diskTest('writes more chunks than the system takes at once', (disk, at) => {
    const chunks = Array.from({ length: 3000 }, (_, index) => Buffer.from(`${index};`));
    const file = disk.open(at('many'), 'write');
    file.writeSync(chunks, 10);
    file.close();
    const expected = Buffer.concat([Buffer.alloc(10), ...chunks]);
    assert.ok(disk.readFile(at('many')).equals(expected));
  });

  diskTest('writes no chunk and empty chunks', (disk, at) => {
    const file = disk.open(at('a'), 'write');
    file.writeSync([], 5);
    file.writeSync([Buffer.alloc(0), Buffer.alloc(0)], 5);
    assert.equal(file.size(), 0);
    file.close();
  });

  diskTest('reads less at the end of the file, and nothing beyond it', async (disk, at) => {
    write(disk, at('a'), 'abc');
    const file = disk.open(at('a'), 'read');
    const target = Buffer.alloc(8, '.');
    assert.equal(file.readSync(target, 1), 2);
    assert.equal(target.toString(), 'bc......');
    assert.equal(await file.read(target, 0), 3);
    assert.equal(target.toString(), 'abc.....');
    assert.equal(file.readSync(target, 3), 0);
    assert.equal(await file.read(target, 100), 0);
    assert.equal(await file.read(Buffer.alloc(0), 0), 0);
    file.close();
  });

  diskTest('a file that is closed while it is read gives the read its bytes', async (disk, at) => {
    write(disk, at('a'), 'x'.repeat(100_000));
    const file = disk.open(at('a'), 'read');
    const target = Buffer.alloc(100_000);
    const reading = file.read(target, 0);
    file.close();
    write(disk, at('b'), 'y'.repeat(100_000));
    assert.equal(await reading, 100_000);
    assert.ok(target.equals(Buffer.alloc(100_000, 'x')));
  });

  diskTest('an open file outlives its name', (disk, at) => {
    const file = disk.open(at('a'), 'create');
    disk.removeFile(at('a'));
    file.writeSync([Buffer.from('still')], 0);
    assert.equal(file.size(), 5);
    assert.equal(disk.exists(at('a')), false);
    file.close();
  });
}

function testContents(diskTest: DiskTest): void {
  diskTest('gaps and grown ends are zeros', (disk, at) => {
    const file = disk.open(at('a'), 'create');
    file.writeSync([Buffer.from('x')], 200_000);
    file.truncate(200_010);
    const contents = disk.readFile(at('a'));
    assert.equal(contents.length, 200_010);
    assert.equal(contents[200_000], 0x78);
    contents[200_000] = 0;
    assert.ok(contents.every((byte) => byte === 0));
    file.close();
  });

  diskTest('bytes that were cut do not come back', (disk, at) => {
    const file = disk.open(at('a'), 'create');
    file.writeSync([Buffer.alloc(150_000, 1)], 0);
    file.truncate(70_000);
    file.truncate(150_000);
    const contents = disk.readFile(at('a'));
    assert.ok(contents.subarray(0, 70_000).every((byte) => byte === 1));
    assert.ok(contents.subarray(70_000).every((byte) => byte === 0));
    file.close();
  });

  diskTest('writes over what is there', async (disk, at) => {
    const file = disk.open(at('a'), 'create');
    file.writeSync([Buffer.alloc(200_000, 1)], 0);
    await file.sync();
    file.syncNow();
    file.writeSync([Buffer.alloc(10, 2), Buffer.alloc(70_000, 3)], 65_530);
    const contents = disk.readFile(at('a'));
    assert.equal(contents.length, 200_000);
    assert.deepEqual(
      [65_529, 65_530, 65_539, 65_540, 135_539, 135_540].map((place) => contents[place]),
      [1, 2, 2, 3, 3, 1],
    );
    file.close();
  });

  diskTest('puts small files in place as a whole', (disk, at) => {
    replaceFile(disk, at('checkpoint'), Buffer.from('a long first version'));
    replaceFile(disk, at('checkpoint'), Buffer.from('second'));
    assert.equal(disk.readFile(at('checkpoint')).toString(), 'second');
    assert.deepEqual(disk.list(at('.')), [{ name: 'checkpoint', kind: 'file' }]);
  });
}

function testFolders(diskTest: DiskTest): void {
  diskTest('makes, lists and removes folders', (disk, at) => {
    disk.makeDirectory(at('a/b/c'));
    disk.makeDirectory(at('a/b'));
    write(disk, at('a/file'), 'x');
    const entries = disk.list(at('a')).sort((one, other) => one.name.localeCompare(other.name));
    assert.deepEqual(entries, [
      { name: 'b', kind: 'directory' },
      { name: 'file', kind: 'file' },
    ]);
    disk.syncDirectory(at('a'));
    disk.removeTree(at('a'));
    disk.removeTree(at('a'));
    disk.removeFile(at('nothing'));
    assert.equal(disk.exists(at('a/b')), false);
    assert.deepEqual(disk.list(at('.')), []);
  });

  diskTest('tells the capacity', (disk, at) => {
    const { totalBytes, usableBytes } = disk.capacity(at('.'));
    assert.ok(usableBytes > 0 && usableBytes <= totalBytes);
  });

  diskTest('locks once until released', (disk, at) => {
    const lock = disk.lock(at('.lock'));
    assert.throws(
      () => disk.lock(at('.lock')),
      (error) => error instanceof DiskError && error.code === 'EBUSY' && /this process/.test(error.message),
    );
    lock.release();
    lock.release();
    disk.lock(at('.lock')).release();
    assert.equal(disk.readFile(at('.lock')).length, 0);
    assert.deepEqual(disk.list(at('.')), [{ name: '.lock', kind: 'file' }]);
  });
}

function testRename(diskTest: DiskTest): void {
  diskTest('renames files and folders', (disk, at) => {
    write(disk, at('a'), 'first');
    write(disk, at('b'), 'second');
    disk.rename(at('a'), at('b'));
    assert.equal(disk.readFile(at('b')).toString(), 'first');
    assert.equal(disk.exists(at('a')), false);
    disk.makeDirectory(at('topic-0'));
    disk.rename(at('b'), at('topic-0/b'));
    disk.makeDirectory(at('topic-0.deleted'));
    disk.rename(at('topic-0'), at('topic-0.deleted'));
    assert.equal(disk.readFile(at('topic-0.deleted/b')).toString(), 'first');
  });

  diskTest('refuses a rename that would lose or tie things', (disk, at) => {
    disk.makeDirectory(at('full/inner'));
    disk.makeDirectory(at('other'));
    write(disk, at('file'), 'x');
    throwsCode(() => disk.rename(at('nothing'), at('b')), 'ENOENT');
    throwsCode(() => disk.rename(at('other'), at('full')), 'ENOTEMPTY');
    throwsCode(() => disk.rename(at('file'), at('full')), 'EISDIR');
    throwsCode(() => disk.rename(at('full'), at('file')), 'ENOTDIR');
    throwsCode(() => disk.rename(at('full'), at('full/inner/x')), 'EINVAL');
    disk.rename(at('file'), at('file'));
    assert.equal(disk.readFile(at('file')).toString(), 'x');
  });
}

function testErrors(diskTest: DiskTest): void {
  diskTest('names what is wrong', (disk, at) => {
    write(disk, at('file'), 'x');
    throwsCode(() => disk.open(at('nothing'), 'read'), 'ENOENT');
    throwsCode(() => disk.open(at('no/folder'), 'write'), 'ENOENT');
    throwsCode(() => disk.open(at('file'), 'create'), 'EEXIST');
    throwsCode(() => disk.open(at('file/below'), 'write'), 'ENOTDIR');
    throwsCode(() => disk.list(at('nothing')), 'ENOENT');
    throwsCode(() => disk.list(at('file')), 'ENOTDIR');
    throwsCode(() => disk.makeDirectory(at('file/below')), 'ENOTDIR');
    throwsCode(() => disk.readFile(at('nothing')), 'ENOENT');
    throwsCode(() => disk.syncDirectory(at('nothing')), 'ENOENT');
    throwsCode(() => disk.capacity(at('nothing')), 'ENOENT');
    throwsCode(() => disk.lock(at('nothing/.lock')), 'ENOENT');
    disk.makeDirectory(at('folder'));
    throwsCode(() => disk.open(at('folder'), 'write'), 'EISDIR');
  });

  diskTest('does not write to a file opened for reading', (disk, at) => {
    write(disk, at('a'), 'x');
    const file = disk.open(at('a'), 'read');
    throwsCode(() => file.writeSync([Buffer.from('y')], 0), 'EBADF');
    file.close();
    file.close();
    assert.throws(() => file.size(), { name: 'AssertionError', message: /closed/ });
  });
}
