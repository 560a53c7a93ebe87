import assert from 'node:assert/strict';
import { batchesIn } from '@kavka/protocol/records';
import { type PartitionLog, StorageError } from '@kavka/storage';
import { type ModelBatch, modelOf } from './model-batch.ts';

/** Where a read failed because of damage: the log went on behind `nextOffset`. */
export type PassDamage = (offset: number, error: StorageError) => number;

/**
 * All batches from `from` to the end of the log, in reads of at most `maxBytes`, each with a right CRC. `passDamage` says where to
 * go on behind bytes that the log calls corrupt. Of what was deleted, to before `deletedTo`, a crash may have brought back parts.
 */
export function readBatches(
  log: PartitionLog,
  from: number,
  maxBytes: number,
  deletedTo: number,
  passDamage: PassDamage,
): ModelBatch[] {
  const batches: ModelBatch[] = [];
  const end = log.logEndOffset;
  for (let next = from; next < end; ) {
    const before = next;
    try {
      for (const batch of batchesIn(readAt(log, next, maxBytes))) {
        assert.ok(batch.isCrcValid(), `the batch at offset ${batch.baseOffset} was served with a wrong CRC`);
        assert.ok(batch.lastOffset >= next, `a read of offset ${next} got the batch at ${batch.baseOffset}`);
        batches.push(modelOf(batch));
        next = batch.nextOffset;
      }
    } catch (error) {
      if (!(error instanceof StorageError) || error.kind !== 'corrupt') throw error;
      next = passDamage(before, error);
    }
    if (next === before && before < deletedTo) next = Math.min(deletedTo, end);
    assert.ok(next > before, `a read of offset ${before} of ${end} gives nothing`);
  }
  return batches;
}

function readAt(log: PartitionLog, offset: number, maxBytes: number): Buffer {
  const slice = log.locate(offset, maxBytes, log.logEndOffset, true);
  assert.ok(slice !== 'out-of-range', `offset ${offset} is out of range`);
  const target = Buffer.alloc(slice.sizeBytes);
  return target.subarray(0, slice.readSync(target));
}
