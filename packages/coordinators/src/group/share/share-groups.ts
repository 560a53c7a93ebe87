import type { Uuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { ShareGroupHeartbeatRequest } from '@kavka/protocol/messages/76-share-group-heartbeat';
import type {
  ShareGroupDescribeResponseDescribedGroup,
  ShareGroupDescribeResponseMember,
} from '@kavka/protocol/messages/77-share-group-describe';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import { SHARE_STATE_PARTITIONS } from '../../records/share-group-records.ts';
import { type Answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { StatesToInitialize } from './missing-states.ts';
import type { ShareGroup } from './share-group.ts';
import { shareGroupOf } from './share-group-of.ts';
import type { ShareMember } from './share-member.ts';
import { type HeartbeatAnswer, LEAVING_EPOCH, ShareMembers } from './share-members.ts';
import { SIMPLE_ASSIGNOR } from './simple-assignor.ts';
import { joinedTopics, statePartitionsValue, withoutTopicIds, withoutTopics } from './state-partitions.ts';

/** All that happens to share groups: each method is one event. */
export class ShareGroups {
  readonly #context: ModernContext;
  readonly #members: ShareMembers;

  constructor(context: ModernContext) {
    this.#context = context;
    this.#members = new ShareMembers(context);
  }

  heartbeat(
    request: ShareGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Answer<GroupRecord, HeartbeatAnswer> {
    return request.memberEpoch === LEAVING_EPOCH
      ? this.#members.leave(request)
      : this.#members.heartbeat(request, origin);
  }

  loaded(group: ShareGroup): void {
    this.#members.loaded(group);
  }

  describe(groupId: string): Init<ShareGroupDescribeResponseDescribedGroup> {
    const group = shareGroupOf(this.#context, groupId);
    if (group instanceof Refusal) return { groupId, ...group };
    return {
      errorCode: ErrorCode.NONE,
      groupId,
      groupState: group.state,
      groupEpoch: group.groupEpoch,
      assignmentEpoch: group.assignmentEpoch,
      assignorName: SIMPLE_ASSIGNOR.name,
      members: [...group.members.values()].map((member) => this.#described(member)),
    };
  }

  /** The share coordinator has begun the states. */
  initialized({ groupId, topics }: StatesToInitialize): Outcome<GroupRecord> {
    const group = this.#context.groups.share(groupId);
    if (group === undefined) return nothing();
    const { statePartitions } = group;
    const value = statePartitionsValue({
      ...statePartitions,
      initializing: withoutTopics(statePartitions.initializing, topics),
      initialized: joinedTopics(statePartitions.initialized, topics),
    });
    return { records: [SHARE_STATE_PARTITIONS.record({ groupId }, value)] };
  }

  /** The share coordinator could not begin the states: a later heartbeat tries again. */
  notInitialized({ groupId, topics }: StatesToInitialize): Outcome<GroupRecord> {
    const group = this.#context.groups.share(groupId);
    if (group === undefined || group.statePartitions.initializing.size === 0) return nothing();
    const { statePartitions } = group;
    const initializing = withoutTopics(statePartitions.initializing, topics);
    return {
      records: [
        SHARE_STATE_PARTITIONS.record(
          { groupId },
          statePartitionsValue({ ...statePartitions, initializing }),
        ),
      ],
    };
  }

  /** The share coordinator forgets topics that are no more by itself. */
  topicsDeleted(topicIds: ReadonlySet<Uuid>): GroupRecord[] {
    const records: GroupRecord[] = [];
    for (const group of this.#context.groups.all()) {
      if (group.kind !== 'share') continue;
      const { initializing, initialized, deleting } = group.statePartitions;
      const isConcerned = [...topicIds].some(
        (topicId) => initializing.has(topicId) || initialized.has(topicId) || deleting.has(topicId),
      );
      if (!isConcerned) continue;
      const left = {
        initializing: withoutTopicIds(initializing, topicIds),
        initialized: withoutTopicIds(initialized, topicIds),
        deleting: withoutTopicIds(deleting, topicIds),
      };
      records.push(SHARE_STATE_PARTITIONS.record({ groupId: group.groupId }, statePartitionsValue(left)));
    }
    return records;
  }

  #described(member: ShareMember): Init<ShareGroupDescribeResponseMember> {
    const { metadata } = this.#context;
    const { memberId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames } = member;
    const topicPartitions = [...member.assignedPartitions].flatMap(([topicId, partitions]) => {
      const topicName = metadata.topicName(topicId);
      return topicName === undefined ? [] : [{ topicId, topicName, partitions: [...partitions] }];
    });
    return {
      memberId,
      rackId,
      memberEpoch,
      clientId,
      clientHost,
      subscribedTopicNames: [...subscribedTopicNames],
      assignment: { topicPartitions },
    };
  }
}
