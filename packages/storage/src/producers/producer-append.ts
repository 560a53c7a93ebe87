import { ErrorCode } from '@kavka/protocol';
import type { BatchView } from '@kavka/protocol/records';
import {
  type AppendedBatch,
  firstSequenceOf,
  lastSequenceOf,
  NO_EPOCH,
  NO_TRANSACTION,
  type ProducerEntry,
  REMEMBERED_BATCHES,
} from './producer-entry.ts';
import type { VerificationGuard } from './verification-guards.ts';

/** Who gives records to a log: they are trusted to different degrees. */
export type AppendOrigin = 'client' | 'coordinator' | 'raft' | 'replica';

/** The marker that ends a transaction, from its control record. */
export interface EndMarker {
  readonly isAbort: boolean;
  readonly coordinatorEpoch: number;
  readonly timestamp: bigint;
}

/** A transaction that a marker has ended. */
export interface CompletedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
  /** Of the marker. */
  readonly lastOffset: number;
  readonly isAborted: boolean;
}

/** What a batch makes of its producer's entry, once it is written. */
export interface ProducerUpdate {
  readonly entry: ProducerEntry;
  readonly completed: CompletedTransaction | null;
}

export type ProducerOutcome =
  | { readonly kind: 'accepted'; readonly update: ProducerUpdate }
  | { readonly kind: 'duplicate'; readonly batch: AppendedBatch }
  | { readonly kind: 'refused'; readonly errorCode: number; readonly message: string };

/** From this transaction version on (KIP-890) a marker has a higher epoch than the transaction's batches. */
const STRICT_MARKERS = 2;

/** The largest epoch, which only a coordinator uses, to fence a producer. */
const FENCING_EPOCH = 32_767;

/** What is known of the verification of a batch's transaction. */
export interface BatchVerification {
  readonly guard: VerificationGuard | undefined;
  /** It is wanted, and did not take place. */
  readonly isMissing: boolean;
}

/** What is known before the first batch of a producer. */
function unknownProducer(producerId: bigint): ProducerEntry {
  return {
    producerId,
    producerEpoch: NO_EPOCH,
    coordinatorEpoch: NO_EPOCH,
    lastTimestamp: -1n,
    transactionFirstOffset: NO_TRANSACTION,
    batches: [],
  };
}

/** Judges a data batch that has its offsets, by its producer's history. Only clients' sequences are held against it. */
export function appendData(
  known: ProducerEntry | undefined,
  batch: BatchView,
  origin: AppendOrigin,
  verification?: BatchVerification,
): ProducerOutcome {
  const { producerId, producerEpoch, baseSequence, lastSequence } = batch;
  const entry = known ?? unknownProducer(producerId);
  if (origin === 'client') {
    const duplicate = findDuplicate(entry, producerEpoch, baseSequence, lastSequence);
    if (duplicate !== undefined) return { kind: 'duplicate', batch: duplicate };
  }
  if (origin !== 'replica' && producerEpoch < entry.producerEpoch) return staleEpoch(entry, producerEpoch);
  if (verification?.isMissing)
    return refused(
      ErrorCode.INVALID_TXN_STATE,
      `producer ${producerId} sent a batch of a transaction that is not known to be open`,
    );
  const isInOrder = isFirstOfVerified(entry, baseSequence, verification?.guard);
  if (origin === 'client' && !(isInOrder && continues(entry, producerEpoch, baseSequence))) {
    const before = `sequence ${lastSequenceOf(entry)} of epoch ${entry.producerEpoch}`;
    const message = `producer ${producerId} sent sequence ${baseSequence} of epoch ${producerEpoch} after ${before}`;
    return refused(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, message);
  }
  const { isTransactional } = batch;
  const isOpen = entry.transactionFirstOffset !== NO_TRANSACTION;
  if (isOpen && !isTransactional)
    return refused(
      ErrorCode.INVALID_TXN_STATE,
      `producer ${producerId} sent a batch outside its open transaction`,
    );
  const { baseOffset, lastOffsetDelta, maxTimestamp } = batch;
  const added = {
    lastSequence,
    lastOffset: baseOffset + lastOffsetDelta,
    offsetDelta: lastOffsetDelta,
    timestamp: maxTimestamp,
  };
  const update: ProducerUpdate = {
    entry: {
      producerId,
      producerEpoch,
      coordinatorEpoch: entry.coordinatorEpoch,
      lastTimestamp: maxTimestamp,
      transactionFirstOffset: !isOpen && isTransactional ? baseOffset : entry.transactionFirstOffset,
      batches: producerEpoch === entry.producerEpoch ? withBatch(entry.batches, added) : [added],
    },
    completed: null,
  };
  return { kind: 'accepted', update };
}

/** Judges a marker that has its offset. A marker for nothing changes only the epochs. */
export function appendMarker(
  known: ProducerEntry | undefined,
  batch: BatchView,
  marker: EndMarker,
  origin: AppendOrigin,
  transactionVersion: number,
): ProducerOutcome {
  const { producerId, producerEpoch, baseOffset } = batch;
  const entry = known ?? unknownProducer(producerId);
  if (origin !== 'replica') {
    const isStrict = transactionVersion >= STRICT_MARKERS;
    const isRepeated =
      isStrict &&
      producerEpoch === entry.producerEpoch &&
      (entry.transactionFirstOffset === NO_TRANSACTION || producerEpoch === FENCING_EPOCH);
    if (
      !isRepeated &&
      (isStrict ? producerEpoch <= entry.producerEpoch : producerEpoch < entry.producerEpoch)
    )
      return staleEpoch(entry, producerEpoch);
    if (marker.coordinatorEpoch < entry.coordinatorEpoch)
      return refused(
        ErrorCode.TRANSACTION_COORDINATOR_FENCED,
        `a marker for producer ${producerId} is of coordinator epoch ${marker.coordinatorEpoch}, known is ${entry.coordinatorEpoch}`,
      );
  }
  const completed =
    entry.transactionFirstOffset === NO_TRANSACTION
      ? null
      : {
          producerId,
          firstOffset: entry.transactionFirstOffset,
          lastOffset: baseOffset,
          isAborted: marker.isAbort,
        };
  const update: ProducerUpdate = {
    entry: {
      producerId,
      producerEpoch,
      coordinatorEpoch: marker.coordinatorEpoch,
      lastTimestamp: marker.timestamp,
      transactionFirstOffset: NO_TRANSACTION,
      batches: producerEpoch === entry.producerEpoch ? entry.batches : [],
    },
    completed,
  };
  return { kind: 'accepted', update };
}

function findDuplicate(
  entry: ProducerEntry,
  producerEpoch: number,
  baseSequence: number,
  lastSequence: number,
): AppendedBatch | undefined {
  if (producerEpoch !== entry.producerEpoch) return undefined;
  const { batches } = entry;
  for (let at = batches.length - 1; at >= 0; at--) {
    const batch = batches[at];
    if (batch?.lastSequence === lastSequence && firstSequenceOf(batch) === baseSequence) return batch;
  }
  return undefined;
}

/** Of a producer that is not known any sequence is taken: its batches may have been deleted. */
function continues(entry: ProducerEntry, producerEpoch: number, baseSequence: number): boolean {
  if (entry.producerEpoch === NO_EPOCH) return true;
  if (producerEpoch !== entry.producerEpoch) return baseSequence === 0;
  const last = lastSequenceOf(entry);
  return baseSequence === last + 1 || (baseSequence === 0 && last === 2 ** 31 - 1);
}

/** While a transaction is verified, none of its batches may pass another, and the first of a new epoch is the first of all. */
function isFirstOfVerified(
  entry: ProducerEntry,
  baseSequence: number,
  guard: VerificationGuard | undefined,
): boolean {
  if (guard === undefined) return true;
  if (guard.supportsEpochBump && baseSequence !== 0 && entry.batches.length === 0) return false;
  return baseSequence <= guard.lowestSequence;
}

function withBatch(batches: readonly AppendedBatch[], added: AppendedBatch): AppendedBatch[] {
  const kept = batches.length < REMEMBERED_BATCHES ? batches.slice() : batches.slice(1);
  kept.push(added);
  return kept;
}

function staleEpoch(entry: ProducerEntry, producerEpoch: number): ProducerOutcome {
  return refused(
    ErrorCode.INVALID_PRODUCER_EPOCH,
    `producer ${entry.producerId} sent epoch ${producerEpoch}, known is ${entry.producerEpoch}`,
  );
}

function refused(errorCode: number, message: string): ProducerOutcome {
  return { kind: 'refused', errorCode, message };
}
