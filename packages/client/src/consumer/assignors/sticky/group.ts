import type { TopicPartition } from '../../topic-partition.ts';
import { compareText, type MemberSubscription, wantedTopics } from '../assignor.ts';

/** A member, and what it has so far. */
export interface Seat {
  readonly memberId: string;
  /** Topics it wants that exist. */
  readonly topics: ReadonlySet<string>;
  /** Partitions of all these topics. */
  readonly mostPartitions: number;
  partitions: TopicPartition[];
}

/** What the sticky assignment starts from. Partitions are the same object wherever they occur, so that they serve as keys. */
export interface StickyGroup {
  /** All partitions of each topic that someone wants, in order. */
  readonly topics: ReadonlyMap<string, readonly TopicPartition[]>;
  /** In the order of their ids; with what they own where no other owner has a better claim. */
  readonly seats: readonly Seat[];
  /** Partitions that two members claim in the same generation: no one may keep them. */
  readonly contested: ReadonlySet<TopicPartition>;
  /** Who had a partition before, as members of earlier generations say. */
  readonly formerOwners: ReadonlyMap<TopicPartition, Seat>;
  readonly isUniform: boolean;
}

interface Claim {
  readonly seat: Seat;
  readonly generationId: number;
}

export function stickyGroup(
  partitionCounts: ReadonlyMap<string, number>,
  members: readonly MemberSubscription[],
): StickyGroup {
  const wanted = wantedTopics(partitionCounts, members);
  const topics = new Map(
    wanted.map((topic) => [topic, partitionsOf(topic, partitionCounts.get(topic) ?? 0)]),
  );
  const ordered = members.toSorted((a, b) => compareText(a.memberId, b.memberId));
  const seats = ordered.map((member) => seatOf(member, partitionCounts));
  const contested = settleClaims(topics, ordered, seats);
  return {
    topics,
    seats,
    contested,
    formerOwners: formerOwnersOf(topics, ordered, seats),
    isUniform: wantTheSame(ordered),
  };
}

function partitionsOf(topic: string, count: number): TopicPartition[] {
  return Array.from({ length: count }, (_, partition) => ({ topic, partition }));
}

function seatOf(member: MemberSubscription, partitionCounts: ReadonlyMap<string, number>): Seat {
  const topics = new Set(member.topics.filter((topic) => partitionCounts.has(topic)));
  let mostPartitions = 0;
  for (const topic of topics) mostPartitions += partitionCounts.get(topic) ?? 0;
  return { memberId: member.memberId, topics, mostPartitions, partitions: [] };
}

/** Gives each seat what its member claims. The later generation wins; of two claims in one generation none does. */
function settleClaims(
  topics: ReadonlyMap<string, readonly TopicPartition[]>,
  members: readonly MemberSubscription[],
  seats: readonly Seat[],
): Set<TopicPartition> {
  const claims = new Map<TopicPartition, Claim>();
  const contested = new Set<TopicPartition>();
  members.forEach(({ ownedPartitions, generationId }, index) => {
    const seat = seats[index];
    if (seat === undefined) return;
    for (const partition of known(topics, ownedPartitions)) {
      const other = claims.get(partition);
      if (other !== undefined && other.generationId > generationId) continue;
      claims.set(partition, { seat, generationId });
      if (other !== undefined) withdraw(other.seat, partition);
      if (other?.generationId === generationId) contested.add(partition);
      else seat.partitions.push(partition);
    }
  });
  return contested;
}

function withdraw(seat: Seat, partition: TopicPartition): void {
  const index = seat.partitions.indexOf(partition);
  if (index >= 0) seat.partitions.splice(index, 1);
}

function formerOwnersOf(
  topics: ReadonlyMap<string, readonly TopicPartition[]>,
  members: readonly MemberSubscription[],
  seats: readonly Seat[],
): Map<TopicPartition, Seat> {
  const latest = members.reduce((most, { generationId }) => Math.max(most, generationId), -1);
  const claims = new Map<TopicPartition, Claim>();
  members.forEach(({ ownedPartitions, generationId }, index) => {
    const seat = seats[index];
    if (seat === undefined || generationId >= latest) return;
    for (const partition of known(topics, ownedPartitions)) {
      const other = claims.get(partition);
      if (other === undefined || generationId > other.generationId)
        claims.set(partition, { seat, generationId });
    }
  });
  return new Map([...claims].map(([partition, { seat }]) => [partition, seat]));
}

/** The claimed partitions as the group knows them; those that do not exist any more are left out. */
function* known(
  topics: ReadonlyMap<string, readonly TopicPartition[]>,
  claimed: readonly TopicPartition[],
): Generator<TopicPartition> {
  for (const { topic, partition } of claimed) {
    const found = topics.get(topic)?.[partition];
    if (found !== undefined) yield found;
  }
}

function wantTheSame(members: readonly MemberSubscription[]): boolean {
  const first = new Set(members[0]?.topics);
  return members.every(({ topics }) => topics.length === first.size && topics.every((t) => first.has(t)));
}
