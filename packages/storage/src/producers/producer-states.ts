import type { CompletedTransaction, ProducerUpdate } from './producer-append.ts';
import { NO_TRANSACTION, type ProducerEntry } from './producer-entry.ts';

interface OpenTransaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
}

/** All producers of a log, and the transactions that bound what readers of committed data may see. */
export class ProducerStates {
  #entries = new Map<bigint, ProducerEntry>();
  /** By first offset, ascending. */
  #open: OpenTransaction[] = [];
  /** Ended, but with a marker that is not below the high watermark yet; by first offset, ascending. */
  #unreplicated: CompletedTransaction[] = [];
  /** Counts changes, so that a snapshot is only taken when something is new. */
  #changes = 0;

  get size(): number {
    return this.#entries.size;
  }

  get changes(): number {
    return this.#changes;
  }

  get(producerId: bigint): ProducerEntry | undefined {
    return this.#entries.get(producerId);
  }

  entries(): Iterable<ProducerEntry> {
    return this.#entries.values();
  }

  /** The batch that led to `update` has been written. */
  apply({ entry, completed }: ProducerUpdate): void {
    const before = this.#entries.get(entry.producerId);
    this.#entries.set(entry.producerId, entry);
    this.#changes++;
    if (completed !== null) {
      this.#open = this.#open.filter(({ firstOffset }) => firstOffset !== completed.firstOffset);
      insertByFirstOffset(this.#unreplicated, completed);
    } else if (
      entry.transactionFirstOffset !== NO_TRANSACTION &&
      entry.transactionFirstOffset !== before?.transactionFirstOffset
    ) {
      insertByFirstOffset(this.#open, {
        producerId: entry.producerId,
        firstOffset: entry.transactionFirstOffset,
      });
    }
  }

  /** The same entry with batches that it had before: nothing that a snapshot would hold. */
  recall(entry: ProducerEntry): void {
    this.#entries.set(entry.producerId, entry);
  }

  /** Where the last stable offset stands when `completed` is the last transaction that ended. */
  lastStableOffsetAt(completed: CompletedTransaction): number {
    const other = this.#open.find(({ producerId }) => producerId !== completed.producerId);
    return other?.firstOffset ?? completed.lastOffset + 1;
  }

  /** The first offset of a transaction that is open, or not known to be ended everywhere; null where none is. */
  get firstUnstableOffset(): number | null {
    const open = this.#open[0]?.firstOffset;
    const unreplicated = this.#unreplicated[0]?.firstOffset;
    if (open === undefined) return unreplicated ?? null;
    return unreplicated === undefined ? open : Math.min(open, unreplicated);
  }

  /** When the producer of the oldest open transaction last wrote; null where none is open. */
  get oldestOpenTimestamp(): bigint | null {
    const oldest = this.#open[0];
    return oldest === undefined ? null : (this.#entries.get(oldest.producerId)?.lastTimestamp ?? null);
  }

  /** Markers below `offset` are on all replicas that count. */
  advanceHighWatermark(offset: number): void {
    if (this.#unreplicated.length === 0) return;
    this.#unreplicated = this.#unreplicated.filter(({ lastOffset }) => lastOffset >= offset);
  }

  /** Forgets the producers that have been silent for `expirationMs`, except in a transaction. */
  expire(nowMs: number, expirationMs: number): void {
    for (const [producerId, entry] of this.#entries) {
      if (!isExpired(entry, nowMs, expirationMs)) continue;
      this.#entries.delete(producerId);
      this.#changes++;
    }
  }

  /** Starts anew from what a snapshot holds. */
  reset(entries: Iterable<ProducerEntry>): void {
    this.#entries = new Map();
    this.#open = [];
    this.#unreplicated = [];
    for (const entry of entries) {
      this.#entries.set(entry.producerId, entry);
      const { producerId, transactionFirstOffset: firstOffset } = entry;
      if (firstOffset !== NO_TRANSACTION) insertByFirstOffset(this.#open, { producerId, firstOffset });
    }
    this.#changes++;
  }
}

export function isExpired(entry: ProducerEntry, nowMs: number, expirationMs: number): boolean {
  return (
    entry.transactionFirstOffset === NO_TRANSACTION && nowMs - Number(entry.lastTimestamp) >= expirationMs
  );
}

function insertByFirstOffset<Item extends { readonly firstOffset: number }>(items: Item[], item: Item): void {
  const at = items.findLastIndex(({ firstOffset }) => firstOffset < item.firstOffset) + 1;
  items.splice(at, 0, item);
}
