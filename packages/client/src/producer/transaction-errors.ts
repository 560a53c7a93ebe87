import { ErrorCode, errorInfo } from '@kavka/protocol';
import { brokerError, type ErrorContext, type ErrorKind, type KafkaError } from '../errors/index.ts';

/** A request of a transaction, as far as it decides what its errors mean. */
export type TransactionStep = 'init' | 'add' | 'offsets' | 'commit' | 'abort';

/** What a coordinator has answered, and about what. */
export interface Refusal {
  readonly errorCode: number;
  readonly topic?: string;
  readonly partition?: number;
}

/** Codes that pass by themselves, though some are not among those that Kafka calls retriable. */
const LATER: ReadonlySet<number> = new Set([
  ErrorCode.CONCURRENT_TRANSACTIONS,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.NOT_COORDINATOR,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
]);
/** Another producer has the id now. */
const FENCED: ReadonlySet<number> = new Set([ErrorCode.INVALID_PRODUCER_EPOCH, ErrorCode.PRODUCER_FENCED]);
/** The producer goes on after these, once the transaction is aborted. */
const ABORTABLE: Readonly<Record<TransactionStep, ReadonlySet<number>>> = {
  init: new Set([
    ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
    ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
    ErrorCode.TRANSACTION_ABORTABLE,
  ]),
  add: new Set(),
  offsets: new Set([
    ErrorCode.GROUP_AUTHORIZATION_FAILED,
    ErrorCode.FENCED_INSTANCE_ID,
    ErrorCode.UNKNOWN_MEMBER_ID,
    ErrorCode.ILLEGAL_GENERATION,
    ErrorCode.UNKNOWN_PRODUCER_ID,
    ErrorCode.TRANSACTION_ABORTABLE,
  ]),
  commit: new Set([ErrorCode.UNKNOWN_PRODUCER_ID, ErrorCode.TRANSACTION_ABORTABLE]),
  abort: new Set([ErrorCode.UNKNOWN_PRODUCER_ID]),
};
/** Whatever else hinders a partition is the transaction's trouble alone. */
const FATAL_WHEN_ADDED: ReadonlySet<number> = new Set([
  ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
  ErrorCode.INVALID_TXN_STATE,
  ErrorCode.INVALID_PRODUCER_ID_MAPPING,
]);

/** The error for an answer that is not NONE, of the kind that Kafka's own producer gives it at this step. */
export function transactionError(step: TransactionStep, refusal: Refusal, context: ErrorContext): KafkaError {
  const { errorCode, topic, partition } = refusal;
  const named = { topic, partition, ...context };
  if (FENCED.has(errorCode)) return brokerError(ErrorCode.PRODUCER_FENCED, named, undefined, 'fatal');
  return brokerError(errorCode, named, undefined, kindAt(step, errorCode));
}

function kindAt(step: TransactionStep, code: number): ErrorKind {
  if (FENCED.has(code)) return 'fatal';
  if (LATER.has(code) || errorInfo(code).retriable) return 'retriable';
  const isAbortable = step === 'add' ? !FATAL_WHEN_ADDED.has(code) : ABORTABLE[step].has(code);
  return isAbortable ? 'abortable' : 'fatal';
}

/** The refusal to act on: one that ends the step before one that passes. */
export function worst(step: TransactionStep, all: readonly Refusal[]): Refusal {
  const refusals = all.filter(
    ({ errorCode }) => errorCode !== ErrorCode.NONE && errorCode !== ErrorCode.OPERATION_NOT_ATTEMPTED,
  );
  const ends = refusals.find(({ errorCode }) => kindAt(step, errorCode) !== 'retriable');
  return ends ?? refusals[0] ?? { errorCode: ErrorCode.NONE };
}
