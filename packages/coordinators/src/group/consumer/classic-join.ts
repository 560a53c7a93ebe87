import { randomUuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { JoinGroupRequest, JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import { clientError } from '../../runtime/client-error.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import { type JoinReply, ownProtocols } from '../classic/classic-member.ts';
import { FIRST_JOIN_WITH_KNOWN_MEMBER } from '../classic/join-group.ts';
import { joinError } from '../classic/responses.ts';
import { CONSUMER_PROTOCOL_TYPE } from '../classic/subscription.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { PartitionsOfTopic } from '../modern/topic-partitions.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';
import { partitionsById, subscriptionIn } from './consumer-protocol.ts';
import type { Downgrade } from './downgrade.ts';
import { type Admission, admit } from './member-admission.ts';
import type { MemberDeadlines } from './member-deadlines.ts';
import type { MemberStep } from './member-step.ts';

/** A classic member with what it asks for. */
interface Joining {
  readonly group: ConsumerGroup;
  readonly request: JoinGroupRequest;
  readonly previous: ConsumerMember;
  readonly next: ConsumerMember;
  readonly reported: readonly PartitionsOfTopic[];
}

interface Joined {
  readonly outcome: Outcome<GroupRecord>;
  readonly member: ConsumerMember;
  readonly isDowngraded: boolean;
}

/** Members of the classic protocol that join a consumer group: they are served as if it were a classic one. */
export class ClassicJoin {
  readonly #context: ModernContext;
  readonly #step: MemberStep;
  readonly #downgrade: Downgrade;
  readonly #deadlines: MemberDeadlines;

  constructor(context: ModernContext, step: MemberStep, downgrade: Downgrade, deadlines: MemberDeadlines) {
    this.#context = context;
    this.#step = step;
    this.#downgrade = downgrade;
    this.#deadlines = deadlines;
  }

  join(
    group: ConsumerGroup,
    request: JoinGroupRequest,
    origin: RequestOrigin,
    reply: JoinReply,
  ): Outcome<GroupRecord> {
    const isUnknown = request.memberId === '';
    const memberId = isUnknown ? randomUuid(this.#context.random) : request.memberId;
    const refusal = this.#refusal(group, request, memberId);
    if (refusal !== undefined) return refuse(reply, '', refusal);
    const mustKnow = isUnknown && request.groupInstanceId === null;
    if (mustKnow && origin.version >= FIRST_JOIN_WITH_KNOWN_MEMBER)
      return refuse(reply, memberId, ErrorCode.MEMBER_ID_REQUIRED);
    const admitted = admit(group, {
      memberId,
      instanceId: request.groupInstanceId,
      memberEpoch: undefined,
      reported: [],
      isJoining: request.groupInstanceId === null || isUnknown,
    });
    if (admitted instanceof Refusal) return refuse(reply, '', admitted.errorCode);
    const joined = this.#takeIn(group, request, origin, admitted);
    if (joined instanceof Refusal) return refuse(reply, '', joined.errorCode);
    const { outcome } = joined;
    const records = [...admitted.records, ...outcome.records];
    const answer = (error: number) => this.#answer(group.groupId, request, joined, error, reply);
    const { settled } = outcome;
    if (settled === undefined) return { records, written: answer };
    return {
      records,
      settled(error) {
        settled(error);
        answer(error);
      },
    };
  }

  #refusal(group: ConsumerGroup, request: JoinGroupRequest, memberId: string): number | undefined {
    const { consumerMigrationPolicy, consumerMaxSize } = this.#context.config;
    if (consumerMigrationPolicy === 'disabled') return ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
    if (!group.members.has(memberId) && group.members.size >= consumerMaxSize)
      return ErrorCode.GROUP_MAX_SIZE_REACHED;
    const isAccepted = group.acceptsClassic(request.protocolType, request.protocols);
    return isAccepted ? undefined : ErrorCode.INCONSISTENT_GROUP_PROTOCOL;
  }

  #takeIn(
    group: ConsumerGroup,
    request: JoinGroupRequest,
    origin: RequestOrigin,
    { member: previous }: Admission,
  ): Joined | Refusal {
    const subscription = subscriptionIn(request.protocols[0]?.metadata ?? Buffer.alloc(0));
    if (subscription === undefined) {
      const message = 'Malformed embedded consumer protocol in subscription deserialization.';
      return new Refusal(ErrorCode.UNKNOWN_SERVER_ERROR, message);
    }
    const next: ConsumerMember = {
      ...previous,
      instanceId: request.groupInstanceId ?? previous.instanceId,
      rackId: subscription.rackId || previous.rackId,
      rebalanceTimeoutMs:
        request.rebalanceTimeoutMs === -1 ? previous.rebalanceTimeoutMs : request.rebalanceTimeoutMs,
      subscribedTopicNames: new Set(subscription.topics),
      subscribedTopicRegex: '',
      clientId: origin.clientId,
      clientHost: origin.clientHost,
      classicMetadata: {
        sessionTimeoutMs: request.sessionTimeoutMs,
        supportedProtocols: ownProtocols(request.protocols).map(({ name, metadata }) => ({ name, metadata })),
      },
    };
    const reported = partitionsById(subscription.ownedPartitions, this.#context.metadata);
    const joining = { group, request, previous, next, reported };
    const replaced = group.staticMember(request.groupInstanceId);
    if (replaced !== undefined && this.#downgrade.isDueWhenReplaced(group, replaced))
      return this.#convert(joining, replaced);
    const taken = this.#step.take(group, { previous, next }, reported);
    if (taken instanceof Refusal) return taken;
    return { outcome: { records: taken.records }, member: taken.member, isDowngraded: false };
  }

  /** The last member of the new protocol comes back with the classic one. */
  #convert({ group, previous, next, reported }: Joining, replaced: ConsumerMember): Joined | Refusal {
    const said = this.#step.say(group, { previous, next });
    if (said instanceof Refusal) return said;
    const mustRebalance = group.assignmentEpoch < said.groupEpoch;
    const reached = mustRebalance
      ? { member: next, records: [] }
      : this.#step.reach(
          group,
          next,
          { epoch: group.assignmentEpoch, target: group.targetOf(replaced.memberId), records: [] },
          said.hasSubscriptionChanged,
          reported,
        );
    if (reached instanceof Refusal) return reached;
    const others = [...group.members.values()].filter((member) => member !== replaced);
    const remaining = { members: [...others, reached.member], replaced };
    const converted = this.#downgrade.convert(group, remaining, mustRebalance, this.#deadlines);
    if (converted instanceof Refusal) return converted;
    const records = [...said.records, ...reached.records, ...converted.records];
    return { outcome: { ...converted, records }, member: reached.member, isDowngraded: true };
  }

  #answer(
    groupId: string,
    request: JoinGroupRequest,
    { member, isDowngraded }: Joined,
    error: number,
    reply: JoinReply,
  ): void {
    if (error !== ErrorCode.NONE) {
      reply(joinError('', clientError(error)));
      return;
    }
    this.#deadlines.joined(groupId, member.memberId);
    if (!isDowngraded) {
      this.#deadlines.extendSession(groupId, member.memberId, request.sessionTimeoutMs);
      this.#deadlines.expectSync(groupId, member.memberId, request.rebalanceTimeoutMs);
    }
    reply(joinedConsumer(member));
  }
}

function joinedConsumer(member: ConsumerMember): Init<JoinGroupResponse> {
  return {
    errorCode: ErrorCode.NONE,
    memberId: member.memberId,
    generationId: member.memberEpoch,
    protocolType: CONSUMER_PROTOCOL_TYPE,
    protocolName: member.classicMetadata?.supportedProtocols[0]?.name ?? null,
  };
}

function refuse(reply: JoinReply, memberId: string, errorCode: number): Outcome<GroupRecord> {
  reply(joinError(memberId, errorCode));
  return nothing();
}
