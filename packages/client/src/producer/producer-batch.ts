import {
  BATCH_OVERHEAD,
  type Codec,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  NO_SEQUENCE,
  type RecordHeader,
  RecordView,
} from '@kavka/protocol/records';
import type { KafkaError } from '../errors/index.ts';
import { BatchWriter, stamp, type WritableValue } from './batch-writer.ts';
import { type Completion, type PreparedRecord, type Resolve, tellFailure } from './prepared-record.ts';
import { type BatchPlace, RecordMetadata } from './record.ts';
import { RecordTimes } from './record-times.ts';

/** Gives each batch its place in the order of all. */
let lastOrder = 0;

/** A place in that order, and how much of the way to the next place belongs to it: the halves of a split batch share that. */
export interface BatchOrder {
  readonly order: number;
  readonly span: number;
}

/** Records for one partition that are sent together, and who waits for each of them. */
export class ProducerBatch {
  readonly topic: string;
  readonly partition: number;
  /** Batches made later have larger ones, and so has the second half of one that was split. */
  readonly order: number;
  readonly orderSpan: number;
  /** On the monotonic clock. */
  readonly createdMs: number;
  readonly memory: Buffer;
  readonly #writer: BatchWriter;
  readonly #times = new RecordTimes();
  /** By record; shorter than the batch where nobody waits for the last ones. */
  #waiting: (Resolve | Completion | null)[] = [];
  /** By record: whether a `Resolve` waits, or else a `Completion`. Null while nobody waits by promise. */
  #arePromises: boolean[] | null = null;
  #bytes: Buffer | undefined;
  /** What became of it is known: it was stored, or it failed for good. */
  isDone = false;
  /** Tries so far. */
  attempts = 0;
  /** Of the last try, where it failed. */
  lastError: KafkaError | undefined;
  producerId = NO_PRODUCER_ID;
  producerEpoch = NO_PRODUCER_EPOCH;
  baseSequence = NO_SEQUENCE;

  constructor(
    topic: string,
    partition: number,
    createdMs: number,
    memory: Buffer,
    { order, span }: BatchOrder = { order: ++lastOrder, span: 1 },
  ) {
    this.order = order;
    this.orderSpan = span;
    this.topic = topic;
    this.partition = partition;
    this.createdMs = createdMs;
    this.memory = memory;
    this.#writer = new BatchWriter(memory);
  }

  get recordCount(): number {
    return this.#writer.recordCount;
  }

  /** What is sent, once it is finished; what has been written until then. */
  get sizeInBytes(): number {
    return this.#bytes?.length ?? this.#writer.sizeInBytes;
  }

  get recordsSizeInBytes(): number {
    return this.#writer.sizeInBytes - BATCH_OVERHEAD;
  }

  fits(sizeLimit: number): boolean {
    return this.#writer.fits(sizeLimit);
  }

  append(
    timestamp: number,
    key: Uint8Array | null,
    value: WritableValue | null,
    headers: readonly RecordHeader[],
    waiting: Resolve | Completion | null,
    isPromise: boolean,
  ): void {
    const index = this.#writer.recordCount;
    this.#writer.append(timestamp, key, value, headers);
    this.#times.add(timestamp);
    if (waiting === null) return;
    while (this.#waiting.length < index) this.#waiting.push(null);
    this.#waiting.push(waiting);
    if (isPromise) this.#arePromises ??= [];
    if (this.#arePromises !== null) this.#arePromises[index] = isPromise;
  }

  /** Gives its records away, with who waits for each: this batch is none any more. Keys and values are views of its memory. */
  dissolve(): PreparedRecord[] {
    const { topic, partition, recordCount } = this;
    const view = new RecordView().wrap(this.memory, BATCH_OVERHEAD, this.#writer.sizeInBytes, recordCount);
    const records: PreparedRecord[] = [];
    for (let index = 0; view.next(); index++) {
      records.push({
        topic,
        partition,
        timestamp: this.#writer.baseTimestamp + view.timestampDelta,
        key: view.key,
        value: view.value,
        headers: view.headers(),
        waiting: this.#waiting[index] ?? null,
        isPromise: this.#arePromises?.[index] === true,
      });
    }
    this.#end();
    return records;
  }

  /** Ends the batch: its bytes as they are sent, but for the stamp. */
  finish(codec: Codec, level: number | undefined): Buffer {
    this.#bytes ??= this.#writer.finish(codec, level);
    return this.#bytes;
  }

  /** The bytes to send under the identity and sequence that the batch has. */
  stamped(codec: Codec, level: number | undefined, isTransactional: boolean): Buffer {
    const bytes = this.finish(codec, level);
    stamp(bytes, {
      producerId: this.producerId,
      producerEpoch: this.producerEpoch,
      baseSequence: this.baseSequence,
      isTransactional,
    });
    return bytes;
  }

  /** Tells all who wait where the records went. @param failed gets what a completion throws */
  complete(baseOffset: number, logAppendTime: number, failed: (error: unknown) => void): void {
    const { topic, partition } = this;
    const place: BatchPlace = { topic, partition, baseOffset, logAppendTime, times: this.#times };
    const waiting = this.#waiting;
    const arePromises = this.#arePromises;
    this.#end();
    for (let index = 0; index < waiting.length; index++) {
      const one = waiting[index]!;
      if (one === null) continue;
      const metadata = new RecordMetadata(place, index);
      if (arePromises?.[index] === true) (one as Resolve)(metadata);
      else call(one as Completion, null, metadata, failed);
    }
  }

  /** Tells all who wait that their records are not stored, as far as is known. */
  fail(error: KafkaError, failed: (error: unknown) => void): void {
    const waiting = this.#waiting;
    const arePromises = this.#arePromises;
    this.#end();
    for (let index = 0; index < waiting.length; index++) {
      const one = waiting[index]!;
      if (one === null) continue;
      if (arePromises?.[index] === true) tellFailure(one, true, error);
      else call(one as Completion, error, null, failed);
    }
  }

  #end(): void {
    this.isDone = true;
    this.#waiting = [];
    this.#arePromises = null;
    this.#bytes = undefined;
  }
}

/** What a user's function throws must not stop the others. */
function call(
  completion: Completion,
  error: KafkaError | null,
  metadata: RecordMetadata | null,
  failed: (error: unknown) => void,
): void {
  try {
    completion(error, metadata);
  } catch (thrown) {
    failed(thrown);
  }
}
