import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BATCH_OVERHEAD,
  BatchCheck,
  BatchFault,
  BatchView,
  batchesIn,
  checkFraming,
  decompress,
  RecordError,
  recordsOf,
} from '@kavka/protocol/records';
import fc from 'fast-check';
import { fixtureBytes, fixtureNames } from './fixtures.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const FIXTURES = fixtureNames().map(fixtureBytes);

type Change = (bytes: Buffer, at: number) => Buffer;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map(
    (value): Change =>
      (bytes, at) => {
        bytes[at] = value;
        return bytes;
      },
  ),
  fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000).map(
    (value): Change =>
      (bytes, at) => {
        if (at + 4 <= bytes.length) bytes.writeInt32BE(value, at);
        return bytes;
      },
  ),
  fc.integer({ min: 1, max: 30 }).map(
    (count): Change =>
      (bytes, at) => {
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
      },
  ),
  fc.uint8Array({ minLength: 1, maxLength: 30 }).map(
    (added): Change =>
      (bytes, at) => {
        return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
      },
  ),
);

const changes = fc.array(fc.tuple(change, fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 1,
  maxLength: 4,
});

/** A batch with its length and CRC right again, so that what was changed behind them is reached. */
function sealed(bytes: Buffer): BatchView {
  const batch = new BatchView().wrap(bytes, 0);
  bytes.writeInt32BE(bytes.length - 12, 8);
  bytes.writeInt8(2, 16);
  batch.updateCrc();
  return batch;
}

/** All that is done with a batch from outside; nothing but a RecordError may come of it. */
function use(batch: BatchView): void {
  const fault = new BatchCheck().run(batch, batch.bytes.length - batch.offset, {
    maxRecordsBytes: MAX_BYTES,
  });
  let isSound = true;
  try {
    for (const record of recordsOf(batch, MAX_BYTES)) {
      record.headers();
      assert.ok((record.key?.length ?? 0) + (record.value?.length ?? 0) <= MAX_BYTES);
      assert.equal(typeof record.timestamp, 'bigint');
    }
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    isSound = false;
  }
  if (fault === BatchFault.none) assert.ok(isSound);
}

describe('bytes from outside', () => {
  it('that were a batch once never do more than fail', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIXTURES), changes, (fixture, list) => {
        let bytes = Buffer.from(fixture);
        for (const [apply, place] of list)
          bytes = Buffer.from(apply(bytes, Math.floor(place * (bytes.length - 1))));
        if (bytes.length >= BATCH_OVERHEAD) use(sealed(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('never make a walk over batches go on for ever', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (array) => {
        const bytes = Buffer.from(array);
        try {
          for (const batch of batchesIn(bytes)) checkFraming(batch, bytes.length - batch.offset);
        } catch (error) {
          assert.ok(error instanceof RecordError);
        }
      }),
    );
  });

  it('never expand without end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.uint8Array({ maxLength: 200 }), (codec, array) => {
        try {
          assert.ok(decompress(codec, Buffer.from(array), MAX_BYTES).length <= MAX_BYTES);
        } catch (error) {
          assert.ok(error instanceof RecordError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
