import type { Segment } from '../segment/segment.ts';
import { asStorageError, type StorageError } from '../storage-error.ts';
import type { PendingAppend } from './pending-append.ts';
import type { WriteTurn } from './write-turn.ts';

/** The log that a queue writes for. */
export interface AppendTarget {
  readonly active: Segment;
  /** Whether the group that was just written waits for the device before it is acknowledged. */
  waitsForDevice(): boolean;
  /** The records of a group may be read now. */
  admit(group: readonly PendingAppend[]): void;
  /** A group has been admitted and acknowledged. */
  acknowledged(): void;
  /** All before `offset` is on the device. */
  synced(offset: number): void;
  /** Nothing that waits will be written; the log goes on from what is admitted. */
  takeBack(error: StorageError): void;
}

/**
 * Group commit: appends of one turn are written together, and, where the log wants that, synced together while further groups are written.
 * Groups are acknowledged in order. When one fails, it and those behind it leave no trace.
 */
export class AppendQueue {
  readonly #target: AppendTarget;
  readonly #turn: WriteTurn;
  #queued: PendingAppend[] = [];
  #queuedBytes = 0;
  /** Written, not acknowledged. */
  #unsynced: PendingAppend[][] = [];
  #isSyncing = false;

  constructor(target: AppendTarget, turn: WriteTurn) {
    this.#target = target;
    this.#turn = turn;
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** True while nothing waits. */
  get isEmpty(): boolean {
    return this.#queued.length === 0 && this.#unsynced.length === 0;
  }

  add(append: PendingAppend): void {
    if (this.#queued.push(append) === 1) this.#turn.add(this);
    this.#queuedBytes += append.bytes.length;
  }

  /** Writes what was added since the last time. */
  write(): void {
    const group = this.#queued;
    if (group.length === 0) return;
    const groupBytes = this.#queuedBytes;
    this.#queued = [];
    this.#queuedBytes = 0;
    this.#turn.writtenBytes += groupBytes;
    try {
      if (groupBytes > 0) this.#target.active.write(chunksOf(group), groupBytes);
      if (this.#unsynced.length > 0 || this.#target.waitsForDevice()) {
        this.#unsynced.push(group);
        this.#sync();
        return;
      }
    } catch (error) {
      this.#settleWritten();
      this.#fail(asStorageError(error, 'cannot append'), group);
      return;
    }
    this.#acknowledge(group);
  }

  /** Writes and, where it is wanted, syncs all that waits, before this returns. */
  settle(): void {
    this.write();
    this.#settleWritten();
  }

  #settleWritten(): void {
    if (this.#unsynced.length === 0) return;
    try {
      this.#target.active.syncLogNow();
    } catch (error) {
      this.#fail(asStorageError(error, 'cannot sync'), []);
      return;
    }
    this.#acknowledgeSynced(this.#unsynced.length);
  }

  #sync(): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    const groups = this.#unsynced.slice();
    this.#target.active.syncLog().then(
      () => this.#synced(groups, null),
      (error: unknown) => this.#synced(groups, error),
    );
  }

  /** Meanwhile `settle` may have acknowledged the groups, or a failure taken them back: then they are none of this sync's. */
  #synced(groups: readonly PendingAppend[][], error: unknown): void {
    this.#isSyncing = false;
    if (this.#unsynced[0] === groups[0]) {
      if (error === null) this.#acknowledgeSynced(groups.length);
      else this.#fail(asStorageError(error, 'cannot sync'), []);
    }
    if (this.#unsynced.length > 0) this.#sync();
  }

  #acknowledgeSynced(count: number): void {
    const group = this.#unsynced.splice(0, count).flat();
    const last = group.at(-1);
    if (last !== undefined) this.#target.synced(last.lastOffset + 1);
    // All are admitted before one is told: who is told may append, and begin a segment.
    this.#acknowledge(group);
  }

  #acknowledge(group: readonly PendingAppend[]): void {
    this.#target.admit(group);
    for (const append of group) append.written?.();
    this.#target.acknowledged();
  }

  #fail(error: StorageError, group: readonly PendingAppend[]): void {
    const failed = [...this.#unsynced.flat(), ...group, ...this.#queued];
    this.#unsynced = [];
    this.#queued = [];
    this.#queuedBytes = 0;
    this.#target.takeBack(error);
    for (const append of failed) append.written?.(error);
  }
}

function chunksOf(group: readonly PendingAppend[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (const { bytes } of group) if (bytes.length > 0) chunks.push(bytes);
  return chunks;
}
