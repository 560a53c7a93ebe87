import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { Refusal } from '../../runtime/refusal.ts';
import { MemberState } from '../modern/member-state.ts';
import { NO_PARTITIONS, type PartitionsOfTopic, type TopicPartitions } from '../modern/topic-partitions.ts';
import {
  type ConsumerMember,
  isReconciledTo,
  NOTHING_OWNED,
  type OwnedPartitions,
} from './consumer-member.ts';

/** Where a member shall get to, and what is known of it. */
export interface Reconciliation {
  readonly targetEpoch: number;
  readonly target: TopicPartitions;
  readonly hasSubscriptionChanged: boolean;
  readonly subscribedTopicIds: () => ReadonlySet<Uuid>;
  /** Whether some member has the partition, or is still giving it up. */
  readonly isOwned: (topicId: Uuid, partition: number) => boolean;
  /** What the member says it owns; null where it does not say. */
  readonly reported: readonly PartitionsOfTopic[] | null;
}

/**
 * The next step of a member towards its target: first it gives up what it shall not own, then it comes into the new epoch with what is
 * free, then it waits for what others still give up. The member itself, where there is nothing to do.
 */
export function reconcile(member: ConsumerMember, to: Reconciliation): ConsumerMember | Refusal {
  if (!to.hasSubscriptionChanged && isReconciledTo(member, to.targetEpoch)) return member;
  switch (member.state) {
    case MemberState.STABLE:
      if (member.memberEpoch !== to.targetEpoch) return nextAssignment(member, member.memberEpoch, to);
      return to.hasSubscriptionChanged ? withoutUnsubscribed(member, to) : member;
    case MemberState.UNREVOKED_PARTITIONS:
      if (!reportsAnyOf(member.partitionsPendingRevocation, to))
        return nextAssignment(member, member.memberEpoch, to);
      return to.hasSubscriptionChanged ? withoutUnsubscribed(member, to) : member;
    case MemberState.UNRELEASED_PARTITIONS:
      return nextAssignment(member, member.memberEpoch, to);
    case MemberState.UNKNOWN:
      if (to.reported === null || to.reported.length > 0) {
        return new Refusal(
          ErrorCode.FENCED_MEMBER_EPOCH,
          'The consumer group member is in a unknown state. The member must abandon all its partitions and rejoin.',
        );
      }
      return nextAssignment(member, to.targetEpoch, to);
  }
}

/** Partitions of topics that it is not subscribed to any more are taken from it before a new target is there. */
function withoutUnsubscribed(member: ConsumerMember, to: Reconciliation): ConsumerMember {
  const topicIds = to.subscribedTopicIds();
  const kept = new Map<Uuid, ReadonlyMap<number, number>>();
  const pending = new Map(member.partitionsPendingRevocation);
  for (const [topicId, partitions] of member.assignedPartitions) {
    if (topicIds.has(topicId)) kept.set(topicId, partitions);
    else pending.set(topicId, new Map([...(pending.get(topicId) ?? []), ...partitions]));
  }
  // As in Kafka, a member without topics comes into its epoch anew, even if it has nothing to give up.
  const hasNoTopics = topicIds.size === 0 && member.partitionsPendingRevocation.size === 0;
  if (kept.size === member.assignedPartitions.size && !hasNoTopics) return member;
  const updated = inEpoch(member, member.memberEpoch, kept);
  if (pending.size === 0 || !reportsAnyOf(pending, to)) return updated;
  return { ...updated, state: MemberState.UNREVOKED_PARTITIONS, partitionsPendingRevocation: pending };
}

function nextAssignment(
  member: ConsumerMember,
  epochWhileRevoking: number,
  to: Reconciliation,
): ConsumerMember {
  const { kept, revoked } = divided(member, to);
  if (revoked.size > 0 && reportsAnyOf(revoked, to)) {
    return {
      ...inEpoch(member, epochWhileRevoking, kept),
      state: MemberState.UNREVOKED_PARTITIONS,
      partitionsPendingRevocation: revoked,
    };
  }
  const { free, isSomeUnreleased } = freePartitions(member, kept, to);
  return {
    ...inEpoch(member, to.targetEpoch, merged(kept, free, to.targetEpoch)),
    state: isSomeUnreleased ? MemberState.UNRELEASED_PARTITIONS : MemberState.STABLE,
    partitionsPendingRevocation: NOTHING_OWNED,
  };
}

/** What the member has, by whether it is in its target. */
function divided(
  { assignedPartitions }: ConsumerMember,
  to: Reconciliation,
): { readonly kept: OwnedPartitions; readonly revoked: OwnedPartitions } {
  const kept = new Map<Uuid, ReadonlyMap<number, number>>();
  const revoked = new Map<Uuid, ReadonlyMap<number, number>>();
  for (const [topicId, partitions] of assignedPartitions) {
    const target = targetIn(topicId, to);
    const own = [...partitions];
    const stays = own.filter(([partition]) => target?.has(partition));
    if (stays.length > 0) kept.set(topicId, new Map(stays));
    if (stays.length < own.length)
      revoked.set(topicId, new Map(own.filter(([partition]) => !target?.has(partition))));
  }
  return { kept, revoked };
}

/** What of its target the member may have now, and whether it must wait for more. */
function freePartitions(
  member: ConsumerMember,
  kept: OwnedPartitions,
  to: Reconciliation,
): { readonly free: TopicPartitions; readonly isSomeUnreleased: boolean } {
  const free = new Map<Uuid, Set<number>>();
  let isSomeUnreleased = false;
  for (const topicId of to.target.keys()) {
    const ownPending = member.partitionsPendingRevocation.get(topicId);
    for (const partition of targetIn(topicId, to) ?? []) {
      if (kept.get(topicId)?.has(partition)) continue;
      if (to.isOwned(topicId, partition) && !ownPending?.has(partition)) {
        isSomeUnreleased = true;
        continue;
      }
      const partitions = free.get(topicId) ?? new Set();
      free.set(topicId, partitions.add(partition));
    }
  }
  return { free, isSomeUnreleased };
}

function targetIn(topicId: Uuid, to: Reconciliation): ReadonlySet<number> | undefined {
  return to.subscribedTopicIds().has(topicId) ? to.target.get(topicId) : undefined;
}

function merged(
  kept: OwnedPartitions,
  free: TopicPartitions = NO_PARTITIONS,
  epoch: number,
): OwnedPartitions {
  const all = new Map(kept);
  for (const [topicId, partitions] of free) {
    const added = [...partitions].map((partition): [number, number] => [partition, epoch]);
    all.set(topicId, new Map([...(kept.get(topicId) ?? []), ...added]));
  }
  return all;
}

function inEpoch(
  member: ConsumerMember,
  memberEpoch: number,
  assignedPartitions: OwnedPartitions,
): ConsumerMember {
  return { ...member, memberEpoch, previousMemberEpoch: member.memberEpoch, assignedPartitions };
}

/** A member that does not say what it owns may still own anything. */
function reportsAnyOf(partitions: OwnedPartitions, { reported }: Reconciliation): boolean {
  if (reported === null) return true;
  return reported.some((topic) => {
    const own = partitions.get(topic.topicId);
    return own !== undefined && topic.partitions.some((partition) => own.has(partition));
  });
}
