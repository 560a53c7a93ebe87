import { ErrorCode } from '@kavka/protocol';
import { fenced } from './fencing.ts';
import {
  isEpochExhausted,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  type Transaction,
  withNextEpoch,
  withNextProducerId,
} from './transaction.ts';
import type { TransactionEntry } from './transaction-entry.ts';
import type { ProducerIdSource } from './transaction-ports.ts';
import { isPrepared } from './transaction-state.ts';

/** A producer wants the id and the epoch for its transactional id. */
export interface InitRequest {
  readonly transactionalId: string;
  readonly timeoutMs: number;
  /** What it had before; undefined where it starts. */
  readonly expected: { readonly producerId: bigint; readonly producerEpoch: number } | undefined;
}

export interface InitResult {
  readonly errorCode: number;
  readonly producerId: bigint;
  readonly producerEpoch: number;
}

/** An answer, and the state to go to before it may be given; null where there is nothing to write. */
export interface InitVerdict {
  readonly result: InitResult;
  readonly next: Transaction | null;
  /** The next state aborts a transaction of another producer. */
  readonly isFence: boolean;
}

export function initFailure(errorCode: number): InitResult {
  return { errorCode, producerId: NO_PRODUCER_ID, producerEpoch: NO_PRODUCER_EPOCH };
}

/** `version` is the cluster's `transaction.version`. */
export function judgeInit(
  entry: TransactionEntry,
  request: InitRequest,
  version: number,
  producerIds: ProducerIdSource,
  nowMs: number,
): InitVerdict {
  const { current, pending } = entry;
  if (pending !== null) return refused(ErrorCode.CONCURRENT_TRANSACTIONS);
  if (!isOfThisProducer(current, request)) return refused(ErrorCode.PRODUCER_FENCED);
  if (isPrepared(current.state)) return refused(ErrorCode.CONCURRENT_TRANSACTIONS);
  if (current.state === 'Ongoing') {
    // The client comes back when the transaction is aborted.
    const next = fenced(entry, version, producerIds, nowMs);
    if (next === undefined) return refused(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
    return { result: initFailure(ErrorCode.CONCURRENT_TRANSACTIONS), next, isFence: true };
  }
  const next = nextOf(current, request, producerIds, nowMs);
  if (typeof next === 'number') return refused(next);
  const { producerId, producerEpoch } = next;
  return { result: { errorCode: ErrorCode.NONE, producerId, producerEpoch }, next, isFence: false };
}

function refused(errorCode: number): InitVerdict {
  return { result: initFailure(errorCode), next: null, isFence: false };
}

/** A producer that names what it had must be the last one, or have missed that its epochs were used up. */
function isOfThisProducer(current: Transaction, { expected }: InitRequest): boolean {
  if (expected === undefined || current.producerEpoch === NO_PRODUCER_EPOCH) return true;
  if (expected.producerId === current.producerId) return true;
  return expected.producerId === current.previousProducerId && isEpochExhausted(expected.producerEpoch);
}

function nextOf(
  current: Transaction,
  { timeoutMs, expected }: InitRequest,
  producerIds: ProducerIdSource,
  nowMs: number,
): Transaction | number {
  if (!isEpochExhausted(current.producerEpoch)) {
    const next = withNextEpoch(current, timeoutMs, expected?.producerEpoch, nowMs);
    return next ?? ErrorCode.PRODUCER_FENCED;
  }
  const isPresent = expected === undefined || expected.producerEpoch === current.producerEpoch;
  // As in Kafka, which finds no epoch to give.
  if (!isPresent) return ErrorCode.UNKNOWN_SERVER_ERROR;
  const producerId = producerIds.take();
  if (producerId === undefined) return ErrorCode.COORDINATOR_LOAD_IN_PROGRESS;
  return withNextProducerId(current, producerId, timeoutMs, expected !== undefined, nowMs);
}
