import type { RecordView } from './record-view.ts';
import { varintSize, varlongSize, writeVarint, writeVarlong } from './varint.ts';

/** A header to be written: text is written as UTF-8. */
export interface RecordHeader {
  readonly key: string | Uint8Array;
  readonly value: Uint8Array | null;
}

/** Below this a loop copies faster than a call of `set`. */
const SHORT = 33;

/** Bytes of a record without its length field. */
export function recordBodySize(
  timestampDelta: number | bigint,
  offsetDelta: number,
  key: Uint8Array | null,
  value: Uint8Array | null,
  headers: readonly RecordHeader[],
): number {
  const attributesSize = 1;
  let size = attributesSize + varlongSize(timestampDelta) + varintSize(offsetDelta);
  size += nullableSize(key) + nullableSize(value) + varintSize(headers.length);
  for (const { key: name, value: content } of headers) {
    const nameSize = typeof name === 'string' ? Buffer.byteLength(name) : name.length;
    size += varintSize(nameSize) + nameSize + nullableSize(content);
  }
  return size;
}

/** Writes a record whose body has `bodySize` bytes; gives the position after it. The caller has made room. */
export function writeRecord(
  bytes: Buffer,
  position: number,
  bodySize: number,
  timestampDelta: number | bigint,
  offsetDelta: number,
  key: Uint8Array | null,
  value: Uint8Array | null,
  headers: readonly RecordHeader[],
): number {
  let at = writeVarint(bytes, position, bodySize);
  bytes[at++] = 0; // record attributes: none are defined
  at = writeVarlong(bytes, at, timestampDelta);
  at = writeVarint(bytes, at, offsetDelta);
  at = writeNullable(bytes, at, key);
  at = writeNullable(bytes, at, value);
  at = writeVarint(bytes, at, headers.length);
  for (const header of headers) at = writeHeader(bytes, at, header);
  return at;
}

/**
 * Writes the record that `record` has reached with another timestamp delta and all else as it is; gives the position after it. The caller
 * has made room.
 */
export function copyRecord(
  bytes: Buffer,
  position: number,
  timestampDelta: number | bigint,
  record: RecordView,
): number {
  const { restStart, end } = record;
  let at = writeVarint(bytes, position, 1 + varlongSize(timestampDelta) + end - restStart);
  bytes[at++] = 0; // record attributes: none are defined
  at = writeVarlong(bytes, at, timestampDelta);
  record.bytes.copy(bytes, at, restStart, end);
  return at + end - restStart;
}

function writeHeader(bytes: Buffer, position: number, header: RecordHeader): number {
  const { key, value } = header;
  if (typeof key !== 'string') return writeNullable(bytes, writeNullable(bytes, position, key), value);
  const size = Buffer.byteLength(key);
  const at = writeVarint(bytes, position, size);
  bytes.write(key, at, size);
  return writeNullable(bytes, at + size, value);
}

function nullableSize(content: Uint8Array | null): number {
  return content === null ? 1 : varintSize(content.length) + content.length;
}

function writeNullable(bytes: Uint8Array, position: number, content: Uint8Array | null): number {
  if (content === null) return writeVarint(bytes, position, -1);
  const size = content.length;
  const at = writeVarint(bytes, position, size);
  if (size < SHORT) for (let i = 0; i < size; i++) bytes[at + i] = content[i]!;
  else bytes.set(content, at);
  return at + size;
}
