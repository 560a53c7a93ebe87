import { type BatchView, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import type { AbortedTransaction } from '../segment/transaction-index.ts';

interface OngoingAbort {
  readonly transaction: AbortedTransaction;
  hasBatches: boolean;
}

/**
 * Follows the transactions of a log from batch to batch, to know which batches were aborted, and which markers end a transaction of which
 * nothing is left. It has to see all batches in order.
 */
export class CleanTransactions {
  /** Not begun yet, by first offset. */
  #waiting: AbortedTransaction[] = [];
  readonly #known = new Set<number>();
  readonly #aborted = new Map<bigint, OngoingAbort>();
  readonly #committed = new Set<bigint>();
  readonly #keptAbort: (transaction: AbortedTransaction) => void;

  /** `keptAbort` hears of the transactions that were aborted and whose marker stays. */
  constructor(keptAbort: (transaction: AbortedTransaction) => void = () => {}) {
    this.#keptAbort = keptAbort;
  }

  /** Those with batches where the walk goes next; it may have heard of some before. */
  addAborted(transactions: readonly AbortedTransaction[]): void {
    const added = transactions.filter(({ lastOffset }) => !this.#known.has(lastOffset));
    if (added.length === 0) return;
    for (const { lastOffset } of added) this.#known.add(lastOffset);
    this.#waiting = [...this.#waiting, ...added].sort((one, other) => one.firstOffset - other.firstOffset);
  }

  /** Takes the next batch; true where nobody needs it any more. @throws RecordError where a control record is malformed. */
  isDead(batch: BatchView): boolean {
    this.#begin(batch.lastOffset);
    return batch.isControl ? this.#isDeadMarker(batch) : this.#isAborted(batch);
  }

  #begin(offset: number): void {
    let first = this.#waiting[0];
    while (first !== undefined && first.firstOffset <= offset) {
      this.#waiting.shift();
      if (!this.#aborted.has(first.producerId))
        this.#aborted.set(first.producerId, { transaction: first, hasBatches: false });
      first = this.#waiting[0];
    }
  }

  #isAborted(batch: BatchView): boolean {
    if (!batch.isTransactional) return false;
    const aborted = this.#aborted.get(batch.producerId);
    if (aborted === undefined) {
      this.#committed.add(batch.producerId);
      return false;
    }
    aborted.hasBatches = true;
    return true;
  }

  /** A marker stays as long as a batch of its transaction was seen, even one without records. */
  #isDeadMarker(batch: BatchView): boolean {
    const record = recordsOf(batch);
    if (!record.next()) return true;
    const { producerId } = batch;
    switch (decodeControlKey(record.key)) {
      case ControlType.commit:
        return !this.#committed.delete(producerId);
      case ControlType.abort: {
        const aborted = this.#aborted.get(producerId);
        this.#aborted.delete(producerId);
        if (aborted?.hasBatches !== true) return true;
        this.#keptAbort(aborted.transaction);
        return false;
      }
      default:
        return false;
    }
  }
}
