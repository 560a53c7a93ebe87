import { ErrorCode } from '@kavka/protocol';
import type { JoinGroupRequest } from '@kavka/protocol/messages/11-join-group';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import { clientError } from '../../runtime/client-error.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import type { Change } from '../../runtime/state-machine.ts';
import { newMemberId } from '../member-id.ts';
import type { ClassicContext } from './classic-context.ts';
import { ClassicGroup } from './classic-group.ts';
import { ClassicMember, type JoinReply, type MemberProtocol, ownProtocols } from './classic-member.ts';
import { groupRecordOf, newGroupRecord } from './group-record-of.ts';
import type { Rebalance } from './rebalance.ts';
import { joinError, joined, replyToJoin, replyToSync, syncError } from './responses.ts';

/** From here on a dynamic member is given its id first, and joins with it in a second request. */
export const FIRST_JOIN_WITH_KNOWN_MEMBER = 4;

/** From here on a static leader that comes back may be told not to assign. */
const FIRST_VERSION_THAT_SKIPS_ASSIGNMENT = 9;

/** A request to join, with what it means in its version. */
interface Joining {
  readonly request: JoinGroupRequest;
  readonly origin: RequestOrigin;
  readonly protocols: readonly MemberProtocol[];
  readonly timeouts: { readonly rebalanceTimeoutMs: number; readonly sessionTimeoutMs: number };
  readonly reply: JoinReply;
}

/** Requests to join a classic group. The reply comes when the group's next generation begins, or at once. */
export class JoinGroup {
  readonly #context: ClassicContext;
  readonly #rebalance: Rebalance;

  constructor(context: ClassicContext, rebalance: Rebalance) {
    this.#context = context;
    this.#rebalance = rebalance;
  }

  /** The group of the request is a classic one, or none; only a member without an id may begin one. */
  join(request: JoinGroupRequest, origin: RequestOrigin, reply: JoinReply): Outcome<GroupRecord> {
    const { groupId, memberId } = request;
    const existing = this.#context.groups.classic(groupId);
    const group = existing ?? ClassicGroup.empty(groupId, this.#context.clock.now());
    if (existing === undefined && memberId !== '') {
      return refuse(reply, memberId, ErrorCode.UNKNOWN_MEMBER_ID);
    }
    const begun = existing === undefined ? this.#context.groups.put(group) : undefined;
    const outcome = this.#admit(group, joiningOf(request, origin, reply));
    return begun === undefined ? outcome : this.#storeNew(group, begun, reply);
  }

  /**
   * The first join of a group stores that it is there; nothing else of it is stored before its first generation. A group that the log
   * refuses is no more; one that takes long goes on, only the member that waits for the log is told to try again.
   */
  #storeNew(group: ClassicGroup, begun: Change, reply: JoinReply): Outcome<GroupRecord> {
    return {
      records: [newGroupRecord(group)],
      settled: (error) => {
        const code = clientError(error);
        if (error === ErrorCode.NONE) return begun.commit();
        if (error === ErrorCode.REQUEST_TIMED_OUT) return reply(joinError('', code));
        for (const member of [...group.members.values()]) this.#rebalance.removeMember(group, member, code);
        begun.revert();
        reply(joinError('', code));
      },
    };
  }

  #admit(group: ClassicGroup, joining: Joining): Outcome<GroupRecord> {
    const { request, reply, protocols } = joining;
    const { memberId, groupInstanceId, protocolType } = request;
    if (!this.#hasRoomFor(group, memberId)) {
      const member = group.members.get(memberId);
      if (member !== undefined) this.#rebalance.removeMember(group, member, ErrorCode.GROUP_MAX_SIZE_REACHED);
      this.#rebalance.removePending(group, memberId);
      return refuse(reply, '', ErrorCode.GROUP_MAX_SIZE_REACHED);
    }
    if (!group.accepts(protocolType, protocols)) {
      return refuse(reply, memberId, ErrorCode.INCONSISTENT_GROUP_PROTOCOL);
    }
    if (memberId !== '') return this.#rejoin(group, joining);
    return groupInstanceId === null ? this.#joinNew(group, joining) : this.#joinStatic(group, joining);
  }

  /** While members are collected, those that have joined count; otherwise all that are there. */
  #hasRoomFor(group: ClassicGroup, memberId: string): boolean {
    const { maxGroupSize } = this.#context.config;
    const member = group.members.get(memberId);
    switch (group.state) {
      case 'PreparingRebalance':
        return member?.joinReply !== undefined || group.awaitingJoinCount < maxGroupSize;
      case 'CompletingRebalance':
      case 'Stable':
        return member !== undefined || group.members.size < maxGroupSize;
      default:
        return true;
    }
  }

  #joinNew(group: ClassicGroup, joining: Joining): Outcome<GroupRecord> {
    const { request, origin, reply } = joining;
    const memberId = newMemberId(origin.clientId, this.#context.random);
    if (origin.version < FIRST_JOIN_WITH_KNOWN_MEMBER) return this.#add(group, memberId, joining);
    this.#rebalance.addPending(group, memberId, request.sessionTimeoutMs);
    return refuse(reply, memberId, ErrorCode.MEMBER_ID_REQUIRED);
  }

  #joinStatic(group: ClassicGroup, joining: Joining): Outcome<GroupRecord> {
    const instanceId = joining.request.groupInstanceId!;
    const memberId = newMemberId(instanceId, this.#context.random);
    const existingId = group.staticMemberId(instanceId);
    const existing = existingId === undefined ? undefined : group.members.get(existingId);
    if (existing === undefined) return this.#add(group, memberId, joining);
    return this.#replaceStatic(group, existing, memberId, joining);
  }

  #rejoin(group: ClassicGroup, joining: Joining): Outcome<GroupRecord> {
    const { request, reply } = joining;
    const { memberId, groupInstanceId } = request;
    if (group.pendingMembers.has(memberId)) {
      // No client does so: Kafka does not know what to say either.
      if (groupInstanceId !== null) return refuse(reply, '', ErrorCode.UNKNOWN_SERVER_ERROR);
      this.#rebalance.removePending(group, memberId);
      return this.#add(group, memberId, joining);
    }
    const member = group.memberOrError(memberId, groupInstanceId);
    if (typeof member === 'number') {
      return refuse(reply, memberId, member);
    }
    if (group.isEmpty) {
      return refuse(reply, memberId, ErrorCode.UNKNOWN_MEMBER_ID);
    }
    if (!mustRebalance(group, member, joining.protocols)) {
      const isLeader = group.state === 'CompletingRebalance' && group.isLeader(memberId);
      reply(joined(group, memberId, isLeader));
      return nothing();
    }
    this.#update(group, member, joining);
    return this.#rebalance.prepareOrComplete(group);
  }

  #add(group: ClassicGroup, memberId: string, joining: Joining): Outcome<GroupRecord> {
    const { request, origin, protocols, timeouts, reply } = joining;
    const member = new ClassicMember({
      memberId,
      groupInstanceId: request.groupInstanceId,
      clientId: origin.clientId,
      clientHost: origin.clientHost,
      ...timeouts,
      protocols,
    });
    member.isNew = true;
    if (group.state === 'PreparingRebalance' && group.previousState === 'Empty') group.hasNewMember = true;
    group.add(member, reply, request.protocolType);
    this.#rebalance.holdNewMember(group, member);
    return this.#rebalance.prepareOrComplete(group);
  }

  /** A join that is held already belongs to a connection that the client has given up. */
  #update(group: ClassicGroup, member: ClassicMember, joining: Joining): void {
    replyToJoin(group, member, joinError(member.memberId, ErrorCode.REBALANCE_IN_PROGRESS));
    group.update(member, joining.protocols, joining.timeouts, joining.reply);
  }

  /** A static member has lost its id: it gets its place back under a new one, and who still uses the old one is fenced. */
  #replaceStatic(
    group: ClassicGroup,
    previous: ClassicMember,
    memberId: string,
    joining: Joining,
  ): Outcome<GroupRecord> {
    const leaderBefore = group.leaderId;
    previous.session?.cancel();
    replyToJoin(group, previous, joinError(previous.memberId, ErrorCode.FENCED_INSTANCE_ID));
    replyToSync(previous, syncError(ErrorCode.FENCED_INSTANCE_ID));
    const member = group.rename(previous, memberId);
    this.#rebalance.extendSession(group, member);
    group.update(member, joining.protocols, joining.timeouts, joining.reply);
    if (group.state === 'Stable' && group.electProtocol() === group.protocolName)
      return this.#storeReplaced(group, previous, member, joining, leaderBefore);
    return this.#rebalance.prepareOrComplete(group);
  }

  /** The generation goes on: only the new member id must be stored before it is told. */
  #storeReplaced(
    group: ClassicGroup,
    previous: ClassicMember,
    member: ClassicMember,
    joining: Joining,
    leaderBefore: string | null,
  ): Outcome<GroupRecord> {
    const skipsAssignment = joining.origin.version >= FIRST_VERSION_THAT_SKIPS_ASSIGNMENT;
    const assignments = new Map([...group.members.values()].map((each) => [each.memberId, each.assignment]));
    return {
      records: [groupRecordOf(group, assignments)],
      settled: (error) => {
        if (group.members.get(member.memberId) !== member) return;
        if (error !== ErrorCode.NONE) {
          this.#restoreReplaced(group, previous, member, leaderBefore, clientError(error));
        } else if (skipsAssignment) {
          const isLeader = group.isLeader(member.memberId);
          const response = { ...joined(group, member.memberId, isLeader), skipAssignment: isLeader };
          replyToJoin(group, member, response);
        } else {
          const response = { ...joined(group, member.memberId, false), leader: leaderBefore ?? '' };
          replyToJoin(group, member, response);
        }
      },
    };
  }

  #restoreReplaced(
    group: ClassicGroup,
    previous: ClassicMember,
    member: ClassicMember,
    leaderBefore: string | null,
    errorCode: number,
  ): void {
    replyToJoin(group, member, {
      ...joined(group, '', false),
      errorCode,
      leader: leaderBefore ?? '',
    });
    member.session?.cancel();
    const { protocols, rebalanceTimeoutMs, sessionTimeoutMs } = previous;
    group.update(member, protocols, { rebalanceTimeoutMs, sessionTimeoutMs }, undefined);
    this.#rebalance.extendSession(group, group.rename(member, previous.memberId));
  }
}

function refuse(reply: JoinReply, memberId: string, errorCode: number): Outcome<GroupRecord> {
  reply(joinError(memberId, errorCode));
  return nothing();
}

function joiningOf(request: JoinGroupRequest, origin: RequestOrigin, reply: JoinReply): Joining {
  const { sessionTimeoutMs } = request;
  const rebalanceTimeoutMs = origin.version === 0 ? sessionTimeoutMs : request.rebalanceTimeoutMs;
  return {
    request,
    origin,
    protocols: ownProtocols(request.protocols),
    timeouts: { rebalanceTimeoutMs, sessionTimeoutMs },
    reply,
  };
}

/** A leader joins again to have everything assigned anew; a follower to say something new. */
function mustRebalance(
  group: ClassicGroup,
  member: ClassicMember,
  protocols: readonly MemberProtocol[],
): boolean {
  if (group.state === 'PreparingRebalance') return true;
  if (group.state === 'Stable' && group.isLeader(member.memberId)) return true;
  return !member.hasSameProtocols(protocols);
}
