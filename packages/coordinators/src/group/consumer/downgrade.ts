import { ErrorCode } from '@kavka/protocol';
import type { GroupRecord } from '../../records/group-record.ts';
import { clientError } from '../../runtime/client-error.ts';
import type { Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import { ClassicGroup } from '../classic/classic-group.ts';
import { ClassicMember } from '../classic/classic-member.ts';
import { groupRecordOf } from '../classic/group-record-of.ts';
import { electProtocol, ProtocolSupport } from '../classic/protocol-vote.ts';
import type { Rebalance } from '../classic/rebalance.ts';
import { CONSUMER_PROTOCOL_TYPE } from '../classic/subscription.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';
import { assignmentBytes } from './consumer-protocol.ts';
import type { MemberDeadlines } from './member-deadlines.ts';
import { isDowngradeEnabled } from './migration-policy.ts';

/** Which members the classic group will have, in the place of those of the consumer group. */
export interface Remaining {
  readonly members: readonly ConsumerMember[];
  /** A static member that has come back under another id stands in the place of this one. */
  readonly replaced?: ConsumerMember;
}

/** Consumer groups whose last member of the new protocol is gone go on as classic groups. */
export class Downgrade {
  readonly #context: ModernContext;
  readonly #rebalance: Rebalance;

  constructor(context: ModernContext, rebalance: Rebalance) {
    this.#context = context;
    this.#rebalance = rebalance;
  }

  /** Whether only members of the classic protocol are left, some at least, and the group may change. */
  isDue(group: ConsumerGroup, leaving: readonly ConsumerMember[]): boolean {
    const { config } = this.#context;
    const leavingClassic = leaving.filter(({ classicMetadata }) => classicMetadata !== null).length;
    const left = group.members.size - leaving.length;
    return (
      left > 0 &&
      group.classicMemberCount - leavingClassic === left &&
      isDowngradeEnabled(config.consumerMigrationPolicy) &&
      left <= config.maxGroupSize
    );
  }

  /** Whether the member that a static one of the classic protocol replaces was the last of the new protocol. */
  isDueWhenReplaced(group: ConsumerGroup, replaced: ConsumerMember): boolean {
    const { config } = this.#context;
    return (
      replaced.classicMetadata === null &&
      group.classicMemberCount === group.members.size - 1 &&
      isDowngradeEnabled(config.consumerMigrationPolicy) &&
      group.members.size <= config.maxGroupSize
    );
  }

  /** The records are written only: the classic group takes the place of the other at once, and gives it back if the log refuses them. */
  convert(
    group: ConsumerGroup,
    remaining: Remaining,
    mustRebalance: boolean,
    deadlines: MemberDeadlines,
  ): Outcome<GroupRecord> | Refusal {
    const classic = this.#classicGroup(group, remaining);
    if (classic instanceof Refusal) return classic;
    const assignments = new Map(
      [...classic.members.values()].map((each) => [each.memberId, each.assignment]),
    );
    const records = [...tombstones(group, remaining), groupRecordOf(classic, assignments)];
    const placed = this.#context.groups.put(classic);
    deadlines.cancelAll(group.groupId, group.members.keys());
    for (const member of classic.members.values()) this.#rebalance.extendSession(classic, member);
    // All members must join again, so nothing is complete yet.
    if (mustRebalance) this.#rebalance.prepare(classic);
    this.#context.logger.info('A consumer group goes on as a classic group', { group: group.groupId });
    return {
      records,
      settled: (error) => {
        if (error === ErrorCode.NONE) return placed.commit();
        if (error === ErrorCode.REQUEST_TIMED_OUT) return;
        this.#rebalance.abandon(classic, clientError(error));
        placed.revert();
        deadlines.loaded(group);
      },
    };
  }

  #classicGroup(group: ConsumerGroup, { members, replaced }: Remaining): ClassicGroup | Refusal {
    const { clock, metadata } = this.#context;
    const support = new ProtocolSupport();
    const classicMembers = members.map(classicMemberOf);
    for (const { protocols } of classicMembers) support.add(protocols);
    const protocolName = electProtocol(classicMembers, classicMembers.length, support);
    for (const member of classicMembers) {
      const isReplacing = replaced !== undefined && member.groupInstanceId === replaced.instanceId;
      const target = group.targetOf(isReplacing ? replaced.memberId : member.memberId);
      const assignment = assignmentBytes(target, member.metadata(protocolName), metadata);
      if (assignment === undefined) return cannotDowngrade(group);
      member.assignment = assignment;
    }
    const stored = {
      state: 'Stable' as const,
      generation: group.groupEpoch,
      protocolType: CONSUMER_PROTOCOL_TYPE,
      protocolName,
      leaderId: classicMembers[0]?.memberId ?? null,
      stateTimestampMs: BigInt(clock.now()),
    };
    return ClassicGroup.stored(group.groupId, stored, classicMembers);
  }
}

function cannotDowngrade({ groupId }: ConsumerGroup): Refusal {
  return new Refusal(
    ErrorCode.GROUP_ID_NOT_FOUND,
    `Cannot downgrade the classic group ${groupId}: Buffer underflow while parsing consumer protocol's header.`,
  );
}

function classicMemberOf(member: ConsumerMember): ClassicMember {
  return new ClassicMember({
    memberId: member.memberId,
    groupInstanceId: member.instanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    sessionTimeoutMs: member.classicMetadata?.sessionTimeoutMs ?? 0,
    protocols: member.classicMetadata?.supportedProtocols ?? [],
  });
}

/** The records of a static member that was replaced are those of the one in its place by now. */
function tombstones(group: ConsumerGroup, { members, replaced }: Remaining): GroupRecord[] {
  const joining = members.find(
    ({ instanceId }) => replaced !== undefined && instanceId === replaced.instanceId,
  );
  if (joining === undefined || replaced === undefined) return group.tombstones();
  return group.tombstones((memberId) => (memberId === replaced.memberId ? joining.memberId : memberId));
}
