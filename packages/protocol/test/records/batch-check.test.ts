import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BatchCheck,
  BatchFault,
  BatchView,
  Codec,
  compress,
  FAULT_TEXTS,
  MAX_RECORDS_BYTES,
  RecordBatchBuilder,
} from '@kavka/protocol/records';
import fc from 'fast-check';
import { sampleRecords } from './arbitraries.ts';

const NAMES = Object.fromEntries(Object.entries(BatchFault).map(([name, fault]) => [fault, name]));

function batchOf(
  timestamps: (number | bigint)[],
  options: ConstructorParameters<typeof RecordBatchBuilder>[0] = {},
): Buffer {
  const builder = new RecordBatchBuilder(options);
  for (const [index, timestamp] of timestamps.entries()) {
    builder.append(timestamp, index % 2 === 0 ? null : Buffer.from('key'), Buffer.from(`value ${index}`));
  }
  return builder.build();
}

/** The fault of a batch after `change`, with a CRC that is right again. */
function faultAfter(batch: Buffer, change: (bytes: Buffer) => void): string | undefined {
  const bytes = Buffer.concat([batch]);
  change(bytes);
  const view = new BatchView().wrap(bytes, 0);
  view.updateCrc();
  return NAMES[new BatchCheck().run(view, bytes.length)];
}

describe('a batch check', () => {
  const plain = batchOf([5, 6, 7]);

  it('passes what a producer sends, at any place of a buffer', () => {
    const check = new BatchCheck();
    for (const codec of Object.values(Codec)) {
      const bytes = Buffer.concat([Buffer.alloc(9), batchOf([5, 9, 7], { codec }), Buffer.alloc(4)]);
      assert.equal(
        check.run(new BatchView().wrap(bytes, 9), bytes.length - 9),
        BatchFault.none,
        check.detail,
      );
      assert.equal(check.maxTimestamp, 9n);
      assert.equal(check.maxTimestampOffsetDelta, 1);
      assert.equal(check.expandedRecords === null, codec === Codec.none);
    }
  });

  it('refuses every cut', () => {
    const check = new BatchCheck();
    const view = new BatchView().wrap(plain, 0);
    for (let available = 0; available < plain.length; available++) {
      assert.equal(check.run(view, available), BatchFault.truncated);
      assert.equal(check.detail, FAULT_TEXTS[BatchFault.truncated]);
    }
  });

  it('names what is wrong in the header', () => {
    const check = new BatchCheck();
    const broken = Buffer.concat([plain]);
    broken[70]! ^= 0x10;
    assert.equal(check.run(new BatchView().wrap(broken, 0), broken.length), BatchFault.crc);
    broken.writeInt32BE(48, 8);
    assert.equal(check.run(new BatchView().wrap(broken, 0), broken.length), BatchFault.length);
    broken.writeInt32BE(-1, 8);
    assert.equal(check.run(new BatchView().wrap(broken, 0), broken.length), BatchFault.length);
    broken.writeInt32BE(2 ** 31 - 1, 8);
    assert.equal(check.run(new BatchView().wrap(broken, 0), broken.length), BatchFault.truncated);
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt8(1, 16)),
      'magic',
    );
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt16BE(5, 21)),
      'codec',
    );
    for (const count of [-1, 0, 2, 4])
      assert.equal(
        faultAfter(plain, (bytes) => bytes.writeInt32BE(count, 57)),
        'recordCount',
      );
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt32BE(3, 23)),
      'recordCount',
    );
  });

  it('follows the records to their end', () => {
    const count = (bytes: Buffer, value: number) => {
      bytes.writeInt32BE(value - 1, 23);
      bytes.writeInt32BE(value, 57);
    };
    assert.equal(
      faultAfter(plain, (bytes) => count(bytes, 2)),
      'records',
    );
    assert.equal(
      faultAfter(plain, (bytes) => count(bytes, 4)),
      'records',
    );
    assert.equal(
      faultAfter(plain, (bytes) => count(bytes, 2 ** 31 - 1)),
      'records',
    );
    const secondOffsetDelta = plain.indexOf('value 0') + 'value 0'.length + 1 + 3;
    assert.equal(plain[secondOffsetDelta], 2);
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt8(4, secondOffsetDelta)),
      'offsets',
    );
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt8(40, plain.length - 1)),
      'records',
    );
    assert.equal(
      faultAfter(plain, (bytes) => bytes.writeInt16BE(Codec.gzip, 21)),
      'compression',
    );
  });

  it('does not expand more than it may', () => {
    const records = compress(Codec.zstd, Buffer.alloc(MAX_RECORDS_BYTES + 1));
    const bytes = Buffer.concat([plain.subarray(0, 61), records]);
    bytes.writeInt32BE(bytes.length - 12, 8);
    assert.equal(
      faultAfter(bytes, (batch) => batch.writeInt16BE(Codec.zstd, 21)),
      'expandedSize',
    );
    const small = batchOf([1, 2], { codec: Codec.lz4 });
    const check = new BatchCheck();
    assert.equal(
      check.run(new BatchView().wrap(small, 0), small.length, { maxRecordsBytes: 10 }),
      BatchFault.expandedSize,
    );
    assert.equal(check.expandedRecords, null);
  });

  it('lists records without a key, and those out of time', () => {
    const check = new BatchCheck();
    const bytes = batchOf([100, -1, 99, 200, 201, 2n ** 63n - 1n, 150]);
    const options = { earliestTimestamp: 100n, latestTimestamp: 200n, listKeyless: true };
    assert.equal(check.run(new BatchView().wrap(bytes, 0), bytes.length, options), BatchFault.none);
    assert.deepEqual(check.keylessRecords, [0, 2, 4, 6]);
    assert.deepEqual(check.outOfTimeRecords, [2, 4, 5]);
    assert.equal(check.maxTimestamp, 2n ** 63n - 1n);
    assert.equal(check.maxTimestampOffsetDelta, 5);
    check.run(new BatchView().wrap(bytes, 0), bytes.length);
    assert.deepEqual([check.keylessRecords, check.outOfTimeRecords], [[], []]);
  });

  it('has no time where no record has one', () => {
    const check = new BatchCheck();
    const bytes = batchOf([-1, -1n]);
    assert.equal(
      check.run(new BatchView().wrap(bytes, 0), bytes.length, { earliestTimestamp: 1000n }),
      BatchFault.none,
    );
    assert.equal(check.maxTimestamp, -1n);
    assert.equal(check.maxTimestampOffsetDelta, -1);
    assert.deepEqual(check.outOfTimeRecords, []);
  });

  it('takes the time of the broker for that of all records', () => {
    const check = new BatchCheck();
    const bytes = batchOf([1, 2, 3], { logAppendTime: 50n });
    assert.equal(
      check.run(new BatchView().wrap(bytes, 0), bytes.length, { earliestTimestamp: 100n }),
      BatchFault.none,
    );
    assert.equal(check.maxTimestamp, 50n);
    assert.deepEqual(check.outOfTimeRecords, []);
  });

  it('finds the same times as a count with bigints', () => {
    const check = new BatchCheck();
    const limit = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const near = fc.bigInt({ min: 1_650_000_000_000n, max: 1_750_000_000_000n });
    const range = fc.oneof(fc.tuple(limit, limit), fc.tuple(near, near));
    fc.assert(
      fc.property(sampleRecords, range, (records, [earliestTimestamp, latestTimestamp]) => {
        const bytes = batchOf(records.map(({ timestamp }) => timestamp));
        check.run(new BatchView().wrap(bytes, 0), bytes.length, { earliestTimestamp, latestTimestamp });
        const times = records.map(({ timestamp }) => BigInt(timestamp));
        const isOut = (time: bigint) => time !== -1n && (time < earliestTimestamp || time > latestTimestamp);
        assert.deepEqual(
          check.outOfTimeRecords,
          times.flatMap((time, index) => (isOut(time) ? [index] : [])),
        );
        const latest = times.reduce((most, time) => (time > most ? time : most), -1n);
        assert.equal(check.maxTimestamp, latest);
        assert.equal(check.maxTimestampOffsetDelta, latest === -1n ? -1 : times.indexOf(latest));
      }),
    );
  });
});
