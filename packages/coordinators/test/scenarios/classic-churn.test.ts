import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { GrowingOffsets } from '../world/growing-offsets.ts';
import { World } from '../world/world.ts';

const MEMBERS = 500;
const COMING_AND_GOING = 50;
const PARTITIONS = 1_000;
const HEARTBEAT_MS = 500;
const SETTLED_WITHIN_MS = 10_000;
const GROUP = 'g';
const PROTOCOL = 'range';
const ORIGIN = { clientId: 'c', clientHost: '/10.0.0.1', version: 5 };

interface Member {
  memberId: string;
  generation: number;
  owned: readonly number[];
  isThere: boolean;
  /** Whether it waits for an answer. */
  awaits: boolean;
}

test('a classic group of 500 settles within 10 seconds when a tenth of it goes and comes, and no offset falls back', async () => {
  const churn = new ClassicChurn();
  await churn.world.load();
  await churn.settle();
  for (const member of churn.members.slice(0, COMING_AND_GOING)) churn.leave(member);
  await churn.settle();
  for (const member of churn.members.slice(0, COMING_AND_GOING)) member.isThere = true;
  await churn.settle();
  assert.equal(churn.offsets.size, PARTITIONS);
});

class ClassicChurn {
  readonly world = new World();
  readonly offsets = new GrowingOffsets(this.world, GROUP, 't');
  readonly members: Member[] = Array.from({ length: MEMBERS }, () => {
    return { memberId: '', generation: -1, owned: [], isThere: true, awaits: false };
  });

  constructor() {
    this.world.topics.grow('t', PARTITIONS);
  }

  leave(member: Member): void {
    const { memberId } = member;
    const members = [{ memberId, groupInstanceId: null, reason: null }];
    void this.world.coordinator.leaveGroup({ groupId: GROUP, memberId, members }, ORIGIN);
    // It goes on to commit for a while, as a client that is slow to stop.
    void this.#commit(member);
    Object.assign(member, { memberId: '', generation: -1, owned: [], isThere: false });
  }

  /** Members go on as they do, until each partition is with one of them in the same generation. */
  async settle(): Promise<void> {
    for (let ms = 0; !this.#isSettled(); ms += HEARTBEAT_MS) {
      assert.ok(ms <= SETTLED_WITHIN_MS, `not settled after ${ms} ms`);
      for (const member of this.members) {
        if (!member.isThere) continue;
        void this.#commit(member);
        if (!member.awaits) void this.#goOn(member);
      }
      await this.world.clock.settle();
      await this.offsets.check();
      await this.world.clock.advanceSettled(HEARTBEAT_MS);
    }
    for (const member of this.members) if (member.isThere) void this.#commit(member);
    await this.world.clock.settle();
    await this.offsets.check();
  }

  #isSettled(): boolean {
    const there = this.members.filter(({ isThere }) => isThere);
    const owned = there.flatMap((member) => member.owned);
    const generations = new Set(there.map(({ generation }) => generation));
    return generations.size === 1 && owned.length === PARTITIONS && new Set(owned).size === PARTITIONS;
  }

  #commit({ memberId, generation, owned }: Member): Promise<void> {
    return this.offsets.commit(memberId, generation, owned);
  }

  async #goOn(member: Member): Promise<void> {
    member.awaits = true;
    if (member.generation < 0 || (await this.#heartbeat(member)) !== ErrorCode.NONE) await this.#join(member);
    member.awaits = false;
  }

  async #heartbeat({ memberId, generation: generationId }: Member): Promise<number | undefined> {
    const request = { groupId: GROUP, memberId, generationId, groupInstanceId: null };
    return (await this.world.coordinator.heartbeat(request, ORIGIN)).errorCode;
  }

  /** It owns nothing until it is given something anew. */
  async #join(member: Member): Promise<void> {
    member.owned = [];
    const request = {
      groupId: GROUP,
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 20_000,
      memberId: member.memberId,
      groupInstanceId: null,
      protocolType: 'consumer',
      protocols: [{ name: PROTOCOL, metadata: Buffer.alloc(0) }],
      reason: null,
    };
    const joined = await this.world.coordinator.joinGroup(request, ORIGIN);
    member.memberId = joined.memberId ?? '';
    if (joined.errorCode === ErrorCode.MEMBER_ID_REQUIRED) return this.#join(member);
    if (joined.errorCode !== ErrorCode.NONE) return undefined;
    member.generation = joined.generationId ?? -1;
    const ids = (joined.members ?? []).map(({ memberId = '' }) => memberId);
    return this.#sync(member, joined.leader === member.memberId ? shares(ids) : []);
  }

  async #sync(member: Member, assignments: { memberId: string; assignment: Buffer }[]): Promise<void> {
    const { memberId, generation: generationId } = member;
    const { errorCode, assignment } = await this.world.coordinator.syncGroup(
      {
        groupId: GROUP,
        generationId,
        memberId,
        groupInstanceId: null,
        protocolType: 'consumer',
        protocolName: PROTOCOL,
        assignments,
      },
      ORIGIN,
    );
    if (errorCode !== ErrorCode.NONE || member.generation !== generationId) return;
    member.owned = JSON.parse(`${assignment}`);
  }
}

/** What the leader gives to each. */
function shares(memberIds: readonly string[]): { memberId: string; assignment: Buffer }[] {
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition);
  return memberIds.map((memberId, at) => {
    const owned = partitions.filter((partition) => partition % memberIds.length === at);
    return { memberId, assignment: Buffer.from(JSON.stringify(owned)) };
  });
}
