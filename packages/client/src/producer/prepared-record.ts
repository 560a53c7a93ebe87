import type { RecordHeader } from '@kavka/protocol/records';
import type { KafkaError } from '../errors/index.ts';
import type { WritableValue } from './batch-writer.ts';
import type { RecordMetadata } from './record.ts';

/**
 * Told where a record went, or why it did not; exactly one of the two is null.
 *
 * @example
 * producer.trySend(record, (error) => { if (error !== null) failures.push(error); });
 */
export type Completion = (error: KafkaError | null, metadata: RecordMetadata | null) => void;
/** Of a promise. A failure is told by a promise that was rejected: so nobody needs to keep a function to reject with for each record. */
export type Resolve = (metadata: RecordMetadata | Promise<never>) => void;

/** A record as bytes that is in no batch: it waits for one, or comes from one that was split. */
export interface PreparedRecord {
  readonly topic: string;
  /** -1 where it is still to be chosen. */
  readonly partition: number;
  readonly timestamp: number;
  readonly key: Uint8Array | null;
  readonly value: WritableValue | null;
  readonly headers: readonly RecordHeader[];
  readonly waiting: Resolve | Completion | null;
  /** `waiting` is a `Resolve`. */
  readonly isPromise: boolean;
}

/** Tells who waits for one record that it was not stored. */
export function tellFailure(waiting: Resolve | Completion, isPromise: boolean, error: KafkaError): void {
  if (isPromise) (waiting as Resolve)(Promise.reject(error));
  else (waiting as Completion)(error, null);
}

export function failRecord({ waiting, isPromise }: PreparedRecord, error: KafkaError): void {
  if (waiting !== null) tellFailure(waiting, isPromise, error);
}
