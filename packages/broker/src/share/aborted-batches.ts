import { DeliveryState } from '@kavka/coordinators';
import { type BatchView, batchesIn, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import type { AcquiredRecords } from './acquire-records.ts';
import type { SharePartition } from './share-partition.ts';

export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
}

interface OffsetRange {
  readonly firstOffset: number;
  readonly lastOffset: number;
}

/** Takes the batches of aborted transactions out of what was acquired: nobody gets to see them. */
export function withoutAborted(
  partition: SharePartition,
  acquired: readonly AcquiredRecords[],
  records: Buffer,
  aborted: readonly AbortedTransaction[],
): readonly AcquiredRecords[] {
  if (aborted.length === 0 || acquired.length === 0) return acquired;
  let rest = acquired;
  for (const { firstOffset, lastOffset } of abortedBatches(records, aborted)) {
    partition.archiveAcquired(firstOffset, lastOffset, DeliveryState.ACQUIRED);
    rest = rest.flatMap((range) => without(range, firstOffset, lastOffset));
  }
  return rest;
}

function without(range: AcquiredRecords, firstOffset: number, lastOffset: number): AcquiredRecords[] {
  if (range.lastOffset < firstOffset || range.firstOffset > lastOffset) return [range];
  const parts: AcquiredRecords[] = [];
  if (range.firstOffset < firstOffset) parts.push({ ...range, lastOffset: firstOffset - 1 });
  if (range.lastOffset > lastOffset) parts.push({ ...range, firstOffset: lastOffset + 1 });
  return parts;
}

function abortedBatches(records: Buffer, aborted: readonly AbortedTransaction[]): OffsetRange[] {
  const pending = aborted.toSorted((left, right) => left.firstOffset - right.firstOffset);
  const producers = new Set<bigint>();
  const found: OffsetRange[] = [];
  for (const batch of batchesIn(records)) {
    if (!batch.hasProducerId) continue;
    while (pending[0] !== undefined && pending[0].firstOffset <= batch.lastOffset)
      producers.add((pending.shift() as AbortedTransaction).producerId);
    if (isAbortMarker(batch)) producers.delete(batch.producerId);
    else if (batch.isTransactional && producers.has(batch.producerId))
      found.push({ firstOffset: batch.baseOffset, lastOffset: batch.lastOffset });
  }
  return found;
}

function isAbortMarker(batch: BatchView): boolean {
  if (!batch.isControl) return false;
  const record = recordsOf(batch);
  return record.next() && record.key !== null && decodeControlKey(record.key) === ControlType.abort;
}
