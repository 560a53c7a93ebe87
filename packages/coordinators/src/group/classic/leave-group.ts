import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  LeaveGroupRequestMemberIdentity,
  LeaveGroupResponseMemberResponse,
} from '@kavka/protocol/messages/13-leave-group';
import type { GroupRecord } from '../../records/group-record.ts';
import { type Answer, answer } from '../../runtime/outcome.ts';
import type { ClassicGroup } from './classic-group.ts';
import type { Rebalance } from './rebalance.ts';

/** Who leaves. */
export type Leaving = Pick<LeaveGroupRequestMemberIdentity, 'memberId' | 'groupInstanceId'>;
type Left = Init<LeaveGroupResponseMemberResponse>;

/** Members leave, or an administrator removes them by the names of their instances. One error code each. */
export function leaveGroup(
  group: ClassicGroup | undefined,
  members: readonly Leaving[],
  rebalance: Rebalance,
): Answer<GroupRecord, Left[]> {
  if (group === undefined) return answer(members.map((each) => left(each, ErrorCode.UNKNOWN_MEMBER_ID)));
  const response = members.map((each) => left(each, leave(group, each, rebalance)));
  const hasChanged = response.some(({ errorCode }) => errorCode === ErrorCode.NONE);
  return hasChanged ? { ...rebalance.afterRemoval(group), response } : answer(response);
}

function left({ memberId, groupInstanceId }: Leaving, errorCode: number): Left {
  return { memberId, groupInstanceId, errorCode };
}

function leave(group: ClassicGroup, { memberId, groupInstanceId }: Leaving, rebalance: Rebalance): number {
  if (memberId === '') return leaveByInstance(group, groupInstanceId, rebalance);
  if (rebalance.removePending(group, memberId)) return ErrorCode.NONE;
  const member = group.memberOrError(memberId, groupInstanceId);
  if (typeof member === 'number') return member;
  rebalance.removeMember(group, member, ErrorCode.UNKNOWN_MEMBER_ID);
  return ErrorCode.NONE;
}

function leaveByInstance(group: ClassicGroup, instanceId: string | null, rebalance: Rebalance): number {
  const memberId = instanceId === null ? undefined : group.staticMemberId(instanceId);
  const member = memberId === undefined ? undefined : group.members.get(memberId);
  if (member === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  rebalance.removeMember(group, member, ErrorCode.UNKNOWN_MEMBER_ID);
  return ErrorCode.NONE;
}
