import {
  batchesIn,
  RecordBatchBuilder,
  type RecordBatchOptions,
  type RecordView,
  recordsOf,
} from '@kavka/protocol/records';
import { TEST_START_MS } from '../manual-clock.ts';

export interface SentRecord {
  readonly key?: string | null;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly timestamp?: number;
}

export interface ReceivedRecord {
  readonly offset: number;
  readonly timestamp: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string | null>>;
}

/** One batch as a producer sends it; a text stands for a record with this value. Records are of the start of test time. */
export function batchOf(
  records: readonly (string | SentRecord)[],
  options: RecordBatchOptions & { readonly timestamp?: number } = {},
): Buffer {
  const { timestamp = TEST_START_MS, ...rest } = options;
  const builder = new RecordBatchBuilder(rest);
  for (const record of records) {
    const {
      key = null,
      value,
      headers = {},
      timestamp: own = timestamp,
    } = typeof record === 'string' ? { value: record } : record;
    const pairs = Object.entries(headers).map(([name, text]) => ({
      key: Buffer.from(name),
      value: bytesOf(text),
    }));
    builder.append(own, bytesOf(key), bytesOf(value), pairs);
  }
  return builder.build();
}

/** All records of whole batches, one after the other; an incomplete batch at the end is left out. @throws Error at a wrong CRC. */
export function recordsIn(bytes: Buffer | null): ReceivedRecord[] {
  const records: ReceivedRecord[] = [];
  for (const batch of batchesIn(bytes ?? Buffer.alloc(0))) {
    if (!batch.isCrcValid()) throw new Error(`the batch at offset ${batch.baseOffset} has a wrong CRC`);
    for (const record of recordsOf(batch)) records.push(received(record));
  }
  return records;
}

function received(record: RecordView): ReceivedRecord {
  return {
    offset: record.offset,
    timestamp: Number(record.timestamp),
    key: textOf(record.key),
    value: textOf(record.value),
    headers: Object.fromEntries(
      record.headers().map(({ key, value }) => [key.toString(), textOf(value)] as const),
    ),
  };
}

function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text);
}

function textOf(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString();
}
