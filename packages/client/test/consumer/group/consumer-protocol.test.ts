import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '@kavka/protocol';
import {
  decodeStickyUserData,
  encodeStickyUserData,
} from '../../../src/consumer/assignors/sticky/user-data.ts';
import {
  decodeAssignment,
  decodeSubscription,
  encodeAssignment,
  encodeSubscription,
} from '../../../src/consumer/group/classic/consumer-protocol.ts';

const OWNED = [
  { topic: 'a', partition: 1 },
  { topic: 'a', partition: 4 },
  { topic: 'b', partition: 0 },
];

test('a subscription comes back as it was sent, its topics in order', () => {
  const sent = { topics: ['b', 'a'], userData: Buffer.from('x'), ownedPartitions: OWNED, generationId: 7 };
  assert.deepEqual(decodeSubscription(encodeSubscription(sent, 'rack')), { ...sent, topics: ['a', 'b'] });
});

test('a subscription of the first version, and of one that is yet to come, can be read', () => {
  const first = Buffer.from('0000' + '00000001' + '000161' + 'ffffffff', 'hex');
  const read = decodeSubscription(first);
  assert.deepEqual(read, { topics: ['a'], userData: null, ownedPartitions: [], generationId: -1 });
  const sent = { topics: ['a'], userData: null, ownedPartitions: OWNED, generationId: 7 };
  const later = encodeSubscription(sent, '');
  later.writeInt16BE(9);
  assert.deepEqual(decodeSubscription(Buffer.concat([later, Buffer.from('more')])), sent);
});

test('an assignment comes back as it was sent; no bytes are none', () => {
  assert.deepEqual(decodeAssignment(encodeAssignment(OWNED)), OWNED);
  assert.deepEqual(decodeAssignment(Buffer.alloc(0)), []);
  assert.throws(() => decodeAssignment(Buffer.from('ff', 'hex')), DecodeError);
});

test('the past of a sticky member is kept; bytes that say nothing stand for none', () => {
  const bytes = encodeStickyUserData(OWNED, 12);
  assert.deepEqual(decodeStickyUserData(bytes), { partitions: OWNED, generationId: 12 });
  assert.deepEqual(decodeStickyUserData(bytes.subarray(0, -4)), { partitions: OWNED, generationId: -1 });
  assert.deepEqual(decodeStickyUserData(Buffer.from('00ffffff', 'hex')), {
    partitions: [],
    generationId: -1,
  });
});
