import type { TopicPartition } from '../../topic-partition.ts';
import type { GroupAssignment, MemberSubscription } from '../assignor.ts';
import { assignGenerally } from './general.ts';
import { type StickyGroup, stickyGroup } from './group.ts';
import { assignUniformly } from './uniform.ts';

export interface StickyAssignment {
  readonly assignment: GroupAssignment;
  /** Partitions whose new member, named here, must wait until another has given them up. */
  readonly changingHands: ReadonlyMap<TopicPartition, string>;
}

export function assignStickily(
  partitionCounts: ReadonlyMap<string, number>,
  members: readonly MemberSubscription[],
): StickyAssignment {
  const group = stickyGroup(partitionCounts, members);
  const ownersBefore = ownersIn(group);
  if (group.isUniform) assignUniformly(group);
  else assignGenerally(group);
  const assignment: GroupAssignment = new Map();
  const changingHands = new Map<TopicPartition, string>();
  for (const { memberId, partitions } of group.seats) {
    assignment.set(memberId, partitions);
    for (const partition of partitions) {
      const before = ownersBefore.get(partition);
      const hasMoved = before !== undefined && before !== memberId;
      if (hasMoved || group.contested.has(partition)) changingHands.set(partition, memberId);
    }
  }
  return { assignment, changingHands };
}

function ownersIn({ seats }: StickyGroup): Map<TopicPartition, string> {
  const owners = new Map<TopicPartition, string>();
  for (const { memberId, partitions } of seats) {
    for (const partition of partitions) owners.set(partition, memberId);
  }
  return owners;
}
