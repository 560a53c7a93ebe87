import { DeliveryState } from '@kavka/coordinators';
import { InFlightBatch } from './in-flight-batch.ts';
import { RecordDelivery } from './record-delivery.ts';
import type { ShareRecords } from './share-records.ts';

/** Offsets that a member has acquired, all delivered as often. */
export interface AcquiredRecords {
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly deliveryCount: number;
}

/** A batch of the log that was read. */
export interface ReadBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
}

export interface Acquisition {
  readonly memberId: string;
  /** Not one record more than `maxRecords`; otherwise whole batches are acquired. */
  readonly isRecordLimit: boolean;
  /** Acquired ranges are cut behind so many records, where a batch of the log ends. */
  readonly batchSize: number;
  readonly maxRecords: number;
  /** Where reading began. */
  readonly fetchOffset: number;
  /** What was read; not empty. */
  readonly batches: readonly ReadBatch[];
  readonly maxInFlightRecords: number;
  readonly maxDeliveryCount: number;
  readonly lockedUntilMs: number;
}

/** A delivery count from here on is never held back, so that a limit of two works at all. */
const LEAST_THROTTLED_COUNT = 2;

/** Hands the records that were read, as far as they are to be had, to a member. */
export function acquireRecords(records: ShareRecords, acquisition: Acquisition): AcquiredRecords[] {
  return new Acquirer(records, acquisition).acquire();
}

class Acquirer {
  readonly #records: ShareRecords;
  readonly #acquisition: Acquisition;
  /** From this delivery count on fewer records are handed out at once: one of them may be what kills its consumers. */
  readonly #throttledCount: number;
  readonly #acquired: AcquiredRecords[] = [];
  #room = 0;

  constructor(records: ShareRecords, acquisition: Acquisition) {
    this.#records = records;
    this.#acquisition = acquisition;
    this.#throttledCount = Math.max(LEAST_THROTTLED_COUNT, Math.ceil(acquisition.maxDeliveryCount / 2));
  }

  acquire(): AcquiredRecords[] {
    const { batches, fetchOffset, maxRecords, maxInFlightRecords } = this.#acquisition;
    const first = batches[0];
    let lastOffset = batches.at(-1)?.lastOffset ?? -1;
    const records = this.#records;
    if (first === undefined || maxRecords <= 0 || lastOffset < records.startOffset) return [];
    this.#room = Math.min(maxRecords, maxInFlightRecords - records.inFlightCount);
    if (this.#room <= 0) {
      if (fetchOffset > records.endOffset) return [];
      this.#room = Math.min(maxRecords, records.endOffset - fetchOffset + 1);
      lastOffset = Math.min(lastOffset, records.endOffset);
    }
    this.#cutGapAt(first.baseOffset);
    this.#archiveMissing(fetchOffset, first.baseOffset);
    this.#acquireBetween(this.#firstOffset(first.baseOffset), first.baseOffset, lastOffset);
    return this.#acquired;
  }

  #firstOffset(baseOffset: number): number {
    const floor = this.#records.batches.floor(baseOffset);
    if (floor === undefined) return Math.max(baseOffset, this.#records.startOffset);
    return floor.lastOffset >= baseOffset ? floor.firstOffset : baseOffset;
  }

  /** Where reading found nothing, such as after compaction, nothing will ever be. */
  #archiveMissing(fetchOffset: number, baseOffset: number): void {
    if (fetchOffset >= baseOffset) return;
    const records = this.#records;
    records.completeCount += records.archive(fetchOffset, baseOffset - 1, DeliveryState.AVAILABLE);
  }

  /** What lies before the records that were read is no part of what may be handed out of a gap. */
  #cutGapAt(baseOffset: number): void {
    const { batches } = this.#records;
    const gap = batches.floor(baseOffset - 1);
    if (gap === undefined || !isGap(gap) || gap.lastOffset < baseOffset) return;
    batches.remove(gap);
    batches.add(gapBetween(gap.firstOffset, baseOffset - 1));
    batches.add(gapBetween(baseOffset, gap.lastOffset));
  }

  #acquireBetween(firstOffset: number, baseOffset: number, lastOffset: number): void {
    const { batches } = this.#records;
    const inFlight = batches.beginningWithin(Math.min(firstOffset, baseOffset), lastOffset);
    const last = inFlight.at(-1);
    if (last === undefined) {
      this.#acquireNew(firstOffset, lastOffset);
      return;
    }
    for (const batch of inFlight) {
      if (this.#room <= 0) return;
      this.#acquireInFlight(batch, baseOffset, lastOffset);
    }
    if (this.#room > 0 && last.lastOffset < lastOffset) this.#acquireNew(last.lastOffset + 1, lastOffset);
  }

  /** Records that are in flight already, as far as they are available. */
  #acquireInFlight(batch: InFlightBatch, baseOffset: number, lastOffset: number): void {
    if (batch.whole?.isAvailable === false) return;
    if (isGap(batch)) {
      this.#acquireGap(batch, lastOffset);
      return;
    }
    const isThrottled = this.#isThrottled(batch, baseOffset, lastOffset);
    if (isThrottled && this.#acquired.length > 0) {
      this.#room = 0;
      return;
    }
    const isPart =
      !batch.isWithin(baseOffset, lastOffset) ||
      (this.#acquisition.isRecordLimit && batch.size > this.#room) ||
      isThrottled;
    if (isPart) batch.split();
    if (batch.whole !== null) this.#acquireWhole(batch, batch.whole);
    else if (this.#acquirePart(batch, baseOffset, lastOffset) > 0 && isThrottled) this.#room = 0;
  }

  #acquireWhole({ firstOffset, lastOffset, size }: InFlightBatch, delivery: RecordDelivery): void {
    const { memberId, lockedUntilMs } = this.#acquisition;
    delivery.acquire(memberId, lockedUntilMs);
    this.#acquired.push({ firstOffset, lastOffset, deliveryCount: delivery.deliveryCount });
    this.#room -= size;
  }

  /** Those offsets of a batch that are available and were read. Gives how many were acquired. */
  #acquirePart(batch: InFlightBatch, baseOffset: number, lastOffset: number): number {
    const { memberId, maxDeliveryCount, lockedUntilMs, isRecordLimit } = this.#acquisition;
    const isLastTryAlone = maxDeliveryCount > LEAST_THROTTLED_COUNT;
    let limit = isRecordLimit ? this.#room : Number.POSITIVE_INFINITY;
    let count = 0;
    const part: AcquiredRecords[] = [];
    for (const { firstOffset: offset, delivery } of batch.ranges(baseOffset, lastOffset)) {
      if (!delivery.isAvailable) continue;
      const { deliveryCount } = delivery;
      if (isLastTryAlone && deliveryCount === maxDeliveryCount - 1 && count > 0) break;
      limit = Math.min(limit, this.#throttledSize(batch, deliveryCount));
      delivery.acquire(memberId, lockedUntilMs);
      part.push({ firstOffset: offset, lastOffset: offset, deliveryCount: deliveryCount + 1 });
      count++;
      if ((isLastTryAlone && delivery.deliveryCount === maxDeliveryCount) || count >= limit) break;
    }
    this.#acquired.push(...joined(part));
    this.#room -= count;
    return count;
  }

  #throttledSize({ size }: InFlightBatch, deliveryCount: number): number {
    if (deliveryCount < this.#throttledCount) return Number.POSITIVE_INFINITY;
    return Math.max(1, size >> (deliveryCount - this.#throttledCount + 1));
  }

  #isThrottled(batch: InFlightBatch, baseOffset: number, lastOffset: number): boolean {
    for (const { delivery } of batch.ranges(baseOffset, lastOffset))
      if (delivery.isAvailable && delivery.deliveryCount >= this.#throttledCount) return true;
    return false;
  }

  /** Never delivered, as far as anybody knows: as if read for the first time, but not beyond. */
  #acquireGap(gap: InFlightBatch, lastOffset: number): void {
    const { batches } = this.#records;
    batches.remove(gap);
    const end = this.#acquireNew(gap.firstOffset, Math.min(gap.lastOffset, lastOffset));
    if (end < gap.lastOffset) batches.add(gapBetween(end + 1, gap.lastOffset));
  }

  /** Records that nobody has had. Gives the last offset that is in flight for them. */
  #acquireNew(from: number, to: number): number {
    const records = this.#records;
    const firstOffset = records.batches.isEmpty ? Math.max(from, records.endOffset) : from;
    let lastOffset = to;
    if (this.#room < to - firstOffset + 1)
      lastOffset = Math.min(to, this.#endOfBatchWith(firstOffset + this.#room - 1));
    if (lastOffset < firstOffset) return firstOffset - 1;
    this.#addInFlight(firstOffset, lastOffset);
    if (records.batches.first?.firstOffset === firstOffset) records.startOffset = firstOffset;
    records.endOffset = Math.max(records.endOffset, lastOffset);
    return lastOffset;
  }

  #addInFlight(firstOffset: number, lastOffset: number): void {
    const { isRecordLimit } = this.#acquisition;
    if (!isRecordLimit) {
      for (const range of this.#cut(firstOffset, lastOffset)) this.#addAcquired(range.from, range.to);
      return;
    }
    const last = Math.min(lastOffset, firstOffset + this.#room - 1);
    if (last === lastOffset) {
      this.#addAcquired(firstOffset, last);
      return;
    }
    const { memberId, lockedUntilMs } = this.#acquisition;
    const untouched = new RecordDelivery(DeliveryState.AVAILABLE, 0);
    const batch = new InFlightBatch(firstOffset, lastOffset, untouched);
    batch.split();
    for (const { delivery } of batch.ranges(firstOffset, last)) delivery.acquire(memberId, lockedUntilMs);
    this.#records.batches.add(batch);
    this.#records.mayHaveAvailable = true;
    this.#acquired.push({ firstOffset, lastOffset: last, deliveryCount: 1 });
    this.#room -= last - firstOffset + 1;
  }

  #addAcquired(firstOffset: number, lastOffset: number): void {
    const { memberId, lockedUntilMs } = this.#acquisition;
    const delivery = new RecordDelivery(DeliveryState.ACQUIRED, 1, memberId, lockedUntilMs);
    this.#records.batches.add(new InFlightBatch(firstOffset, lastOffset, delivery));
    this.#acquired.push({ firstOffset, lastOffset, deliveryCount: 1 });
    this.#room -= lastOffset - firstOffset + 1;
  }

  *#cut(firstOffset: number, lastOffset: number): Generator<{ from: number; to: number }> {
    const { batches, batchSize } = this.#acquisition;
    let from = firstOffset;
    if (lastOffset - firstOffset + 1 > batchSize) {
      for (const { baseOffset } of batches) {
        if (baseOffset > lastOffset) break;
        if (baseOffset - from < batchSize || baseOffset === from) continue;
        yield { from, to: baseOffset - 1 };
        from = baseOffset;
      }
    }
    yield { from, to: lastOffset };
  }

  /** The end of the log's batch that holds the offset; the offset itself where none does. */
  #endOfBatchWith(offset: number): number {
    const batch = this.#acquisition.batches.findLast(({ baseOffset }) => baseOffset <= offset);
    return batch === undefined ? offset : Math.max(offset, batch.lastOffset);
  }
}

/** In flight, but never delivered as far as anybody knows. */
function isGap({ whole }: InFlightBatch): boolean {
  return whole?.isAvailable === true && whole.deliveryCount === 0;
}

function gapBetween(firstOffset: number, lastOffset: number): InFlightBatch {
  return new InFlightBatch(firstOffset, lastOffset, new RecordDelivery(DeliveryState.AVAILABLE, 0));
}

/** Neighbours that were delivered as often as one. */
export function joined(ranges: readonly AcquiredRecords[]): AcquiredRecords[] {
  const result: AcquiredRecords[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      last.lastOffset + 1 === range.firstOffset &&
      last.deliveryCount === range.deliveryCount
    )
      result[result.length - 1] = { ...last, lastOffset: range.lastOffset };
    else result.push(range);
  }
  return result;
}
