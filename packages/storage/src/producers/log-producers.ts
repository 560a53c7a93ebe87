import { ErrorCode } from '@kavka/protocol';
import { type BatchView, RecordError } from '@kavka/protocol/records';
import type { Segment } from '../segment/segment.ts';
import { endMarkerIn } from './end-marker.ts';
import {
  type AppendOrigin,
  appendData,
  appendMarker,
  type EndMarker,
  type ProducerOutcome,
  type ProducerUpdate,
} from './producer-append.ts';
import { NO_TRANSACTION, type ProducerEntry } from './producer-entry.ts';
import { isExpired, ProducerStates } from './producer-states.ts';
import type { SnapshotFiles } from './snapshot-files.ts';
import { type VerificationGuard, VerificationGuards } from './verification-guards.ts';

/** Who appends, and what of it concerns producers. */
export interface JudgedAppend {
  readonly origin: AppendOrigin;
  readonly transactionVersion?: number;
  /** Undefined where transactions need no verification, null where it was not asked for. */
  readonly verification?: VerificationGuard | null;
}

/** The producers of one log: what is written of them, what their batches that wait for their write will make of it, and the snapshots. */
export class LogProducers {
  readonly states = new ProducerStates();
  guards = new VerificationGuards();
  readonly snapshots: SnapshotFiles;
  /** Of producers with batches that wait; null while there are none. */
  #waiting: Map<bigint, ProducerEntry> | null = null;
  #changesInSnapshot = -1;

  constructor(snapshots: SnapshotFiles) {
    this.snapshots = snapshots;
  }

  /** As batches that wait will leave it. */
  get(producerId: bigint): ProducerEntry | undefined {
    return this.#waiting?.get(producerId) ?? this.states.get(producerId);
  }

  /**
   * What the first batch of a transaction has to bring with it once it is verified; null where the transaction is known to be open; the
   * error code where the producer is fenced.
   */
  beginVerification(
    producerId: bigint,
    epoch: number,
    sequence: number,
    supportsEpochBump: boolean,
    nowMs: number,
  ): VerificationGuard | null | number {
    const known = this.get(producerId);
    if (known !== undefined && epoch < known.producerEpoch) return ErrorCode.INVALID_PRODUCER_EPOCH;
    if (this.hasOpenTransaction(producerId, epoch)) return null;
    return this.guards.begin(producerId, epoch, sequence, supportsEpochBump, nowMs);
  }

  hasOpenTransaction(producerId: bigint, epoch: number): boolean {
    const known = this.get(producerId);
    return known?.producerEpoch === epoch && known.transactionFirstOffset !== NO_TRANSACTION;
  }

  /** Judges a batch of a producer; null where it says nothing of one. @throws RecordError where a control record is malformed. */
  judge(
    batch: BatchView,
    { origin, transactionVersion = 0, verification }: JudgedAppend,
  ): ProducerOutcome | null {
    const known = this.get(batch.producerId);
    const guard = this.guards.get(batch.producerId);
    const outcome = batch.isControl
      ? markerOutcome(known, batch, origin, transactionVersion)
      : appendData(known, batch, origin, {
          guard,
          isMissing: this.#isUnverified(batch, guard, verification),
        });
    if (outcome?.kind === 'accepted' && batch.isTransactional)
      this.guards.taken(batch.producerId, batch.producerEpoch, batch.isControl);
    return outcome;
  }

  /** The batch opens a transaction that nobody has verified, though verification is wanted. */
  #isUnverified(
    batch: BatchView,
    guard: VerificationGuard | undefined,
    verification: VerificationGuard | null | undefined,
  ): boolean {
    if (!batch.isTransactional || verification === undefined) return false;
    if (this.hasOpenTransaction(batch.producerId, batch.producerEpoch)) return false;
    return verification === null || verification !== guard;
  }

  /** The batch of `update` waits for its write. */
  expect({ entry }: ProducerUpdate): void {
    this.#waiting ??= new Map();
    this.#waiting.set(entry.producerId, entry);
  }

  /** Nothing waits any more: all is written, or given up. */
  expectNothing(): void {
    this.#waiting = null;
  }

  /** A batch stands in `segment` now. An abort goes into its transaction index. */
  apply(update: ProducerUpdate, segment: Segment): void {
    const { completed } = update;
    const lastStableOffset = completed === null ? -1 : this.states.lastStableOffsetAt(completed);
    this.states.apply(update);
    if (completed?.isAborted === true) segment.addAborted({ ...completed, lastStableOffset });
  }

  /** Takes in a batch that stands in the log already; `whole` gives it with its records. */
  replay(header: BatchView, whole: () => BatchView, segment: Segment): void {
    if (!header.hasProducerId) return;
    const known = this.states.get(header.producerId);
    let outcome: ProducerOutcome | null;
    if (header.isControl) {
      const marker = markerOrNull(whole());
      outcome = marker === null ? null : appendMarker(known, header, marker, 'replica', 0);
    } else {
      outcome = appendData(known, header, 'replica');
    }
    if (outcome?.kind === 'accepted') this.apply(outcome.update, segment);
  }

  /** Starts from the newest snapshot at or before `offset`; the offset it knows the log up to, null where there is none. */
  load(offset: number, logStartOffset: number, nowMs: number, expirationMs: number): number | null {
    const snapshot = this.snapshots.load(offset);
    const entries = snapshot?.entries.filter((entry) => !isExpired(entry, nowMs, expirationMs)) ?? [];
    // Between an old snapshot and the start of the log markers have been deleted: what was open then may have ended.
    const isOld = snapshot !== null && snapshot.offset < logStartOffset;
    this.states.reset(isOld ? entries.map(withoutTransaction) : entries);
    this.expectNothing();
    this.#changesInSnapshot = this.states.changes;
    return snapshot?.offset ?? null;
  }

  /** This log takes the place of another one that ends at the same offset, and knows what that one knew. */
  takeOver({ states, guards }: LogProducers): void {
    this.states.reset(states.entries());
    this.guards = guards;
  }

  /** Keeps the state as of `offset`, the end of the log. */
  takeSnapshot(offset: number): void {
    const newest = this.snapshots.offsets.at(-1);
    if (newest === offset && this.#changesInSnapshot === this.states.changes) return;
    this.snapshots.take(offset, this.states.entries(), this.states.size);
    this.#changesInSnapshot = this.states.changes;
  }
}

function withoutTransaction(entry: ProducerEntry): ProducerEntry {
  return { ...entry, transactionFirstOffset: NO_TRANSACTION };
}

function markerOutcome(
  known: ProducerEntry | undefined,
  batch: BatchView,
  origin: AppendOrigin,
  transactionVersion: number,
): ProducerOutcome | null {
  const marker = endMarkerIn(batch);
  return marker === null ? null : appendMarker(known, batch, marker, origin, transactionVersion);
}

/** What nobody can read ends nothing. */
function markerOrNull(batch: BatchView): EndMarker | null {
  try {
    return endMarkerIn(batch);
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}
