import { type Uuid, uuidBytes } from '@kavka/base';
import { getOrInsert } from '../../../get-or-insert.ts';
import type { AssignmentTask, GroupAssignment } from '../../modern/partition-assignor.ts';
import type { TopicPartitions } from '../../modern/topic-partitions.ts';
import { LoadLadder } from './load-ladder.ts';
import { partitionsOf } from './uniform-same-topics.ts';

/** Rounds of levelling after which an assignment is taken as it is: each round halves the differences, more or less. */
const MAX_ROUNDS = 16;

const NOBODY = -1;

/**
 * Equal shares where members read different topics: members keep what they have, free partitions go to the least loaded, and then
 * partitions go from the most to the least loaded readers of each topic until nothing gets more even.
 */
export class UniformMixedTopics {
  readonly #task: AssignmentTask;
  readonly #memberIds: readonly string[];
  /** Numbers of the members that read each topic. */
  readonly #readers = new Map<Uuid, number[]>();
  /** Numbers of the owners of each topic's partitions. */
  readonly #owners = new Map<Uuid, number[]>();
  readonly #loads: number[];

  constructor(task: AssignmentTask) {
    this.#task = task;
    this.#memberIds = [...task.members.keys()];
    this.#loads = this.#memberIds.map(() => 0);
    let member = 0;
    for (const { topicIds } of task.members.values()) {
      for (const topicId of topicIds) getOrInsert(this.#readers, topicId, () => []).push(member);
      member++;
    }
    for (const topicId of this.#readers.keys())
      this.#owners.set(topicId, new Array<number>(partitionsOf(task, topicId)).fill(NOBODY));
  }

  assign(): GroupAssignment {
    if (this.#readers.size === 0) return new Map();
    this.#keep();
    this.#giveOut();
    this.#level();
    return this.#result();
  }

  /** Members keep what is of topics that they still read. */
  #keep(): void {
    let number = 0;
    for (const { topicIds, assignment } of this.#task.members.values()) {
      for (const [topicId, partitions] of assignment) {
        const owners = topicIds.has(topicId) ? this.#owners.get(topicId) : undefined;
        if (owners === undefined) continue;
        this.#loads[number]! += partitions.size;
        for (const partition of partitions) owners[partition] = number;
      }
      number++;
    }
  }

  /** Free partitions go to the least loaded readers, those of the most crowded topics first. */
  #giveOut(): void {
    const ladder = new LoadLadder(this.#loads);
    for (const topicId of this.#inOrder(this.#readers.keys())) {
      const owners = this.#owners.get(topicId)!;
      if (!owners.includes(NOBODY)) continue;
      ladder.begin(this.#readers.get(topicId)!);
      for (const [partition, owner] of owners.entries())
        if (owner === NOBODY) this.#give(topicId, partition, ladder.nextLeastLoaded());
    }
  }

  /** Ends when all topics have been gone over since the last one in which something moved. */
  #level(): void {
    const shared = [...this.#readers].filter(([, readers]) => readers.length > 1).map(([topicId]) => topicId);
    const topicIds = this.#inOrder(shared);
    const ladder = new LoadLadder(this.#loads);
    let lastMovedIn: number | undefined;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      for (const [at, topicId] of topicIds.entries()) {
        if (at === lastMovedIn) return;
        const hasMoved = this.#levelTopic(topicId, ladder);
        if (hasMoved || lastMovedIn === undefined) lastMovedIn = at;
      }
    }
  }

  #levelTopic(topicId: Uuid, ladder: LoadLadder): boolean {
    if (ladder.begin(this.#readers.get(topicId)!) <= 1) return false;
    const stacks = this.#partitionsByOwner(topicId);
    let hasMoved = false;
    while (!ladder.isLevel) {
      const partition = takeFromMostLoaded(ladder, stacks);
      if (partition === undefined) break;
      const least = ladder.nextLeastLoaded();
      if (ladder.isLevel) break;
      this.#give(topicId, partition, least);
      hasMoved = true;
    }
    return hasMoved;
  }

  #partitionsByOwner(topicId: Uuid): Map<number, number[]> {
    const stacks = new Map<number, number[]>();
    for (const [partition, owner] of this.#owners.get(topicId)!.entries())
      getOrInsert(stacks, owner, () => []).push(partition);
    return stacks;
  }

  #give(topicId: Uuid, partition: number, member: number): void {
    const owners = this.#owners.get(topicId)!;
    const previous = owners[partition]!;
    if (previous !== NOBODY) this.#loads[previous]!--;
    owners[partition] = member;
    this.#loads[member]!++;
  }

  /** Most partitions a reader first, then fewest readers, then by id: any order will do, as long as it is the same each time. */
  #inOrder(topicIds: Iterable<Uuid>): Uuid[] {
    const share = (id: Uuid) => this.#owners.get(id)!.length / this.#readers.get(id)!.length;
    return [...topicIds].sort(
      (left, right) =>
        share(right) - share(left) ||
        this.#readers.get(left)!.length - this.#readers.get(right)!.length ||
        compareIds(left, right),
    );
  }

  #result(): GroupAssignment {
    const assignments = this.#memberIds.map(() => new Map<Uuid, Set<number>>());
    for (const [topicId, owners] of this.#owners) {
      for (const [partition, owner] of owners.entries())
        if (owner !== NOBODY) getOrInsert(assignments[owner]!, topicId, () => new Set()).add(partition);
    }
    return new Map<string, TopicPartitions>(this.#memberIds.map((id, i) => [id, assignments[i]!]));
  }
}

/** Those that have nothing to give are passed over. */
function takeFromMostLoaded(ladder: LoadLadder, stacks: Map<number, number[]>): number | undefined {
  for (;;) {
    const most = ladder.nextMostLoaded();
    if (most === undefined) return undefined;
    const partition = stacks.get(most)?.pop();
    if (partition !== undefined) return partition;
    ladder.excludeMostLoaded();
  }
}

/** As two numbers of 64 bits with sign. */
function compareIds(left: Uuid, right: Uuid): number {
  const a = uuidBytes(left);
  const b = uuidBytes(right);
  for (const at of [0, 8]) {
    const difference = a.readBigInt64BE(at) - b.readBigInt64BE(at);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}
