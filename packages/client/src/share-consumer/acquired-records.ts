import {
  BatchFault,
  type BatchView,
  batchesIn,
  checkFraming,
  FAULT_TEXTS,
  isCodec,
  RecordError,
  RecordView,
} from '@kavka/protocol/records';
import { CorruptRecordError } from '../consumer/errors.ts';
import { recordSection } from '../consumer/records/record-section.ts';
import type { Deserializers } from '../consumer/records/record-source.ts';
import type { PartitionId } from './acknowledgements.ts';
import { ShareRecord } from './share-record.ts';

export interface AcquiredRange {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  readonly deliveryCount: number;
}

/** What a fetch has brought of one partition. */
export interface AcquiredRecords<K, V> {
  readonly records: ShareRecord<K, V>[];
  /** Acquired offsets without a record, such as those of markers of transactions. */
  readonly gaps: number[];
  /** Acquired offsets whose batch cannot be read. */
  readonly corrupt: number[];
  readonly error: CorruptRecordError | undefined;
}

/** The records of a fetched part of a log that were acquired with it. */
export function acquiredRecords<K, V>(
  id: PartitionId,
  bytes: Buffer,
  ranges: readonly AcquiredRange[],
  options: { readonly deserializers: Deserializers<K, V>; readonly checksCrcs: boolean },
): AcquiredRecords<K, V> {
  const left = new Map<number, number>();
  for (const { firstOffset, lastOffset, deliveryCount } of ranges)
    for (let offset = Number(firstOffset); offset <= Number(lastOffset); offset++)
      left.set(offset, deliveryCount);
  const records: ShareRecord<K, V>[] = [];
  const corrupt: number[] = [];
  let error: CorruptRecordError | undefined;
  for (const batch of batchesIn(bytes)) {
    if (batch.isControl) continue;
    try {
      if (options.checksCrcs) check(batch, bytes.length - batch.offset);
      readBatch(id, batch, left, options.deserializers, records);
    } catch (cause) {
      if (!(cause instanceof RecordError)) throw cause;
      const context = { topic: id.topic, partition: id.partition, offset: batch.baseOffset };
      error ??= new CorruptRecordError(cause.message, batch.nextOffset, context, { cause });
      for (let offset = batch.baseOffset; offset <= batch.lastOffset; offset++)
        if (left.delete(offset)) corrupt.push(offset);
    }
  }
  return { records, gaps: [...left.keys()], corrupt, error };
}

function check(batch: BatchView, sizeBytes: number): void {
  const fault = checkFraming(batch, sizeBytes);
  if (fault !== BatchFault.none) throw new RecordError(FAULT_TEXTS[fault]);
}

function readBatch<K, V>(
  { topic, partition }: PartitionId,
  batch: BatchView,
  left: Map<number, number>,
  deserializers: Deserializers<K, V>,
  records: ShareRecord<K, V>[],
): void {
  if (!isCodec(batch.codec)) throw new RecordError(`codec ${batch.codec} is unknown`);
  const { baseOffset, baseTimestamp, leaderEpoch } = batch;
  const { bytes, start, end, count } = recordSection(batch);
  const logAppendTime = batch.isLogAppendTime ? batch.maxTimestamp : null;
  const source = { topic, partition, baseTimestamp, logAppendTime, leaderEpoch, bytes, deserializers };
  const view = new RecordView()
    .wrap(bytes, start, end, count)
    .relativeTo(baseOffset, baseTimestamp, logAppendTime);
  while (view.next()) {
    const offset = baseOffset + view.offsetDelta;
    const deliveryCount = left.get(offset);
    if (deliveryCount === undefined) continue;
    left.delete(offset);
    records.push(new ShareRecord(source, view, offset, deliveryCount));
  }
}
