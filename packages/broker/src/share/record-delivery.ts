import { DeliveryState } from '@kavka/coordinators';

/** Nobody has acquired the records. */
export const NO_MEMBER = '';

const NO_LOCK = Number.POSITIVE_INFINITY;

interface Previous {
  readonly state: number;
  readonly memberId: string;
  readonly maxDeliveryCount: number;
}

/** How the delivery of a record, or of records that share their fate, stands. */
export class RecordDelivery {
  #state: number;
  #deliveryCount: number;
  #memberId: string;
  /** When the member loses the records, on the monotonic clock. */
  lockedUntilMs: number;
  /** What it goes back to, while the change is on its way to the share coordinator. */
  #previous: Previous | undefined;
  /** Archived past any change that is under way. */
  #isForcedlyArchived = false;

  constructor(state: number, deliveryCount: number, memberId = NO_MEMBER, lockedUntilMs = NO_LOCK) {
    this.#state = state;
    this.#deliveryCount = deliveryCount;
    this.#memberId = memberId;
    this.lockedUntilMs = lockedUntilMs;
  }

  get state(): number {
    return this.#state;
  }

  get deliveryCount(): number {
    return this.#deliveryCount;
  }

  get memberId(): string {
    return this.#memberId;
  }

  get isChanging(): boolean {
    return this.#previous !== undefined;
  }

  get isAvailable(): boolean {
    return this.#state === DeliveryState.AVAILABLE && this.#previous === undefined;
  }

  get isAcquired(): boolean {
    return this.#state === DeliveryState.ACQUIRED;
  }

  /** Done with for good, or about to be. */
  get isTerminal(): boolean {
    return this.#state === DeliveryState.ACKNOWLEDGED || this.#state === DeliveryState.ARCHIVED;
  }

  get isDone(): boolean {
    return this.isTerminal && this.#previous === undefined;
  }

  /** A copy for a part of the records. */
  copy(): RecordDelivery {
    return new RecordDelivery(this.#state, this.#deliveryCount, this.#memberId, this.lockedUntilMs);
  }

  acquire(memberId: string, lockedUntilMs: number): void {
    this.#state = DeliveryState.ACQUIRED;
    this.#deliveryCount++;
    this.#memberId = memberId;
    this.lockedUntilMs = lockedUntilMs;
  }

  /** Leaves the hands of its member; records that were delivered as often as they may are archived instead of available. */
  leave(state: number, maxDeliveryCount: number): void {
    const isSpent = state === DeliveryState.AVAILABLE && this.#deliveryCount >= maxDeliveryCount;
    this.#state = isSpent ? DeliveryState.ARCHIVED : state;
    this.#memberId = NO_MEMBER;
  }

  /** Like `leave`, until `settle` says what came of it; the lock goes on. */
  beginToLeave(state: number, maxDeliveryCount: number): void {
    this.#previous = { state: this.#state, memberId: this.#memberId, maxDeliveryCount };
    this.leave(state, maxDeliveryCount);
  }

  /** What was begun is written down, or not: then it is the member's again, unless its time has run out. */
  settle(isWritten: boolean, nowMs: number): void {
    const previous = this.#previous;
    this.#previous = undefined;
    if (isWritten || this.#isForcedlyArchived) {
      this.lockedUntilMs = NO_LOCK;
      return;
    }
    if (previous === undefined) return;
    this.#state = previous.state;
    this.#memberId = previous.memberId;
    if (this.lockedUntilMs <= nowMs) this.expire(DeliveryState.AVAILABLE, previous.maxDeliveryCount);
  }

  expire(state: number, maxDeliveryCount: number): void {
    this.leave(state, maxDeliveryCount);
    this.lockedUntilMs = NO_LOCK;
  }

  /** The records are gone from the log, or never to be seen. */
  archive(): void {
    this.#isForcedlyArchived = true;
    this.#state = DeliveryState.ARCHIVED;
    this.#memberId = NO_MEMBER;
    this.lockedUntilMs = NO_LOCK;
  }
}
