import { randomUuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import { type Answer, answer } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';
import type { GroupOpening } from './group-opening.ts';
import { admit } from './member-admission.ts';
import type { MemberDeadlines } from './member-deadlines.ts';
import { ownedLists } from './member-records.ts';
import type { MemberStep } from './member-step.ts';
import { sameOwned } from './same-member.ts';

type Request = ConsumerGroupHeartbeatRequest;
type Response = Init<ConsumerGroupHeartbeatResponse>;

const JOINING_EPOCH = 0;
const NOT_GIVEN = -1;

/** Members of consumer groups that join, and that tell how they are. */
export class ConsumerHeartbeat {
  readonly #context: ModernContext;
  readonly #opening: GroupOpening;
  readonly #step: MemberStep;
  readonly #deadlines: MemberDeadlines;

  constructor(context: ModernContext, opening: GroupOpening, step: MemberStep, deadlines: MemberDeadlines) {
    this.#context = context;
    this.#opening = opening;
    this.#step = step;
    this.#deadlines = deadlines;
  }

  heartbeat(request: Request, origin: RequestOrigin): Answer<GroupRecord, Response> {
    const isJoining = request.memberEpoch === JOINING_EPOCH;
    const opened = this.#opening.open(request.groupId, isJoining);
    if (opened instanceof Refusal) return refused(opened);
    const { group } = opened;
    const full = this.#fullRefusal(group, request.memberId);
    if (full !== undefined) return refused(full);
    const memberId = request.memberId || randomUuid(this.#context.random);
    const { instanceId, memberEpoch, topicPartitions: reported } = request;
    const admitted = admit(group, { memberId, instanceId, memberEpoch, reported, isJoining });
    if (admitted instanceof Refusal) return refused(admitted);
    const previous = admitted.member;
    const taken = this.#step.take(group, { previous, next: updated(previous, request, origin) }, reported);
    if (taken instanceof Refusal) return refused(taken);
    this.#deadlines.extendSession(group.groupId, memberId);
    return {
      records: [...opened.records, ...admitted.records, ...taken.records],
      response: this.#response(request, previous, taken.member),
    };
  }

  #fullRefusal(group: ConsumerGroup, memberId: string): Refusal | undefined {
    const { consumerMaxSize } = this.#context.config;
    const isThere = memberId !== '' && group.members.has(memberId);
    if (isThere || group.members.size < consumerMaxSize) return undefined;
    const message = `The consumer group has reached its maximum capacity of ${consumerMaxSize} members.`;
    return new Refusal(ErrorCode.GROUP_MAX_SIZE_REACHED, message);
  }

  /** The assignment is told when it has changed, and to those who may not know it. */
  #response(request: Request, previous: ConsumerMember, member: ConsumerMember): Response {
    const isFull =
      request.rebalanceTimeoutMs !== NOT_GIVEN &&
      (request.subscribedTopicNames !== null || request.subscribedTopicRegex !== null) &&
      request.topicPartitions !== null;
    const mustTell =
      request.memberEpoch === JOINING_EPOCH ||
      isFull ||
      !sameOwned(previous.assignedPartitions, member.assignedPartitions);
    return {
      errorCode: ErrorCode.NONE,
      memberId: member.memberId,
      memberEpoch: member.memberEpoch,
      heartbeatIntervalMs: this.#context.groupConfig(request.groupId).consumerHeartbeatIntervalMs,
      assignment: mustTell ? { topicPartitions: ownedLists(member.assignedPartitions) } : null,
    };
  }
}

export function refused({ errorCode, errorMessage }: Refusal): Answer<GroupRecord, Response> {
  return answer({ errorCode, errorMessage });
}

/** What a request leaves out stays as it was. */
function updated(member: ConsumerMember, request: Request, origin: RequestOrigin): ConsumerMember {
  const { subscribedTopicNames: names, rebalanceTimeoutMs } = request;
  return {
    ...member,
    instanceId: request.instanceId ?? member.instanceId,
    rackId: request.rackId ?? member.rackId,
    rebalanceTimeoutMs: rebalanceTimeoutMs === NOT_GIVEN ? member.rebalanceTimeoutMs : rebalanceTimeoutMs,
    serverAssignor: request.serverAssignor ?? member.serverAssignor,
    subscribedTopicNames: names === null ? member.subscribedTopicNames : new Set(names),
    subscribedTopicRegex: request.subscribedTopicRegex ?? member.subscribedTopicRegex,
    clientId: origin.clientId,
    clientHost: origin.clientHost,
    classicMetadata: null,
  };
}
