import { BATCH_OVERHEAD } from '@kavka/protocol/records';
import type { CoordinatorLog, CoordinatorRecord, EndMarker, TransactionStamp } from '../ports.ts';
import type { Change } from './state-machine.ts';

/** What a record takes in a batch beside its key and value, at most. */
const RECORD_OVERHEAD = 32;

/** The size of a record in a batch, bytes, rounded up. */
export function sizeInBatch(record: CoordinatorRecord): number {
  return record.key.length + (record.value?.length ?? 0) + RECORD_OVERHEAD;
}

/** Records on their way to the log together, the changes they stand for, and those who wait to hear of them. */
export class WriteBatch {
  readonly records: CoordinatorRecord[] = [];
  readonly changes: Change[] = [];
  sizeBytes = BATCH_OVERHEAD;
  /** The transaction of all its records. */
  readonly transaction: TransactionStamp | undefined;
  /** What it holds instead of records. */
  readonly marker: EndMarker | undefined;
  #waiting: ((error: number) => void)[] = [];
  readonly #ifReverted: (() => void)[] = [];

  constructor(transaction?: TransactionStamp, marker?: EndMarker) {
    this.transaction = transaction;
    this.marker = marker;
  }

  /** It is for everybody's records. */
  get isPlain(): boolean {
    return this.transaction === undefined && this.marker === undefined;
  }

  appendTo(log: CoordinatorLog, partition: number): Promise<number> {
    const { marker, records, transaction } = this;
    if (marker !== undefined) return log.appendMarker(partition, marker);
    return log.append(partition, records, transaction);
  }

  add(record: CoordinatorRecord, sizeBytes: number): void {
    this.records.push(record);
    this.sizeBytes += sizeBytes;
  }

  whenSettled(action: (error: number) => void): void {
    this.#waiting.push(action);
  }

  /** Tells everyone; those who were told before (because it took too long) are not told again. */
  settle(error: number): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const action of waiting) action(error);
  }

  whenReverted(action: () => void): void {
    this.#ifReverted.push(action);
  }

  /** After all that was built on it has been reverted as well. */
  tellReverted(): void {
    for (const action of this.#ifReverted) action();
  }

  commit(): void {
    for (const change of this.changes) change.commit();
  }

  revert(): void {
    for (let i = this.changes.length - 1; i >= 0; i--) this.changes[i]!.revert();
  }
}
