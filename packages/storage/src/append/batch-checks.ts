import { ErrorCode } from '@kavka/protocol';
import { BATCH_OVERHEAD, BatchView, MAGIC } from '@kavka/protocol/records';
import type { LogConfig } from '../log-config.ts';
import { type AppendOptions, type Refusal, refusal } from './append-types.ts';

const LENGTH_AT = 8;
const LOG_OVERHEAD = 12;

const view = new BatchView();

/** How many bytes of what was given hold whole batches that may be appended; a part of a batch at the end is left out. */
export interface CheckedBatches {
  readonly sizeInBytes: number;
  readonly batchCount: number;
}

/** Looks at the headers of each batch, and at its CRC where it is not a client's. */
export function checkBatches(
  records: Buffer,
  options: AppendOptions,
  config: LogConfig,
): CheckedBatches | Refusal {
  let position = 0;
  let batchCount = 0;
  let lastOffset = -1;
  while (records.length - position >= LOG_OVERHEAD) {
    const size = LOG_OVERHEAD + records.readInt32BE(position + LENGTH_AT);
    if (size < BATCH_OVERHEAD)
      return refusal(ErrorCode.CORRUPT_MESSAGE, `a batch has ${size} bytes, fewer than its header`);
    if (size > records.length - position) break;
    view.wrap(records, position);
    if (options.origin === 'replica' && view.leaderEpoch > options.leaderEpoch) break;
    const problem = checkBatch(view, size, options, config);
    if (problem !== null) return problem;
    if (options.origin === 'replica') {
      if (view.baseOffset <= lastOffset)
        return refusal(ErrorCode.CORRUPT_MESSAGE, `offset ${view.baseOffset} follows offset ${lastOffset}`);
      lastOffset = view.lastOffset;
    }
    position += size;
    batchCount++;
  }
  if (batchCount === 0 && options.origin !== 'replica')
    return refusal(ErrorCode.INVALID_RECORD, 'there is no whole record batch');
  if (batchCount > 1 && options.origin === 'client')
    return refusal(ErrorCode.INVALID_RECORD, 'a client sends one record batch at a time to a partition');
  return { sizeInBytes: position, batchCount };
}

function checkBatch(
  batch: BatchView,
  size: number,
  options: AppendOptions,
  config: LogConfig,
): Refusal | null {
  const { origin } = options;
  const { magic } = batch;
  if (magic !== MAGIC)
    return refusal(
      magic >= 0 && magic < MAGIC ? ErrorCode.INVALID_RECORD : ErrorCode.CORRUPT_MESSAGE,
      `a batch has magic ${magic}; only ${MAGIC} is taken`,
    );
  if (origin === 'raft' && batch.leaderEpoch !== options.leaderEpoch)
    return refusal(
      ErrorCode.INVALID_RECORD,
      `a batch of leader epoch ${batch.leaderEpoch} was given for epoch ${options.leaderEpoch}`,
    );
  if (origin === 'client' && batch.baseOffset !== 0)
    return refusal(
      ErrorCode.INVALID_RECORD,
      `the base offset of a batch to append is ${batch.baseOffset}, not 0`,
    );
  if (origin === 'client' && size > config.maxMessageBytes) return tooLarge(size, config);
  // A client's batch is checked to its last record later on, CRC first.
  if (origin === 'client' || batch.isCrcValid()) return null;
  return refusal(ErrorCode.CORRUPT_MESSAGE, 'the CRC of a batch is wrong');
}

export function tooLarge(size: number, config: LogConfig): Refusal {
  return refusal(
    ErrorCode.MESSAGE_TOO_LARGE,
    `a batch has ${size} bytes, the topic takes ${config.maxMessageBytes}`,
  );
}
