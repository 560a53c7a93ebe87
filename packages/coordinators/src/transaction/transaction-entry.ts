import type { Transaction } from './transaction.ts';
import type { TransactionState } from './transaction-state.ts';

/** A transactional id: what the log has of it, and where it is on its way to. */
export class TransactionEntry {
  readonly transactionalId: string;
  current: Transaction;
  /** The state that a record on its way to the log leads to; while there is one, whoever wants another has to come back. */
  pending: TransactionState | null = null;
  /** A fencing epoch may not have reached the log: the next attempt takes it again. */
  hasFailedFence = false;

  constructor(transactionalId: string, current: Transaction) {
    this.transactionalId = transactionalId;
    this.current = current;
  }
}
