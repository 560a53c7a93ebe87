import type { Group } from '../group/group-registry.ts';
import type { OffsetRecord } from '../records/group-record.ts';
import { type CommittedOffset, NO_EXPIRY } from './committed-offset.ts';
import { offsetTombstone } from './delete-offsets.ts';
import type { OffsetsOfShard } from './fetch-offsets.ts';

/** What has expired of a group, and whether nothing of its offsets is left. */
export interface ExpiredOffsets {
  readonly records: OffsetRecord[];
  readonly isAll: boolean;
}

/**
 * Offsets expire a retention time after their group became empty; in groups that only store offsets, and of topics that a stable group of
 * consumers does not read any more, a retention time after they were committed. Those that wait for a transaction stay.
 */
export function expireOffsets(
  group: Group,
  offsets: OffsetsOfShard,
  nowMs: number,
  retentionMs: number,
): ExpiredOffsets {
  const { groupId } = group;
  const startOf = group.retentionStart();
  const records: OffsetRecord[] = [];
  let isAll = !offsets.pending.hasAny(groupId);
  for (const place of offsets.store.latestOf(groupId)) {
    const isDue =
      startOf !== undefined &&
      !group.isSubscribedTo(place.topic) &&
      !offsets.pending.has(groupId, place) &&
      isExpired(place.value, startOf(place.value), BigInt(nowMs), BigInt(retentionMs));
    if (isDue) records.push(offsetTombstone(groupId, place));
    else isAll = false;
  }
  return { records, isAll };
}

function isExpired(offset: CommittedOffset, start: bigint, now: bigint, retention: bigint): boolean {
  return offset.expireTimestampMs === NO_EXPIRY ? now - start >= retention : now >= offset.expireTimestampMs;
}
