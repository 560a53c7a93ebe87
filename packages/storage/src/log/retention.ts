import { isDeleted, type LogConfig } from '../log-config.ts';
import type { Segment } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';

/** Where a log stands when its retention is looked at. */
export interface RetentionView {
  readonly segments: SegmentList;
  readonly logStartOffset: number;
  readonly highWatermark: number;
  readonly logEndOffset: number;
}

/** How many segments, from the first on, have outlived their time, their size or the start of the log. */
export function countDeletable(log: RetentionView, config: LogConfig, nowMs: number): number {
  const byStart = countWhile(log, (_, nextBase) => nextBase !== null && nextBase <= log.logStartOffset);
  if (!isDeleted(config)) return byStart;
  return Math.max(byStart, countBySize(log, config), countByTime(log, config, nowMs));
}

function countBySize(log: RetentionView, { retentionBytes }: LogConfig): number {
  if (retentionBytes < 0) return 0;
  let surplus = log.segments.sizeBytes - retentionBytes;
  return countWhile(log, (segment) => {
    if (surplus < segment.sizeBytes) return false;
    surplus -= segment.sizeBytes;
    return true;
  });
}

function countByTime(log: RetentionView, { retentionMs }: LogConfig, nowMs: number): number {
  if (retentionMs < 0) return 0;
  return countWhile(log, (segment) => nowMs - lastTouchedMs(segment) > retentionMs);
}

function lastTouchedMs(segment: Segment): number {
  const { timestamp } = segment.confirmedLargestTimestamp;
  return timestamp >= 0n ? Number(timestamp) : segment.createdMs;
}

/** Nothing above the high watermark goes, nor an active segment without records. */
function countWhile(
  log: RetentionView,
  isDue: (segment: Segment, nextBase: number | null) => boolean,
): number {
  const all = log.segments.all();
  let count = 0;
  for (const segment of all) {
    const nextBase = all[count + 1]?.baseOffset ?? null;
    const isEmptyEnd = nextBase === null && segment.sizeBytes === 0;
    if (isEmptyEnd || log.highWatermark < (nextBase ?? log.logEndOffset) || !isDue(segment, nextBase)) break;
    count++;
  }
  return count;
}
