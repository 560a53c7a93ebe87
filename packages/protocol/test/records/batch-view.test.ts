import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BatchView, RecordBatchBuilder, sequenceAfter } from '@kavka/protocol/records';

const VALUE = Buffer.from('value');

/** A batch that stands behind 7 other bytes, as in a request. */
function viewOf(options: ConstructorParameters<typeof RecordBatchBuilder>[0], recordCount = 1): BatchView {
  const builder = new RecordBatchBuilder(options);
  for (let i = 0; i < recordCount; i++) builder.append(1000 + i, null, VALUE);
  return new BatchView().wrap(Buffer.concat([Buffer.alloc(7, 0xff), builder.build()]), 7);
}

describe('a batch view', () => {
  it('has offsets beyond 32 bits', () => {
    const batch = viewOf({ baseOffset: 2 ** 52 + 1 }, 3);
    assert.equal(batch.baseOffset, 2 ** 52 + 1);
    assert.equal(batch.lastOffset, 2 ** 52 + 3);
    assert.equal(batch.nextOffset, 2 ** 52 + 4);
    batch.baseOffset = -1;
    assert.equal(batch.baseOffset, -1);
    assert.equal(batch.bytes.readBigInt64BE(7), -1n);
  });

  it('changes base offset and leader epoch without breaking the CRC', () => {
    const batch = viewOf({});
    batch.baseOffset = 12_345_678_901;
    batch.leaderEpoch = 7;
    assert.equal(batch.baseOffset, 12_345_678_901);
    assert.equal(batch.leaderEpoch, 7);
    assert.ok(batch.isCrcValid());
  });

  it('sets the largest timestamp and its kind, and sums anew', () => {
    const batch = viewOf({ isTransactional: true, producerId: 5n, producerEpoch: 0, baseSequence: 0 });
    const before = batch.crc;
    batch.setMaxTimestamp(1000n, false);
    assert.equal(batch.crc, before);
    batch.setMaxTimestamp(9_999_999_999_999n, true);
    assert.ok(batch.isLogAppendTime);
    assert.ok(batch.isTransactional);
    assert.equal(batch.maxTimestamp, 9_999_999_999_999n);
    assert.notEqual(batch.crc, before);
    assert.ok(batch.isCrcValid());
    batch.setMaxTimestamp(1000n, false);
    assert.equal(batch.crc, before);
  });

  it('sees a change of any byte that the CRC covers', () => {
    const batch = viewOf({});
    for (let at = 21; at < batch.sizeInBytes; at++) {
      batch.bytes[7 + at]! ^= 1;
      assert.ok(!batch.isCrcValid());
      batch.bytes[7 + at]! ^= 1;
    }
    assert.ok(batch.isCrcValid());
  });

  it('counts sequences from 2147483647 on to 0', () => {
    assert.equal(viewOf({ producerId: 1n, baseSequence: 2 ** 31 - 2 }, 4).lastSequence, 1);
    assert.equal(viewOf({}, 4).lastSequence, -1);
    assert.equal(sequenceAfter(2 ** 31 - 1, 1), 0);
  });

  it('tells whether there is a producer', () => {
    assert.ok(!viewOf({}).hasProducerId);
    assert.ok(viewOf({ producerId: 0n }).hasProducerId);
  });
});
