import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import { batchShapeError } from '../../src/produce/batch-shape.ts';

function batch(codec: Codec = Codec.none): Buffer {
  const builder = new RecordBatchBuilder({ codec });
  builder.append(1n, null, Buffer.from('value'));
  return builder.build();
}

function damaged(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(batch());
  change(bytes);
  return bytes;
}

describe('batchShapeError', () => {
  const cases: [name: string, records: Buffer | null, apiVersion: number, errorCode: number][] = [
    ['one batch', batch(), 3, 0],
    ['zstd from version 7 on', batch(Codec.zstd), 7, 0],
    ['zstd before version 7', batch(Codec.zstd), 6, ErrorCode.UNSUPPORTED_COMPRESSION_TYPE],
    ['null', null, 12, ErrorCode.INVALID_RECORD],
    ['nothing', Buffer.alloc(0), 12, ErrorCode.INVALID_RECORD],
    ['a few bytes', Buffer.from('0001020304050607', 'hex'), 12, ErrorCode.INVALID_RECORD],
    ['two batches', Buffer.concat([batch(), batch()]), 12, ErrorCode.INVALID_RECORD],
    ['magic 1', damaged((bytes) => bytes.writeInt8(1, 16)), 12, ErrorCode.INVALID_RECORD],
    [
      'a length beyond the end',
      damaged((bytes) => bytes.writeInt32BE(9999, 8)),
      12,
      ErrorCode.INVALID_RECORD,
    ],
    ['a negative length', damaged((bytes) => bytes.writeInt32BE(-1, 8)), 12, ErrorCode.CORRUPT_MESSAGE],
    ['a magic that nobody knows', damaged((bytes) => bytes.writeInt8(3, 16)), 12, ErrorCode.CORRUPT_MESSAGE],
    ['a header cut short', batch().subarray(0, 40), 12, ErrorCode.INVALID_RECORD],
  ];
  for (const [name, records, apiVersion, errorCode] of cases) {
    it(`${name}: ${errorCode}`, () => assert.equal(batchShapeError(records, apiVersion), errorCode));
  }
});
