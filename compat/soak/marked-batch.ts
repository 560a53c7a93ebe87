import { batchesIn, type Codec, RecordBatchBuilder, recordsOf } from '@kavka/protocol/records';
import { AbortedBatches, type AbortedTransaction } from '../wire/aborted-batches.ts';

const HEADER = 'mark';
const PADDING = Buffer.from('a value that compresses, and is as long as many a record. '.repeat(4));
const MARK_BYTES = 8;

/** Who wrote a record, and the how manyth of that writer in its partition it is. */
export interface Mark {
  readonly writer: number;
  readonly number: number;
}

export interface MarkedRecord extends Mark {
  readonly key: string | null;
}

/** A record that is to be: with a key of a compacted topic, or none; a tombstone has no value. */
export interface Draft {
  readonly key: string | null;
  readonly isTombstone: boolean;
}

export interface BatchOptions {
  readonly codec: Codec;
  /** Left out: not idempotent. */
  readonly producer?: ProducerState;
}

export interface ProducerState {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly isTransactional: boolean;
}

/** A batch of these records of `writer`, numbered from `first` on. */
export function markedBatch(
  writer: number,
  first: number,
  drafts: readonly Draft[],
  options: BatchOptions,
): Buffer {
  const { codec, producer } = options;
  const builder = new RecordBatchBuilder({ codec, ...producer });
  const now = Date.now();
  for (const [index, { key, isTombstone }] of drafts.entries()) {
    const mark = Buffer.alloc(MARK_BYTES);
    mark.writeUInt32BE(writer, 0);
    mark.writeUInt32BE(first + index, 4);
    const value = isTombstone ? null : PADDING.subarray(0, (first * 7 + index * 13) % PADDING.length);
    builder.append(now, key === null ? null : Buffer.from(key), value, [{ key: HEADER, value: mark }]);
  }
  return builder.build();
}

/** What a fetch gave that counts: its records in their order, and the offset behind the last batch; null where no batch is whole. */
export function marksIn(
  bytes: Buffer,
  aborted: readonly AbortedTransaction[] = [],
): { readonly records: MarkedRecord[]; readonly next: bigint | null } {
  const records: MarkedRecord[] = [];
  const filter = new AbortedBatches(aborted);
  let next: bigint | null = null;
  for (const batch of batchesIn(bytes)) {
    if (!batch.isCrcValid()) throw new DamageError(`the batch at offset ${batch.baseOffset} has a wrong CRC`);
    next = BigInt(batch.nextOffset);
    if (filter.hides(batch)) continue;
    for (const record of recordsOf(batch)) {
      const mark = record.headers().find(({ key }) => key.toString() === HEADER)?.value;
      if (mark?.length !== MARK_BYTES)
        throw new DamageError(`the record at offset ${record.offset} has no mark`);
      const key = record.key?.toString() ?? null;
      records.push({ key, writer: mark.readUInt32BE(0), number: mark.readUInt32BE(4) });
    }
  }
  return { records, next };
}

/** Bytes that no node should serve. */
export class DamageError extends Error {
  override readonly name = 'DamageError';
}
