import type { Random } from '@kavka/base';
import { isCompacted, type LogConfig } from '../log-config.ts';
import type { Segment } from '../segment/segment.ts';

/** What is to be appended, as far as it decides about a new segment. */
export interface Incoming {
  readonly sizeBytes: number;
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly maxTimestamp: bigint;
}

/** How much earlier than `segment.ms` a segment ends, so that many logs do not roll at once. */
export function drawJitterMs(config: LogConfig, random: Random): number {
  const bound = Math.min(config.segmentJitterMs, longestSegmentMs(config));
  return bound > 0 && Number.isSafeInteger(bound) ? random.below(bound) : 0;
}

/** Whether a new segment has to begin before `incoming`; `queuedBytes` wait for their write to `active`. */
export function mustRoll(
  active: Segment,
  queuedBytes: number,
  incoming: Incoming,
  config: LogConfig,
  jitterMs: number,
  nowMs: number,
): boolean {
  if (!active.holds(incoming.lastOffset)) return true;
  const size = active.writtenBytes + queuedBytes;
  if (size === 0) return false;
  if (size > config.segmentBytes - incoming.sizeBytes) return true;
  if (active.indexes.isFull(config.segmentIndexBytes)) return true;
  return waitedMs(active, incoming.maxTimestamp, nowMs) > longestSegmentMs(config) - jitterMs;
}

/** Records of the active segment are not cleaned: `max.compaction.lag.ms` bounds its age too. */
function longestSegmentMs(config: LogConfig): number {
  return isCompacted(config) ? Math.min(config.segmentMs, config.maxCompactionLagMs) : config.segmentMs;
}

/** By the records' own time where they have one. */
function waitedMs(active: Segment, maxTimestamp: bigint, nowMs: number): number {
  const first = active.firstTimestamp;
  return first !== null && first >= 0n ? Number(maxTimestamp - first) : nowMs - active.createdMs;
}
