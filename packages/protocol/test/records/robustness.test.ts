import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
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
import { batchChange } from './batch-change.ts';
import { fixtureBytes, fixtureNames } from './fixtures.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const FIXTURES = fixtureNames().map(fixtureBytes);

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
      fc.property(fc.constantFrom(...FIXTURES), batchChange, (fixture, change) => {
        use(new BatchView().wrap(change(fixture), 0));
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
