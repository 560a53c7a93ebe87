import { randomUuid, type Uuid } from '@kavka/base';
import { SeededRandom } from '@kavka/testkit';
import { consumerAssignors } from '../../packages/coordinators/src/group/consumer/assignors/all.ts';
import type { MemberToAssign } from '../../packages/coordinators/src/group/modern/partition-assignor.ts';
import { computeTargetAssignment } from '../../packages/coordinators/src/group/modern/target-assignment.ts';
import {
  NO_PARTITIONS,
  type TopicPartitions,
} from '../../packages/coordinators/src/group/modern/topic-partitions.ts';

/** An assignment to make, and what ours makes of it, as the lines of AssignorsPeer.java. */
export interface Case {
  readonly line: string;
  readonly ours: string;
}

const STEPS = 6;
const [UNIFORM, RANGE] = consumerAssignors(['uniform', 'range']);

/**
 * Groups that change: members come and go, subscribe to other topics, topics grow. Each step begins with what the step before has
 * assigned, so that it shows what moves.
 */
export function groupHistory(
  seed: number,
  sizes: { members: number; topics: number; partitions: number },
): Case[] {
  const history = new GroupHistory(new SeededRandom(seed), sizes);
  return Array.from({ length: STEPS }, () => history.step());
}

class GroupHistory {
  readonly #random: SeededRandom;
  readonly #sizes: { members: number; topics: number; partitions: number };
  readonly #topics = new Map<Uuid, number>();
  readonly #assignor;
  readonly #isMixed: boolean;
  #members = new Map<string, MemberToAssign>();

  constructor(random: SeededRandom, sizes: { members: number; topics: number; partitions: number }) {
    this.#random = random;
    this.#sizes = sizes;
    this.#assignor = random.below(3) === 0 ? RANGE! : UNIFORM!;
    this.#isMixed = random.below(2) === 0;
    const topics = 1 + random.below(sizes.topics);
    for (let i = 0; i < topics; i++) this.#topics.set(randomUuid(random), 1 + random.below(sizes.partitions));
  }

  step(): Case {
    this.#change();
    const { result, line } = this.#assign();
    this.#members = new Map(
      [...this.#members].map(([id, member]) => [id, { ...member, assignment: result(id) }]),
    );
    const ours = [...this.#members.keys()].sort().map((id) => `${id}|${textOf(result(id))}`);
    return { line, ours: ours.join(' ') };
  }

  #change(): void {
    const random = this.#random;
    for (const [id] of [...this.#members]) if (random.below(5) === 0) this.#members.delete(id);
    const coming = 1 + random.below(this.#sizes.members);
    for (let i = 0; i < coming; i++) this.#join();
    for (const [id, count] of this.#topics)
      if (random.below(6) === 0) this.#topics.set(id, count + random.below(this.#sizes.partitions));
    if (!this.#isMixed) return;
    for (const [id, member] of this.#members)
      if (random.below(4) === 0) this.#members.set(id, { ...member, topicIds: this.#someTopics() });
  }

  #join(): void {
    const instanceId = this.#random.below(4) === 0 ? `i${this.#random.below(1_000)}` : null;
    const isTaken = [...this.#members.values()].some(
      (member) => instanceId !== null && member.instanceId === instanceId,
    );
    this.#members.set(randomUuid(this.#random), {
      instanceId: isTaken ? null : instanceId,
      rackId: null,
      topicIds: this.#isMixed ? this.#someTopics() : new Set(this.#topics.keys()),
      assignment: NO_PARTITIONS,
    });
  }

  #someTopics(): ReadonlySet<Uuid> {
    return new Set([...this.#topics.keys()].filter(() => this.#random.below(3) > 0));
  }

  #assign(): { readonly result: (memberId: string) => TopicPartitions; readonly line: string } {
    const topics = [...this.#topics].map(([id, count]) => `${id}=${count}`).join();
    const members = [...this.#members].map(
      ([id, { instanceId, topicIds, assignment }]) =>
        `${id}|${instanceId ?? ''}|${[...topicIds].join()}|${asTheyStand(assignment)}`,
    );
    const isHomogeneous = !this.#isMixed;
    const kind = isHomogeneous ? 'same' : 'mixed';
    const { targetOf } = computeTargetAssignment({
      assignor: this.#assignor,
      members: this.#members,
      isHomogeneous,
      previous: new Map(),
      metadata: {
        topicName: (id) => id,
        topicId: (name) => name as Uuid,
        partitionCount: (name) => this.#topics.get(name as Uuid),
        racksOfPartition: () => [],
        topicNames: () => this.#topics.keys(),
        version: 0,
      },
    });
    return { result: targetOf, line: [this.#assignor.name, kind, topics, ...members].join(' ') };
  }
}

/** In an order of its own, so that it can be compared. */
function textOf(assignment: TopicPartitions): string {
  const sorted = [...assignment]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, own]) => [id, new Set([...own].sort((left, right) => left - right))] as const);
  return asTheyStand(new Map(sorted));
}

/** The order of topics and partitions decides where hash tables do not. */
function asTheyStand(assignment: TopicPartitions): string {
  return [...assignment]
    .filter(([, partitions]) => partitions.size > 0)
    .map(([id, partitions]) => `${id}:${[...partitions].join('.')}`)
    .join();
}
