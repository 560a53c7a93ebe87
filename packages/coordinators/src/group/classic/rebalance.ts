import { ErrorCode } from '@kavka/protocol';
import type { GroupRecord } from '../../records/group-record.ts';
import { Deadline } from '../../runtime/deadline.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import type { ClassicContext } from './classic-context.ts';
import type { ClassicGroup } from './classic-group.ts';
import { type ClassicMember, NO_ASSIGNMENT } from './classic-member.ts';
import { groupRecordOf } from './group-record-of.ts';
import { joinError, joined, replyToJoin, replyToSync, syncError } from './responses.ts';

/** A new member has no id to send heartbeats with; if its client is gone, nobody would notice for as long as the rebalance takes. */
const NEW_MEMBER_TIMEOUT_MS = 5 * 60 * 1_000;

const NO_ASSIGNMENTS: ReadonlyMap<string, Buffer> = new Map();

/** How classic groups get from one generation to the next, and the deadlines that push them on. */
export class Rebalance {
  readonly #context: ClassicContext;

  constructor(context: ClassicContext) {
    this.#context = context;
  }

  /** After a join or a leave: begins a rebalance, or ends the one that was only waiting for this. */
  prepareOrComplete(group: ClassicGroup): Outcome<GroupRecord> {
    return group.canRebalance ? this.prepare(group) : this.completeIfAllJoined(group);
  }

  /** From now on all members must join again. An empty group is held open for a while, so that it does not rebalance once per member. */
  prepare(group: ClassicGroup): Outcome<GroupRecord> {
    if (group.state === 'CompletingRebalance') this.failSyncs(group, ErrorCode.REBALANCE_IN_PROGRESS);
    group.pendingSyncs.clear();
    group.syncDeadline?.cancel();
    const isFirst = group.isEmpty;
    group.moveTo('PreparingRebalance', this.#context.clock.now());
    if (isFirst) {
      const { initialRebalanceDelayMs } = this.#context.config;
      const leftMs = Math.max(group.rebalanceTimeoutMs - initialRebalanceDelayMs, 0);
      this.#completeLater(group, initialRebalanceDelayMs, () =>
        this.#endOfDelay(group, initialRebalanceDelayMs, leftMs),
      );
      return nothing();
    }
    if (group.hasAllMembersJoined) return this.#complete(group);
    this.#completeLater(group, group.rebalanceTimeoutMs, () => this.#complete(group));
    return nothing();
  }

  /** The first rebalance of an empty group always waits for its delay. */
  completeIfAllJoined(group: ClassicGroup): Outcome<GroupRecord> {
    const isDue =
      group.state === 'PreparingRebalance' && group.hasAllMembersJoined && group.previousState !== 'Empty';
    return isDue ? this.#complete(group) : nothing();
  }

  /** The session of a member begins anew. */
  extendSession(group: ClassicGroup, member: ClassicMember): void {
    this.#session(group, member).set(member.sessionTimeoutMs);
  }

  holdNewMember(group: ClassicGroup, member: ClassicMember): void {
    this.#session(group, member).set(NEW_MEMBER_TIMEOUT_MS);
  }

  /** Gives out a member id that must be used within a session. */
  addPending(group: ClassicGroup, memberId: string, sessionTimeoutMs: number): void {
    const { clock } = this.#context;
    const deadline = new Deadline(clock, () =>
      this.#run(group, () => {
        this.#context.logger.info('A member id was not used in time', {
          group: group.groupId,
          member: memberId,
        });
        return this.#dropPending(group, memberId);
      }),
    );
    group.pendingMembers.set(memberId, deadline);
    deadline.set(sessionTimeoutMs);
  }

  removePending(group: ClassicGroup, memberId: string): boolean {
    group.pendingMembers.get(memberId)?.cancel();
    return group.pendingMembers.delete(memberId);
  }

  /** Takes a member out and answers what it waits for. */
  removeMember(group: ClassicGroup, member: ClassicMember, errorCode: number): void {
    member.session?.cancel();
    replyToJoin(group, member, joinError('', errorCode));
    replyToSync(member, syncError(errorCode));
    group.remove(member.memberId);
    this.#endSyncsIfAllCame(group);
  }

  syncCame(group: ClassicGroup, memberId: string): void {
    group.pendingSyncs.delete(memberId);
    this.#endSyncsIfAllCame(group);
  }

  /** No assignment of this generation will come. */
  failSyncs(group: ClassicGroup, errorCode: number): void {
    for (const member of group.members.values()) {
      member.assignment = NO_ASSIGNMENT;
      if (replyToSync(member, syncError(errorCode))) this.extendSession(group, member);
    }
  }

  /** The group is this node's no more. */
  abandon(group: ClassicGroup, errorCode: number): void {
    for (const member of group.members.values()) {
      replyToJoin(group, member, joinError(member.memberId, errorCode));
      replyToSync(member, syncError(errorCode));
    }
  }

  /** Members have left. */
  afterRemoval(group: ClassicGroup): Outcome<GroupRecord> {
    if (group.isEmpty) return nothing();
    return this.prepareOrComplete(group);
  }

  #endOfDelay(group: ClassicGroup, delayMs: number, leftMs: number): Outcome<GroupRecord> {
    if (!group.hasNewMember || leftMs === 0) return this.#complete(group);
    group.hasNewMember = false;
    const nextMs = Math.min(this.#context.config.initialRebalanceDelayMs, leftMs);
    const thenLeftMs = Math.max(leftMs - delayMs, 0);
    this.#completeLater(group, nextMs, () => this.#endOfDelay(group, nextMs, thenLeftMs));
    return nothing();
  }

  #completeLater(group: ClassicGroup, delayMs: number, event: () => Outcome<GroupRecord>): void {
    group.joinDeadline?.cancel();
    group.joinDeadline = new Deadline(this.#context.clock, () => this.#run(group, event));
    group.joinDeadline.set(delayMs);
  }

  /** Ends the collecting of members: those who did not come are out, except static ones, whose place is kept while their session lasts. */
  #complete(group: ClassicGroup): Outcome<GroupRecord> {
    if (group.state !== 'PreparingRebalance') return nothing();
    group.joinDeadline?.cancel();
    for (const member of [...group.members.values()]) {
      if (member.joinReply === undefined && !member.isStatic)
        this.removeMember(group, member, ErrorCode.UNKNOWN_MEMBER_ID);
    }
    if (group.members.size > 0 && !group.electJoinedLeader()) {
      this.#completeLater(group, group.rebalanceTimeoutMs, () => this.#complete(group));
      return nothing();
    }
    group.startNextGeneration(this.#context.clock.now());
    if (group.isEmpty)
      return { records: [groupRecordOf(group, NO_ASSIGNMENTS)], settled: this.#emptied(group) };
    this.#announce(group);
    return nothing();
  }

  #announce(group: ClassicGroup): void {
    const { groupId, generation, protocolName } = group;
    this.#context.logger.info('A generation of a group begins', {
      group: groupId,
      generation,
      members: group.members.size,
      protocol: protocolName,
      leader: group.leaderId,
    });
    for (const member of group.members.values()) {
      const { memberId } = member;
      replyToJoin(group, member, joined(group, memberId, group.isLeader(memberId)));
      this.extendSession(group, member);
      member.isNew = false;
      group.pendingSyncs.add(memberId);
    }
    group.syncDeadline?.cancel();
    group.syncDeadline = new Deadline(this.#context.clock, () =>
      this.#run(group, () => this.#syncsExpired(group, generation)),
    );
    group.syncDeadline.set(group.rebalanceTimeoutMs);
  }

  #emptied(group: ClassicGroup): (error: number) => void {
    return (error) => {
      if (error !== ErrorCode.NONE)
        this.#context.logger.warn('Could not store that a group is empty', { group: group.groupId, error });
    };
  }

  /** Members that joined but never asked for their assignment are out. */
  #syncsExpired(group: ClassicGroup, generation: number): Outcome<GroupRecord> {
    const isLate =
      group.generation === generation && (group.state === 'CompletingRebalance' || group.state === 'Stable');
    if (!isLate || group.pendingSyncs.size === 0) return nothing();
    this.#context.logger.info('Members did not ask for their assignment', {
      group: group.groupId,
      members: [...group.pendingSyncs].join(),
    });
    for (const memberId of [...group.pendingSyncs]) {
      const member = group.members.get(memberId);
      if (member !== undefined) this.removeMember(group, member, ErrorCode.UNKNOWN_MEMBER_ID);
    }
    return this.prepare(group);
  }

  /** A group that has become one of another kind has nothing more to do, though its end may not be committed yet. */
  #run(group: ClassicGroup, event: () => Outcome<GroupRecord>): void {
    const { groups, run } = this.#context;
    run(() => (groups.get(group.groupId) === group ? event() : nothing()));
  }

  #endSyncsIfAllCame(group: ClassicGroup): void {
    if (group.pendingSyncs.size === 0) group.syncDeadline?.cancel();
  }

  #session(group: ClassicGroup, member: ClassicMember): Deadline {
    member.session ??= new Deadline(this.#context.clock, () =>
      this.#run(group, () => this.#sessionExpired(group, member)),
    );
    return member.session;
  }

  #sessionExpired(group: ClassicGroup, member: ClassicMember): Outcome<GroupRecord> {
    if (group.members.get(member.memberId) !== member || member.isAlive) return nothing();
    this.#context.logger.info('The session of a member expired', {
      group: group.groupId,
      member: member.memberId,
    });
    this.removeMember(group, member, ErrorCode.UNKNOWN_MEMBER_ID);
    const hasGeneration = group.state === 'Stable' || group.state === 'CompletingRebalance';
    return hasGeneration ? this.prepare(group) : this.#completeWithoutLost(group);
  }

  #dropPending(group: ClassicGroup, memberId: string): Outcome<GroupRecord> {
    group.pendingMembers.delete(memberId);
    return this.#completeWithoutLost(group);
  }

  /** Who waited for a member that is lost waits no longer, even in a first rebalance, as in Kafka. */
  #completeWithoutLost(group: ClassicGroup): Outcome<GroupRecord> {
    const isDue = group.state === 'PreparingRebalance' && group.hasAllMembersJoined;
    return isDue ? this.#complete(group) : nothing();
  }
}
