import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  BatchCheck,
  BatchFault,
  type BatchView,
  batchesIn,
  CODEC_NAMES,
  RecordBatchBuilder,
  recordsOf,
} from '@kavka/protocol/records';
import { described, type ExpectedBatch, expectedBatches, fixtureBytes, fixtureNames } from './fixtures.ts';

const COMPACTED = ['compacted', 'emptied'];

describe('batches written by Apache Kafka', () => {
  for (const name of fixtureNames()) {
    it(`reads ${name}`, () => {
      const bytes = fixtureBytes(name);
      const read = Array.from(batchesIn(bytes), readBatch);
      assert.deepEqual(
        read.map(({ header }) => header),
        expectedBatches(name).map(headerOf),
      );
      for (const [index, expected] of expectedBatches(name).entries()) {
        const listed = new Set(expected.records.map(({ offset }) => offset));
        const { records, valuesSha256 } = read[index]!;
        assert.deepEqual(
          records.filter(({ offset }) => listed.has(offset)),
          expected.records,
        );
        assert.equal(valuesSha256, expected.valuesSha256);
      }
    });

    it(`checks ${name}`, () => {
      const check = new BatchCheck();
      for (const batch of batchesIn(fixtureBytes(name))) {
        const fault = check.run(batch, batch.bytes.length - batch.offset);
        if (name === 'emptied' || name === 'compacted') assert.equal(fault, BatchFault.recordCount);
        else {
          assert.equal(fault, BatchFault.none, check.detail);
          assert.equal(check.maxTimestamp, batch.maxTimestamp);
        }
      }
    });

    if (!COMPACTED.includes(name)) {
      it(`rebuilds ${name}`, () => {
        for (const batch of batchesIn(fixtureBytes(name))) {
          const rebuilt = rebuild(batch);
          if (batch.codec === 0) assert.deepEqual(rebuilt, batch.toBuffer());
          else {
            const [reread] = Array.from(batchesIn(rebuilt), readBatch);
            assert.deepEqual(reread?.records, readBatch(batch).records);
          }
        }
      });
    }
  }
});

function readBatch(batch: BatchView) {
  const values = createHash('sha256');
  const records = Array.from(recordsOf(batch), (record) => {
    if (record.value !== null) values.update(record.value);
    return {
      offset: record.offset,
      timestamp: String(record.timestamp),
      key: described(record.key),
      value: described(record.value),
      headers: record.headers().map(({ key, value }) => [key.toString('hex'), described(value)]),
    };
  });
  assert.ok(batch.isCrcValid());
  const { baseOffset, lastOffset, sizeInBytes, leaderEpoch, crc, isTransactional, isControl } = batch;
  const { isLogAppendTime, producerEpoch, baseSequence, lastSequence, recordCount } = batch;
  const header = {
    ...{ baseOffset, lastOffset, sizeInBytes, leaderEpoch, crc, isTransactional, isControl },
    ...{ isLogAppendTime, producerEpoch, baseSequence, lastSequence, recordCount },
    codec: CODEC_NAMES[batch.codec],
    deleteHorizon: batch.hasDeleteHorizon ? String(batch.baseTimestamp) : null,
    baseTimestamp: String(batch.baseTimestamp),
    maxTimestamp: String(batch.maxTimestamp),
    producerId: String(batch.producerId),
  };
  return { header, records, valuesSha256: values.digest('hex') };
}

function headerOf(expected: ExpectedBatch): Omit<ExpectedBatch, 'records' | 'valuesSha256'> {
  const { records: _records, valuesSha256: _valuesSha256, ...header } = expected;
  return header;
}

function rebuild(batch: BatchView): Buffer {
  const { baseOffset, leaderEpoch, producerId, producerEpoch, baseSequence, isTransactional, isControl } =
    batch;
  const builder = new RecordBatchBuilder({
    ...{ baseOffset, leaderEpoch, producerId, producerEpoch, baseSequence, isTransactional, isControl },
    codec: batch.codec as 0 | 1 | 2 | 3 | 4,
    logAppendTime: batch.isLogAppendTime ? batch.maxTimestamp : undefined,
  });
  const view = recordsOf(batch).relativeTo(baseOffset, batch.baseTimestamp, null);
  for (const record of view) builder.append(record.timestamp, record.key, record.value, record.headers());
  return builder.build();
}
