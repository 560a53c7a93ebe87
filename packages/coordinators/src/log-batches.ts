import { batchesIn, recordsOf } from '@kavka/protocol/records';
import type { LogBatch, LogRecord } from './ports.ts';

/** The whole batches in bytes of a log, in the form in which a coordinator loads them. Keys and values are views of `bytes`. */
export function logBatchesIn(bytes: Buffer): LogBatch[] {
  const batches: LogBatch[] = [];
  for (const batch of batchesIn(bytes)) {
    const records: LogRecord[] = [];
    for (const view = recordsOf(batch); view.next(); )
      records.push({ offset: view.offset, key: view.key, value: view.value });
    const { nextOffset, isTransactional, isControl, producerId, producerEpoch } = batch;
    batches.push({ nextOffset, isTransactional, isControl, producerId, producerEpoch, records });
  }
  return batches;
}
