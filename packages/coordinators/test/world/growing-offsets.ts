import assert from 'node:assert/strict';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { World } from './world.ts';

const ORIGIN = { clientId: 'c', clientHost: '/10.0.0.1', version: 9 };

/** Offsets that members of a group commit for a topic: they only grow, so that one that falls back is seen. */
export class GrowingOffsets {
  readonly #world: World;
  readonly #groupId: string;
  readonly #topic: string;
  readonly #acknowledged = new Map<number, bigint>();
  #lastOffset = 0n;

  constructor(world: World, groupId: string, topic: string) {
    this.#world = world;
    this.#groupId = groupId;
    this.#topic = topic;
  }

  async commit(memberId: string, epoch: number, partitions: readonly number[]): Promise<void> {
    if (partitions.length === 0) return;
    const offset = ++this.#lastOffset;
    const committed = partitions.map((partitionIndex) => ({
      partitionIndex,
      committedOffset: offset,
      committedLeaderEpoch: -1,
      committedMetadata: '',
    }));
    const { topics } = await this.#world.coordinator.offsetCommit(
      {
        groupId: this.#groupId,
        memberId,
        generationIdOrMemberEpoch: epoch,
        groupInstanceId: null,
        retentionTimeMs: -1n,
        topics: [{ name: this.#topic, topicId: ZERO_UUID, partitions: committed }],
      },
      ORIGIN,
    );
    for (const { partitionIndex = 0, errorCode } of topics?.[0]?.partitions ?? [])
      if (errorCode === ErrorCode.NONE) this.#acknowledged.set(partitionIndex, offset);
  }

  /** None is less than what was acknowledged. */
  async check(): Promise<void> {
    const group = { groupId: this.#groupId, memberId: null, memberEpoch: -1, topics: null };
    const { groups } = await this.#world.coordinator.offsetFetch(
      { groupId: '', topics: [], groups: [group], requireStable: false },
      ORIGIN,
    );
    const found = new Map(
      (groups?.[0]?.topics?.[0]?.partitions ?? []).map((each) => [each.partitionIndex, each.committedOffset]),
    );
    for (const [partition, offset] of this.#acknowledged)
      assert.ok(
        (found.get(partition) ?? -1n) >= offset,
        `${partition}: ${found.get(partition)} after ${offset}`,
      );
  }

  /** How many partitions have one. */
  get size(): number {
    return this.#acknowledged.size;
  }
}
