import { RecordError, RecordView } from '@kavka/protocol/records';
import { IllegalStateError } from '../../errors/index.ts';
import { CorruptRecordError } from '../errors.ts';
import { ConsumerRecord } from './consumer-record.ts';
import type { RecordSection } from './record-section.ts';
import type { RecordSource } from './record-source.ts';

export interface BatchRange {
  readonly baseOffset: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly highWatermark: number;
}

/**
 * The records of one batch, as a producer sent them together. Nothing is decoded before it is asked for.
 *
 * @example
 * for await (const batch of consumer.batches()) {
 *   for (const { key, value } of batch) apply(key, value);
 * }
 */
export class ConsumerBatch<K = Buffer, V = Buffer> implements Iterable<ConsumerRecord<K, V>> {
  readonly topic: string;
  readonly partition: number;
  /** No record before this one is given: those were given already. */
  readonly firstOffset: number;
  /** Of the last record; the one after it comes next. */
  readonly lastOffset: number;
  /** Where the partition ended for consumers when this was fetched. */
  readonly highWatermark: number;
  readonly #source: RecordSource<K, V>;
  readonly #section: RecordSection;
  readonly #baseOffset: number;

  constructor(source: RecordSource<K, V>, section: RecordSection, range: BatchRange) {
    this.topic = source.topic;
    this.partition = source.partition;
    this.firstOffset = range.firstOffset;
    this.lastOffset = range.lastOffset;
    this.highWatermark = range.highWatermark;
    this.#baseOffset = range.baseOffset;
    this.#source = source;
    this.#section = section;
  }

  /** Of the leader that took the batch; -1 where it is not known. */
  get leaderEpoch(): number {
    return this.#source.leaderEpoch;
  }

  /**
   * The fastest way over the records: one view that moves from record to record and is not to be kept. Its keys and values are
   * bytes, as views.
   * @throws CorruptRecordError while it moves
   */
  views(): IterableIterator<RecordView, undefined> {
    const view = this.#open();
    return new Walk(() => (this.#advance(view) ? view : undefined));
  }

  [Symbol.iterator](): IterableIterator<ConsumerRecord<K, V>, undefined> {
    return new Walk(this.cursor());
  }

  /** Gives one record after the other, then undefined. */
  cursor(): () => ConsumerRecord<K, V> | undefined {
    const view = this.#open();
    return () => (this.#advance(view) ? this.#recordAt(view) : undefined);
  }

  #open(): RecordView {
    const { bytes, start, end, count, memory } = this.#section;
    if (memory?.isGone)
      throw new IllegalStateError('with reusesMemory a batch can be read until the next one is asked for');
    const { baseTimestamp, logAppendTime } = this.#source;
    const view = new RecordView().wrap(bytes, start, end, count);
    return view.relativeTo(this.#baseOffset, baseTimestamp, logAppendTime);
  }

  #recordAt(view: RecordView): ConsumerRecord<K, V> {
    return new ConsumerRecord(this.#source, view, this.#baseOffset + view.offsetDelta);
  }

  /** To the next record that was not given before. */
  #advance(view: RecordView): boolean {
    const firstDelta = this.firstOffset - this.#baseOffset;
    try {
      while (view.next()) if (view.offsetDelta >= firstDelta) return true;
      return false;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const context = { topic: this.topic, partition: this.partition, offset: this.firstOffset };
      throw new CorruptRecordError(error.message, this.lastOffset + 1, context, { cause: error });
    }
  }
}

/** A loop over what `next` gives: a plain object, as a generator would cost more than reading a small record. */
class Walk<T> implements IterableIterator<T, undefined> {
  readonly #next: () => T | undefined;

  constructor(next: () => T | undefined) {
    this.#next = next;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T, undefined> {
    const value = this.#next();
    return value === undefined ? { value: undefined, done: true } : { value, done: false };
  }
}
