import type { BatchView } from '@kavka/protocol/records';
import type { LogProducers } from '../producers/log-producers.ts';
import { BatchScanner } from '../segment/batch-scanner.ts';
import { resync } from '../segment/batch-search.ts';
import type { Segment } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';
import { recallBatches } from './batch-recall.ts';

/** Headers are all that is looked at: of large batches little more is read. */
const HEADERS_BYTES = 16 * 1024;

export interface ReplayBounds {
  /** Snapshots beyond this offset are not trusted: what they rest on may not be what is in the log now. */
  readonly snapshotsUpTo: number;
  readonly logStartOffset: number;
  readonly logEndOffset: number;
  readonly nowMs: number;
  readonly expirationMs: number;
}

/**
 * Brings the producers' states to the end of the log: from the newest snapshot, and the batches behind it. Older ones stay until the log
 * rests: to remove thousands of files takes longer than all else that the start of a killed node does.
 */
export function replayProducers(producers: LogProducers, segments: SegmentList, bounds: ReplayBounds): void {
  const { logStartOffset, logEndOffset } = bounds;
  producers.snapshots.retain((offset) => offset <= bounds.snapshotsUpTo);
  const known = producers.load(bounds.snapshotsUpTo, logStartOffset, bounds.nowMs, bounds.expirationMs);
  const from = Math.max(known ?? logStartOffset, logStartOffset);
  if (known !== null && known > logStartOffset)
    recallBatches(producers.states, segments, known, bounds.nowMs);
  if (from < logEndOffset) {
    for (const segment of segments.from(from)) replaySegment(producers, segment, from);
    producers.takeSnapshot(logEndOffset);
  }
}

/** Keeps the snapshots at the start of segments, and the newest one. */
export function forgetStraySnapshots(producers: LogProducers, segments: SegmentList): void {
  const newest = producers.snapshots.offsets.at(-1);
  const starts = new Set(segments.all().map(({ baseOffset }) => baseOffset));
  producers.snapshots.tidy((offset) => offset === newest || starts.has(offset));
}

function replaySegment(producers: LogProducers, segment: Segment, fromOffset: number): void {
  segment.transactions?.truncateTo(fromOffset);
  const end = segment.sizeBytes;
  let from = fromOffset <= segment.baseOffset ? 0 : (segment.find(fromOffset)?.position ?? end);
  let smallestOffset = segment.baseOffset;
  const buffer = Buffer.allocUnsafeSlow(HEADERS_BYTES);
  while (from < end) {
    const scanner = new BatchScanner(segment.log, from, end, smallestOffset, buffer);
    const whole = (): BatchView => scanner.whole();
    while (scanner.next()) {
      // The start of the log may stand within a batch.
      if (scanner.view.lastOffset >= fromOffset) producers.replay(scanner.view, whole, segment);
    }
    if (scanner.fault === null) return;
    smallestOffset = scanner.smallestOffset;
    from = resync(segment.log, scanner.position + 1, end, smallestOffset);
  }
}
