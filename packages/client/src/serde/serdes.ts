import type { Serde } from './serde.ts';

const BYTES: Serde<Uint8Array> = { serialize: (value) => value, deserialize: (bytes) => bytes };
const BUFFER: Serde<Buffer> = { serialize: (value) => value, deserialize: (bytes) => bytes };
const STRING: Serde<string> = {
  serialize: (value) => Buffer.from(expectType(value, 'string')),
  deserialize: (bytes) => bytes.toString('utf8'),
};
const INT32: Serde<number> = {
  serialize(value) {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeInt32BE(value);
    return bytes;
  },
  deserialize: (bytes) => expectSize(bytes, 4).readInt32BE(),
};
const INT64: Serde<bigint> = {
  serialize(value) {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeBigInt64BE(value);
    return bytes;
  },
  deserialize: (bytes) => expectSize(bytes, 8).readBigInt64BE(),
};
const DOUBLE: Serde<number> = {
  serialize(value) {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeDoubleBE(expectType(value, 'number'));
    return bytes;
  },
  deserialize: (bytes) => expectSize(bytes, 8).readDoubleBE(),
};

/**
 * The usual ways between values and bytes, the same as those of Kafka's Java clients: numbers are big-endian, text is UTF-8.
 *
 * @example
 * const valueSerializer = serdes.json<Order>();
 * const producer = new Producer({ bootstrapServers: 'localhost:9092', keySerializer: serdes.string, valueSerializer });
 */
export const serdes = {
  bytes: BYTES,
  buffer: BUFFER,
  string: STRING,
  int32: INT32,
  int64: INT64,
  double: DOUBLE,
  /** JSON text; the type is taken on trust when read. */
  json<T>(): Serde<T> {
    return {
      serialize(value) {
        const text: string | undefined = JSON.stringify(value);
        if (text === undefined) throw new TypeError(`${typeof value} has no JSON text`);
        return Buffer.from(text);
      },
      deserialize: (bytes) => JSON.parse(bytes.toString('utf8')) as T,
    };
  },
} as const;

function expectType<T>(value: T, type: 'string' | 'number'): T {
  if (typeof value !== type) throw new TypeError(`expected a ${type}, not ${typeof value}`);
  return value;
}

function expectSize(bytes: Buffer, size: number): Buffer {
  if (bytes.length !== size) throw new RangeError(`expected ${size} bytes, not ${bytes.length}`);
  return bytes;
}
