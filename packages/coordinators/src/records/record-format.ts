import { Reader, Writer } from '@kavka/protocol';
import type { CoordinatorRecord } from '../ports.ts';

/** A record of a group, with key and value as Kafka's messages have them. A null value is a tombstone. */
export interface KeyedRecord<Kind extends string, Type extends string, Key extends GroupKey, Value> {
  /** The kind of group that it belongs to. */
  readonly kind: Kind;
  readonly type: Type;
  readonly groupId: string;
  readonly key: Key;
  readonly value: Value | null;
}

interface GroupKey {
  readonly groupId: string;
}

/** How one type of records is written in the log: the number in front of its key, its bytes. */
export interface RecordFormat<Record> {
  readonly type: string;
  readonly keyType: number;
  encode(record: Record): CoordinatorRecord;
  /** `key` stands behind the type. Nothing of the record is a view of `value`. @throws DecodeError */
  decode(key: Reader, value: Buffer | null): Record;
}

/** A format that also makes records. */
export interface KeyedFormat<Kind extends string, Type extends string, Key extends GroupKey, Value>
  extends RecordFormat<KeyedRecord<Kind, Type, Key, Value>> {
  record(key: Key, value: Value): KeyedRecord<Kind, Type, Key, Value>;
  tombstone(key: Key): KeyedRecord<Kind, Type, Key, Value>;
}

interface Definition<Kind, Type, Key, Value> {
  readonly kind: Kind;
  readonly type: Type;
  readonly keyType: number;
  readonly encodeKey: (writer: Writer, key: Key, version: number) => void;
  readonly decodeKey: (reader: Reader, version: number) => Key;
  readonly encodeValue: (writer: Writer, value: Value, version: number) => void;
  readonly decodeValue: (reader: Reader, version: number) => Value;
}

/** The only version of the values of groups that are not classic. */
const VALUE_VERSION = 0;

const writer = new Writer(16 * 1024);

export function defineRecord<Kind extends string, Type extends string, Key extends GroupKey, Value>(
  definition: Definition<Kind, Type, Key, Value>,
): KeyedFormat<Kind, Type, Key, Value> {
  const { kind, type, keyType, encodeKey, decodeKey, encodeValue, decodeValue } = definition;
  const of = (key: Key, value: Value | null): KeyedRecord<Kind, Type, Key, Value> => {
    return { kind, type, groupId: key.groupId, key, value };
  };
  const keyBytes = (key: Key): Buffer => {
    writer.int16(keyType);
    encodeKey(writer, key, 0);
    return writer.toBuffer();
  };
  const valueBytes = (value: Value): Buffer => {
    writer.int16(VALUE_VERSION);
    encodeValue(writer, value, VALUE_VERSION);
    return writer.toBuffer();
  };
  return {
    type,
    keyType,
    encode: ({ key, value }) => ({
      key: keyBytes(key),
      value: value === null ? null : valueBytes(value),
    }),
    decode(keyReader, value) {
      const key = decodeKey(keyReader, 0);
      if (value === null) return of(key, null);
      // A copy, so that a group does not hold on to the bytes of a whole batch.
      const reader = new Reader(Buffer.from(value));
      return of(key, decodeValue(reader, reader.int16()));
    },
    record: of,
    tombstone: (key) => of(key, null),
  };
}
