import { DeliveryState, type StateBatch } from '@kavka/coordinators';
import { InFlightBatch } from './in-flight-batch.ts';
import { InFlightBatches } from './in-flight-batches.ts';
import { RecordDelivery } from './record-delivery.ts';

/** As the share coordinator keeps it. */
export interface PersistedRecords {
  readonly startOffset: number;
  readonly stateBatches: readonly StateBatch[];
}

/**
 * The records of a partition that a share group is at: all before `startOffset` are done with, all behind `endOffset` untouched. Between
 * them lie the batches in flight, and gaps where the log has no records.
 */
export class ShareRecords {
  readonly batches = new InFlightBatches();
  startOffset: number;
  endOffset: number;
  /** Offsets from `startOffset` on whose delivery is done with. */
  completeCount = 0;
  /** There may be available records before `endOffset`. */
  mayHaveAvailable = false;

  constructor({ startOffset, stateBatches }: PersistedRecords) {
    this.startOffset = startOffset;
    this.endOffset = startOffset;
    for (const { firstOffset, lastOffset, deliveryState, deliveryCount } of stateBatches) {
      this.#addGap(firstOffset - 1);
      const delivery = new RecordDelivery(deliveryState, deliveryCount);
      this.batches.add(new InFlightBatch(firstOffset, lastOffset, delivery));
      this.endOffset = lastOffset;
      if (delivery.isTerminal) this.completeCount += lastOffset - firstOffset + 1;
    }
    this.mayHaveAvailable = !this.batches.isEmpty;
    if (!this.batches.isEmpty) this.advanceStart();
  }

  get inFlightCount(): number {
    return this.batches.isEmpty ? 0 : this.endOffset - this.startOffset + 1;
  }

  /** No batch reaches to the start offset or beyond it. */
  get isIdle(): boolean {
    const { last } = this.batches;
    return last === undefined || this.startOffset > last.lastOffset;
  }

  /** Where to read on: the first available record in flight, else what comes behind all that is in flight. */
  nextFetchOffset(): number {
    if (this.isIdle) {
      this.mayHaveAvailable = false;
      return this.endOffset;
    }
    const available = this.mayHaveAvailable ? this.#firstAvailable() : undefined;
    if (available === undefined) this.mayHaveAvailable = false;
    return available ?? this.endOffset + 1;
  }

  canAcquire(maxInFlightRecords: number): boolean {
    return this.nextFetchOffset() !== this.endOffset + 1 || this.inFlightCount < maxInFlightRecords;
  }

  /** How many of the offsets count for `completeCount`. */
  countFromStart(firstOffset: number, lastOffset: number): number {
    return Math.max(lastOffset - Math.max(this.startOffset, firstOffset) + 1, 0);
  }

  /** Drops what is done with at the start. True where the start moved. */
  advanceStart(): boolean {
    const { last: lastBatch } = this.batches;
    if (lastBatch === undefined || !this.#isStartDone()) return false;
    const done = this.#lastDone();
    if (done.offset < 0) return false;
    if (done.offset === lastBatch.lastOffset) {
      this.startOffset = lastBatch.lastOffset + 1;
      this.endOffset = this.startOffset;
      this.batches.clear();
      this.completeCount = 0;
      return true;
    }
    const batch = this.batches.floor(done.offset);
    const isWhole = batch?.lastOffset === done.offset;
    const next = isWhole ? this.batches.higher(done.offset)?.firstOffset : done.offset + 1;
    this.startOffset = Math.max(this.startOffset, next ?? 0);
    this.completeCount -= done.count;
    if (batch !== undefined) this.batches.removeUpTo(isWhole ? batch.firstOffset : batch.firstOffset - 1);
    return true;
  }

  /** The log begins later now: what is gone from it is not to be had any more. */
  moveStart(logStartOffset: number): void {
    if (logStartOffset <= this.startOffset) return;
    if (this.batches.isEmpty) {
      this.startOffset = logStartOffset;
      this.endOffset = logStartOffset;
      this.completeCount = 0;
      return;
    }
    const before = this.#countTerminal(logStartOffset);
    this.archive(this.startOffset, logStartOffset - 1, DeliveryState.AVAILABLE);
    this.completeCount -= before;
    this.startOffset = logStartOffset;
    this.endOffset = Math.max(this.endOffset, logStartOffset);
  }

  /** Archives those of the offsets that are in the state. Gives how many. */
  archive(firstOffset: number, lastOffset: number, state: number): number {
    let count = 0;
    const from = this.batches.floor(firstOffset)?.firstOffset ?? firstOffset;
    for (const batch of this.batches.beginningWithin(from, lastOffset)) {
      if (batch.lastOffset < firstOffset) continue;
      if (batch.whole !== null && batch.whole.state !== state) continue;
      if (!batch.isWithin(firstOffset, lastOffset)) batch.split();
      for (const { delivery, ...range } of batch.ranges(firstOffset, lastOffset)) {
        if (delivery.state !== state) continue;
        delivery.archive();
        count += range.lastOffset - range.firstOffset + 1;
      }
    }
    if (count > 0) this.mayHaveAvailable = true;
    return count;
  }

  /** What was in a member's hands when the broker ended was never written down: it is there to be had, as if for the first time. */
  #addGap(lastOffset: number): void {
    const firstOffset = this.batches.isEmpty ? this.startOffset : this.endOffset + 1;
    if (firstOffset > lastOffset) return;
    const delivery = new RecordDelivery(DeliveryState.AVAILABLE, 0);
    this.batches.add(new InFlightBatch(firstOffset, lastOffset, delivery));
  }

  #firstAvailable(): number | undefined {
    for (const batch of this.batches)
      for (const { firstOffset, delivery } of batch.ranges()) if (delivery.isAvailable) return firstOffset;
    return undefined;
  }

  #isStartDone(): boolean {
    const batch = this.batches.floor(this.startOffset);
    if (batch === undefined) return false;
    return batch.at(Math.min(this.startOffset, batch.lastOffset)).isDone;
  }

  /** Up to where all batches are done with, from the first on; -1: not even the first is. */
  #lastDone(): { readonly offset: number; readonly count: number } {
    let offset = -1;
    let count = 0;
    for (const batch of this.batches) {
      for (const { firstOffset, lastOffset, delivery } of batch.ranges()) {
        if (!delivery.isDone) return { offset, count };
        offset = lastOffset;
        count += this.countFromStart(firstOffset, lastOffset);
      }
    }
    return { offset, count };
  }

  #countTerminal(beforeOffset: number): number {
    let count = 0;
    for (const batch of this.batches) {
      if (batch.firstOffset >= beforeOffset) break;
      for (const { firstOffset, lastOffset, delivery } of batch.ranges())
        if (delivery.isTerminal)
          count += this.countFromStart(firstOffset, Math.min(lastOffset, beforeOffset - 1));
    }
    return count;
  }
}
