import type { Clock } from '@kavka/base';
import {
  type CoordinatorLog,
  type CoordinatorRecord,
  type EndMarker,
  LogAppendError,
  type LogBatch,
  logBatchesIn,
  type TransactionStamp,
} from '@kavka/coordinators';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import { type Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import type { VerificationGuard } from '@kavka/storage';
import type { AppendVerdicts, Partition } from '../partition/partition.ts';
import type { Partitions } from '../partition/partitions.ts';
import { markerBatch } from './transaction-marker.ts';

const READ_BYTES = 1024 * 1024;

/** What the batches of a coordinator's log are like. */
export interface CoordinatorBatches {
  readonly codec: Codec;
  /** As the original writes them: 0 in most topics. */
  readonly baseSequence: number;
  /** Whether a transaction must be known to be open before something is written in it. */
  readonly isVerifying?: () => boolean;
  /** Nothing is written while fewer replicas are in sync than the topic asks for. */
  readonly isMinIsrRequired?: boolean;
}

/** The topic of a coordinator on this node, such as `__consumer_offsets`, as the coordinator writes and reads it. */
export class CoordinatorTopicLog implements CoordinatorLog {
  readonly #topic: string;
  readonly #partitions: Partitions;
  readonly #clock: Clock;
  readonly #batches: CoordinatorBatches;

  constructor(topic: string, partitions: Partitions, clock: Clock, batches: CoordinatorBatches) {
    this.#topic = topic;
    this.#partitions = partitions;
    this.#clock = clock;
    this.#batches = batches;
  }

  append(
    index: number,
    records: readonly CoordinatorRecord[],
    transaction?: TransactionStamp,
  ): Promise<number> {
    const isVerifying = transaction !== undefined && this.#batches.isVerifying?.() === true;
    const verdicts = isVerifying ? { verification: transaction.guard as VerificationGuard | null } : {};
    return this.#write(index, this.#batchOf(records, transaction), verdicts);
  }

  appendMarker(index: number, marker: EndMarker): Promise<number> {
    const batch = markerBatch(marker, this.#clock.now());
    return this.#write(index, batch, { transactionVersion: marker.transactionVersion });
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

  #write(index: number, batch: Buffer, verdicts: AppendVerdicts): Promise<number> {
    return new Promise((resolve, reject) => {
      const partition = this.#leader(index);
      if (this.#batches.isMinIsrRequired && partition.isUnderMinIsr)
        throw this.#failure(ErrorCode.NOT_ENOUGH_REPLICAS, index);
      const done = (errorCode: number): void => {
        if (errorCode === 0) resolve(result.baseOffset);
        else reject(this.#failure(errorCode, index));
      };
      const result = partition.append(batch, 'coordinator', true, null, done, verdicts);
      if (result.errorCode !== 0) reject(this.#failure(result.errorCode, index));
    });
  }

  #batchOf(records: readonly CoordinatorRecord[], transaction: TransactionStamp | undefined): Buffer {
    const now = this.#clock.now();
    const { codec, baseSequence } = this.#batches;
    const producer = transaction && {
      producerId: transaction.producerId,
      producerEpoch: transaction.producerEpoch,
      isTransactional: true,
    };
    const builder = new RecordBatchBuilder({ codec, baseSequence, ...producer });
    for (const { key, value } of records) builder.append(now, key, value);
    return builder.build();
  }

  #failure(errorCode: number, index: number): LogAppendError {
    return new LogAppendError(errorCode, `${this.#topic}-${index}: ${errorInfo(errorCode).name}`);
  }
}
