import assert from 'node:assert/strict';
import { it } from 'node:test';
import { crc32c, crc32cOfRange } from '@kavka/protocol/records';

const CHECK = Buffer.from('123456789');

it('CRC-32C has the known check value, also in parts and of a range', () => {
  assert.equal(crc32c(CHECK), 0xe3069283);
  assert.equal(crc32c(CHECK.subarray(4), crc32c(CHECK.subarray(0, 4))), 0xe3069283);
  assert.equal(crc32cOfRange(Buffer.from('--123456789--').subarray(1), 1, 10), 0xe3069283);
  assert.equal(crc32c(Buffer.alloc(0)), 0);
});
