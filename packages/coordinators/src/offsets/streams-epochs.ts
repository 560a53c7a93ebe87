import { ErrorCode } from '@kavka/protocol';
import type { OffsetCommitRequest } from '@kavka/protocol/messages/08-offset-commit';
import type { StreamsGroup } from '../group/streams/streams-group.ts';

/** From here on members of streams groups may commit: before, they could not be told that their epoch is old. */
const FIRST_COMMIT_WITH_MEMBER_EPOCH = 9;

/**
 * The error for a commit to a streams group; NONE when it is welcome. A member that does not know its new epoch yet may commit for tasks
 * that it has had since the epoch that it knows.
 */
export function streamsCommitError(
  group: StreamsGroup,
  request: OffsetCommitRequest,
  version: number,
): number {
  const { memberId, generationIdOrMemberEpoch: epoch } = request;
  if (epoch < 0 && group.isEmpty) return ErrorCode.NONE;
  const member = group.members.get(memberId);
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  if (version < FIRST_COMMIT_WITH_MEMBER_EPOCH) return ErrorCode.UNSUPPORTED_VERSION;
  if (epoch === member.memberEpoch) return ErrorCode.NONE;
  if (epoch > member.memberEpoch || group.topology === null) return ErrorCode.STALE_MEMBER_EPOCH;
  const { readers } = group.topology;
  const isOwned = request.topics.every(({ name, partitions }) => {
    const subtopologyId = readers.get(name)?.subtopologyId;
    if (subtopologyId === undefined) return false;
    const assigned = member.assignedTasks.active.get(subtopologyId);
    const revoked = member.tasksPendingRevocation.active.get(subtopologyId);
    return partitions.every(({ partitionIndex: partition }) => {
      const since = assigned?.get(partition) ?? revoked?.get(partition);
      return since !== undefined && epoch >= since;
    });
  });
  return isOwned ? ErrorCode.NONE : ErrorCode.STALE_MEMBER_EPOCH;
}

/** The error for a fetch by a member of a streams group; NONE where nobody in particular asks. */
export function streamsFetchError(group: StreamsGroup, memberId: string | null, memberEpoch: number): number {
  if (memberId === null && memberEpoch < 0) return ErrorCode.NONE;
  const member = group.members.get(memberId ?? '');
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  return memberEpoch === member.memberEpoch ? ErrorCode.NONE : ErrorCode.STALE_MEMBER_EPOCH;
}
