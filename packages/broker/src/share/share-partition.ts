import type { Clock } from '@kavka/base';
import type { SharePartitionKey } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import {
  type Acknowledgement,
  acknowledgeRecords,
  type BegunChanges,
  expireRecords,
  firstLockEnd,
  releaseRecords,
  type ShareError,
} from './acknowledge-records.ts';
import { type AcquiredRecords, type Acquisition, acquireRecords } from './acquire-records.ts';
import type { DeliveredRange } from './in-flight-batch.ts';
import { LockTimer } from './lock-timer.ts';
import type { ShareGroupSettings } from './share-group-settings.ts';
import { type PersistedRecords, ShareRecords } from './share-records.ts';
import type { PersisterError, ShareStatePersister } from './share-state-persister.ts';

export interface SharePartitionOptions {
  readonly key: SharePartitionKey;
  readonly leaderEpoch: number;
  readonly clock: Clock;
  readonly persister: ShareStatePersister;
  readonly settings: () => ShareGroupSettings;
  /** Records may be to be had that were not before. */
  readonly changed: () => void;
  /** The share coordinator knows a newer leader or state, or none: this one is to be dropped. */
  readonly fenced: () => void;
}

/** What a member asks for; the group's settings complete it. */
export type AcquireRequest = Omit<Acquisition, 'maxInFlightRecords' | 'maxDeliveryCount' | 'lockedUntilMs'>;

/**
 * A partition as one share group consumes it, at the partition's leader: what is handed out to whom, until when. Acknowledgements are
 * answered when the share coordinator has them.
 */
export class SharePartition {
  readonly key: SharePartitionKey;
  readonly leaderEpoch: number;
  readonly #options: SharePartitionOptions;
  readonly #stateEpoch: number;
  readonly #records: ShareRecords;
  readonly #locks: LockTimer;
  #isFenced = false;
  /** A fetch reads from the log for it: others wait. */
  isBeingRead = false;

  constructor(options: SharePartitionOptions, stateEpoch: number, persisted: PersistedRecords) {
    this.key = options.key;
    this.leaderEpoch = options.leaderEpoch;
    this.#options = options;
    this.#stateEpoch = stateEpoch;
    this.#records = new ShareRecords(persisted);
    this.#locks = new LockTimer(options.clock, () => this.#expireLocks());
  }

  get startOffset(): number {
    return this.#records.startOffset;
  }

  get endOffset(): number {
    return this.#records.endOffset;
  }

  get isFenced(): boolean {
    return this.#isFenced;
  }

  nextFetchOffset(): number {
    return this.#records.nextFetchOffset();
  }

  canAcquire(): boolean {
    const { maxInFlightRecords } = this.#options.settings();
    return !this.#isFenced && !this.isBeingRead && this.#records.canAcquire(maxInFlightRecords);
  }

  /** Hands what was read to a member, as far as it is to be had. */
  acquire(request: AcquireRequest): AcquiredRecords[] {
    if (this.#isFenced) return [];
    const { maxInFlightRecords, maxDeliveryCount } = this.#options.settings();
    const lockedUntilMs = this.#lockEnd();
    const acquired = acquireRecords(this.#records, {
      ...request,
      maxInFlightRecords,
      maxDeliveryCount,
      lockedUntilMs,
    });
    if (acquired.length > 0) this.#locks.fireBy(lockedUntilMs);
    return acquired;
  }

  /** Batches of records that nobody shall see, such as those of aborted transactions, although they were acquired just now. */
  archiveAcquired(firstOffset: number, lastOffset: number, state: number): void {
    this.#records.completeCount += this.#records.archive(firstOffset, lastOffset, state);
  }

  acknowledge(memberId: string, acknowledgements: readonly Acknowledgement[]): Promise<ShareError | null> {
    const { maxDeliveryCount, isRenewEnabled } = this.#options.settings();
    const lockedUntilMs = this.#lockEnd();
    const limits = { maxDeliveryCount, isRenewEnabled, lockedUntilMs };
    const begun = acknowledgeRecords(this.#records, memberId, acknowledgements, limits);
    return this.#writeDown(begun);
  }

  /** The member is gone: others may have what it had. */
  releaseAll(memberId: string): Promise<ShareError | null> {
    const { maxDeliveryCount } = this.#options.settings();
    return this.#writeDown({
      changes: releaseRecords(this.#records, memberId, maxDeliveryCount),
      error: null,
    });
  }

  /** The log begins later now. */
  moveStart(logStartOffset: number): void {
    this.#records.moveStart(logStartOffset);
    this.#options.changed();
  }

  /** Nothing is handed out or written from now on. */
  fence(): void {
    this.#isFenced = true;
    this.#locks.cancel();
  }

  async #writeDown({ changes, error }: BegunChanges): Promise<ShareError | null> {
    if (error !== null) {
      this.#settle(changes, false);
      return error;
    }
    if (changes.length === 0) return null;
    const failure = await this.#write(changes);
    this.#settle(changes, failure === null);
    if (failure === null) this.#records.advanceStart();
    this.#options.changed();
    return failure;
  }

  #settle(changes: readonly DeliveredRange[], isWritten: boolean): void {
    const nowMs = this.#options.clock.monotonic();
    for (const { delivery, firstOffset, lastOffset } of changes) {
      const wasTerminal = delivery.isTerminal;
      delivery.settle(isWritten, nowMs);
      if (wasTerminal && !delivery.isTerminal)
        this.#records.completeCount -= this.#records.countFromStart(firstOffset, lastOffset);
      if (delivery.isAvailable) this.#records.mayHaveAvailable = true;
      if (delivery.isAcquired) this.#locks.fireBy(delivery.lockedUntilMs);
    }
  }

  async #write(changes: readonly DeliveredRange[]): Promise<ShareError | null> {
    const { startOffset, completeCount } = this.#records;
    const stateBatches = changes.map(({ firstOffset, lastOffset, delivery }) => ({
      firstOffset,
      lastOffset,
      deliveryState: delivery.state,
      deliveryCount: delivery.deliveryCount,
    }));
    const answer = await this.#options.persister.write(this.key, {
      stateEpoch: this.#stateEpoch,
      leaderEpoch: this.leaderEpoch,
      startOffset,
      deliveryCompleteCount: completeCount,
      stateBatches,
    });
    const error = persisterError(answer);
    if (error !== null && isFencing(error.errorCode)) this.#options.fenced();
    return error;
  }

  #lockEnd(): number {
    return this.#options.clock.monotonic() + this.#options.settings().recordLockMs;
  }

  #expireLocks(): void {
    const { clock, settings, changed } = this.#options;
    const expired = expireRecords(this.#records, clock.monotonic(), settings().maxDeliveryCount);
    this.#locks.fireBy(firstLockEnd(this.#records));
    if (expired.length === 0) return;
    this.#write(expired).then(() => this.#records.advanceStart());
    changed();
  }
}

/** What a client is told when the share coordinator cannot be asked, or refuses; null where all is well. */
export function persisterError({ errorCode, errorMessage }: PersisterError): ShareError | null {
  switch (errorCode) {
    case ErrorCode.NONE:
      return null;
    case ErrorCode.NOT_COORDINATOR:
    case ErrorCode.COORDINATOR_NOT_AVAILABLE:
    case ErrorCode.COORDINATOR_LOAD_IN_PROGRESS:
      return { errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, errorMessage };
    case ErrorCode.GROUP_ID_NOT_FOUND:
    case ErrorCode.UNKNOWN_TOPIC_OR_PARTITION:
      return { errorCode, errorMessage };
    case ErrorCode.FENCED_LEADER_EPOCH:
    case ErrorCode.FENCED_STATE_EPOCH:
      return { errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER, errorMessage };
    default:
      return { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR, errorMessage };
  }
}

function isFencing(errorCode: number): boolean {
  return (
    errorCode === ErrorCode.NOT_LEADER_OR_FOLLOWER ||
    errorCode === ErrorCode.GROUP_ID_NOT_FOUND ||
    errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  );
}
