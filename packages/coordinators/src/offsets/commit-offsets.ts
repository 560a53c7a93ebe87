import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  OffsetCommitRequest,
  OffsetCommitRequestPartition,
  OffsetCommitResponseTopic,
} from '@kavka/protocol/messages/08-offset-commit';
import type { Rebalance } from '../group/classic/rebalance.ts';
import type { Group } from '../group/group-registry.ts';
import type { GroupRecord, OffsetRecord } from '../records/group-record.ts';
import { type Answer, answer } from '../runtime/outcome.ts';
import { type CommittedOffset, NO_EXPIRY } from './committed-offset.ts';
import { consumerCommitError } from './consumer-epochs.ts';
import { streamsCommitError } from './streams-epochs.ts';

/** From here on clients know that a group may be gone. */
const FIRST_VERSION_THAT_KNOWS_GONE_GROUPS = 9;

const NO_RETENTION_TIME = -1n;

/** The error for all offsets of a request, from what it says of its member; NONE when they are welcome. */
export function commitError(
  group: Group | undefined,
  request: OffsetCommitRequest,
  version: number,
  rebalance: Rebalance,
): number {
  const { memberId, groupInstanceId, generationIdOrMemberEpoch: generation } = request;
  if (group === undefined) {
    if (generation < 0) return ErrorCode.NONE;
    return version >= FIRST_VERSION_THAT_KNOWS_GONE_GROUPS
      ? ErrorCode.GROUP_ID_NOT_FOUND
      : ErrorCode.ILLEGAL_GENERATION;
  }
  if (group.kind === 'consumer') return consumerCommitError(group, request, version);
  if (group.kind === 'streams') return streamsCommitError(group, request, version);
  if (group.kind === 'share') return ErrorCode.GROUP_ID_NOT_FOUND;
  if (generation < 0 && group.isEmpty) return ErrorCode.NONE;
  if (generation < 0 && memberId === '' && groupInstanceId === null) return ErrorCode.UNKNOWN_MEMBER_ID;
  const member = group.memberOrError(memberId, groupInstanceId);
  if (typeof member === 'number') return member;
  if (generation !== group.generation) return ErrorCode.ILLEGAL_GENERATION;
  if (group.state === 'CompletingRebalance') return ErrorCode.REBALANCE_IN_PROGRESS;
  rebalance.extendSession(group, member);
  return ErrorCode.NONE;
}

export interface CommitLimits {
  readonly nowMs: number;
  readonly metadataMaxLength: number;
}

/** The records of the offsets of a request that may be committed, and the error code of each. */
export function commitOffsets(
  request: OffsetCommitRequest,
  limits: CommitLimits,
): Answer<GroupRecord, Init<OffsetCommitResponseTopic>[]> {
  const now = BigInt(limits.nowMs);
  const { groupId, retentionTimeMs } = request;
  const expireTimestampMs = retentionTimeMs === NO_RETENTION_TIME ? NO_EXPIRY : now + retentionTimeMs;
  const records: OffsetRecord[] = [];
  const response = request.topics.map(({ name, topicId, partitions }) => ({
    name,
    topicId,
    partitions: partitions.map((partition) => {
      const { partitionIndex } = partition;
      if ((partition.committedMetadata?.length ?? 0) > limits.metadataMaxLength)
        return { partitionIndex, errorCode: ErrorCode.OFFSET_METADATA_TOO_LARGE };
      const value = { ...offsetOf(partition), commitTimestampMs: now, expireTimestampMs, topicId };
      records.push({ type: 'offset', groupId, topic: name, partition: partitionIndex, value });
      return { partitionIndex, errorCode: ErrorCode.NONE };
    }),
  }));
  return records.length === 0 ? answer(response) : { records, response };
}

function offsetOf(
  partition: OffsetCommitRequestPartition,
): Pick<CommittedOffset, 'offset' | 'leaderEpoch' | 'metadata'> {
  return {
    offset: partition.committedOffset,
    leaderEpoch: partition.committedLeaderEpoch,
    metadata: partition.committedMetadata ?? '',
  };
}

/** The same error for each offset of a request. */
export function allRefused(
  request: OffsetCommitRequest,
  errorCode: number,
): Init<OffsetCommitResponseTopic>[] {
  return request.topics.map(({ name, topicId, partitions }) => ({
    name,
    topicId,
    partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
  }));
}
