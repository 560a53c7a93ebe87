/** A batch that a producer appended, as far as duplicates are found by it. */
export interface AppendedBatch {
  readonly lastSequence: number;
  readonly lastOffset: number;
  readonly offsetDelta: number;
  readonly timestamp: bigint;
}

/** Batches of a producer that a repeated one is looked for in. */
export const REMEMBERED_BATCHES = 5;

export const NO_EPOCH = -1;
export const NO_TRANSACTION = -1;

/** What a log knows of a producer. Never changed: an append makes another. */
export interface ProducerEntry {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  /** -1: no marker seen. */
  readonly coordinatorEpoch: number;
  readonly lastTimestamp: bigint;
  /** Where its open transaction began, -1 for none. */
  readonly transactionFirstOffset: number;
  /** Of the present epoch, oldest first. */
  readonly batches: readonly AppendedBatch[];
}

export function firstSequenceOf(batch: AppendedBatch): number {
  // Sequences wrap from 2147483647 to 0.
  const first = batch.lastSequence - batch.offsetDelta;
  return first >= 0 ? first : first + 2 ** 31;
}

export function firstOffsetOf(batch: AppendedBatch): number {
  return batch.lastOffset - batch.offsetDelta;
}

/** -1 where no batch of the present epoch is known. */
export function lastSequenceOf(entry: ProducerEntry): number {
  return entry.batches.at(-1)?.lastSequence ?? -1;
}
