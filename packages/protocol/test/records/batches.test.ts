import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BATCH_OVERHEAD,
  BatchView,
  batchesIn,
  batchSizeAt,
  RecordBatchBuilder,
  RecordError,
  recordsOf,
} from '@kavka/protocol/records';

function batchAt(baseOffset: number): Buffer {
  const builder = new RecordBatchBuilder({ baseOffset });
  builder.append(1, null, Buffer.from('value'));
  return builder.build();
}

const THREE = Buffer.concat([batchAt(10), batchAt(11), batchAt(12)]);
const SIZE = THREE.length / 3;

describe('batches in a buffer', () => {
  it('come one after the other, and a part at the end does not', () => {
    const offsets = (end: number) => Array.from(batchesIn(THREE, SIZE, end), (batch) => batch.baseOffset);
    assert.deepEqual(offsets(3 * SIZE), [11, 12]);
    assert.deepEqual(offsets(3 * SIZE - 1), [11]);
    assert.deepEqual(offsets(2 * SIZE + 5), [11]);
    assert.deepEqual(offsets(SIZE), []);
  });

  it('may not be shorter than a header, nor of negative length', () => {
    for (const length of [BATCH_OVERHEAD - 13, 0, -1, -(2 ** 31)]) {
      const bytes = Buffer.from(THREE);
      bytes.writeInt32BE(length, SIZE + 8);
      assert.throws(() => Array.from(batchesIn(bytes)), RecordError);
      assert.throws(() => batchSizeAt(bytes, SIZE, bytes.length), RecordError);
    }
  });

  it('that claim to be longer than the buffer are not there', () => {
    const bytes = Buffer.from(THREE);
    bytes.writeInt32BE(2 ** 31 - 1, SIZE + 8);
    assert.deepEqual(
      Array.from(batchesIn(bytes), (batch) => batch.baseOffset),
      [10],
    );
  });

  it('that are cut short give no records', () => {
    const batch = new BatchView().wrap(THREE.subarray(0, 3 * SIZE - 1), 2 * SIZE);
    assert.throws(() => recordsOf(batch), RecordError);
  });
});
