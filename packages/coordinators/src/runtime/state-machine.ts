import type { CoordinatorRecord, EndMarker, LogBatch, TransactionStamp } from '../ports.ts';

/** A step of the state that the log may still refuse. One of the two is called, once; reverting goes from the last change to the first. */
export interface Change {
  commit(): void;
  revert(): void;
}

/** The state of a coordinator for one partition of its log. */
export interface StateMachine<Record> {
  /** The bytes of a record. */
  encode(record: Record): CoordinatorRecord;
  /** Takes a record into the state at once, before the log has it. */
  apply(record: Record, transaction?: TransactionStamp): Change;
  /** Records are committed, the first of them at this offset (undefined where the log does not say), the rest right behind it. */
  written?(firstOffset: number | undefined, records: readonly CoordinatorRecord[]): void;
  /** Takes the end of a transaction into the state; missing where the log holds no transactions. */
  applyMarker?(marker: EndMarker): Change;
  /** Takes a batch of the log into the state. */
  replay(batch: LogBatch): void;
  /** The whole log is replayed: starts timers. */
  loaded(): void;
  /** Another node takes over, or none: ends timers and answers whoever waits. */
  unloaded(): void;
}
