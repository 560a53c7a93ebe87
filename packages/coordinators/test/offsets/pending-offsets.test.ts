import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { type CommittedOffset, NO_EXPIRY } from '../../src/offsets/committed-offset.ts';
import { OffsetStore } from '../../src/offsets/offset-store.ts';
import { PendingOffsets } from '../../src/offsets/pending-offsets.ts';

const PLACE = { topic: 't', partition: 0 };

function offsetOf(offset: bigint): CommittedOffset {
  return {
    offset,
    leaderEpoch: -1,
    metadata: '',
    commitTimestampMs: 0n,
    expireTimestampMs: NO_EXPIRY,
    topicId: ZERO_UUID,
  };
}

function worldOf() {
  const store = new OffsetStore();
  const pending = new PendingOffsets(store);
  const committed = () => store.committed('g', 't', 0)?.offset;
  return { store, pending, committed };
}

test('the last write of a committed transaction counts, that of an aborted one does not', () => {
  const { pending, committed } = worldOf();
  pending.add(1n, 'g', PLACE, offsetOf(5n)).commit();
  pending.add(1n, 'g', PLACE, offsetOf(6n)).commit();
  pending.add(2n, 'g', PLACE, offsetOf(9n)).commit();
  assert.equal(committed(), undefined);
  assert(pending.has('g', PLACE));
  pending.complete(1n, true).commit();
  assert.equal(committed(), 6n);
  assert(pending.has('g', PLACE), 'the other transaction is still open');
  pending.complete(2n, false).commit();
  assert.equal(committed(), 6n);
  assert(!pending.has('g', PLACE) && !pending.hasAny('g'));
});

test('what was written after a transactional offset wins over it, though it commits later', () => {
  const { store, pending, committed } = worldOf();
  pending.add(1n, 'g', PLACE, offsetOf(5n)).commit();
  store.set('g', PLACE, offsetOf(7n)).commit();
  pending.complete(1n, true).commit();
  assert.equal(committed(), 7n);
});

test('a deleted offset takes along what is pending for it', () => {
  const { pending, committed } = worldOf();
  pending.add(1n, 'g', PLACE, offsetOf(5n)).commit();
  pending.add(1n, 'g', { topic: 't', partition: 1 }, offsetOf(6n)).commit();
  pending.forget('g', PLACE);
  assert.deepEqual(pending.placesOf('g'), [{ topic: 't', partition: 1 }]);
  pending.complete(1n, true).commit();
  assert.equal(committed(), undefined);
});

test('a transaction that is not known ends without effect', () => {
  const { pending, committed } = worldOf();
  pending.complete(1n, true).commit();
  assert.equal(committed(), undefined);
});
