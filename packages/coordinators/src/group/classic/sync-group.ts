import { ErrorCode } from '@kavka/protocol';
import type { SyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import type { GroupRecord } from '../../records/group-record.ts';
import { clientError } from '../../runtime/client-error.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import type { ClassicContext } from './classic-context.ts';
import type { ClassicGroup } from './classic-group.ts';
import { type ClassicMember, NO_ASSIGNMENT, type SyncReply } from './classic-member.ts';
import { groupRecordOf } from './group-record-of.ts';
import type { Rebalance } from './rebalance.ts';
import { replyToSync, syncError, synced } from './responses.ts';

/** Members fetch their assignment, which the leader brings. */
export class SyncGroup {
  readonly #context: ClassicContext;
  readonly #rebalance: Rebalance;

  constructor(context: ClassicContext, rebalance: Rebalance) {
    this.#context = context;
    this.#rebalance = rebalance;
  }

  sync(request: SyncGroupRequest, reply: SyncReply): Outcome<GroupRecord> {
    const group = this.#context.groups.classic(request.groupId);
    if (group === undefined) return refuse(reply, ErrorCode.UNKNOWN_MEMBER_ID);
    const member = checkedMember(group, request);
    if (typeof member === 'number') return refuse(reply, member);
    switch (group.state) {
      case 'PreparingRebalance':
        return refuse(reply, ErrorCode.REBALANCE_IN_PROGRESS);
      case 'CompletingRebalance':
        return this.#hold(group, member, request, reply);
      case 'Stable':
        this.#rebalance.syncCame(group, member.memberId);
        reply(synced(group, member));
        return nothing();
      default:
        return refuse(reply, ErrorCode.UNKNOWN_MEMBER_ID);
    }
  }

  /** Until what the leader assigned is stored. */
  #hold(
    group: ClassicGroup,
    member: ClassicMember,
    request: SyncGroupRequest,
    reply: SyncReply,
  ): Outcome<GroupRecord> {
    replyToSync(member, syncError(ErrorCode.REBALANCE_IN_PROGRESS));
    member.syncReply = reply;
    this.#rebalance.syncCame(group, member.memberId);
    if (!group.isLeader(member.memberId)) return nothing();
    const assignments = new Map(
      request.assignments.map(({ memberId, assignment }) => [memberId, Buffer.from(assignment)]),
    );
    const { generation } = group;
    return {
      records: [groupRecordOf(group, assignments)],
      settled: (error) => {
        if (group.state !== 'CompletingRebalance' || group.generation !== generation) return;
        if (error === ErrorCode.NONE) this.#spread(group, assignments);
        else this.#giveUp(group, clientError(error));
      },
    };
  }

  #spread(group: ClassicGroup, assignments: ReadonlyMap<string, Buffer>): void {
    group.moveTo('Stable', this.#context.clock.now());
    for (const member of group.members.values()) {
      member.assignment = assignments.get(member.memberId) ?? NO_ASSIGNMENT;
      if (replyToSync(member, synced(group, member))) this.#rebalance.extendSession(group, member);
    }
  }

  #giveUp(group: ClassicGroup, errorCode: number): void {
    this.#rebalance.failSyncs(group, errorCode);
    this.#context.run(() => this.#rebalance.prepareOrComplete(group));
  }
}

function refuse(reply: SyncReply, errorCode: number): Outcome<GroupRecord> {
  reply(syncError(errorCode));
  return nothing();
}

function checkedMember(group: ClassicGroup, request: SyncGroupRequest): ClassicMember | number {
  const member = group.memberOrError(request.memberId, request.groupInstanceId);
  if (typeof member === 'number') return member;
  if (request.generationId !== group.generation) return ErrorCode.ILLEGAL_GENERATION;
  const { protocolType, protocolName } = request;
  const isConsistent =
    (protocolType === null || protocolType === group.protocolType) &&
    (protocolName === null || protocolName === group.protocolName);
  return isConsistent ? member : ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
}
