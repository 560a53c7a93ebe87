export { BatchCheck, type BatchCheckOptions, checkFraming } from './batch-check.ts';
export { BatchFault, FAULT_TEXTS } from './batch-fault.ts';
export {
  ATTRIBUTES_AT,
  BASE_SEQUENCE_AT,
  BASE_TIMESTAMP_AT,
  BATCH_OVERHEAD,
  CRC_AT,
  LAST_OFFSET_DELTA_AT,
  LEADER_EPOCH_AT,
  LENGTH_AT,
  LOG_OVERHEAD,
  MAGIC,
  MAGIC_AT,
  MAX_TIMESTAMP_AT,
  NO_LEADER_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  NO_TIMESTAMP,
  PRODUCER_EPOCH_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
  TRANSACTIONAL_FLAG,
} from './batch-layout.ts';
export { BatchView } from './batch-view.ts';
export { batchesIn, batchSizeAt } from './batches.ts';
export { CODEC_NAMES, Codec, isCodec } from './codec.ts';
export { compress } from './compression/compress.ts';
export { decompress } from './compression/decompress.ts';
export {
  ControlType,
  decodeControlKey,
  decodeEndMarker,
  type EndMarker,
  encodeControlKey,
  encodeEndMarker,
  endMarkerBatch,
} from './control-record.ts';
export { crc32c, crc32cOfRange } from './crc32c.ts';
export { type RecompressOptions, recompress } from './recompress.ts';
export { RecordBatchBuilder, type RecordBatchOptions } from './record-batch-builder.ts';
export { CompressionError, RecordError } from './record-error.ts';
export { type FieldKind, kafkaJsonText, type RecordKind, toKafkaJson } from './record-kind.ts';
export { type RecordHeaderView, RecordView } from './record-view.ts';
export { copyRecord, type RecordHeader, recordBodySize, writeRecord } from './record-writer.ts';
export { MAX_RECORDS_BYTES, recordsOf } from './records-of.ts';
export { sequenceAfter } from './sequence.ts';
export type { Timestamp } from './timestamp.ts';
export { varintSize } from './varint.ts';
