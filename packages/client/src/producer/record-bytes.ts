import type { RecordHeader } from '@kavka/protocol/records';
import { SerializationError } from '../errors/index.ts';
import type { Serializer } from '../serde/serde.ts';
import { serdes } from '../serde/serdes.ts';
import { SHORT_TEXT, type WritableValue } from './batch-writer.ts';
import type { Bytes, ProducerRecord, RecordHeaders } from './record.ts';

/** Shared, so never added to. */
export const NO_HEADERS: RecordHeader[] = [];

/** The largest time that is a whole number of JavaScript. */
const MAX_TIMESTAMP = Number.MAX_SAFE_INTEGER;

/** A key or value as bytes; a null or missing one stays null. @throws SerializationError */
export function bytesOf<T>(
  value: T | null | undefined,
  serializer: Serializer<T> | undefined,
  topic: string,
  isKey: boolean,
  headers: RecordHeader[],
): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (serializer !== undefined) return serialized(value, serializer, topic, isKey, headers);
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value);
  throw new SerializationError(
    `without a serializer a ${isKey ? 'key' : 'value'} must be bytes or text, not ${typeof value}`,
    { topic },
  );
}

/** A value as `bytesOf` gives it, but for short text, which may stay text. @throws SerializationError */
export function valueToWrite<T>(
  value: T | null | undefined,
  serializer: Serializer<T> | undefined,
  topic: string,
  headers: RecordHeader[],
): WritableValue | null {
  const isText = serializer === undefined || (serializer as unknown) === serdes.string;
  if (isText && typeof value === 'string' && value.length <= SHORT_TEXT) return value;
  return bytesOf(value, serializer, topic, false, headers);
}

function serialized<T>(
  value: T,
  serializer: Serializer<T>,
  topic: string,
  isKey: boolean,
  headers: RecordHeader[],
): Uint8Array | null {
  const what = isKey ? 'key' : 'value';
  let bytes: Uint8Array | null;
  try {
    bytes = serializer.serialize(value, { topic, isKey, headers });
  } catch (cause) {
    throw refused(what, topic, cause);
  }
  if (bytes === null || bytes instanceof Uint8Array) return bytes;
  throw new SerializationError(`the ${what} serializer gave ${typeof bytes}, not bytes`, { topic });
}

/** The headers of a record in a list of their own. @throws SerializationError */
export function headersIn({ headers, topic }: ProducerRecord<unknown, unknown>): RecordHeader[] {
  if (headers === undefined) return [];
  try {
    if (isList(headers)) return headers.map(({ key, value }) => headerOf(key, value));
    return Object.entries(headers).map(([key, value]) => headerOf(key, value));
  } catch (cause) {
    throw refused('headers', topic, cause);
  }
}

/** @throws SerializationError */
export function timestampOf(timestamp: number | bigint, topic: string): number {
  const time = Number(timestamp);
  if (Number.isInteger(time) && time >= 0 && time <= MAX_TIMESTAMP) return time;
  throw new SerializationError(`the timestamp ${timestamp} is no whole number of milliseconds from 0 on`, {
    topic,
  });
}

function isList(headers: RecordHeaders): headers is Extract<RecordHeaders, readonly unknown[]> {
  return Array.isArray(headers);
}

function headerOf(key: string, value: Bytes | null | undefined): RecordHeader {
  if (typeof key !== 'string') throw new TypeError(`the name of a header must be text, not ${typeof key}`);
  if (value === null || value === undefined) return { key, value: null };
  if (typeof value === 'string') return { key, value: Buffer.from(value) };
  if (value instanceof Uint8Array) return { key, value };
  throw new TypeError(`the value of header "${key}" must be bytes, text or null, not ${typeof value}`);
}

function refused(what: string, topic: string, cause: unknown): SerializationError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SerializationError(`the ${what} cannot be serialized: ${reason}`, { topic }, { cause });
}
