import { ErrorCode } from '@kavka/protocol';
import type { LogSlice } from '@kavka/storage';
import type { Partition } from '../partition/partition.ts';
import type { FetchPartition } from './fetch-session.ts';

export const READ_COMMITTED = 1;
const UNKNOWN = -1;

/** Who reads, and how much of what. */
export interface ReadLimits {
  /** Broker id of a follower; -1: a consumer; -2: a debugging consumer, which reads to the end of the log. */
  readonly replicaId: number;
  readonly isolationLevel: number;
}

/** What a fetch finds in one partition. No records have been read yet: `slice` says where they are. */
export interface PartitionRead {
  readonly request: FetchPartition;
  readonly partition: Partition | null;
  readonly errorCode: number;
  readonly highWatermark: number;
  readonly lastStableOffset: number;
  readonly logStartOffset: number;
  readonly slice: LogSlice | null;
  readonly abortedTransactions: readonly { producerId: bigint; firstOffset: number }[] | null;
  readonly divergingEpoch: { readonly epoch: number; readonly endOffset: number } | null;
}

export function failedRead(
  request: FetchPartition,
  partition: Partition | null,
  errorCode: number,
): PartitionRead {
  return {
    request,
    partition,
    errorCode,
    highWatermark: UNKNOWN,
    lastStableOffset: UNKNOWN,
    logStartOffset: UNKNOWN,
    slice: null,
    abortedTransactions: null,
    divergingEpoch: null,
  };
}

/** Looks for at most `maxBytes` from the offset on; with `minOneBatch` for a whole batch at least. */
export function readPartition(
  partition: Partition,
  request: FetchPartition,
  limits: ReadLimits,
  maxBytes: number,
  minOneBatch: boolean,
): PartitionRead {
  const errorCode =
    partition.leaderError(request.currentLeaderEpoch) || replicaError(partition, limits.replicaId);
  if (errorCode !== 0) return failedRead(request, partition, errorCode);
  const { log } = partition;
  const divergence = divergingEpochOf(partition, request);
  if (divergence === 'unknown') return failedRead(request, partition, ErrorCode.OFFSET_OUT_OF_RANGE);
  const upTo = readableEnd(partition, limits);
  const slice = divergence === null ? log.locate(request.fetchOffset, maxBytes, upTo, minOneBatch) : null;
  if (slice === 'out-of-range') return failedRead(request, partition, ErrorCode.OFFSET_OUT_OF_RANGE);
  return {
    request,
    partition,
    errorCode: 0,
    highWatermark: log.highWatermark,
    lastStableOffset: log.lastStableOffset,
    logStartOffset: log.logStartOffset,
    slice,
    abortedTransactions:
      limits.isolationLevel === READ_COMMITTED ? log.abortedTransactions(request.fetchOffset, upTo) : null,
    divergingEpoch: divergence,
  };
}

function replicaError(partition: Partition, replicaId: number): number {
  return replicaId >= 0 && !partition.state.replicas.includes(replicaId)
    ? ErrorCode.NOT_LEADER_OR_FOLLOWER
    : 0;
}

function readableEnd(partition: Partition, limits: ReadLimits): number {
  if (limits.replicaId !== -1) return partition.log.logEndOffset;
  return limits.isolationLevel === READ_COMMITTED
    ? partition.log.lastStableOffset
    : partition.log.highWatermark;
}

/** Where the reader's history leaves the leader's (KIP-320): null when it does not. */
function divergingEpochOf(
  partition: Partition,
  request: FetchPartition,
): { epoch: number; endOffset: number } | 'unknown' | null {
  if (request.lastFetchedEpoch < 0) return null;
  const end = partition.log.endOffsetForEpoch(request.lastFetchedEpoch);
  if (end.epoch < 0 || end.endOffset < 0) return 'unknown';
  return end.epoch < request.lastFetchedEpoch || end.endOffset < request.fetchOffset ? end : null;
}
