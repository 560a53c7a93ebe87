import {
  fencingEpoch,
  isEpochExhausted,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  preparedFirst,
  preparedWithBump,
  supportsEpochBump,
  type Transaction,
} from './transaction.ts';
import type { TransactionEntry } from './transaction-entry.ts';
import type { ProducerIdSource } from './transaction-ports.ts';

/**
 * The next state of an open transaction that is aborted without its producer, which is shut out from now on. Undefined where a producer id
 * is needed and none is at hand. `version` is the cluster's `transaction.version`.
 */
export function fenced(
  entry: TransactionEntry,
  version: number,
  producerIds: ProducerIdSource,
  nowMs: number,
): Transaction | undefined {
  const { current } = entry;
  if (supportsEpochBump(version)) {
    const nextProducerId = isEpochExhausted(current.producerEpoch) ? producerIds.take() : NO_PRODUCER_ID;
    return nextProducerId === undefined
      ? undefined
      : preparedWithBump(current, false, nextProducerId, version, nowMs);
  }
  // The producer is shut out from here on, whether the record reaches the log or not.
  entry.current = {
    ...current,
    producerEpoch: fencingEpoch(current, entry.hasFailedFence),
    lastProducerEpoch: NO_PRODUCER_EPOCH,
  };
  return preparedFirst(entry.current, false, nowMs);
}
