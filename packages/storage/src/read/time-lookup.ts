import { type BatchView, RecordError, recordsOf } from '@kavka/protocol/records';
import { BatchScanner } from '../segment/batch-scanner.ts';
import { resync } from '../segment/batch-search.ts';
import type { Segment } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';
import { StorageError } from '../storage-error.ts';

const SCAN_BYTES = 64 * 1024;

export interface TimedOffset {
  readonly offset: number;
  readonly timestamp: bigint;
  /** -1 where it is not known. */
  readonly leaderEpoch: number;
}

/** The first record at or behind `fromOffset` whose timestamp is not before `timestamp`; null where none is. @throws StorageError */
export function findByTimestamp(
  segments: SegmentList,
  timestamp: bigint,
  fromOffset: number,
): TimedOffset | null {
  for (const segment of segments.from(fromOffset)) {
    if (segment.largestTimestamp.timestamp < timestamp) continue;
    const found = findInSegment(segment, timestamp, fromOffset);
    if (found !== null) return found;
  }
  return null;
}

/** The first record that has the largest timestamp of the log; null where none has one. @throws StorageError */
export function findLargestTimestamp(segments: SegmentList): TimedOffset | null {
  let latest = segments.first;
  for (const segment of segments.all()) {
    if (segment.largestTimestamp.timestamp > latest.largestTimestamp.timestamp) latest = segment;
  }
  const { timestamp, offset } = latest.largestTimestamp;
  if (timestamp < 0n) return null;
  const start = latest.find(offset)?.position ?? 0;
  return scan(
    latest,
    start,
    (batch) => batch.maxTimestamp >= timestamp,
    (records) => records.timestamp >= timestamp,
  );
}

function findInSegment(segment: Segment, timestamp: bigint, fromOffset: number): TimedOffset | null {
  const indexed = segment.indexes.times.floor(timestamp)?.offset ?? segment.baseOffset;
  const start = segment.indexes.offsets.floor(Math.max(indexed, fromOffset))?.position ?? 0;
  return scan(
    segment,
    start,
    (batch) => batch.maxTimestamp >= timestamp && batch.lastOffset >= fromOffset,
    (record) => record.timestamp >= timestamp && record.offset >= fromOffset,
  );
}

type Records = ReturnType<typeof recordsOf>;

/** The first record that `isWanted` in a batch that `mayHold` one. Damage is passed over. */
function scan(
  segment: Segment,
  start: number,
  mayHold: (batch: BatchView) => boolean,
  isWanted: (record: Records) => boolean,
): TimedOffset | null {
  const end = segment.sizeBytes;
  const buffer = Buffer.allocUnsafe(Math.min(SCAN_BYTES, Math.max(end - start, SCAN_BYTES / 64)));
  let smallestOffset = segment.baseOffset;
  for (let from = start; from < end; ) {
    const scanner = new BatchScanner(segment.log, from, end, smallestOffset, buffer);
    while (scanner.next()) {
      if (!mayHold(scanner.view) || !scanner.isCrcValid()) continue;
      const found = firstWanted(segment, scanner, isWanted);
      if (found !== null) return found;
    }
    if (scanner.fault === null) return null;
    smallestOffset = scanner.smallestOffset;
    from = resync(segment.log, scanner.position + 1, end, smallestOffset);
  }
  return null;
}

function firstWanted(
  segment: Segment,
  scanner: BatchScanner,
  isWanted: (record: Records) => boolean,
): TimedOffset | null {
  const batch = scanner.whole();
  try {
    const records = recordsOf(batch);
    while (records.next()) {
      if (!isWanted(records)) continue;
      return { offset: records.offset, timestamp: records.timestamp, leaderEpoch: batch.leaderEpoch };
    }
    return null;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const { path } = segment;
    throw new StorageError(
      'corrupt',
      path,
      `${path} is damaged at byte ${scanner.position}: ${error.message}`,
      {
        position: scanner.position,
        cause: error,
      },
    );
  }
}
