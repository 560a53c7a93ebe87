import { BatchView } from '@kavka/protocol/records';
import type { LogConfig } from '../log-config.ts';
import type { AppendOptions, Refusal } from './append-types.ts';
import { prepareClientBatch } from './client-batch.ts';

const NO_TIMESTAMP = -1n;

const view = new BatchView();

/** Batches as they will be stored, but for their offsets. */
export interface PreparedBatches {
  /** What was given, changed in place, or a new buffer where the topic wants another compression. */
  readonly bytes: Buffer;
  readonly logAppendTimeMs: bigint;
}

/** Checks the records of a client's batch, and gives batches the time and the compression of the topic. Their headers have been checked. */
export function prepareBatches(
  bytes: Buffer,
  options: AppendOptions,
  config: LogConfig,
  nowMs: number,
): PreparedBatches | Refusal {
  const logAppendTime = config.messageTimestampType === 'LogAppendTime' ? BigInt(nowMs) : null;
  const logAppendTimeMs = logAppendTime ?? NO_TIMESTAMP;
  if (options.origin === 'client') {
    const prepared = prepareClientBatch(view.wrap(bytes, 0), config, nowMs, logAppendTime);
    return 'errorCode' in prepared ? prepared : { bytes: prepared, logAppendTimeMs };
  }
  if (logAppendTime !== null) {
    for (let position = 0; position < bytes.length; position += view.sizeInBytes)
      view.wrap(bytes, position).setMaxTimestamp(logAppendTime, true);
  }
  return { bytes, logAppendTimeMs };
}
