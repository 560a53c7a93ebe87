import type { LogConfig } from '../log-config.ts';
import type { Segment } from '../segment/segment.ts';

const LARGEST_RELATIVE_OFFSET = 2 ** 31 - 1;

/**
 * Segments that become one each: together they are not larger than a segment and its indexes may be, and no offset is too far from
 * the first. `endOffset` is where the last of them ends.
 */
export function groupSegments(
  segments: readonly Segment[],
  { segmentBytes, segmentIndexBytes }: LogConfig,
  endOffset: number,
): Segment[][] {
  const groups: Segment[][] = [];
  let room = { logBytes: 0, offsetBytes: 0, timeBytes: 0 };
  for (const [at, segment] of segments.entries()) {
    const group = groups.at(-1);
    const { offsets, times } = segment.indexes;
    const needs = {
      logBytes: segment.sizeBytes,
      offsetBytes: offsets.entries.count * offsets.entries.entrySize,
      timeBytes: times.entries.count * times.entries.entrySize,
    };
    const lastOffset = (segments[at + 1]?.baseOffset ?? endOffset) - 1;
    const isInReach =
      segment.sizeBytes === 0 || lastOffset - (group?.[0]?.baseOffset ?? 0) <= LARGEST_RELATIVE_OFFSET;
    const fits =
      needs.logBytes <= room.logBytes &&
      needs.offsetBytes <= room.offsetBytes &&
      needs.timeBytes <= room.timeBytes;
    if (group !== undefined && fits && isInReach) group.push(segment);
    else {
      groups.push([segment]);
      room = { logBytes: segmentBytes, offsetBytes: segmentIndexBytes, timeBytes: segmentIndexBytes };
    }
    room.logBytes -= needs.logBytes;
    room.offsetBytes -= needs.offsetBytes;
    room.timeBytes -= needs.timeBytes;
  }
  return groups;
}
