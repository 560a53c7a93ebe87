import { ErrorCode } from '@kavka/protocol';
import { BatchCheck, BatchFault, type BatchView, Codec, recompress } from '@kavka/protocol/records';
import { isCompacted, type LogConfig } from '../log-config.ts';
import { type RecordProblem, type Refusal, refusal } from './append-types.ts';
import { tooLarge } from './batch-checks.ts';

const NO_TIMESTAMP = -1n;
const KEYLESS = 'a record of a compacted topic needs a key';

/** For checks, each of which ends within one call. */
const check = new BatchCheck();

/**
 * What is to be stored of the batch that fills the buffer of `batch`: its own bytes, changed in place, or new ones where the topic
 * wants another compression.
 */
export function prepareClientBatch(
  batch: BatchView,
  config: LogConfig,
  nowMs: number,
  logAppendTime: bigint | null,
): Buffer | Refusal {
  const refused = checkRecords(batch, config, nowMs, logAppendTime !== null);
  if (refused !== null) return refused;
  const codec = targetCodec(config, batch.codec);
  if (codec === batch.codec) {
    batch.setMaxTimestamp(logAppendTime ?? check.maxTimestamp, logAppendTime !== null);
    return batch.bytes;
  }
  const rewritten = recompress(batch, {
    codec,
    level: config.compressionLevel,
    logAppendTime: logAppendTime ?? undefined,
    expandedRecords: check.expandedRecords,
  });
  return rewritten.length > config.maxMessageBytes ? tooLarge(rewritten.length, config) : rewritten;
}

function checkRecords(
  batch: BatchView,
  config: LogConfig,
  nowMs: number,
  usesLogTime: boolean,
): Refusal | null {
  const { messageTimestampBeforeMaxMs: beforeMs, messageTimestampAfterMaxMs: afterMs } = config;
  const listKeyless = isCompacted(config);
  const fault = usesLogTime
    ? check.run(batch, batch.sizeInBytes, { listKeyless })
    : check.run(batch, batch.sizeInBytes, {
        listKeyless,
        ...(beforeMs === Number.POSITIVE_INFINITY ? {} : { earliestTimestamp: BigInt(nowMs - beforeMs) }),
        ...(afterMs === Number.POSITIVE_INFINITY ? {} : { latestTimestamp: BigInt(nowMs + afterMs) }),
      });
  if (fault !== BatchFault.none) return refusal(errorOf(fault), check.detail);
  if (batch.isControl) return refusal(ErrorCode.INVALID_RECORD, 'clients may not write control records');
  if (batch.hasProducerId && batch.baseSequence < 0)
    return refusal(
      ErrorCode.INVALID_RECORD,
      `a batch of producer ${batch.producerId} has sequence ${batch.baseSequence}`,
    );
  if (batch.isLogAppendTime && !isTimeTaken(batch, nowMs, config, usesLogTime)) {
    const all = Array.from({ length: batch.recordCount }, (_, index) => index);
    return refuseRecords([], all, 'a producer may not set the timestamp type LogAppendTime');
  }
  const { keylessRecords, outOfTimeRecords } = check;
  if (keylessRecords.length === 0 && outOfTimeRecords.length === 0) return null;
  const window = `more than ${beforeMs} ms before or ${afterMs} ms after the time of the broker, ${nowMs}`;
  return refuseRecords(keylessRecords, outOfTimeRecords, `the timestamp is ${window}`);
}

/** A batch may say LogAppendTime only where its one time would do as the records' own. */
function isTimeTaken(batch: BatchView, nowMs: number, config: LogConfig, usesLogTime: boolean): boolean {
  const { maxTimestamp } = batch;
  if (usesLogTime || maxTimestamp === NO_TIMESTAMP) return false;
  const aheadMs = Number(maxTimestamp) - nowMs;
  return aheadMs <= config.messageTimestampAfterMaxMs && -aheadMs <= config.messageTimestampBeforeMaxMs;
}

/** One problem a record, in the order of the records; wrong times decide about the error. */
function refuseRecords(
  keyless: readonly number[],
  untimely: readonly number[],
  untimelyMessage: string,
): Refusal {
  const withoutKey = new Set(keyless);
  const problems: RecordProblem[] = [];
  for (const batchIndex of untimely)
    if (!withoutKey.has(batchIndex)) problems.push({ batchIndex, message: untimelyMessage });
  const areUntimely = problems.length > 0;
  for (const batchIndex of keyless) problems.push({ batchIndex, message: KEYLESS });
  const ordered = problems.sort((one, other) => one.batchIndex - other.batchIndex);
  return refusal(
    areUntimely ? ErrorCode.INVALID_TIMESTAMP : ErrorCode.INVALID_RECORD,
    `${ordered.length} records of the batch were refused; the first: ${ordered[0]?.message ?? ''}`,
    ordered,
  );
}

function errorOf(fault: BatchFault): number {
  switch (fault) {
    case BatchFault.crc:
    case BatchFault.length:
    case BatchFault.magic:
    case BatchFault.truncated:
      return ErrorCode.CORRUPT_MESSAGE;
    case BatchFault.codec:
      return ErrorCode.UNSUPPORTED_COMPRESSION_TYPE;
    default:
      return ErrorCode.INVALID_RECORD;
  }
}

/** The codec that the topic stores batches in, given the one they came in. */
function targetCodec({ compressionType }: LogConfig, source: number): Codec {
  if (compressionType === 'producer') return source as Codec;
  return compressionType === 'uncompressed' ? Codec.none : Codec[compressionType];
}
