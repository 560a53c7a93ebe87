import { ErrorCode } from '@kavka/protocol';
import { BatchView, isCodec, RecordError } from '@kavka/protocol/records';
import type { LogConfig } from '../log-config.ts';
import { type AppendOptions, type Refusal, refusal } from './append-types.ts';
import { tooLarge } from './batch-checks.ts';
import { rewriteBatch, targetCodec } from './recompression.ts';
import { checkRecords } from './record-checks.ts';

const NO_TIMESTAMP = -1n;

const view = new BatchView();

/** Batches as they will be stored, but for their offsets. */
export interface PreparedBatches {
  /** What was given, changed in place, or a new buffer where the topic wants another compression. */
  readonly bytes: Buffer;
  readonly logAppendTimeMs: bigint;
}

/** Checks the records of a client's batch and gives batches the time and the compression of the topic. The sizes have been checked. */
export function prepareBatches(
  bytes: Buffer,
  options: AppendOptions,
  config: LogConfig,
  nowMs: number,
): PreparedBatches | Refusal {
  const usesLogTime = config.messageTimestampType === 'LogAppendTime';
  const logAppendTimeMs = usesLogTime ? BigInt(nowMs) : NO_TIMESTAMP;
  if (options.origin === 'client') return prepareClientBatch(bytes, config, nowMs, logAppendTimeMs);
  if (usesLogTime) {
    for (let position = 0; position < bytes.length; position += view.sizeInBytes)
      view.wrap(bytes, position).setMaxTimestamp(logAppendTimeMs, true);
  }
  return { bytes, logAppendTimeMs };
}

function prepareClientBatch(
  bytes: Buffer,
  config: LogConfig,
  nowMs: number,
  logAppendTimeMs: bigint,
): PreparedBatches | Refusal {
  const batch = view.wrap(bytes, 0);
  const { codec } = batch;
  if (!isCodec(codec))
    return refusal(
      ErrorCode.UNSUPPORTED_COMPRESSION_TYPE,
      `a batch is compressed by codec ${codec}, which nobody knows`,
    );
  const checked = checkRecords(batch, config, nowMs);
  if ('errorCode' in checked) return checked;
  const target = targetCodec(config, codec);
  let stored = bytes;
  if (target !== codec || !checked.areOffsetsInOrder) {
    const rewritten = rewrite(batch, target, config);
    if ('errorCode' in rewritten) return rewritten;
    stored = rewritten;
  }
  const usesLogTime = logAppendTimeMs !== NO_TIMESTAMP;
  view.wrap(stored, 0).setMaxTimestamp(usesLogTime ? logAppendTimeMs : checked.maxTimestamp, usesLogTime);
  return { bytes: stored, logAppendTimeMs };
}

function rewrite(batch: BatchView, codec: number, config: LogConfig): Buffer | Refusal {
  try {
    const rewritten = rewriteBatch(batch, codec, config.compressionLevel);
    return rewritten.length > config.maxMessageBytes ? tooLarge(rewritten.length, config) : rewritten;
  } catch (error) {
    if (error instanceof RecordError) return refusal(ErrorCode.INVALID_RECORD, error.message);
    throw error;
  }
}
