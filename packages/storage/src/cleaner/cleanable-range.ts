import type { LogCore } from '../log/log-core.ts';
import type { Segment } from '../segment/segment.ts';

/** What of a log could be cleaned now. */
export interface CleanableRange {
  /** Before it all was cleaned before. */
  readonly firstDirtyOffset: number;
  /** The start of a segment: from there on nothing is cleaned. */
  readonly firstUncleanableOffset: number;
  readonly cleanBytes: number;
  readonly cleanableBytes: number;
  /** A record has waited for longer than `max.compaction.lag.ms`. */
  readonly isOverdue: boolean;
}

export function cleanableRange(log: LogCore, nowMs: number): CleanableRange {
  const firstDirtyOffset = firstDirtyOf(log);
  const bound = Math.max(firstDirtyOffset, uncleanableFrom(log, firstDirtyOffset, nowMs));
  const { segments } = log;
  const { active } = segments;
  const uncleanable = segments.at(Math.max(segments.indexOf(bound), 0)) ?? active;
  const firstUncleanableOffset = Math.min(uncleanable.baseOffset, active.baseOffset);
  const firstDirty = segments.at(Math.max(segments.indexOf(firstDirtyOffset), 0)) ?? active;
  let cleanBytes = 0;
  let cleanableBytes = 0;
  for (const { baseOffset, sizeBytes } of segments.all()) {
    if (baseOffset < firstDirtyOffset) cleanBytes += sizeBytes;
    if (baseOffset >= firstDirty.baseOffset && baseOffset < firstUncleanableOffset)
      cleanableBytes += sizeBytes;
  }
  const isOverdue = waitsTooLong(log, firstDirty.baseOffset, nowMs);
  return { firstDirtyOffset, firstUncleanableOffset, cleanBytes, cleanableBytes, isOverdue };
}

/** How much of what can be cleaned and was cleaned is dirty: 0 to 1. */
export function dirtyRatio({ cleanBytes, cleanableBytes }: CleanableRange): number {
  const totalBytes = cleanBytes + cleanableBytes;
  return totalBytes === 0 ? 0 : cleanableBytes / totalBytes;
}

export function isDue(range: CleanableRange, { config }: LogCore): boolean {
  if (range.cleanableBytes === 0) return false;
  return range.isOverdue || dirtyRatio(range) > config.minCleanableDirtyRatio;
}

/** A checkpoint that does not fit the log says nothing. */
function firstDirtyOf({ cleanedUpTo, logStartOffset, logEndOffset }: LogCore): number {
  return cleanedUpTo < logStartOffset || cleanedUpTo > logEndOffset ? logStartOffset : cleanedUpTo;
}

/** The first offset that must not be cleaned, as far as it lies behind `firstDirtyOffset`. */
function uncleanableFrom(log: LogCore, firstDirtyOffset: number, nowMs: number): number {
  const { segments, lastStableOffset, config } = log;
  const bound = Math.min(lastStableOffset, segments.active.baseOffset);
  if (config.minCompactionLagMs <= 0) return bound;
  const newest = nowMs - config.minCompactionLagMs;
  const young = finished(log, firstDirtyOffset).find(
    ({ largestTimestamp }) => Number(largestTimestamp.timestamp) > newest,
  );
  return Math.min(bound, young?.baseOffset ?? bound);
}

function waitsTooLong(log: LogCore, firstDirtyOffset: number, nowMs: number): boolean {
  const { maxCompactionLagMs } = log.config;
  if (maxCompactionLagMs === Number.POSITIVE_INFINITY) return false;
  const cleanUntil = nowMs - maxCompactionLagMs;
  return finished(log, firstDirtyOffset).some(({ firstTimestamp }) => {
    return firstTimestamp !== null && firstTimestamp > 0n && Number(firstTimestamp) < cleanUntil;
  });
}

/** The segments from `offset` on that nothing is appended to any more. */
function finished({ segments }: LogCore, offset: number): Segment[] {
  return segments.from(offset).filter((segment) => segment !== segments.active);
}
