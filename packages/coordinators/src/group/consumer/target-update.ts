import type { Uuid } from '@kavka/base';
import {
  CONSUMER_TARGET_ASSIGNMENT_EPOCH,
  type ConsumerGroupRecord,
} from '../../records/consumer-group-records.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { MemberToAssign, PartitionAssignor } from '../modern/partition-assignor.ts';
import { computeTargetAssignment } from '../modern/target-assignment.ts';
import type { TopicPartitions } from '../modern/topic-partitions.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';
import { targetRecord } from './member-records.ts';
import { subscribedTopicIds } from './subscribed-topics.ts';

/** What a member shall own, in which epoch. */
export interface MemberTarget {
  readonly epoch: number;
  readonly target: TopicPartitions;
  readonly records: readonly ConsumerGroupRecord[];
}

/** A member that takes part in an assignment, as it was and as it will be. */
export interface MemberUpdate {
  readonly previous: ConsumerMember;
  readonly next: ConsumerMember;
}

/** The target of a member: computed anew when the group is in a later epoch than its target, but not too often. */
export function updateTarget(
  group: ConsumerGroup,
  update: MemberUpdate,
  epoch: { readonly groupEpoch: number; readonly isHomogeneous: boolean },
  assignors: readonly PartitionAssignor[],
  context: ModernContext,
): MemberTarget {
  const { groupEpoch } = epoch;
  const { previous, next } = update;
  const replaced = group.staticMember(next.instanceId);
  if (group.assignmentEpoch >= groupEpoch || isTooEarly(group, context)) {
    const lastTarget = next.instanceId === null ? next.memberId : replaced?.memberId;
    return { epoch: group.assignmentEpoch, target: group.targetOf(lastTarget ?? ''), records: [] };
  }
  const preferred = group.preferredAssignor(previous, next);
  const assignor = assignors.find(({ name }) => name === preferred) ?? assignors[0]!;
  const { targetOf, changes } = computeTargetAssignment({
    assignor,
    members: membersToAssign(group, next, replaced, context),
    isHomogeneous: epoch.isHomogeneous,
    previous: group.targetAssignment,
    metadata: context.metadata,
  });
  const { groupId } = group;
  const assignmentTimestamp = BigInt(context.clock.now());
  const records = [
    ...changes.map(([memberId, target]) => targetRecord(groupId, memberId, target)),
    CONSUMER_TARGET_ASSIGNMENT_EPOCH.record(
      { groupId },
      { assignmentEpoch: groupEpoch, assignmentTimestamp },
    ),
  ];
  context.logger.info('Assigned the partitions of a group', {
    group: groupId,
    epoch: groupEpoch,
    assignor: assignor.name,
    members: changes.length,
  });
  return { epoch: groupEpoch, target: targetOf(next.memberId), records };
}

function isTooEarly(group: ConsumerGroup, { clock, groupConfig }: ModernContext): boolean {
  const { consumerAssignmentIntervalMs } = groupConfig(group.groupId);
  const lastMs = Number(group.assignmentTimestampMs);
  return (
    lastMs !== 0 && consumerAssignmentIntervalMs !== 0 && clock.now() < lastMs + consumerAssignmentIntervalMs
  );
}

function membersToAssign(
  group: ConsumerGroup,
  next: ConsumerMember,
  replaced: ConsumerMember | undefined,
  { metadata }: ModernContext,
): Map<string, MemberToAssign> {
  const idsOf = cachedTopicIds(group, metadata);
  const toAssign = (member: ConsumerMember, targetOfMember: string): MemberToAssign => ({
    instanceId: member.instanceId,
    rackId: member.rackId,
    topicIds: idsOf(member),
    assignment: group.targetOf(targetOfMember),
  });
  const members = new Map<string, MemberToAssign>();
  for (const member of group.members.values())
    members.set(member.memberId, toAssign(member, member.memberId));
  if (replaced !== undefined) members.delete(replaced.memberId);
  members.set(next.memberId, toAssign(next, replaced?.memberId ?? next.memberId));
  return members;
}

/** Most members of a group read the same topics: each set is looked up once. */
function cachedTopicIds(
  group: ConsumerGroup,
  metadata: ModernContext['metadata'],
): (member: ConsumerMember) => ReadonlySet<Uuid> {
  const known = new Map<string, ReadonlySet<Uuid>>();
  return (member) => {
    const key = `${member.subscribedTopicRegex}\0${[...member.subscribedTopicNames].join('\0')}`;
    const ids = known.get(key) ?? subscribedTopicIds(member, group.resolvedRegexes, metadata);
    known.set(key, ids);
    return ids;
  };
}
