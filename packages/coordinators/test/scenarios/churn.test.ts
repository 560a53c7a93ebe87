import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { GrowingOffsets } from '../world/growing-offsets.ts';
import { World } from '../world/world.ts';

const MEMBERS = 500;
const COMING_AND_GOING = 50;
const PARTITIONS = 1_000;
const HEARTBEAT_MS = 500;
const SETTLED_WITHIN_MS = 10_000;
const GROUP = 'g';
const ORIGIN = { clientId: 'c', clientHost: '/10.0.0.1', version: 1 };

interface Member {
  readonly memberId: string;
  epoch: number;
  owned: { topicId: Uuid; partitions: number[] }[];
  isThere: boolean;
}

test('a group of 500 settles within 10 seconds when a tenth of it goes and comes, and no offset falls back', async () => {
  const churn = new Churn();
  await churn.world.load();
  await churn.settle();
  for (const member of churn.members.slice(0, COMING_AND_GOING)) churn.leave(member);
  await churn.settle();
  for (const member of churn.members.slice(0, COMING_AND_GOING)) member.isThere = true;
  await churn.settle();
});

class Churn {
  readonly world = new World();
  readonly members: Member[] = Array.from({ length: MEMBERS }, (_, i) => {
    return { memberId: `m${i}`, epoch: 0, owned: [], isThere: true };
  });
  readonly #offsets = new GrowingOffsets(this.world, GROUP, 't');

  constructor() {
    this.world.topics.grow('t', PARTITIONS);
  }

  leave(member: Member): void {
    void this.#heartbeat(member, -1);
    // It goes on to commit for a while, as a client that is slow to stop.
    void this.#commit(member);
    Object.assign(member, { epoch: 0, owned: [], isThere: false });
  }

  /** Members go on as they do, until each partition is with one of them and the group is stable. */
  async settle(): Promise<void> {
    for (let ms = 0; !(await this.#isSettled()); ms += HEARTBEAT_MS) {
      assert.ok(ms <= SETTLED_WITHIN_MS, `not settled after ${ms} ms`);
      for (const member of this.members) {
        if (!member.isThere) continue;
        void this.#commit(member);
        void this.#beat(member);
      }
      await this.world.clock.settle();
      await this.#offsets.check();
      await this.world.clock.advanceSettled(HEARTBEAT_MS);
    }
  }

  async #isSettled(): Promise<boolean> {
    const there = this.members.filter(({ isThere }) => isThere);
    const owned = there.flatMap((member) => member.owned.flatMap(({ partitions }) => partitions));
    if (owned.length !== PARTITIONS || new Set(owned).size !== PARTITIONS) return false;
    const described = this.world.coordinator.consumerGroupDescribe(
      { groupIds: [GROUP], includeAuthorizedOperations: false },
      ORIGIN,
    );
    await this.world.clock.settle();
    const [group] = (await described).groups ?? [];
    return group?.groupState === 'Stable' && group.members?.length === there.length;
  }

  async #beat(member: Member): Promise<void> {
    const { errorCode, memberEpoch = 0, assignment } = await this.#heartbeat(member, member.epoch);
    assert.equal(errorCode, ErrorCode.NONE);
    member.epoch = memberEpoch;
    if (assignment == null) return;
    member.owned = (assignment.topicPartitions ?? []).map(({ topicId = ZERO_UUID, partitions = [] }) => {
      return { topicId, partitions: [...partitions] };
    });
  }

  #heartbeat({ memberId, owned }: Member, memberEpoch: number) {
    const isJoining = memberEpoch === 0;
    return this.world.coordinator.consumerGroupHeartbeat(
      {
        groupId: GROUP,
        memberId,
        memberEpoch,
        instanceId: null,
        rackId: null,
        rebalanceTimeoutMs: isJoining ? 30_000 : -1,
        subscribedTopicNames: isJoining ? ['t'] : null,
        subscribedTopicRegex: null,
        serverAssignor: null,
        topicPartitions: isJoining ? [] : owned,
      },
      ORIGIN,
    );
  }

  #commit({ memberId, epoch, owned }: Member): Promise<void> {
    const partitions = owned.flatMap((topic) => topic.partitions);
    return this.#offsets.commit(memberId, epoch, partitions);
  }
}
