import assert from 'node:assert/strict';
import { ZERO_UUID } from '@kavka/base';
import type { RequestOrigin } from '@kavka/coordinators';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { ConsumerGroupHeartbeatResponse } from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import { World } from './world.ts';

const GROUP = 'g';
const TOPICS = ['t', 'u'];
const PARTITIONS = 4;
const SESSION_MS = 45_000;

/** What may happen; numbers choose among clients and partitions. */
export type ConsumerHappening =
  | {
      readonly kind: 'beat';
      readonly client: number;
      /** What becomes of the request: it gets lost, its answer does, or it comes twice. */
      readonly fate: 'well' | 'lost' | 'unanswered' | 'twice';
    }
  | { readonly kind: 'leave' | 'vanish'; readonly client: number }
  | { readonly kind: 'subscribe'; readonly client: number; readonly topics: number }
  | { readonly kind: 'commit'; readonly client: number; readonly partition: number }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'grow' | 'refuse' | 'accept' | 'hold' | 'release' | 'restart' | 'crash' };

interface Member {
  readonly memberId: string;
  readonly instanceId: string | null;
  topics: readonly string[];
  epoch: number;
  /** What it works on: `topicId/partition`. */
  owned: ReadonlySet<string>;
  /** Its latest request; answers to others are not looked at. */
  request: number;
  isThere: boolean;
}

/** Members that keep to the protocol over a network and a log that do not, and what must hold all the same. */
export class ConsumerHistory {
  readonly #world: World;
  readonly #members: Member[];
  readonly #acknowledged = new Map<string, bigint>();
  readonly #sent = new Map<string, bigint>();
  readonly #broken: unknown[] = [];
  #partitions = PARTITIONS;

  /** With small batches, what one event writes can be torn apart by a crash. */
  constructor(memberCount: number, maxBatchBytes: number) {
    this.#world = new World({ maxBatchBytes }, 1, { consumerAssignmentIntervalMs: 0 });
    this.#members = Array.from({ length: memberCount }, (_, i) => ({
      memberId: `m${i}`,
      instanceId: i % 3 === 0 ? `i${i}` : null,
      topics: TOPICS.slice(i % 2),
      epoch: 0,
      owned: new Set<string>(),
      request: 0,
      isThere: true,
    }));
  }

  async run(happenings: readonly ConsumerHappening[]): Promise<void> {
    await this.#world.load();
    for (const happening of happenings) {
      this.#happen(happening);
      await this.#world.clock.settle();
      if (happening.kind === 'restart') await this.#restart();
      if (happening.kind === 'crash') await this.#crash();
      if (happening.kind === 'advance') await this.#world.clock.advanceSettled(happening.ms);
      await this.#check();
    }
    await this.#settle();
    await this.#checkSettled();
    await this.#checkReplay();
  }

  #happen(happening: ConsumerHappening): void {
    const { log, topics, coordinator } = this.#world;
    switch (happening.kind) {
      case 'beat':
        this.#beat(this.#member(happening.client), happening.fate);
        break;
      case 'leave':
        this.#leave(this.#member(happening.client));
        break;
      case 'vanish':
        forget(this.#member(happening.client), false);
        break;
      case 'subscribe':
        this.#member(happening.client).topics = TOPICS.slice(
          happening.topics % 2,
          1 + (happening.topics % 3),
        );
        break;
      case 'commit':
        this.#commit(this.#member(happening.client), happening.partition);
        break;
      case 'grow':
        topics.grow('t', ++this.#partitions);
        coordinator.onTopicsChanged({ changed: ['t'], areSomeNew: false, deleted: [] });
        break;
      case 'refuse':
        log.refuse(ErrorCode.NOT_ENOUGH_REPLICAS);
        break;
      case 'accept':
        log.refuse(undefined);
        break;
      case 'hold':
        log.hold();
        break;
      case 'release':
        log.release();
        break;
    }
  }

  #member(index: number): Member {
    return this.#members[index % this.#members.length]!;
  }

  #origin(): RequestOrigin {
    return { clientId: 'client', clientHost: '/10.0.0.1', version: 10 };
  }

  /** Each time it says everything, as a client does that cannot be sure of the last answer. A member that has gone comes again. */
  #beat(member: Member, fate: 'well' | 'lost' | 'unanswered' | 'twice'): void {
    member.isThere = true;
    const number = ++member.request;
    if (fate === 'lost') return;
    const isJoining = member.epoch === 0;
    const send = () =>
      this.#world.coordinator.consumerGroupHeartbeat(
        {
          groupId: GROUP,
          memberId: member.memberId,
          memberEpoch: member.epoch,
          instanceId: member.instanceId,
          rackId: null,
          rebalanceTimeoutMs: 30_000,
          subscribedTopicNames: [...member.topics],
          subscribedTopicRegex: null,
          serverAssignor: null,
          topicPartitions: ownedLists(isJoining ? new Set() : member.owned),
        },
        this.#origin(),
      );
    if (isJoining) member.owned = new Set();
    const response = send();
    if (fate === 'twice') void send();
    if (fate === 'unanswered') return;
    response
      .then((answer) => {
        if (member.request === number) this.#heard(member, answer);
      })
      .catch((error: unknown) => this.#broken.push(error));
  }

  #heard(
    member: Member,
    { errorCode, memberEpoch = 0, assignment }: Init<ConsumerGroupHeartbeatResponse>,
  ): void {
    switch (errorCode) {
      case ErrorCode.NONE:
        break;
      case ErrorCode.FENCED_MEMBER_EPOCH:
      case ErrorCode.UNKNOWN_MEMBER_ID:
      case ErrorCode.GROUP_ID_NOT_FOUND:
        forget(member, true);
        return;
      default:
        return;
    }
    assert(
      memberEpoch >= member.epoch,
      `${member.memberId} fell back from epoch ${member.epoch} to ${memberEpoch}`,
    );
    member.epoch = memberEpoch;
    if (assignment == null) return;
    member.owned = placesIn(assignment.topicPartitions ?? []);
  }

  /** Static members go for a while. */
  #leave(member: Member): void {
    void this.#world.coordinator.consumerGroupHeartbeat(
      {
        groupId: GROUP,
        memberId: member.memberId,
        memberEpoch: member.instanceId === null ? -1 : -2,
        instanceId: member.instanceId,
        rackId: null,
        rebalanceTimeoutMs: -1,
        subscribedTopicNames: null,
        subscribedTopicRegex: null,
        serverAssignor: null,
        topicPartitions: null,
      },
      this.#origin(),
    );
    forget(member, false);
  }

  /** Offsets only grow, so that one that falls back or gets lost is seen. */
  #commit({ memberId, instanceId, epoch }: Member, index: number): void {
    const partition = index % PARTITIONS;
    const place = `t/${partition}`;
    const offset = (this.#sent.get(place) ?? 0n) + 1n;
    this.#sent.set(place, offset);
    const partitions = [
      { partitionIndex: partition, committedOffset: offset, committedLeaderEpoch: -1, committedMetadata: '' },
    ];
    const topicId = this.#world.topics.topicId('t') ?? ZERO_UUID;
    const request = {
      groupId: GROUP,
      memberId,
      generationIdOrMemberEpoch: epoch,
      groupInstanceId: instanceId,
      retentionTimeMs: -1n,
      topics: [{ name: 't', topicId, partitions }],
    };
    this.#world.coordinator.offsetCommit(request, this.#origin()).then(({ topics }) => {
      if (topics?.[0]?.partitions?.[0]?.errorCode !== ErrorCode.NONE) return;
      this.#acknowledged.set(place, offset);
    });
  }

  async #restart(): Promise<void> {
    this.#world.log.release();
    await this.#world.clock.settle();
    await this.#world.load();
  }

  /** What is on its way to the log does not get there. */
  async #crash(): Promise<void> {
    this.#world.log.lose();
    await this.#world.load();
  }

  async #check(): Promise<void> {
    if (this.#broken.length > 0) throw this.#broken[0];
    await this.#checkOffsets();
    const described = await this.#describe(this.#world);
    if (described === undefined) return;
    const owners = new Map<string, string>();
    for (const { memberId = '', memberEpoch, assignment } of described.members ?? []) {
      const places = placesIn(assignment?.topicPartitions ?? []);
      for (const place of places) {
        assert(!owners.has(place), `${place} is with ${owners.get(place)} and with ${memberId}`);
        owners.set(place, memberId);
      }
      const member = this.#members.find((each) => each.memberId === memberId);
      if (member === undefined || member.epoch !== memberEpoch) continue;
      for (const place of member.owned)
        assert(places.has(place), `${memberId} works on ${place}, which the coordinator does not know`);
    }
  }

  async #checkOffsets(): Promise<void> {
    const partitionIndexes = Array.from({ length: PARTITIONS }, (_, i) => i);
    const topics = [{ name: 't', topicId: ZERO_UUID, partitionIndexes }];
    const group = { groupId: GROUP, memberId: null, memberEpoch: -1, topics };
    const { groups } = await this.#world.coordinator.offsetFetch(
      { groupId: '', topics: [], groups: [group], requireStable: false },
      { ...this.#origin(), version: 9 },
    );
    for (const { partitionIndex, committedOffset = -1n } of groups?.[0]?.topics?.[0]?.partitions ?? []) {
      const acknowledged = this.#acknowledged.get(`t/${partitionIndex}`) ?? -1n;
      assert(committedOffset >= acknowledged, `${partitionIndex}: ${committedOffset} after ${acknowledged}`);
    }
  }

  /** Undefined where the log holds the answer up. */
  async #describe(world: World) {
    const response = world.coordinator.consumerGroupDescribe(
      { groupIds: [GROUP], includeAuthorizedOperations: false },
      this.#origin(),
    );
    const settled = Promise.race([response, world.clock.settle().then(() => undefined)]);
    const described = (await settled)?.groups?.[0];
    return described?.errorCode ? undefined : described;
  }

  /** Nothing goes wrong any more: those who are there go on, the sessions of the others end. */
  async #settle(): Promise<void> {
    this.#world.log.refuse(undefined);
    this.#world.log.release();
    await this.#world.clock.settle();
    for (let round = 0; round < 24; round++) {
      for (const member of this.#members) {
        if (member.isThere) this.#beat(member, 'well');
        await this.#world.clock.settle();
      }
      await this.#world.clock.advanceSettled(SESSION_MS / 8);
      await this.#check();
    }
  }

  async #checkSettled(): Promise<void> {
    const there = this.#members.filter(({ isThere }) => isThere);
    const described = await this.#describe(this.#world);
    if (there.length === 0) {
      assert.equal(described?.members?.length ?? 0, 0);
      return;
    }
    assert.equal(described?.groupState, 'Stable');
    assert.deepEqual(
      described.members?.map(({ memberId }) => memberId).sort(),
      there.map(({ memberId }) => memberId).sort(),
    );
    const read = new Set(there.flatMap(({ topics }) => topics));
    const expected = TOPICS.filter((topic) => read.has(topic)).flatMap((topic) => {
      const count = this.#world.topics.partitionCount(topic) ?? 0;
      return Array.from({ length: count }, (_, i) => `${this.#world.topics.topicId(topic)}/${i}`);
    });
    assert.deepEqual(there.flatMap(({ owned }) => [...owned]).sort(), expected.sort());
  }

  /** Whoever reads the log from its start gets to where this coordinator is. */
  async #checkReplay(): Promise<void> {
    const live = await this.#describe(this.#world);
    await this.#world.load();
    const replayed = await this.#describe(this.#world);
    assert.deepEqual(sorted(replayed), sorted(live));
  }
}

function forget(member: Member, isThere: boolean): void {
  member.epoch = 0;
  member.owned = new Set();
  member.request++;
  member.isThere = isThere;
}

type TopicLists = Init<{ topicId: string; partitions: number[] }[]>;

function placesIn(topics: TopicLists): Set<string> {
  return new Set(
    topics.flatMap(({ topicId, partitions = [] }) => partitions.map((each) => `${topicId}/${each}`)),
  );
}

function ownedLists(owned: ReadonlySet<string>) {
  const lists = new Map<string, number[]>();
  for (const place of owned) {
    const [topicId = '', partition] = place.split('/');
    lists.set(topicId, [...(lists.get(topicId) ?? []), Number(partition)]);
  }
  return [...lists].map(([topicId, partitions]) => ({ topicId: topicId as typeof ZERO_UUID, partitions }));
}

/** Members and partitions have no order. */
function sorted(described: object | undefined): string {
  return JSON.stringify(described, (_, value) =>
    Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value,
  );
}
