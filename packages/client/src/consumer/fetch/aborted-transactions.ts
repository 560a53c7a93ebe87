import { type BatchView, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';

/** A transaction that was given up: the producer's records from `firstOffset` to its next marker do not count. */
export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

/** Says of each batch of a fetch, in order, whether it belongs to a transaction that was given up. */
export class AbortedTransactions {
  /** Not begun yet, by offset. */
  readonly #ahead: AbortedTransaction[];
  readonly #open = new Set<bigint>();

  constructor(transactions: readonly AbortedTransaction[]) {
    this.#ahead = transactions.toSorted((a, b) => Number(a.firstOffset - b.firstOffset));
  }

  /** Whether the records of `batch` are to be left out; it must be shown each batch, markers too. */
  covers(batch: BatchView): boolean {
    if (!batch.hasProducerId) return false;
    const { producerId } = batch;
    this.#begin(BigInt(batch.lastOffset));
    if (batch.isControl) {
      if (isAbortMarker(batch)) this.#open.delete(producerId);
      return false;
    }
    return batch.isTransactional && this.#open.has(producerId);
  }

  #begin(lastOffset: bigint): void {
    for (
      let next = this.#ahead[0];
      next !== undefined && next.firstOffset <= lastOffset;
      next = this.#ahead[0]
    ) {
      this.#open.add(next.producerId);
      this.#ahead.shift();
    }
  }
}

function isAbortMarker(batch: BatchView): boolean {
  const records = recordsOf(batch);
  return records.next() && decodeControlKey(records.key) === ControlType.abort;
}
