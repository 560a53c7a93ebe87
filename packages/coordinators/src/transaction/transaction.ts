import { NO_PARTITIONS, type PartitionSet, withPartitions } from './partition-set.ts';
import type { TransactionState } from './transaction-state.ts';

export const NO_PRODUCER_ID = -1n;
export const NO_PRODUCER_EPOCH = -1;
/** Not in a transaction. */
export const NO_START = -1;

/** Of clients that send no higher version, and of transitions that no client's version stands behind. */
export const FIRST_TRANSACTION_VERSION = 0;
/** From here on (KIP-890) each transaction has an epoch of its own. */
export const EPOCH_BUMP_VERSION = 2;

/** Never given to a producer, so that it can always be fenced. */
const FENCING_EPOCH = 32_767;
/** From here a producer goes on with a new id. */
export const LAST_CLIENT_EPOCH = FENCING_EPOCH - 1;

/** Of transactions that another system decides about (KIP-939): they never time out. */
export const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** What the log has of a transactional id. Never changed: a transition makes another. */
export interface Transaction {
  readonly producerId: bigint;
  /** Of the transition before. */
  readonly previousProducerId: bigint;
  /** The one that takes over when the transaction is complete, because the epochs are used up. */
  readonly nextProducerId: bigint;
  /** -1: new, nothing of it is in the log. */
  readonly producerEpoch: number;
  /** The epoch that a producer may know which has missed the last answer. Not in the log. */
  readonly lastProducerEpoch: number;
  readonly timeoutMs: number;
  readonly state: TransactionState;
  readonly partitions: PartitionSet;
  readonly startMs: number;
  readonly lastUpdateMs: number;
  /** Of the transaction protocol that the client spoke at the last transition. */
  readonly clientVersion: number;
}

export function supportsEpochBump(version: number): boolean {
  return version >= EPOCH_BUMP_VERSION;
}

export function isEpochExhausted(producerEpoch: number): boolean {
  return producerEpoch >= LAST_CLIENT_EPOCH;
}

/** A transactional id that was never seen, with no epoch yet. */
export function newTransaction(producerId: bigint, timeoutMs: number, nowMs: number): Transaction {
  return {
    producerId,
    previousProducerId: NO_PRODUCER_ID,
    nextProducerId: NO_PRODUCER_ID,
    producerEpoch: NO_PRODUCER_EPOCH,
    lastProducerEpoch: NO_PRODUCER_EPOCH,
    timeoutMs,
    state: 'Empty',
    partitions: NO_PARTITIONS,
    startMs: NO_START,
    lastUpdateMs: nowMs,
    clientVersion: FIRST_TRANSACTION_VERSION,
  };
}

/** A next state; what it does not name stays. */
function transition(from: Transaction, changes: Partial<Transaction>): Transaction {
  return { ...from, previousProducerId: from.producerId, ...changes };
}

/** A producer starts, or goes on with `expectedEpoch`; null where another has taken its place. The epochs are not used up. */
export function withNextEpoch(
  from: Transaction,
  timeoutMs: number,
  expectedEpoch: number | undefined,
  nowMs: number,
): Transaction | null {
  const epochs = nextEpochs(from, expectedEpoch);
  return epochs && transition(from, { ...emptyOf(timeoutMs, nowMs), ...epochs });
}

function nextEpochs(
  { producerEpoch, lastProducerEpoch }: Transaction,
  expectedEpoch: number | undefined,
): Pick<Transaction, 'producerEpoch' | 'lastProducerEpoch'> | null {
  const bumped = producerEpoch + 1;
  if (expectedEpoch === undefined) return { producerEpoch: bumped, lastProducerEpoch: NO_PRODUCER_EPOCH };
  if (producerEpoch === NO_PRODUCER_EPOCH || expectedEpoch === producerEpoch)
    return { producerEpoch: bumped, lastProducerEpoch: producerEpoch };
  // It has missed the answer that gave it the present epoch.
  return expectedEpoch === lastProducerEpoch ? { producerEpoch, lastProducerEpoch } : null;
}

/** The epochs of the producer id are used up. */
export function withNextProducerId(
  from: Transaction,
  producerId: bigint,
  timeoutMs: number,
  goesOn: boolean,
  nowMs: number,
): Transaction {
  const lastProducerEpoch = goesOn ? from.producerEpoch : NO_PRODUCER_EPOCH;
  return transition(from, { ...emptyOf(timeoutMs, nowMs), producerId, producerEpoch: 0, lastProducerEpoch });
}

function emptyOf(timeoutMs: number, nowMs: number): Partial<Transaction> {
  return { state: 'Empty', timeoutMs, partitions: NO_PARTITIONS, startMs: NO_START, lastUpdateMs: nowMs };
}

export function withAddedPartitions(
  from: Transaction,
  added: PartitionSet,
  clientVersion: number,
  nowMs: number,
): Transaction {
  return transition(from, {
    state: 'Ongoing',
    partitions: withPartitions(from.partitions, added),
    startMs: from.state === 'Ongoing' ? from.startMs : nowMs,
    lastUpdateMs: nowMs,
    clientVersion,
  });
}

/** The epoch that fences the producer of an open transaction. An epoch that did not reach the log is used again. */
export function fencingEpoch({ producerEpoch }: Transaction, hasFailedBefore: boolean): number {
  return hasFailedBefore || producerEpoch === FENCING_EPOCH ? producerEpoch : producerEpoch + 1;
}

/** How a transaction ends in the first protocol: the epoch stays. */
export function preparedFirst(from: Transaction, isCommit: boolean, nowMs: number): Transaction {
  return transition(from, {
    state: isCommit ? 'PrepareCommit' : 'PrepareAbort',
    nextProducerId: NO_PRODUCER_ID,
    lastUpdateMs: nowMs,
    clientVersion: FIRST_TRANSACTION_VERSION,
  });
}

/** How a transaction ends since KIP-890: with an epoch of its own. `startMs` is new where it had no partitions at all. */
export function preparedWithBump(
  from: Transaction,
  isCommit: boolean,
  nextProducerId: bigint,
  clientVersion: number,
  nowMs: number,
): Transaction {
  const { producerEpoch } = from;
  return transition(from, {
    state: isCommit ? 'PrepareCommit' : 'PrepareAbort',
    nextProducerId,
    producerEpoch: producerEpoch === FENCING_EPOCH ? producerEpoch : producerEpoch + 1,
    lastProducerEpoch: producerEpoch,
    startMs: from.state === 'Ongoing' ? from.startMs : nowMs,
    lastUpdateMs: nowMs,
    clientVersion,
  });
}

/** All markers of a prepared transaction are written. */
export function completed(from: Transaction, nowMs: number): Transaction {
  const takesOver = supportsEpochBump(from.clientVersion) && from.nextProducerId !== NO_PRODUCER_ID;
  return transition(from, {
    state: from.state === 'PrepareCommit' ? 'CompleteCommit' : 'CompleteAbort',
    ...(takesOver && { producerId: from.nextProducerId, producerEpoch: 0 }),
    nextProducerId: NO_PRODUCER_ID,
    partitions: NO_PARTITIONS,
    lastUpdateMs: nowMs,
  });
}
