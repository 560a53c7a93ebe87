import { ErrorCode } from '@kavka/protocol';
import { BATCH_OVERHEAD, MAGIC } from '@kavka/protocol/records';

const MAGIC_OFFSET = 16;
const LENGTH_OFFSET = 8;
const LENGTH_END = 12;
/** Of a message in the oldest format: nothing is shorter. */
const SMALLEST_LENGTH = 14;
const ATTRIBUTES_LOW_OFFSET = 22;
const TRANSACTIONAL_FLAG = 0x10;
const CODEC_MASK = 7;
const ZSTD = 4;
const FIRST_VERSION_WITH_ZSTD = 7;

/** 0, or the error for records that are not exactly one batch of the present format: what a produce request may hold for a partition. */
export function batchShapeError(records: Buffer | null, apiVersion: number): number {
  if (records === null || records.length < LENGTH_END) return ErrorCode.INVALID_RECORD;
  const length = records.readInt32BE(LENGTH_OFFSET);
  if (length < SMALLEST_LENGTH) return ErrorCode.CORRUPT_MESSAGE;
  if (records.length <= MAGIC_OFFSET) return ErrorCode.INVALID_RECORD;
  const magic = records.readInt8(MAGIC_OFFSET);
  if (magic < 0 || magic > MAGIC) return ErrorCode.CORRUPT_MESSAGE;
  if (magic !== MAGIC || LENGTH_END + length !== records.length) return ErrorCode.INVALID_RECORD;
  if (records.length < BATCH_OVERHEAD) return ErrorCode.CORRUPT_MESSAGE;
  const codec = (records[ATTRIBUTES_LOW_OFFSET] as number) & CODEC_MASK;
  return codec === ZSTD && apiVersion < FIRST_VERSION_WITH_ZSTD ? ErrorCode.UNSUPPORTED_COMPRESSION_TYPE : 0;
}

/** Whether the records say that they are part of a transaction. */
export function areTransactional(records: Buffer | null): boolean {
  return records !== null && ((records[ATTRIBUTES_LOW_OFFSET] ?? 0) & TRANSACTIONAL_FLAG) !== 0;
}
