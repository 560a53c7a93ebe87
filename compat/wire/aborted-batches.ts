import type { BatchView } from '@kavka/protocol/records';

/** From this offset on the producer's records belong to a transaction that was aborted. */
export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

/** Tells which batches of a partition, given in order, are marks or belong to transactions that were aborted. */
export class AbortedBatches {
  readonly #coming: AbortedTransaction[];
  readonly #aborted = new Set<bigint>();

  constructor(transactions: readonly AbortedTransaction[]) {
    this.#coming = transactions.toSorted((a, b) => Number(a.firstOffset - b.firstOffset));
  }

  hides(batch: BatchView): boolean {
    while (this.#coming.length > 0 && this.#coming[0]!.firstOffset <= BigInt(batch.lastOffset))
      this.#aborted.add(this.#coming.shift()!.producerId);
    if (batch.isControl) this.#aborted.delete(batch.producerId);
    return batch.isControl || (batch.isTransactional && this.#aborted.has(batch.producerId));
  }
}
