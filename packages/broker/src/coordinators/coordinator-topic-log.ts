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

const READ_BYTES = 1024 * 1024;

/** The topic of a coordinator on this node, such as `__consumer_offsets`, as the coordinator writes and reads it. */
export class CoordinatorTopicLog implements CoordinatorLog {
  readonly #topic: string;
  readonly #partitions: Partitions;
  readonly #clock: Clock;
  readonly #codec: Codec;

  /** `codec` is that of the topic's batches, such as offsets.topic.compression.codec. */
  constructor(topic: string, partitions: Partitions, clock: Clock, codec: Codec) {
    this.#topic = topic;
    this.#partitions = partitions;
    this.#clock = clock;
    this.#codec = codec;
  }

  append(index: number, records: readonly CoordinatorRecord[]): Promise<number> {
    return new Promise((resolve, reject) => {
      const partition = this.#leader(index);
      const batch = this.#batchOf(records);
      const result = partition.append(batch, 'coordinator', true, null, (errorCode) => {
        if (errorCode === 0) resolve(result.baseOffset);
        else reject(this.#failure(errorCode, index));
      });
      if (result.errorCode !== 0) reject(this.#failure(result.errorCode, index));
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

  /** Records that the coordinator needs no more. */
  deleteBefore(index: number, offset: number): void {
    const partition = this.#partitions.find(this.#topic, index);
    if (typeof partition === 'number' || !partition.isLeader) return;
    partition.log.deleteRecordsBefore(Math.min(offset, partition.highWatermark));
  }

  #leader(index: number): Partition {
    const partition = this.#partitions.find(this.#topic, index);
    if (typeof partition === 'number') throw this.#failure(partition, index);
    if (!partition.isLeader) throw this.#failure(ErrorCode.NOT_LEADER_OR_FOLLOWER, index);
    return partition;
  }

  #batchOf(records: readonly CoordinatorRecord[]): Buffer {
    const now = this.#clock.now();
    // As the original writes them.
    const builder = new RecordBatchBuilder({ codec: this.#codec, baseSequence: 0 });
    for (const { key, value } of records) builder.append(now, key, value);
    return builder.build();
  }

  #failure(errorCode: number, index: number): LogAppendError {
    return new LogAppendError(errorCode, `${this.#topic}-${index}: ${errorInfo(errorCode).name}`);
  }
}
