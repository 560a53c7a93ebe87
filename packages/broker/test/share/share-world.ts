import type { Uuid } from '@kavka/base';
import { DeliveryState, type StateBatch } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import { ManualClock } from '@kavka/testkit';
import type { ReadBatch } from '../../src/share/acquire-records.ts';
import type { ShareGroupSettings } from '../../src/share/share-group-settings.ts';
import { SharePartition } from '../../src/share/share-partition.ts';
import type {
  PersistedChange,
  PersistedState,
  PersisterError,
  ShareStatePersister,
} from '../../src/share/share-state-persister.ts';

export const LOCK_MS = 30_000;

const KEY = { groupId: 'g', topicId: 'AAAAAAAAAAAAAAAAAAAABA' as Uuid, partition: 0 };

interface Kept {
  readonly deliveryState: number;
  readonly deliveryCount: number;
}

/** A share coordinator that keeps each offset by itself; a test can let its writes fail, or wait. */
export class PlainPersister implements ShareStatePersister {
  readonly offsets = new Map<number, Kept>();
  startOffset = -1;
  deliveryCompleteCount = -1;
  isFailing = false;
  #held: (() => void)[] | undefined;

  async read(): Promise<PersistedState> {
    const stateBatches: StateBatch[] = [];
    for (const [offset, kept] of [...this.offsets].toSorted(([left], [right]) => left - right))
      if (offset >= this.startOffset) stateBatches.push({ firstOffset: offset, lastOffset: offset, ...kept });
    return { errorCode: 0, stateEpoch: 0, startOffset: this.startOffset, stateBatches };
  }

  async write(_key: typeof KEY, change: PersistedChange): Promise<PersisterError> {
    if (this.#held !== undefined) await new Promise<void>((resolve) => this.#held?.push(resolve));
    if (this.isFailing)
      return { errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, errorMessage: 'the test says so' };
    this.startOffset = Math.max(this.startOffset, change.startOffset);
    this.deliveryCompleteCount = change.deliveryCompleteCount;
    for (const { firstOffset, lastOffset, ...kept } of change.stateBatches)
      for (let offset = firstOffset; offset <= lastOffset; offset++) this.#keep(offset, kept);
    return { errorCode: 0, errorMessage: null };
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const go of held) go();
  }

  /** What is on its way never arrives. */
  forgetHeld(): void {
    this.#held = undefined;
  }

  #keep(offset: number, kept: Kept): void {
    const known = this.offsets.get(offset);
    const rank = ({ deliveryCount, deliveryState }: Kept) => deliveryCount * 10 + deliveryState;
    if (known === undefined || rank(kept) > rank(known)) this.offsets.set(offset, kept);
  }
}

/** A share partition over a log that is nothing but offsets. */
export class ShareWorld {
  readonly clock = new ManualClock();
  readonly persister = new PlainPersister();
  /** What the log has; a test may take batches away, as compaction does. */
  batches: readonly ReadBatch[];
  readonly settings: ShareGroupSettings;
  fenced = 0;
  #share: SharePartition;

  constructor(batches: readonly ReadBatch[], settings: Partial<ShareGroupSettings> = {}) {
    this.batches = batches;
    this.settings = {
      recordLockMs: LOCK_MS,
      maxDeliveryCount: 5,
      maxInFlightRecords: 2000,
      isRenewEnabled: true,
      isReadCommitted: false,
      autoOffsetReset: 'earliest',
      ...settings,
    };
    this.#share = this.#load({ startOffset: 0, stateBatches: [] });
  }

  get share(): SharePartition {
    return this.#share;
  }

  /** The broker ends and another begins with what is written down. */
  async crash(): Promise<void> {
    this.#share.fence();
    this.persister.forgetHeld();
    const { startOffset, stateBatches } = await this.persister.read();
    this.#share = this.#load({ startOffset: Math.max(startOffset, 0), stateBatches });
  }

  /** Reads what comes from where the group is, and hands it to the member. */
  fetch(
    memberId: string,
    options: { maxRecords?: number; isRecordLimit?: boolean; batchSize?: number } = {},
  ) {
    if (!this.#share.canAcquire()) return [];
    const fetchOffset = this.#share.nextFetchOffset();
    const batches = this.batches.filter(({ lastOffset }) => lastOffset >= fetchOffset);
    if (batches.length === 0) return [];
    return this.#share.acquire({
      memberId,
      isRecordLimit: options.isRecordLimit ?? false,
      batchSize: options.batchSize ?? 500,
      maxRecords: options.maxRecords ?? 500,
      fetchOffset,
      batches,
    });
  }

  acknowledge(memberId: string, firstOffset: number, lastOffset: number, ...types: number[]) {
    return this.#share.acknowledge(memberId, [{ firstOffset, lastOffset, types }]);
  }

  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.clock.settle();
  }

  #load(persisted: { startOffset: number; stateBatches: readonly StateBatch[] }): SharePartition {
    return new SharePartition(
      {
        key: KEY,
        leaderEpoch: 0,
        clock: this.clock,
        persister: this.persister,
        settings: () => this.settings,
        changed: () => {},
        fenced: () => {
          this.fenced++;
        },
      },
      0,
      persisted,
    );
  }
}

/** Batches of the log of these sizes, one behind the other. */
export function batchesOf(...sizes: number[]): ReadBatch[] {
  let baseOffset = 0;
  return sizes.map((size) => {
    const batch = { baseOffset, lastOffset: baseOffset + size - 1 };
    baseOffset += size;
    return batch;
  });
}

export function isTerminal({ deliveryState }: Kept): boolean {
  return deliveryState === DeliveryState.ACKNOWLEDGED || deliveryState === DeliveryState.ARCHIVED;
}
