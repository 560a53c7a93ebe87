import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSnapshotName, snapshotName } from '../../src/snapshots/snapshot-id.ts';

test('names there and back', () => {
  const name = '00000000000000000142-0000000006.checkpoint';
  assert.equal(snapshotName({ endOffset: 142, epoch: 6 }), name);
  assert.deepEqual(parseSnapshotName(name), { endOffset: 142, epoch: 6 });
});

test('other files are none', () => {
  for (const name of [
    'bootstrap.checkpoint',
    '00000000000000000142.snapshot',
    `${snapshotName({ endOffset: 1, epoch: 1 })}.part`,
  ]) {
    assert.equal(parseSnapshotName(name), undefined);
  }
});
