import { BATCH_OVERHEAD, NO_SEQUENCE, sequenceAfter } from '@kavka/protocol/records';
import { recordSizeLimit } from './batch-writer.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { type BatchOrder, ProducerBatch } from './producer-batch.ts';

/**
 * Two batches, in order, in place of one of several records that is too large for the broker. They take over who waits for the records,
 * and the sequences, which the broker has not stored under any other. @param take gives memory of a size
 */
export function splitBatch(batch: ProducerBatch, take: (sizeBytes: number) => Buffer): ProducerBatch[] {
  const { order, orderSpan, baseSequence } = batch;
  const span = orderSpan / 2;
  const records = batch.dissolve();
  const middle = records.length >> 1;
  const first = refill(batch, records.slice(0, middle), { order, span }, take);
  const second = refill(batch, records.slice(middle), { order: order + span, span }, take);
  if (baseSequence !== NO_SEQUENCE) {
    first.baseSequence = baseSequence;
    second.baseSequence = sequenceAfter(baseSequence, middle);
  }
  return [first, second];
}

function refill(
  from: ProducerBatch,
  records: readonly PreparedRecord[],
  place: BatchOrder,
  take: (sizeBytes: number) => Buffer,
): ProducerBatch {
  let sizeBytes = BATCH_OVERHEAD;
  for (const { key, value, headers } of records) sizeBytes += recordSizeLimit(key, value, headers);
  const batch = new ProducerBatch(from.topic, from.partition, from.createdMs, take(sizeBytes), place);
  for (const { timestamp, key, value, headers, waiting, isPromise } of records)
    batch.append(timestamp, key, value, headers, waiting, isPromise);
  batch.producerId = from.producerId;
  batch.producerEpoch = from.producerEpoch;
  return batch;
}
