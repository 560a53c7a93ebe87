import type { Uuid } from '@kavka/base';
import type { MetadataView } from '../../ports.ts';
import {
  SHARE_EPOCH,
  SHARE_TARGET_ASSIGNMENT,
  SHARE_TARGET_ASSIGNMENT_EPOCH,
  type ShareGroupRecord,
} from '../../records/share-group-records.ts';
import { MemberState } from '../modern/member-state.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { MemberToAssign } from '../modern/partition-assignor.ts';
import { computeTargetAssignment } from '../modern/target-assignment.ts';
import { partitionLists, type TopicPartitions } from '../modern/topic-partitions.ts';
import type { ShareGroup } from './share-group.ts';
import type { ShareMember } from './share-member.ts';
import { SIMPLE_ASSIGNOR } from './simple-assignor.ts';

/** How long topics need not be looked at again without a sign of a change. */
const METADATA_REFRESH_MS = 2 ** 31 - 1;

export interface EpochChange {
  readonly groupEpoch: number;
  readonly isBumped: boolean;
  readonly isHomogeneous: boolean;
  /** That the members read. */
  readonly topics: readonly string[];
  readonly records: readonly ShareGroupRecord[];
}

/** A new epoch begins when members read other topics, topics have changed, or partitions have got a state that nobody reads yet. */
export function changeEpoch(
  group: ShareGroup,
  previous: ShareMember,
  next: ShareMember,
  isSubscribedAnew: boolean,
  { clock, topicHashes, logger }: ModernContext,
): EpochChange {
  const { groupId } = group;
  const isPending = group.assignmentEpoch >= group.groupEpoch && isAssignmentPending(group);
  const mustBump = isSubscribedAnew || isPending;
  if (!mustBump && !group.hasMetadataExpired(clock.now())) {
    return {
      groupEpoch: group.groupEpoch,
      isBumped: false,
      isHomogeneous: group.subscriptions.isHomogeneous(group.members.size),
      topics: [...group.subscriptions.topics()],
      records: [],
    };
  }
  const subscriptions = group.subscriptionsWith(previous, next);
  const metadataHash = topicHashes.ofTopics(subscriptions.topics());
  const isBumped = mustBump || metadataHash !== group.metadataHash;
  const groupEpoch = group.groupEpoch + (isBumped ? 1 : 0);
  const records = isBumped ? [SHARE_EPOCH.record({ groupId }, { epoch: groupEpoch, metadataHash })] : [];
  if (isBumped) logger.info('A new epoch of a group begins', { group: groupId, epoch: groupEpoch });
  group.setMetadataRefresh(clock.now() + METADATA_REFRESH_MS, groupEpoch);
  const memberCount = group.members.size + (group.members.has(next.memberId) ? 0 : 1);
  return {
    groupEpoch,
    isBumped,
    isHomogeneous: subscriptions.isHomogeneous(memberCount),
    topics: [...subscriptions.topics()],
    records,
  };
}

/** A member's target, and the epoch that it is of. */
export interface ShareTarget {
  readonly epoch: number;
  readonly target: TopicPartitions;
  readonly records: readonly ShareGroupRecord[];
}

/** The target of a member: computed anew when the group is in a later epoch than its target, but not too often. */
export function updateTarget(
  group: ShareGroup,
  next: ShareMember,
  { groupEpoch, isHomogeneous }: EpochChange,
  context: ModernContext,
): ShareTarget {
  const { groupId } = group;
  if (group.assignmentEpoch >= groupEpoch || isTooEarly(group, context))
    return { epoch: group.assignmentEpoch, target: group.targetOf(next.memberId), records: [] };
  const { targetOf, changes } = computeTargetAssignment({
    assignor: SIMPLE_ASSIGNOR,
    members: membersToAssign(group, next, context.metadata),
    isHomogeneous,
    previous: group.targetAssignment,
    metadata: context.metadata,
    isAssignable: (topicId, partition) =>
      group.statePartitions.initialized.get(topicId)?.partitions.has(partition) === true,
  });
  const records: ShareGroupRecord[] = changes.map(([memberId, target]) =>
    SHARE_TARGET_ASSIGNMENT.record({ groupId, memberId }, { topicPartitions: partitionLists(target) }),
  );
  const assignmentTimestamp = BigInt(context.clock.now());
  records.push(
    SHARE_TARGET_ASSIGNMENT_EPOCH.record({ groupId }, { assignmentEpoch: groupEpoch, assignmentTimestamp }),
  );
  const members = changes.length;
  context.logger.info('Assigned the partitions of a group', { group: groupId, epoch: groupEpoch, members });
  return { epoch: groupEpoch, target: targetOf(next.memberId), records };
}

/** A member takes its target at once: nobody has to give anything up for it. */
export function reconciled(
  member: ShareMember,
  { epoch, target }: ShareTarget,
  isBumped: boolean,
  metadata: MetadataView,
): ShareMember {
  const isOfEpoch = member.memberEpoch === epoch && member.state === MemberState.STABLE;
  if (isOfEpoch && !isBumped) return member;
  const assignedPartitions = ofSubscribedTopics(target, member, metadata);
  if (member.memberEpoch === epoch) return { ...member, assignedPartitions };
  return {
    ...member,
    state: MemberState.STABLE,
    memberEpoch: epoch,
    previousMemberEpoch: member.memberEpoch,
    assignedPartitions,
  };
}

function ofSubscribedTopics(
  target: TopicPartitions,
  { subscribedTopicNames }: ShareMember,
  metadata: MetadataView,
): TopicPartitions {
  return new Map(
    [...target].filter(([topicId]) => subscribedTopicNames.has(metadata.topicName(topicId) ?? '')),
  );
}

function membersToAssign(
  group: ShareGroup,
  next: ShareMember,
  metadata: MetadataView,
): Map<string, MemberToAssign> {
  const members = new Map<string, MemberToAssign>();
  for (const member of [...group.members.values(), next]) {
    const topicIds = new Set<Uuid>();
    for (const name of member.subscribedTopicNames) {
      const id = metadata.topicId(name);
      if (id !== undefined) topicIds.add(id);
    }
    const { memberId, rackId } = member;
    members.set(memberId, { instanceId: null, rackId, topicIds, assignment: group.targetOf(memberId) });
  }
  return members;
}

function isTooEarly(group: ShareGroup, { clock, groupConfig }: ModernContext): boolean {
  const { shareAssignmentIntervalMs } = groupConfig(group.groupId);
  const lastMs = Number(group.assignmentTimestampMs);
  return lastMs !== 0 && shareAssignmentIntervalMs !== 0 && clock.now() < lastMs + shareAssignmentIntervalMs;
}

/** Partitions that the group reads have a state, and are not in the target as they are. */
function isAssignmentPending(group: ShareGroup): boolean {
  if (group.isEmpty) return false;
  const assigned = new Map<Uuid, Set<number>>();
  for (const target of group.targetAssignment.values()) {
    for (const [topicId, partitions] of target) {
      const all = assigned.get(topicId) ?? new Set<number>();
      for (const partition of partitions) all.add(partition);
      assigned.set(topicId, all);
    }
  }
  for (const [topicId, { name, partitions }] of group.statePartitions.initialized) {
    if (!group.isSubscribedTo(name)) continue;
    const all = assigned.get(topicId);
    if (all?.size !== partitions.size || ![...partitions].every((partition) => all.has(partition)))
      return true;
  }
  return false;
}
