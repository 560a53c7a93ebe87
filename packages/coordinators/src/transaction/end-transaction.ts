import { ErrorCode } from '@kavka/protocol';
import {
  completed,
  isEpochExhausted,
  LAST_CLIENT_EPOCH,
  NO_PRODUCER_EPOCH,
  NO_PRODUCER_ID,
  preparedFirst,
  preparedWithBump,
  supportsEpochBump,
  type Transaction,
} from './transaction.ts';
import type { TransactionEntry } from './transaction-entry.ts';
import type { ProducerIdSource } from './transaction-ports.ts';

/** A client wants its transaction ended. */
export interface EndRequest {
  readonly transactionalId: string;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly isCommit: boolean;
  /** Of the transaction protocol that the client speaks. */
  readonly clientVersion: number;
}

/** What the client is told: since KIP-890 with the producer id and epoch of its next transaction. */
export interface EndResult {
  readonly errorCode: number;
  readonly producerId: bigint;
  readonly producerEpoch: number;
}

/** An answer, and the state to go to before it may be given; null where there is nothing to write. */
export interface EndVerdict {
  readonly result: EndResult;
  readonly next: Transaction | null;
}

export function endFailure(errorCode: number): EndResult {
  return { errorCode, producerId: NO_PRODUCER_ID, producerEpoch: NO_PRODUCER_EPOCH };
}

/** Judges the end of a transaction by the protocol of the client. */
export function judgeEnd(
  entry: TransactionEntry,
  request: EndRequest,
  producerIds: ProducerIdSource,
  nowMs: number,
): EndVerdict {
  return supportsEpochBump(request.clientVersion)
    ? judgeWithBump(entry, request, producerIds, nowMs)
    : judgeFirst(entry, request, nowMs);
}

function refused(errorCode: number): EndVerdict {
  return { result: endFailure(errorCode), next: null };
}

/** The first protocol: the epoch stays, so that a repeated request cannot be told from another one. */
function judgeFirst({ current, pending }: TransactionEntry, request: EndRequest, nowMs: number): EndVerdict {
  const { isCommit } = request;
  if (current.producerId !== request.producerId) return refused(ErrorCode.INVALID_PRODUCER_ID_MAPPING);
  if (current.producerEpoch !== request.producerEpoch) return refused(ErrorCode.PRODUCER_FENCED);
  if (pending !== null) return refused(ErrorCode.CONCURRENT_TRANSACTIONS);
  switch (current.state) {
    case 'Ongoing':
      return { result: endFailure(ErrorCode.NONE), next: preparedFirst(current, isCommit, nowMs) };
    case 'CompleteCommit':
      return refused(isCommit ? ErrorCode.NONE : ErrorCode.INVALID_TXN_STATE);
    case 'CompleteAbort':
      return refused(isCommit ? ErrorCode.INVALID_TXN_STATE : ErrorCode.NONE);
    case 'PrepareCommit':
      return refused(isCommit ? ErrorCode.CONCURRENT_TRANSACTIONS : ErrorCode.INVALID_TXN_STATE);
    case 'PrepareAbort':
      return refused(isCommit ? ErrorCode.INVALID_TXN_STATE : ErrorCode.CONCURRENT_TRANSACTIONS);
    default:
      return refused(ErrorCode.INVALID_TXN_STATE);
  }
}

/** Since KIP-890: a repeated request is known by its epoch, the one before the present. An empty transaction can be aborted. */
function judgeWithBump(
  entry: TransactionEntry,
  request: EndRequest,
  producerIds: ProducerIdSource,
  nowMs: number,
): EndVerdict {
  const { current, pending } = entry;
  const { isCommit } = request;
  if (pending !== null) return refused(ErrorCode.CONCURRENT_TRANSACTIONS);
  const isOverflowRetry = isRetryBehindOverflow(current, request);
  if (current.producerId !== request.producerId && !isOverflowRetry)
    return refused(ErrorCode.INVALID_PRODUCER_ID_MAPPING);
  const isRetry = isOverflowRetry || current.producerEpoch === request.producerEpoch + 1;
  if (!isEpochValid(current, request, isRetry)) return refused(ErrorCode.PRODUCER_FENCED);
  const prepare = (): EndVerdict => prepareWithBump(current, request, producerIds, nowMs);
  switch (current.state) {
    case 'Ongoing':
      return prepare();
    case 'CompleteCommit':
      if (isCommit) return isRetry ? alreadyEnded(current) : refused(ErrorCode.INVALID_TXN_STATE);
      return isRetry ? refused(ErrorCode.INVALID_TXN_STATE) : prepare();
    case 'CompleteAbort':
      if (isCommit) return refused(ErrorCode.INVALID_TXN_STATE);
      return isRetry ? alreadyEnded(current) : prepare();
    case 'PrepareCommit':
      return refused(isCommit ? ErrorCode.CONCURRENT_TRANSACTIONS : ErrorCode.INVALID_TXN_STATE);
    case 'PrepareAbort':
      return refused(isCommit ? ErrorCode.INVALID_TXN_STATE : ErrorCode.CONCURRENT_TRANSACTIONS);
    case 'Empty':
      return isCommit ? refused(ErrorCode.INVALID_TXN_STATE) : prepare();
    default:
      return refused(ErrorCode.INVALID_TXN_STATE);
  }
}

/** The client has missed that it got a new producer id, because the epochs of the old one were used up. */
function isRetryBehindOverflow(current: Transaction, { producerId, producerEpoch }: EndRequest): boolean {
  return (
    current.previousProducerId === producerId &&
    producerEpoch === LAST_CLIENT_EPOCH &&
    current.producerEpoch === 0
  );
}

function isEpochValid({ state, producerEpoch }: Transaction, request: EndRequest, isRetry: boolean): boolean {
  const isPresent = request.producerEpoch === producerEpoch;
  if (state === 'PrepareCommit' || state === 'PrepareAbort')
    return producerEpoch === request.producerEpoch + 1;
  return state === 'CompleteCommit' || state === 'CompleteAbort' ? isPresent || isRetry : isPresent;
}

function alreadyEnded({ producerId, producerEpoch }: Transaction): EndVerdict {
  return { result: { errorCode: ErrorCode.NONE, producerId, producerEpoch }, next: null };
}

function prepareWithBump(
  current: Transaction,
  { isCommit, clientVersion }: EndRequest,
  producerIds: ProducerIdSource,
  nowMs: number,
): EndVerdict {
  const nextProducerId = isEpochExhausted(current.producerEpoch) ? producerIds.take() : NO_PRODUCER_ID;
  if (nextProducerId === undefined) return refused(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
  const next = preparedWithBump(current, isCommit, nextProducerId, clientVersion, nowMs);
  // What the transaction will be when its markers are written is what its producer goes on with.
  const { producerId, producerEpoch } = completed(next, nowMs);
  return { result: { errorCode: ErrorCode.NONE, producerId, producerEpoch }, next };
}
