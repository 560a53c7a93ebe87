import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AssertionError } from '@kavka/base';
import {
  BatchCheck,
  BatchFault,
  BatchView,
  Codec,
  RecordBatchBuilder,
  recordsOf,
} from '@kavka/protocol/records';
import fc from 'fast-check';
import { sampleRecords } from './arbitraries.ts';

describe('a record batch builder', () => {
  for (const [name, codec] of Object.entries(Codec)) {
    it(`writes with ${name} what is read back`, () => {
      const check = new BatchCheck();
      fc.assert(
        fc.property(sampleRecords, fc.nat(), (records, baseOffset) => {
          const builder = new RecordBatchBuilder({ codec, baseOffset });
          for (const { timestamp, key, value, headers } of records) {
            const size = builder.sizeAfter(timestamp, key, value, headers);
            builder.append(timestamp, key, value, headers);
            assert.equal(builder.sizeInBytes, size);
          }
          assert.equal(builder.recordCount, records.length);
          const batch = new BatchView().wrap(builder.build(), 0);
          const read = Array.from(recordsOf(batch), (record) => ({
            ...{
              timestamp: record.timestamp,
              key: record.key,
              value: record.value,
              headers: record.headers(),
            },
          }));
          assert.deepEqual(
            read,
            records.map((record) => ({ ...record, timestamp: BigInt(record.timestamp) })),
          );
          assert.equal(check.run(batch, batch.bytes.length), BatchFault.none, check.detail);
          const latest = records.reduce(
            (most, { timestamp }) => (timestamp > most ? BigInt(timestamp) : most),
            -1n,
          );
          assert.equal(batch.maxTimestamp, latest);
          assert.equal(check.maxTimestamp, latest);
        }),
        { numRuns: 30 },
      );
    });
  }

  it('writes header keys given as text in UTF-8', () => {
    const builder = new RecordBatchBuilder();
    builder.append(0, null, null, [{ key: 'größe', value: Buffer.from('5') }]);
    const [header] = Array.from(
      recordsOf(new BatchView().wrap(builder.build(), 0)),
      (record) => record.headers()[0],
    );
    assert.equal(header?.key.toString(), 'größe');
  });

  it('uses the memory it is given, and larger memory where that is too small', () => {
    const memory = Buffer.alloc(1000);
    const fitting = new RecordBatchBuilder({ buffer: memory });
    fitting.append(0, null, Buffer.alloc(900));
    assert.equal(fitting.build().buffer, memory.buffer);
    for (const buffer of [memory, Buffer.alloc(10)]) {
      const growing = new RecordBatchBuilder({ buffer });
      for (let i = 0; i < 50; i++) growing.append(i, null, Buffer.alloc(100, i));
      const view = recordsOf(new BatchView().wrap(growing.build(), 0));
      for (let i = 0; view.next(); i++) assert.deepEqual(view.value, Buffer.alloc(100, i));
    }
  });

  it('makes the time of the broker that of all records', () => {
    const builder = new RecordBatchBuilder({ logAppendTime: 77n });
    builder.append(5, null, null);
    builder.append(900, null, null);
    const batch = new BatchView().wrap(builder.build(), 0);
    assert.ok(batch.isLogAppendTime);
    assert.equal(batch.baseTimestamp, 5n);
    assert.deepEqual(
      Array.from(recordsOf(batch), (record) => record.timestamp),
      [77n, 77n],
    );
  });

  it('does not build a batch without records', () => {
    assert.throws(() => new RecordBatchBuilder().build(), AssertionError);
  });
});
