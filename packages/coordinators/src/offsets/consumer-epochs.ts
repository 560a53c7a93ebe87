import { ErrorCode } from '@kavka/protocol';
import type { OffsetCommitRequest } from '@kavka/protocol/messages/08-offset-commit';
import type { ConsumerGroup } from '../group/consumer/consumer-group.ts';
import type { ConsumerMember } from '../group/consumer/consumer-member.ts';

/** From here on members of consumer groups may commit: before, they could not be told that their epoch is old. */
const FIRST_COMMIT_WITH_MEMBER_EPOCH = 9;

/**
 * The error for a commit to a consumer group; NONE when it is welcome. A member that does not know its new epoch yet may commit for
 * partitions that it has had since the epoch that it knows.
 */
export function consumerCommitError(
  group: ConsumerGroup,
  request: OffsetCommitRequest,
  version: number,
): number {
  const { memberId, generationIdOrMemberEpoch: epoch } = request;
  if (epoch < 0 && group.isEmpty) return ErrorCode.NONE;
  const member = group.members.get(memberId);
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  if (member.classicMetadata === null && version < FIRST_COMMIT_WITH_MEMBER_EPOCH)
    return ErrorCode.UNSUPPORTED_VERSION;
  if (epoch === member.memberEpoch) return ErrorCode.NONE;
  if (epoch > member.memberEpoch) return staleError(member);
  const isOwned = request.topics.every(({ topicId, partitions }) =>
    partitions.every(({ partitionIndex: partition }) => {
      const since =
        member.assignedPartitions.get(topicId)?.get(partition) ??
        member.partitionsPendingRevocation.get(topicId)?.get(partition);
      return since !== undefined && epoch >= since;
    }),
  );
  return isOwned ? ErrorCode.NONE : staleError(member);
}

/** The error for a fetch by a member of a consumer group; NONE where nobody in particular asks. */
export function consumerFetchError(
  group: ConsumerGroup,
  memberId: string | null,
  memberEpoch: number,
): number {
  if (memberId === null && memberEpoch < 0) return ErrorCode.NONE;
  const member = group.members.get(memberId ?? '');
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  return memberEpoch === member.memberEpoch ? ErrorCode.NONE : staleError(member);
}

function staleError({ classicMetadata }: ConsumerMember): number {
  return classicMetadata === null ? ErrorCode.STALE_MEMBER_EPOCH : ErrorCode.ILLEGAL_GENERATION;
}
