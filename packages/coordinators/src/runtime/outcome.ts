import type { EndMarker, TransactionStamp } from '../ports.ts';

/** What an event of a coordinator writes. */
export interface Outcome<Record> {
  readonly records: readonly Record[];
  /**
   * Present where the coordinator has changed its state itself, so that the records are only written, not replayed. Told once what became
   * of them: `ErrorCode.NONE` when they are committed.
   */
  readonly settled?: (error: number) => void;
  /** Told once what became of all that the state holds by now, where the records are replayed. */
  readonly written?: (error: number) => void;
  /** Told when the log has refused the records and the state is again what it was, however late that is. */
  readonly reverted?: () => void;
  /** The records are written in this transaction, in a batch of their own. */
  readonly transaction?: TransactionStamp;
  /** Written instead of records. */
  readonly marker?: EndMarker;
}

/** An outcome whose response waits until everything that it may rest on is committed. */
export interface Answer<Record, Response> extends Outcome<Record> {
  readonly response: Response;
}

const NO_RECORDS: Outcome<never> = { records: [] };

/** Nothing to write. */
export function nothing(): Outcome<never> {
  return NO_RECORDS;
}

/** A response that needs no record. */
export function answer<Response>(response: Response): Answer<never, Response> {
  return { records: [], response };
}
