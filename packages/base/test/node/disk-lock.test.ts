import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { DiskError } from '@kavka/base';
import { NodeDisk } from '@kavka/base/node';
import { temporaryFolder } from '@kavka/testkit';

/** A process that holds the lock at `path` until it is killed. */
async function holder(path: string): Promise<ChildProcess> {
  const source = `
    import { NodeDisk } from '@kavka/base/node';
    globalThis.lock = new NodeDisk().lock(${JSON.stringify(path)});
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('another process has the lock: refused, with its id; free as soon as it is killed', {
  timeout: 20_000,
}, async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/.lock`;
  const child = await holder(path);
  assert.throws(
    () => new NodeDisk().lock(path),
    (error) => {
      assert.ok(error instanceof DiskError);
      assert.equal(error.code, 'EBUSY');
      if (process.platform === 'linux') assert.match(error.message, new RegExp(`process ${child.pid} \\(`));
      return true;
    },
  );
  await kill(child);
  new NodeDisk().lock(path).release();
});

test('a lock that is held keeps its file empty and leaves no other', () => {
  using folder = temporaryFolder();
  const disk = new NodeDisk();
  const lock = disk.lock(`${folder.path}/.lock`);
  assert.deepEqual(disk.list(folder.path), [{ name: '.lock', kind: 'file' }]);
  lock.release();
});

test('a file with something in it is not taken for a lock file', () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/.lock`;
  writeFileSync(path, 'precious'.repeat(100));
  assert.throws(() => new NodeDisk().lock(path), { code: 'EINVAL', message: /not empty/ });
  assert.equal(new NodeDisk().readFile(path).length, 800);
});

test('what should be the folder of the lock is a file', () => {
  using folder = temporaryFolder();
  writeFileSync(`${folder.path}/file`, '');
  assert.throws(() => new NodeDisk().lock(`${folder.path}/file/.lock`), { code: 'ENOTDIR' });
});
