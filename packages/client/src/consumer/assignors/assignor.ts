import type { TopicPartition } from '../topic-partition.ts';

/** What a member of a group told its leader. */
export interface MemberSubscription {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly topics: readonly string[];
  /** What the member had when it joined; empty for members that give everything up before they join. */
  readonly ownedPartitions: readonly TopicPartition[];
  /** Of the assignment that `ownedPartitions` comes from; -1 for none. */
  readonly generationId: number;
  readonly userData: Buffer | null;
}

/** What each member gets, by member id: every member has an entry. */
export type GroupAssignment = Map<string, TopicPartition[]>;

/** What a member remembers of its last assignment. */
export interface LastAssignment {
  readonly partitions: readonly TopicPartition[];
  readonly generationId: number;
}

/**
 * A way to share the partitions of a group's topics among its members, with the results of Java's assignor of the same name.
 *
 * @example
 * const firstTakesAll: Assignor = {
 *   name: 'first-takes-all',
 *   rebalanceProtocol: 'eager',
 *   assign: (counts, members) => {
 *     const all = [...counts].flatMap(([topic, count]) => Array.from({ length: count }, (_, partition) => ({ topic, partition })));
 *     return new Map(members.map(({ memberId }, index) => [memberId, index === 0 ? all : []]));
 *   },
 * };
 * new Consumer({ bootstrapServers, groupId, assignors: [firstTakesAll] });
 */
export interface Assignor {
  /** As members agree on it: `range`, `cooperative-sticky`. */
  readonly name: string;
  /** `eager`: members give up everything before a rebalance. `cooperative`: only what moves, in a second rebalance. */
  readonly rebalanceProtocol: 'eager' | 'cooperative';
  /**
   * Runs at the leader of the group.
   * @param partitionCounts of the topics that exist; topics that are not in it are left out
   */
  assign(
    partitionCounts: ReadonlyMap<string, number>,
    members: readonly MemberSubscription[],
  ): GroupAssignment;
  /** What a member tells of its past when it joins; nothing where this is missing. */
  userData?(last: LastAssignment): Buffer | null;
}

export function emptyAssignment(members: readonly MemberSubscription[]): GroupAssignment {
  return new Map(members.map(({ memberId }) => [memberId, []]));
}

/** In the order of code units, as Java compares strings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Static members first, by instance id, so that they keep their share when their member id changes. */
export function inMemberOrder(members: readonly MemberSubscription[]): MemberSubscription[] {
  return members.toSorted((a, b) => {
    if (a.groupInstanceId !== null && b.groupInstanceId !== null)
      return compareText(a.groupInstanceId, b.groupInstanceId);
    if (a.groupInstanceId !== null) return -1;
    if (b.groupInstanceId !== null) return 1;
    return compareText(a.memberId, b.memberId);
  });
}

/** Topics that exist and that a member wants, in order. */
export function wantedTopics(
  partitionCounts: ReadonlyMap<string, number>,
  members: readonly MemberSubscription[],
): string[] {
  const topics = new Set<string>();
  for (const member of members) {
    for (const topic of member.topics) if (partitionCounts.has(topic)) topics.add(topic);
  }
  return [...topics].sort(compareText);
}
