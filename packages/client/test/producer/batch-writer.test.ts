import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BatchView, Codec, recordsOf } from '@kavka/protocol/records';
import fc from 'fast-check';
import { BatchWriter, recordSizeLimit, stamp } from '../../src/producer/batch-writer.ts';

const UNSENT = { producerId: -1n, producerEpoch: -1, baseSequence: -1, isTransactional: false };

/** What a reader finds of values that were written, and of the bytes that were taken for each at most. */
function written(values: readonly (string | Uint8Array)[], timestamps: readonly number[] = []): Buffer[] {
  const writer = new BatchWriter(Buffer.alloc(1 << 16));
  values.forEach((value, index) => {
    const before = writer.sizeInBytes;
    writer.append(timestamps[index] ?? 1000, null, value, []);
    assert.ok(writer.sizeInBytes - before <= recordSizeLimit(null, value));
  });
  const batch = writer.finish(Codec.none, undefined);
  stamp(batch, UNSENT);
  const view = new BatchView().wrap(batch, 0);
  assert.ok(view.isCrcValid());
  assert.equal(view.recordCount, values.length);
  const found: Buffer[] = [];
  for (const { value } of recordsOf(view)) found.push(Buffer.from(value!));
  return found;
}

describe('BatchWriter', () => {
  test('text is written as its UTF-8 bytes, also where it has more of them than characters', () => {
    const texts = ['', 'plain', 'größe', '漢字', '🙂', '\ud800', `${'a'.repeat(63)}é`, 'z'.repeat(500)];
    assert.deepEqual(
      written(texts),
      texts.map((text) => Buffer.from(text)),
    );
  });

  test('any text and any bytes in one batch, at any times', () => {
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.uint8Array({ maxLength: 200 }));
    const timestamp = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, timestamp), { minLength: 1, maxLength: 20 }), (records) => {
        const values = records.map(([one]) => one);
        const expected = values.map((one) => Buffer.from(one as string));
        assert.deepEqual(
          written(
            values,
            records.map(([, time]) => time),
          ),
          expected,
        );
      }),
    );
  });
});
