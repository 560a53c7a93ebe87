import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { AcknowledgeType } from '../../src/share/acknowledge-records.ts';
import { batchesOf, LOCK_MS, ShareWorld } from './share-world.ts';

const { ACCEPT, RELEASE, REJECT, RENEW, GAP } = AcknowledgeType;

test('whole batches of the log are acquired, cut where a batch size says so', () => {
  const world = new ShareWorld(batchesOf(3, 3, 3));
  assert.deepEqual(world.fetch('a', { batchSize: 4, maxRecords: 7 }), [
    { firstOffset: 0, lastOffset: 5, deliveryCount: 1 },
    { firstOffset: 6, lastOffset: 8, deliveryCount: 1 },
  ]);
  assert.deepEqual(world.fetch('b'), [], 'nothing is left');
});

test('with a limit of records not one more is acquired, and the rest of the batch is for others', () => {
  const world = new ShareWorld(batchesOf(10));
  assert.deepEqual(world.fetch('a', { isRecordLimit: true, maxRecords: 4 }), [
    { firstOffset: 0, lastOffset: 3, deliveryCount: 1 },
  ]);
  assert.deepEqual(world.fetch('b', { isRecordLimit: true, maxRecords: 4 }), [
    { firstOffset: 4, lastOffset: 7, deliveryCount: 1 },
  ]);
});

test('accepted records are done with, released ones come again, counted, rejected ones do not', async () => {
  const world = new ShareWorld(batchesOf(4));
  world.fetch('a');
  assert.equal(await world.acknowledge('a', 0, 3, ACCEPT, RELEASE, REJECT, GAP), null);
  assert.equal(world.share.startOffset, 1);
  assert.deepEqual(world.fetch('b'), [{ firstOffset: 1, lastOffset: 1, deliveryCount: 2 }]);
  assert.equal(await world.acknowledge('b', 1, 1, ACCEPT), null);
  assert.equal(world.share.startOffset, 4);
});

test('only who holds records may acknowledge them, once', async () => {
  const world = new ShareWorld(batchesOf(2));
  world.fetch('a');
  assert.equal((await world.acknowledge('b', 0, 1, ACCEPT))?.errorCode, ErrorCode.INVALID_RECORD_STATE);
  assert.equal(await world.acknowledge('a', 0, 0, ACCEPT), null);
  assert.equal(await world.acknowledge('a', 0, 0, ACCEPT), null, 'what is behind the start is ignored');
  assert.equal((await world.acknowledge('a', 1, 5, ACCEPT))?.errorCode, ErrorCode.INVALID_REQUEST);
});

test('while an acknowledgement is being written, another one of the records is refused', async () => {
  const world = new ShareWorld(batchesOf(2));
  world.fetch('a');
  world.persister.hold();
  const first = world.acknowledge('a', 0, 1, ACCEPT);
  assert.equal((await world.acknowledge('a', 0, 1, RELEASE))?.errorCode, ErrorCode.INVALID_RECORD_STATE);
  world.persister.release();
  assert.equal(await first, null);
});

test('records whose time is up are for others, unless their member renews it', async () => {
  const world = new ShareWorld(batchesOf(2));
  world.fetch('a', { isRecordLimit: true, maxRecords: 1 });
  world.fetch('a', { isRecordLimit: true, maxRecords: 1 });
  await world.advance(LOCK_MS - 1);
  assert.equal(await world.acknowledge('a', 1, 1, RENEW), null);
  await world.advance(1);
  assert.deepEqual(world.fetch('b'), [{ firstOffset: 0, lastOffset: 0, deliveryCount: 2 }]);
  await world.advance(LOCK_MS);
  assert.deepEqual(world.fetch('c'), [
    { firstOffset: 0, lastOffset: 0, deliveryCount: 3 },
    { firstOffset: 1, lastOffset: 1, deliveryCount: 2 },
  ]);
});

test('a record that was delivered as often as it may is archived', async () => {
  const world = new ShareWorld(batchesOf(1), { maxDeliveryCount: 3 });
  for (let count = 1; count <= 3; count++) {
    assert.deepEqual(world.fetch('a'), [{ firstOffset: 0, lastOffset: 0, deliveryCount: count }]);
    await world.advance(LOCK_MS);
  }
  assert.equal(world.share.startOffset, 1);
  assert.deepEqual(world.fetch('a'), []);
});

test('what could not be written down stays with its member', async () => {
  const world = new ShareWorld(batchesOf(2));
  world.fetch('a');
  world.persister.isFailing = true;
  const error = await world.acknowledge('a', 0, 1, ACCEPT);
  assert.equal(error?.errorCode, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  assert.deepEqual(world.fetch('b'), []);
  world.persister.isFailing = false;
  assert.equal(await world.acknowledge('a', 0, 1, ACCEPT), null);
});

test('what could not be written down while its time ran out is for others', async () => {
  const world = new ShareWorld(batchesOf(1));
  world.fetch('a');
  world.persister.hold();
  const acknowledged = world.acknowledge('a', 0, 0, ACCEPT);
  await world.advance(LOCK_MS);
  world.persister.isFailing = true;
  world.persister.release();
  assert.notEqual(await acknowledged, null);
  assert.deepEqual(world.fetch('b'), [{ firstOffset: 0, lastOffset: 0, deliveryCount: 2 }]);
});

test('no more records are in flight than may be', () => {
  const world = new ShareWorld(batchesOf(5, 5, 5), { maxInFlightRecords: 8 });
  assert.deepEqual(world.fetch('a'), [{ firstOffset: 0, lastOffset: 9, deliveryCount: 1 }], 'whole batches');
  assert.deepEqual(world.fetch('a'), []);
});

test('a log that begins later takes what is gone with it', async () => {
  const world = new ShareWorld(batchesOf(3, 3));
  world.fetch('a', { maxRecords: 3 });
  await world.share.releaseAll('a');
  world.fetch('a', { maxRecords: 1, isRecordLimit: true });
  world.share.moveStart(2);
  assert.equal(world.share.startOffset, 2);
  assert.equal(await world.acknowledge('a', 0, 0, ACCEPT), null, 'ignored');
  assert.deepEqual(world.fetch('b')[0], { firstOffset: 2, lastOffset: 2, deliveryCount: 2 });
});

test('where compaction has left a hole the group goes on behind it', async () => {
  const world = new ShareWorld([
    { baseOffset: 0, lastOffset: 1 },
    { baseOffset: 5, lastOffset: 6 },
  ]);
  world.fetch('a', { maxRecords: 2 });
  assert.equal(await world.acknowledge('a', 0, 1, ACCEPT), null);
  assert.deepEqual(world.fetch('a'), [{ firstOffset: 5, lastOffset: 6, deliveryCount: 1 }]);
  assert.equal(await world.acknowledge('a', 5, 6, ACCEPT), null);
  assert.equal(world.share.startOffset, 7);
});

test('what was in somebody’s hands at a crash comes again as if new: whole batches, from the first that is there', async () => {
  const world = new ShareWorld(batchesOf(9, 3, 7));
  world.fetch('a');
  assert.equal(await world.acknowledge('a', 15, 18, ACCEPT), null);
  await world.crash();
  world.batches = [
    { baseOffset: 8, lastOffset: 8 },
    { baseOffset: 10, lastOffset: 11 },
    { baseOffset: 13, lastOffset: 18 },
  ];
  assert.equal(world.share.nextFetchOffset(), 0);
  assert.deepEqual(world.fetch('b', { maxRecords: 3 }), [
    { firstOffset: 8, lastOffset: 11, deliveryCount: 1 },
  ]);
  assert.equal(world.share.nextFetchOffset(), 12);
  assert.deepEqual(world.fetch('b', { maxRecords: 3 }), [
    { firstOffset: 13, lastOffset: 14, deliveryCount: 1 },
  ]);
});
