import type { Clock } from '@kavka/base';
import {
  type CoordinatorLog,
  type CoordinatorRecord,
  LogAppendError,
  type LogBatch,
  logBatchesIn,
} from '@kavka/coordinators';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import { type Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import type { Partition } from '../partition/partition.ts';
import type { Partitions } from '../partition/partitions.ts';
import { CONSUMER_OFFSETS_TOPIC } from '../topic/internal-topics.ts';

const READ_BYTES = 1024 * 1024;

/** `__consumer_offsets` on this node, as the group coordinator writes and reads it. */
export class OffsetsLog implements CoordinatorLog {
  readonly #partitions: Partitions;
  readonly #clock: Clock;
  readonly #codec: Codec;

  /** `codec` is offsets.topic.compression.codec. */
  constructor(partitions: Partitions, clock: Clock, codec: Codec) {
    this.#partitions = partitions;
    this.#clock = clock;
    this.#codec = codec;
  }

  append(index: number, records: readonly CoordinatorRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const partition = this.#leader(index);
      const batch = this.#batchOf(records);
      const result = partition.append(batch, 'coordinator', true, null, (errorCode) => {
        if (errorCode === 0) resolve();
        else reject(failure(errorCode, index));
      });
      if (result.errorCode !== 0) reject(failure(result.errorCode, index));
    });
  }

  async read(index: number, fromOffset: number): Promise<readonly LogBatch[]> {
    const { log } = this.#leader(index);
    const from = Math.max(fromOffset, log.logStartOffset);
    const slice = log.locate(from, READ_BYTES, log.logEndOffset, true);
    if (slice === 'out-of-range' || slice === null) return [];
    const bytes = Buffer.allocUnsafe(slice.sizeBytes);
    const read = await slice.read(bytes);
    const batches = logBatchesIn(bytes.subarray(0, read));
    return batches.filter((batch) => batch.nextOffset > from);
  }

  #leader(index: number): Partition {
    const partition = this.#partitions.find(CONSUMER_OFFSETS_TOPIC, index);
    if (typeof partition === 'number') throw failure(partition, index);
    if (!partition.isLeader) throw failure(ErrorCode.NOT_LEADER_OR_FOLLOWER, index);
    return partition;
  }

  #batchOf(records: readonly CoordinatorRecord[]): Buffer {
    const now = this.#clock.now();
    // As the original writes them.
    const builder = new RecordBatchBuilder({ codec: this.#codec, baseSequence: 0 });
    for (const { key, value } of records) builder.append(now, key, value);
    return builder.build();
  }
}

function failure(errorCode: number, index: number): LogAppendError {
  return new LogAppendError(errorCode, `${CONSUMER_OFFSETS_TOPIC}-${index}: ${errorInfo(errorCode).name}`);
}
