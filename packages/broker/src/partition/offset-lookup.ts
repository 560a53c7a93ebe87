import { READ_COMMITTED } from '../fetch/partition-read.ts';
import type { Partition } from './partition.ts';

/** Timestamps that ask for a place instead of a time. */
const LATEST = -1n;
const EARLIEST = -2n;
const MAX_TIMESTAMP = -3n;
const EARLIEST_LOCAL = -4n;
const LATEST_TIERED = -5n;
const EARLIEST_PENDING_UPLOAD = -6n;

const FIRST_VERSIONS = new Map([
  [MAX_TIMESTAMP, 7],
  [EARLIEST_LOCAL, 8],
  [LATEST_TIERED, 9],
  [EARLIEST_PENDING_UPLOAD, 11],
]);

export interface FoundOffset {
  readonly offset: number;
  readonly timestamp: bigint;
  readonly leaderEpoch: number;
}

/** The first version of ListOffsets that knows this timestamp; Infinity for a special one that none knows. */
export function firstVersionOf(timestamp: bigint): number {
  return FIRST_VERSIONS.get(timestamp) ?? (timestamp < EARLIEST ? Number.POSITIVE_INFINITY : 0);
}

/** The offset at a time or special place, as far as this reader may see; null where there is none. */
export async function findOffset(
  partition: Partition,
  timestamp: bigint,
  isolationLevel: number,
  replicaId: number,
): Promise<FoundOffset | null> {
  const { log } = partition;
  switch (timestamp) {
    case LATEST:
      return {
        offset: visibleEnd(partition, isolationLevel, replicaId),
        timestamp: -1n,
        leaderEpoch: log.lastEpoch,
      };
    case EARLIEST:
    case EARLIEST_LOCAL:
      return {
        offset: log.logStartOffset,
        timestamp: -1n,
        leaderEpoch: log.epochAt(log.logStartOffset) ?? -1,
      };
    case LATEST_TIERED:
    case EARLIEST_PENDING_UPLOAD:
      return null;
    default:
      return visible(
        timestamp === MAX_TIMESTAMP
          ? await log.offsetOfMaxTimestamp()
          : await log.offsetForTimestamp(timestamp),
        partition,
        isolationLevel,
        replicaId,
      );
  }
}

function visible(
  found: FoundOffset | null,
  partition: Partition,
  isolationLevel: number,
  replicaId: number,
): FoundOffset | null {
  return found !== null && found.offset < visibleEnd(partition, isolationLevel, replicaId) ? found : null;
}

function visibleEnd(partition: Partition, isolationLevel: number, replicaId: number): number {
  if (replicaId !== -1) return partition.log.logEndOffset;
  return isolationLevel === READ_COMMITTED ? partition.log.lastStableOffset : partition.log.highWatermark;
}
