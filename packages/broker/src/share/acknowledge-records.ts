import { DeliveryState } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import type { DeliveredRange, InFlightBatch } from './in-flight-batch.ts';
import { NO_MEMBER, type RecordDelivery } from './record-delivery.ts';
import type { ShareRecords } from './share-records.ts';

/** What a member says of records, as requests number it. */
export const AcknowledgeType = { GAP: 0, ACCEPT: 1, RELEASE: 2, REJECT: 3, RENEW: 4 } as const;

/** One type for all offsets, or one for each. */
export interface Acknowledgement {
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly types: readonly number[];
}

export interface ShareError {
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface AcknowledgeLimits {
  readonly maxDeliveryCount: number;
  readonly isRenewEnabled: boolean;
  /** Of locks that are renewed. */
  readonly lockedUntilMs: number;
}

/** Deliveries whose change has begun; where there is an error they are to be rolled back. */
export interface BegunChanges {
  readonly changes: readonly DeliveredRange[];
  readonly error: ShareError | null;
}

const STATE_OF_TYPE: ReadonlyMap<number, number> = new Map([
  [AcknowledgeType.GAP, DeliveryState.ARCHIVED],
  [AcknowledgeType.ACCEPT, DeliveryState.ACKNOWLEDGED],
  [AcknowledgeType.RELEASE, DeliveryState.AVAILABLE],
  [AcknowledgeType.REJECT, DeliveryState.ARCHIVED],
]);

/** Begins what a member says of its records; at the first thing that cannot be, it ends. */
export function acknowledgeRecords(
  records: ShareRecords,
  memberId: string,
  acknowledgements: readonly Acknowledgement[],
  limits: AcknowledgeLimits,
): BegunChanges {
  const changes: DeliveredRange[] = [];
  for (const acknowledgement of acknowledgements) {
    const odd = acknowledgement.types.find(
      (type) => type !== AcknowledgeType.RENEW && !STATE_OF_TYPE.has(type),
    );
    if (odd !== undefined) return { changes, error: invalidRequest(`Invalid acknowledge type: ${odd}`) };
    if (acknowledgement.lastOffset < records.startOffset) continue;
    const found = batchesOf(records, acknowledgement);
    if ('errorCode' in found) return { changes, error: found };
    for (const batch of found) {
      if (batch.lastOffset < records.startOffset) continue;
      const error = acknowledgeBatch(records, batch, memberId, acknowledgement, limits, changes);
      if (error !== null) return { changes, error };
    }
  }
  return { changes, error: null };
}

/** Gives back all that a member has. */
export function releaseRecords(
  records: ShareRecords,
  memberId: string,
  maxDeliveryCount: number,
): DeliveredRange[] {
  const changes: DeliveredRange[] = [];
  for (const batch of records.batches) {
    if (batch.whole !== null && !isOwn(batch.whole, memberId)) continue;
    if (reachesOverStart(records, batch.firstOffset, batch.lastOffset)) batch.split();
    for (const range of batch.ranges())
      if (isOwn(range.delivery, memberId))
        begin(records, range, DeliveryState.AVAILABLE, maxDeliveryCount, changes);
  }
  return changes;
}

/** Takes back what members have held for too long; nothing of it can be undone. */
export function expireRecords(
  records: ShareRecords,
  nowMs: number,
  maxDeliveryCount: number,
): DeliveredRange[] {
  const expired: DeliveredRange[] = [];
  for (const batch of records.batches) {
    for (const range of batch.ranges()) {
      const { delivery, firstOffset, lastOffset } = range;
      if (!delivery.isAcquired || delivery.isChanging || delivery.lockedUntilMs > nowMs) continue;
      if (batch.whole !== null && reachesOverStart(records, firstOffset, lastOffset)) batch.split();
      for (const part of batch.whole === null ? batch.ranges(firstOffset, lastOffset) : [range])
        expire(records, part, maxDeliveryCount, expired);
    }
  }
  return expired;
}

/** The end of the first lock to end; Infinity where there is none. */
export function firstLockEnd(records: ShareRecords): number {
  let firstMs = Number.POSITIVE_INFINITY;
  for (const batch of records.batches)
    for (const { delivery } of batch.ranges())
      if (delivery.isAcquired) firstMs = Math.min(firstMs, delivery.lockedUntilMs);
  return firstMs;
}

function expire(
  records: ShareRecords,
  range: DeliveredRange,
  maxDeliveryCount: number,
  expired: DeliveredRange[],
): void {
  const { delivery, firstOffset, lastOffset } = range;
  const isGone = lastOffset < records.startOffset;
  delivery.expire(isGone ? DeliveryState.ARCHIVED : DeliveryState.AVAILABLE, maxDeliveryCount);
  if (delivery.isTerminal) records.completeCount += records.countFromStart(firstOffset, lastOffset);
  else records.mayHaveAvailable = true;
  expired.push(range);
}

function isOwn(delivery: RecordDelivery, memberId: string): boolean {
  return delivery.isAcquired && !delivery.isChanging && delivery.memberId === memberId;
}

function batchesOf(
  records: ShareRecords,
  { firstOffset, lastOffset }: Acknowledgement,
): InFlightBatch[] | ShareError {
  let floor = records.batches.floor(firstOffset);
  if (floor === undefined && reachesOverStart(records, firstOffset, lastOffset))
    floor = records.batches.floor(records.startOffset);
  if (floor === undefined)
    return invalidState('Batch record not found. The request batch offsets are not found in the cache.');
  const found = records.batches.beginningWithin(floor.firstOffset, lastOffset);
  const end = found.at(-1)?.lastOffset ?? -1;
  if (end < firstOffset)
    return invalidRequest('Batch record not found. The first offset in request is past acquired records.');
  if (lastOffset > end)
    return invalidRequest('Batch record not found. The last offset in request is past acquired records.');
  return found;
}

function acknowledgeBatch(
  records: ShareRecords,
  batch: InFlightBatch,
  memberId: string,
  acknowledgement: Acknowledgement,
  limits: AcknowledgeLimits,
  changes: DeliveredRange[],
): ShareError | null {
  const { firstOffset, lastOffset, types } = acknowledgement;
  if (batch.lastOffset < firstOffset) return null;
  if (batch.whole !== null) {
    const error = wholeError(batch.whole, memberId);
    if (error !== null) return error;
    const isPart = !batch.isWithin(firstOffset, lastOffset) || types.length > 1;
    if (isPart || reachesOverStart(records, batch.firstOffset, batch.lastOffset)) batch.split();
  }
  for (const range of batch.ranges(Math.max(firstOffset, records.startOffset), lastOffset)) {
    const { delivery } = range;
    const error = batch.whole === null ? offsetError(delivery, memberId) : null;
    if (error !== null) return error;
    const type = types.length > 1 ? types[range.firstOffset - firstOffset] : types[0];
    if (type === AcknowledgeType.RENEW) {
      if (!limits.isRenewEnabled)
        return invalidState('Renewing acquisition locks is not enabled for the group.');
      delivery.lockedUntilMs = limits.lockedUntilMs;
      continue;
    }
    begin(
      records,
      range,
      STATE_OF_TYPE.get(type ?? -1) ?? DeliveryState.ARCHIVED,
      limits.maxDeliveryCount,
      changes,
    );
  }
  return null;
}

function wholeError(delivery: RecordDelivery, memberId: string): ShareError | null {
  if (delivery.memberId === NO_MEMBER)
    return invalidState('The batch cannot be acknowledged. The batch is not in the acquired state.');
  if (delivery.memberId !== memberId) return invalidState('Member is not the owner of batch record');
  return delivery.isChanging ? changing() : null;
}

function offsetError(delivery: RecordDelivery, memberId: string): ShareError | null {
  if (!delivery.isAcquired)
    return invalidState('The offset cannot be acknowledged. The offset is not acquired.');
  if (delivery.isChanging) return changing();
  return delivery.memberId === memberId ? null : invalidState('Member is not the owner of offset');
}

function changing(): ShareError {
  return invalidState('The record state is invalid. The acknowledgement of delivery could not be completed.');
}

function begin(
  records: ShareRecords,
  range: DeliveredRange,
  state: number,
  maxDeliveryCount: number,
  changes: DeliveredRange[],
): void {
  const { delivery, firstOffset, lastOffset } = range;
  delivery.beginToLeave(lastOffset < records.startOffset ? DeliveryState.ARCHIVED : state, maxDeliveryCount);
  if (delivery.isTerminal) records.completeCount += records.countFromStart(firstOffset, lastOffset);
  changes.push(range);
}

function reachesOverStart({ startOffset }: ShareRecords, firstOffset: number, lastOffset: number): boolean {
  return firstOffset < startOffset && lastOffset >= startOffset;
}

function invalidState(errorMessage: string): ShareError {
  return { errorCode: ErrorCode.INVALID_RECORD_STATE, errorMessage };
}

function invalidRequest(errorMessage: string): ShareError {
  return { errorCode: ErrorCode.INVALID_REQUEST, errorMessage };
}
