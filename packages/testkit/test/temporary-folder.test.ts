import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryFolder } from '@kavka/testkit';

test('a folder is there within its scope, and gone after it', () => {
  let path: string;
  {
    using folder = temporaryFolder();
    path = folder.path;
    writeFileSync(`${path}/file`, 'x');
  }
  assert.equal(existsSync(path), false);
});
