import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEST_START_MS } from '@kavka/testkit';
import { batchOf, recordsIn } from '@kavka/testkit/wire';

test('records come back as they were sent', () => {
  const bytes = Buffer.concat([
    batchOf(['x']),
    batchOf([{ key: 'k', value: null, headers: { h: '1', none: null }, timestamp: 5 }], {
      baseOffset: 1,
    }),
  ]);
  assert.deepEqual(recordsIn(bytes), [
    { offset: 0, timestamp: TEST_START_MS, key: null, value: 'x', headers: {} },
    { offset: 1, timestamp: 5, key: 'k', value: null, headers: { h: '1', none: null } },
  ]);
  assert.equal(recordsIn(bytes.subarray(0, -1)).length, 1);
  assert.deepEqual(recordsIn(null), []);
});

test('damage is told', () => {
  const bytes = batchOf(['x']);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  assert.throws(() => recordsIn(bytes), /wrong CRC/);
});
