import type { CancelTimer, Clock, Logger } from '@kavka/base';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import { type PartitionSet, partitionSet } from './partition-set.ts';
import { completed, type Transaction } from './transaction.ts';
import type { TransactionEntry } from './transaction-entry.ts';
import type { MarkerDelivery } from './transaction-ports.ts';

/** Between one attempt and the next. */
const RETRY_MS = 50;

export interface MarkerCompletionOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly markers: MarkerDelivery;
  /** The leader epoch of the coordinator's partition. */
  readonly coordinatorEpoch: number;
  /** All markers of the transaction are written: takes its last state to the log. */
  readonly complete: (entry: TransactionEntry, next: Transaction) => void;
}

/** Has the markers of prepared transactions written, again and again until they are. */
export class MarkerCompletion {
  readonly #options: MarkerCompletionOptions;
  readonly #timers = new Set<CancelTimer>();
  #isStopped = false;

  constructor(options: MarkerCompletionOptions) {
    this.#options = options;
  }

  /** The transaction is prepared in the log. From now on it is on its way to its last state. */
  start(entry: TransactionEntry): void {
    const next = completed(entry.current, this.#options.clock.now());
    entry.hasFailedFence = false;
    entry.pending = next.state;
    this.#deliver(entry, next, entry.current.partitions);
  }

  /** The log did not take the last state. */
  retryComplete(entry: TransactionEntry, next: Transaction): void {
    this.#later(() => this.#options.complete(entry, next));
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #deliver(entry: TransactionEntry, next: Transaction, partitions: PartitionSet): void {
    const { markers, coordinatorEpoch, complete } = this.#options;
    if (partitions.size === 0) {
      complete(entry, next);
      return;
    }
    const { producerId, producerEpoch, state, clientVersion } = entry.current;
    const marker = {
      producerId,
      producerEpoch,
      coordinatorEpoch,
      isCommit: state === 'PrepareCommit',
      transactionVersion: clientVersion,
      partitions,
    };
    markers.deliver(marker).then((results) => {
      if (this.#isStopped) return;
      const refused = results.filter(({ errorCode }) => errorCode !== ErrorCode.NONE);
      if (refused.length === 0) complete(entry, next);
      else if (refused.some(({ errorCode }) => isFenced(errorCode))) this.#giveUp(entry);
      else this.#retry(entry, next, refused);
    });
  }

  #retry(
    entry: TransactionEntry,
    next: Transaction,
    refused: readonly { topic: string; partition: number; errorCode: number }[],
  ): void {
    this.#options.logger.info('Markers of a transaction are not written yet', {
      transactionalId: entry.transactionalId,
      partitions: refused.length,
      reason: errorInfo(refused[0]?.errorCode ?? ErrorCode.NONE).name,
    });
    const left = partitionSet(refused.map(({ topic, partition }) => [topic, [partition]]));
    this.#later(() => this.#deliver(entry, next, left));
  }

  /** A later epoch has been seen in a partition: another coordinator, or an administrator, has ended the transaction. */
  #giveUp({ transactionalId }: TransactionEntry): void {
    this.#options.logger.warn('Markers of a transaction are refused for good', { transactionalId });
  }

  #later(action: () => void): void {
    if (this.#isStopped) return;
    const cancel = this.#options.clock.schedule(RETRY_MS, () => {
      this.#timers.delete(cancel);
      action();
    });
    this.#timers.add(cancel);
  }
}

function isFenced(errorCode: number): boolean {
  return (
    errorCode === ErrorCode.INVALID_PRODUCER_EPOCH || errorCode === ErrorCode.TRANSACTION_COORDINATOR_FENCED
  );
}
