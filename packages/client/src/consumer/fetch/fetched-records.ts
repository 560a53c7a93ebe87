import {
  BatchFault,
  BatchView,
  batchesIn,
  batchSizeAt,
  checkFraming,
  FAULT_TEXTS,
  isCodec,
  RecordError,
} from '@kavka/protocol/records';
import { CorruptRecordError } from '../errors.ts';
import { ConsumerBatch } from '../records/consumer-batch.ts';
import { type RecordSection, recordSection } from '../records/record-section.ts';
import type { Deserializers } from '../records/record-source.ts';
import type { TopicPartition } from '../topic-partition.ts';
import type { AbortedTransactions } from './aborted-transactions.ts';
import type { AnswerMemory } from './answer-memory.ts';

export interface FetchedPart {
  readonly partition: TopicPartition;
  readonly bytes: Buffer;
  /** Of which `bytes` are a part. */
  readonly memory: AnswerMemory;
  readonly highWatermark: number;
  /** Null for consumers that read what is not committed too. */
  readonly aborted: AbortedTransactions | null;
  readonly checksCrcs: boolean;
}

/** The records that one fetch brought of one partition: a cursor over their batches. */
export class FetchedRecords {
  readonly sizeBytes: number;
  /** Where the next fetch goes on, and the epoch of the last batch; undefined where no whole batch came. */
  readonly end: { readonly offset: number; readonly leaderEpoch: number } | undefined;
  readonly #part: FetchedPart;
  readonly #batch = new BatchView();
  #at = 0;

  constructor(part: FetchedPart) {
    this.#part = part;
    this.sizeBytes = part.bytes.length;
    this.end = endOf(part.bytes);
    part.memory.use();
  }

  /** Nothing of all that `next` gave is read any more. */
  done(): void {
    this.#part.memory.done(this.#part.bytes);
  }

  /**
   * The next batch with records at or after `position`; undefined at the end. Control records and what transactions gave up are
   * passed over. The batch may be kept unless `isLent`: then it may be read until `done`.
   * @throws CorruptRecordError that names topic, partition and offset
   */
  next<K, V>(
    position: number,
    deserializers: Deserializers<K, V>,
    isLent: boolean,
  ): ConsumerBatch<K, V> | undefined {
    for (;;) {
      const batch = this.#advance(position);
      if (batch === undefined) return undefined;
      const isAborted = this.#part.aborted?.covers(batch) ?? false;
      if (batch.isControl || isAborted || batch.lastOffset < position) continue;
      if (!isLent) this.#part.memory.keep();
      return this.#open(batch, position, deserializers);
    }
  }

  #advance(position: number): BatchView | undefined {
    const { bytes, checksCrcs } = this.#part;
    const at = this.#at;
    try {
      const size = batchSizeAt(bytes, at, bytes.length);
      if (size === 0) return undefined;
      this.#batch.wrap(bytes, at);
      if (checksCrcs) {
        const fault = checkFraming(this.#batch, bytes.length - at);
        if (fault !== BatchFault.none) throw new RecordError(FAULT_TEXTS[fault]);
      }
      if (!isCodec(this.#batch.codec)) throw new RecordError(`codec ${this.#batch.codec} is unknown`);
      this.#at = at + size;
      return this.#batch;
    } catch (error) {
      throw this.#corrupt(error, position);
    }
  }

  #open<K, V>(batch: BatchView, position: number, deserializers: Deserializers<K, V>): ConsumerBatch<K, V> {
    const { partition, highWatermark } = this.#part;
    const { baseOffset, lastOffset, baseTimestamp, leaderEpoch } = batch;
    const firstOffset = Math.max(baseOffset, position);
    let section: RecordSection;
    try {
      section = recordSection(batch, this.#part.memory);
    } catch (error) {
      throw this.#corrupt(error, firstOffset);
    }
    const logAppendTime = batch.isLogAppendTime ? batch.maxTimestamp : null;
    const { bytes } = section;
    const source = { ...partition, baseTimestamp, logAppendTime, leaderEpoch, bytes, deserializers };
    return new ConsumerBatch(source, section, { baseOffset, firstOffset, lastOffset, highWatermark });
  }

  /** Where the batch at hand ends, by its header, which may be damaged too; -1 where that cannot be. */
  #behind(): number {
    if (this.#batch.bytes.length === 0) return -1;
    const { nextOffset } = this.#batch;
    return nextOffset <= (this.end?.offset ?? -1) ? nextOffset : -1;
  }

  #corrupt(error: unknown, position: number): unknown {
    if (!(error instanceof RecordError)) return error;
    const context = { ...this.#part.partition, offset: position };
    return new CorruptRecordError(error.message, this.#behind(), context, { cause: error });
  }
}

function endOf(bytes: Buffer): FetchedRecords['end'] {
  let end: FetchedRecords['end'];
  try {
    for (const batch of batchesIn(bytes)) end = { offset: batch.nextOffset, leaderEpoch: batch.leaderEpoch };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
  }
  return end;
}
