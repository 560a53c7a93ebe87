import type { RecordTimes } from './record-times.ts';

/**
 * A record to be sent. It must not change until its promise has settled.
 *
 * @example
 * const record: ProducerRecord = { topic: 'orders', key: '17', value: 'paid', headers: { source: 'shop' } };
 */
export interface ProducerRecord<K = Bytes, V = Bytes> {
  readonly topic: string;
  readonly value: V | null;
  readonly key?: K | null | undefined;
  /** Chosen by key, or sticky, where it is left out. */
  readonly partition?: number | null | undefined;
  /** Milliseconds since the epoch; now where it is left out. */
  readonly timestamp?: number | bigint | null | undefined;
  readonly headers?: RecordHeaders | undefined;
}

/** Keys and values without serializers: bytes, or text that is written as UTF-8. */
export type Bytes = Uint8Array | string;

/**
 * In order, also with names that come twice; an object where they do not.
 *
 * @example
 * await producer.send({ topic: 'orders', value: 'paid', headers: [{ key: 'hop', value: 'a' }, { key: 'hop', value: 'b' }] });
 */
export type RecordHeaders =
  | readonly { readonly key: string; readonly value: Bytes | null }[]
  | Readonly<Record<string, Bytes | null>>;

/**
 * Where a record went.
 *
 * @example
 * const { topic, partition, offset } = await producer.send({ topic: 'orders', key: '17', value: 'paid' });
 */
export class RecordMetadata {
  readonly #batch: BatchPlace;
  readonly #index: number;

  constructor(batch: BatchPlace, index: number) {
    this.#batch = batch;
    this.#index = index;
  }

  get topic(): string {
    return this.#batch.topic;
  }

  get partition(): number {
    return this.#batch.partition;
  }

  /** -1 where the broker does not tell: with acks=0, and for a record that an earlier try had stored long ago. */
  get offset(): number {
    const { baseOffset } = this.#batch;
    return baseOffset < 0 ? -1 : baseOffset + this.#index;
  }

  /** Milliseconds since the epoch: the broker's where the topic has LogAppendTime. */
  get timestamp(): number {
    const { logAppendTime, times } = this.#batch;
    return logAppendTime >= 0 ? logAppendTime : times.at(this.#index);
  }

  toJSON(): { topic: string; partition: number; offset: number; timestamp: number } {
    const { topic, partition, offset, timestamp } = this;
    return { topic, partition, offset, timestamp };
  }
}

/** What the records of one batch have in common: each `RecordMetadata` is an index into it. */
export interface BatchPlace {
  readonly topic: string;
  readonly partition: number;
  /** -1 where it is not known. */
  readonly baseOffset: number;
  /** -1 where the records keep their own times. */
  readonly logAppendTime: number;
  readonly times: RecordTimes;
}
