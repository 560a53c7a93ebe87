import { ErrorCode, type Init } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { SyncGroupResponse } from '@kavka/protocol/messages/14-sync-group';
import type { ClassicGroup } from './classic-group.ts';
import type { ClassicMember } from './classic-member.ts';

export function joinError(memberId: string, errorCode: number): Init<JoinGroupResponse> {
  return { errorCode, memberId, protocolType: null, protocolName: null };
}

/** What a member learns of the present generation; the leader of a finished rebalance also who the members are. */
export function joined(group: ClassicGroup, memberId: string, tellMembers: boolean): Init<JoinGroupResponse> {
  return {
    errorCode: ErrorCode.NONE,
    generationId: group.generation,
    protocolType: group.protocolType,
    protocolName: group.protocolName,
    leader: group.leaderId ?? '',
    memberId,
    members: tellMembers ? membersForLeader(group) : [],
  };
}

function membersForLeader(group: ClassicGroup): Init<JoinGroupResponse['members']> {
  return [...group.members.values()].map((member) => ({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    metadata: member.metadata(group.protocolName),
  }));
}

export function syncError(errorCode: number): Init<SyncGroupResponse> {
  return { errorCode, protocolType: null, protocolName: null };
}

export function synced(group: ClassicGroup, member: ClassicMember): Init<SyncGroupResponse> {
  return {
    errorCode: ErrorCode.NONE,
    protocolType: group.protocolType,
    protocolName: group.protocolName,
    assignment: member.assignment,
  };
}

/** Answers a member's join, if one is held. */
export function replyToJoin(
  group: ClassicGroup,
  member: ClassicMember,
  response: Init<JoinGroupResponse>,
): void {
  const reply = member.joinReply;
  group.awaitJoin(member, undefined);
  reply?.(response);
}

/** Answers a member's sync, if one is held; whether one was. */
export function replyToSync(member: ClassicMember, response: Init<SyncGroupResponse>): boolean {
  const reply = member.syncReply;
  member.syncReply = undefined;
  reply?.(response);
  return reply !== undefined;
}
