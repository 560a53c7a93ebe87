import type { RecordHeader } from '@kavka/protocol/records';

/** Where the bytes go, for serializers that depend on it. */
export interface SerializationTarget {
  readonly topic: string;
  readonly isKey: boolean;
  /** May be added to, such as with the id of a schema. */
  readonly headers: RecordHeader[];
}

/** Where the bytes come from. */
export interface SerializationSource {
  readonly topic: string;
  readonly isKey: boolean;
}

/**
 * Turns values into bytes. What it throws rejects the one send. The bytes are copied before the next call: memory may be used again.
 *
 * @example
 * const point: Serializer<Point> = { serialize: ({ x, y }) => Buffer.from(Float64Array.of(x, y).buffer) };
 */
export interface Serializer<T> {
  /** Null makes a record without a key or value. */
  serialize(value: T, target: SerializationTarget): Uint8Array | null;
}

/**
 * Turns bytes into values. What it throws ends the loop over the records, with topic, partition and offset.
 *
 * @example
 * const point: Deserializer<Point> = { deserialize: (bytes) => ({ x: bytes.readDoubleLE(0), y: bytes.readDoubleLE(8) }) };
 */
export interface Deserializer<T> {
  /** `bytes` are a view of what was fetched: copy what must live longer than the record. */
  deserialize(bytes: Buffer, source: SerializationSource): T;
}

/**
 * Both ways between values and bytes.
 *
 * @example
 * const upper: Serde<string> = { serialize: (text) => Buffer.from(text.toUpperCase()), deserialize: (bytes) => `${bytes}` };
 */
export interface Serde<T> extends Serializer<T>, Deserializer<T> {}
