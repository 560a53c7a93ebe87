import type { Init } from '@kavka/protocol';
import type { JoinGroupRequest } from '@kavka/protocol/messages/11-join-group';
import type { HeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import type { LeaveGroupResponseMemberResponse } from '@kavka/protocol/messages/13-leave-group';
import type { SyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type { ConsumerGroupDescribeResponseDescribedGroup } from '@kavka/protocol/messages/69-consumer-group-describe';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import type { Answer, Outcome } from '../../runtime/outcome.ts';
import type { JoinReply, SyncReply } from '../classic/classic-member.ts';
import type { Leaving } from '../classic/leave-group.ts';
import type { Rebalance } from '../classic/rebalance.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { consumerAssignors } from './assignors/all.ts';
import { ClassicJoin } from './classic-join.ts';
import { ClassicMembers } from './classic-members.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import { ConsumerHeartbeat } from './consumer-heartbeat.ts';
import { ConsumerLeave } from './consumer-leave.ts';
import { LEAVING_EPOCH } from './consumer-member.ts';
import { describeConsumerGroup } from './describe-consumer-group.ts';
import { Downgrade } from './downgrade.ts';
import { GroupOpening } from './group-opening.ts';
import { MemberStep } from './member-step.ts';
import { RegexRefresh } from './regex-refresh.ts';

/** All that happens to consumer groups: each method is one event. */
export class ConsumerGroups {
  readonly #context: ModernContext;
  readonly #defaultAssignor: string;
  readonly #regexes: RegexRefresh;
  readonly #leave: ConsumerLeave;
  readonly #heartbeat: ConsumerHeartbeat;
  readonly #classicJoin: ClassicJoin;
  readonly #classicMembers: ClassicMembers;

  constructor(context: ModernContext, rebalance: Rebalance) {
    const assignors = consumerAssignors(context.config.consumerAssignors);
    const downgrade = new Downgrade(context, rebalance);
    this.#context = context;
    this.#defaultAssignor = assignors[0]!.name;
    this.#regexes = new RegexRefresh(context);
    this.#leave = new ConsumerLeave(context, downgrade);
    const { deadlines } = this.#leave;
    const step = new MemberStep(context, this.#regexes, assignors, deadlines);
    const opening = new GroupOpening(context, rebalance, deadlines);
    this.#heartbeat = new ConsumerHeartbeat(context, opening, step, deadlines);
    this.#classicJoin = new ClassicJoin(context, step, downgrade, deadlines);
    this.#classicMembers = new ClassicMembers(context, this.#leave);
  }

  heartbeat(
    request: ConsumerGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Answer<GroupRecord, Init<ConsumerGroupHeartbeatResponse>> {
    return request.memberEpoch <= LEAVING_EPOCH
      ? this.#leave.leave(request)
      : this.#heartbeat.heartbeat(request, origin);
  }

  describe(group: ConsumerGroup): Init<ConsumerGroupDescribeResponseDescribedGroup> {
    return describeConsumerGroup(group, this.#defaultAssignor, this.#context.metadata);
  }

  join(
    group: ConsumerGroup,
    request: JoinGroupRequest,
    origin: RequestOrigin,
    reply: JoinReply,
  ): Outcome<GroupRecord> {
    return this.#classicJoin.join(group, request, origin, reply);
  }

  sync(group: ConsumerGroup, request: SyncGroupRequest, reply: SyncReply): Outcome<GroupRecord> {
    return this.#classicMembers.sync(group, request, reply);
  }

  classicHeartbeat(group: ConsumerGroup, request: HeartbeatRequest): Answer<GroupRecord, number> {
    return this.#classicMembers.heartbeat(group, request);
  }

  leave(
    group: ConsumerGroup,
    members: readonly Leaving[],
  ): Answer<GroupRecord, Init<LeaveGroupResponseMemberResponse>[]> {
    return this.#classicMembers.leave(group, members);
  }

  topicsCreated(): void {
    this.#regexes.topicsCreated();
  }

  loaded(group: ConsumerGroup): void {
    this.#leave.deadlines.loaded(group);
  }
}
