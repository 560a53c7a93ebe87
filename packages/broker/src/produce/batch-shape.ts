import { ErrorCode } from '@kavka/protocol';
import { BATCH_OVERHEAD } from '@kavka/protocol/records';

const MAGIC_OFFSET = 16;
const LENGTH_OFFSET = 8;
const LENGTH_END = 12;
const ATTRIBUTES_LOW_OFFSET = 22;
const CODEC_MASK = 7;
const ZSTD = 4;
const FIRST_VERSION_WITH_ZSTD = 7;

/** 0, or the error for records that are not exactly one batch of the present format: what a produce request may hold for a partition. */
export function batchShapeError(records: Buffer | null, apiVersion: number): number {
  if (records === null || records.length < LENGTH_END) return ErrorCode.INVALID_RECORD;
  if (records.length <= MAGIC_OFFSET) return ErrorCode.CORRUPT_MESSAGE;
  if (records[MAGIC_OFFSET] !== 2) return ErrorCode.INVALID_RECORD;
  if (records.length < BATCH_OVERHEAD) return ErrorCode.CORRUPT_MESSAGE;
  if (LENGTH_END + records.readInt32BE(LENGTH_OFFSET) !== records.length) return ErrorCode.INVALID_RECORD;
  const codec = (records[ATTRIBUTES_LOW_OFFSET] as number) & CODEC_MASK;
  return codec === ZSTD && apiVersion < FIRST_VERSION_WITH_ZSTD ? ErrorCode.UNSUPPORTED_COMPRESSION_TYPE : 0;
}
