import { createHash } from 'node:crypto';
import {
  BatchCheck,
  BatchFault,
  BatchView,
  Codec,
  RecordError,
  type RecordView,
  recordsOf,
} from '@kavka/protocol/records';

const check = new BatchCheck();

/** What is made of the bytes of one batch: all its records in one line of text, or an error. */
export type Verdict = { readonly records: string } | { readonly error: string };

/** Ours, in the words of RecordsPeer.java. */
export function judge(bytes: Buffer): Verdict {
  const batch = new BatchView().wrap(bytes, 0);
  const fault = check.run(batch, bytes.length);
  if (fault !== BatchFault.none && !isTakenByKafka(fault, batch)) return { error: check.detail };
  if (batch.sizeInBytes !== bytes.length) return { error: 'not one whole batch' };
  try {
    return { records: Array.from(recordsOf(batch), lineOf).join('; ') };
  } catch (error) {
    if (error instanceof RecordError) return { error: error.message };
    throw error;
  }
}

function lineOf(record: RecordView): string {
  const { offset, timestamp, key, value } = record;
  const headers = record.headers().flatMap(({ key, value }) => [Buffer.from(textOf(key)), value]);
  return [offset, timestamp, ...[key, value, ...headers].map(described)].join(' ');
}

/** Where we are stricter: Apache Kafka looks at the offsets of compressed batches only. What follows such a record is still to be read. */
function isTakenByKafka(fault: BatchFault, batch: BatchView): boolean {
  return fault === BatchFault.offsets && batch.codec === Codec.none;
}

/** Codecs differ in how many replacement characters stand for a malformed sequence. */
function textOf(key: Buffer): string {
  return key.toString().replaceAll(/\ufffd+/g, '\ufffd');
}

function described(content: Buffer | null): string {
  if (content === null) return 'null';
  if (content.length <= 64) return `'${content.toString('hex')}'`;
  return `${createHash('sha256').update(content).digest('hex')}/${content.length}`;
}
