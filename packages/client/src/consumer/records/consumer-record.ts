import { type RecordHeaderView, RecordView } from '@kavka/protocol/records';
import { SerializationError } from '../../errors/index.ts';
import type { Deserializer } from '../../serde/index.ts';
import type { RecordSource } from './record-source.ts';

/** Below this a timestamp delta was read without rounding. */
const EXACT_LIMIT = 2 ** 52;

/**
 * A record as it was fetched. Key, value and headers are turned into what they are when they are asked for, and are views of the fetched
 * bytes until then: a record that is kept keeps its whole batch.
 *
 * @example
 * for await (const { topic, partition, offset, key, value } of consumer) console.log(topic, partition, offset, key, value);
 */
export class ConsumerRecord<K = Buffer, V = Buffer> {
  readonly offset: number;
  /** Bytes of the key; negative for none. */
  readonly keySize: number;
  /** Bytes of the value; negative for none. */
  readonly valueSize: number;
  readonly #source: RecordSource<K, V>;
  readonly #timestampDelta: number;
  readonly #start: number;
  readonly #end: number;
  readonly #keyStart: number;
  readonly #valueStart: number;

  constructor(source: RecordSource<K, V>, view: RecordView, offset: number) {
    this.offset = offset;
    this.keySize = view.keyLength;
    this.valueSize = view.valueLength;
    this.#source = source;
    this.#timestampDelta = view.timestampDelta;
    this.#start = view.start;
    this.#end = view.end;
    this.#keyStart = view.keyStart;
    this.#valueStart = view.valueStart;
  }

  get topic(): string {
    return this.#source.topic;
  }

  get partition(): number {
    return this.#source.partition;
  }

  /** Of the leader that took the record; -1 where it is not known. */
  get leaderEpoch(): number {
    return this.#source.leaderEpoch;
  }

  /** Milliseconds since the epoch. */
  get timestamp(): bigint {
    const { logAppendTime, baseTimestamp } = this.#source;
    if (logAppendTime !== null) return logAppendTime;
    const delta = this.#timestampDelta;
    if (Math.abs(delta) < EXACT_LIMIT) return baseTimestamp + BigInt(delta);
    return this.#view().relativeTo(0, baseTimestamp, null).timestamp;
  }

  /** Whose time it is: the producer's, or the broker's. */
  get timestampType(): 'CreateTime' | 'LogAppendTime' {
    return this.#source.logAppendTime === null ? 'CreateTime' : 'LogAppendTime';
  }

  /** @throws SerializationError that names topic, partition and offset; each time it is read */
  get key(): K | null {
    if (this.keySize < 0) return null;
    return this.#read(this.#source.deserializers.key, this.#keyStart, this.keySize, true);
  }

  /** Null for a tombstone. @throws SerializationError that names topic, partition and offset; each time it is read */
  get value(): V | null {
    if (this.valueSize < 0) return null;
    return this.#read(this.#source.deserializers.value, this.#valueStart, this.valueSize, false);
  }

  /** The bytes of the key as they are, as a view. */
  get keyBytes(): Buffer | null {
    return this.keySize < 0 ? null : this.#slice(this.#keyStart, this.keySize);
  }

  /** The bytes of the value as they are, as a view. */
  get valueBytes(): Buffer | null {
    return this.valueSize < 0 ? null : this.#slice(this.#valueStart, this.valueSize);
  }

  get headers(): RecordHeaderView[] {
    return this.#view().headers();
  }

  #slice(start: number, size: number): Buffer {
    return this.#source.bytes.subarray(start, start + size);
  }

  #read<T>(deserializer: Deserializer<T>, start: number, size: number, isKey: boolean): T {
    const { topic, partition } = this.#source;
    try {
      return deserializer.deserialize(this.#slice(start, size), { topic, isKey });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = `the ${isKey ? 'key' : 'value'} cannot be read: ${reason}`;
      throw new SerializationError(message, { topic, partition, offset: this.offset }, { cause });
    }
  }

  #view(): RecordView {
    const view = new RecordView().wrap(this.#source.bytes, this.#start, this.#end, 1);
    view.next();
    return view;
  }
}
