import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUuid, uuidAt, ZERO_UUID } from '@kavka/base';
import { SeededRandom } from '@kavka/testkit';
import { writeUuid } from '../../src/wire/uuid-digits.ts';

test('a uuid is written as it is read', () => {
  const random = new SeededRandom(8);
  const uuids = [ZERO_UUID, ...Array.from({ length: 200 }, () => randomUuid(random))];
  for (const uuid of uuids) {
    const bytes = Buffer.alloc(18, 0xee);
    writeUuid(uuid, bytes, 1);
    assert.equal(uuidAt(bytes, 1), uuid);
    assert.deepEqual([bytes[0], bytes[17]], [0xee, 0xee]);
  }
});
