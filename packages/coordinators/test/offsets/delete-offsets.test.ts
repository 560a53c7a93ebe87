import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { type CommittedOffset, NO_EXPIRY } from '../../src/offsets/committed-offset.ts';
import { tombstonesOfTopics } from '../../src/offsets/delete-offsets.ts';
import { OffsetStore } from '../../src/offsets/offset-store.ts';
import { PendingOffsets } from '../../src/offsets/pending-offsets.ts';

const GONE = '0000000000000000000001' as Uuid;
const LATER = '0000000000000000000002' as Uuid;

function offsetOf(topicId: Uuid): CommittedOffset {
  return {
    offset: 7n,
    leaderEpoch: -1,
    metadata: '',
    commitTimestampMs: 0n,
    expireTimestampMs: NO_EXPIRY,
    topicId,
  };
}

test('a deleted topic takes its offsets with it, those without an id as well, but none of a later topic of its name', () => {
  const store = new OffsetStore();
  const pending = new PendingOffsets(store);
  for (const [partition, topicId] of [GONE, LATER, ZERO_UUID].entries())
    store.set('g', { topic: 't', partition }, offsetOf(topicId)).commit();
  pending.add(1n, 'h', { topic: 't', partition: 5 }, offsetOf(ZERO_UUID)).commit();
  pending.add(1n, 'g', { topic: 't', partition: 0 }, offsetOf(ZERO_UUID)).commit();
  const records = tombstonesOfTopics([{ name: 't', id: GONE }], { store, pending });
  assert.deepEqual(
    records.map(({ groupId, partition, value }) => [groupId, partition, value]),
    [
      ['g', 0, null],
      ['g', 2, null],
      ['h', 5, null],
    ],
  );
});
