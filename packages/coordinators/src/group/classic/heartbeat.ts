import { ErrorCode } from '@kavka/protocol';
import type { HeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import type { ClassicGroup } from './classic-group.ts';
import type { Rebalance } from './rebalance.ts';

/** A sign of life; the error code tells a member to join again. */
export function heartbeat(
  group: ClassicGroup | undefined,
  request: HeartbeatRequest,
  rebalance: Rebalance,
): number {
  if (group === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
  const member = group.memberOrError(request.memberId, request.groupInstanceId);
  if (typeof member === 'number') return member;
  if (request.generationId !== group.generation) return ErrorCode.ILLEGAL_GENERATION;
  if (group.isEmpty) return ErrorCode.UNKNOWN_MEMBER_ID;
  rebalance.extendSession(group, member);
  return group.state === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE;
}
