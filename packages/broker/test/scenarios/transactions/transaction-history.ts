export const PARTITIONS = 2;

/** `unknown`: to be committed, but nobody has said that it is. */
export type Outcome = 'aborted' | 'unknown' | 'committed';

export interface HistoryTransaction {
  readonly name: string;
  readonly records: { readonly value: string; isSure: boolean }[];
  /** What it stores for its producer's group; -1 for nothing. */
  offset: number;
  isOffsetSure: boolean;
  outcome: Outcome;
}

/** What producers did, as far as they know. */
export class History {
  transactions: HistoryTransaction[] = [];
  /** Partition and value, in the order in which they were sent. */
  sent: string[] = [];
  #frozen: { transactions: HistoryTransaction[]; sent: string[] } | undefined;

  /** A transaction that nobody has asked to commit is aborted in the end. */
  begin(producer: string): HistoryTransaction {
    const transaction: HistoryTransaction = {
      name: `${producer}/${this.transactions.length}`,
      records: [],
      offset: -1,
      isOffsetSure: false,
      outcome: 'aborted',
    };
    this.transactions.push(transaction);
    return transaction;
  }

  /** The crash: what happens from now on has not happened. */
  freeze(): void {
    this.#frozen = structuredClone({ transactions: this.transactions, sent: this.sent });
  }

  /** Back to the instant of the crash. */
  thaw(): void {
    if (this.#frozen === undefined) throw new Error('nothing is frozen');
    this.transactions = this.#frozen.transactions;
    this.sent = this.#frozen.sent;
    this.#frozen = undefined;
  }
}
