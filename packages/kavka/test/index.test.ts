import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const PROGRAM = `
  import { startKavka } from 'kavka';
  await using kafka = await startKavka();
  console.log(kafka.bootstrapServers);
`;

test('a program that starts a node with "await using" ends by itself', async () => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', PROGRAM],
    { cwd: import.meta.dirname, timeout: 30_000 },
  );
  assert.match(stdout, /^localhost:\d+\n$/);
  assert.equal(stderr, '');
});
