import assert from 'node:assert/strict';
import { ZERO_UUID } from '@kavka/base';
import type { RequestOrigin } from '@kavka/coordinators';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import { World } from './world.ts';

const GROUPS = ['g', 'h'] as const;
const PARTITIONS = [0, 1, 2, 3];

/** Errors that leave a batch out of the log, as a replica set that is too small or a leader that is none any more. */
const LOG_ERRORS = [
  ErrorCode.NOT_ENOUGH_REPLICAS,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.MESSAGE_TOO_LARGE,
];

/** What may happen; numbers choose among clients, groups, partitions, durations. */
export type Happening =
  | {
      readonly kind: 'join' | 'sync' | 'heartbeat' | 'leave' | 'commit';
      readonly client: number;
      /** Of a commit. */
      readonly partition: number;
    }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly error: number }
  | { readonly kind: 'accept' | 'hold' | 'release' | 'restart' };

interface Client {
  readonly groupId: string;
  readonly instanceId: string | null;
  memberId: string;
  generation: number;
  protocolName: string;
  /** The members it has to assign to, where it leads. */
  led: readonly string[];
}

/** What was answered about one generation of a group; the same number may be used again when a coordinator restarts before it is stored. */
interface Generation {
  readonly leader: string;
  readonly protocolName: string;
}

/** Clients that do this and that, and what must hold whatever they do. */
export class History {
  readonly #world = new World({ initialRebalanceDelayMs: 100 });
  readonly #clients: Client[];
  #generations = new Map<string, Generation>();
  /** Assignments by group, generation and member id, as a leader has made them. */
  readonly #assigned = new Map<string, Set<string>>();
  /** The highest generation that a member has been assigned something in. */
  readonly #settledGenerations = new Map<string, number>();
  readonly #acknowledged = new Map<string, bigint>();
  readonly #sent = new Map<string, bigint>();
  readonly #broken: unknown[] = [];

  constructor(clientCount: number) {
    this.#clients = Array.from({ length: clientCount }, (_, i) => ({
      groupId: GROUPS[i % GROUPS.length]!,
      instanceId: i % 3 === 0 ? `instance-${i}` : null,
      memberId: '',
      generation: -1,
      protocolName: 'range',
      led: [],
    }));
  }

  async run(happenings: readonly Happening[]): Promise<void> {
    await this.#world.load();
    for (const happening of happenings) {
      this.#happen(happening);
      await this.#world.clock.settle();
      if (happening.kind === 'restart') await this.#restart();
      if (happening.kind === 'advance') await this.#world.clock.advanceSettled(happening.ms);
      await this.#checkOffsets();
      await this.#checkGroups();
      if (this.#broken.length > 0) throw this.#broken[0];
    }
    this.#world.log.refuse(undefined);
    this.#world.log.release();
    await this.#restart();
    await this.#checkOffsets();
  }

  #happen(happening: Happening): void {
    if ('client' in happening) {
      const client = this.#clients[happening.client % this.#clients.length]!;
      if (happening.kind === 'join') this.#join(client);
      else if (happening.kind === 'sync') this.#sync(client);
      else if (happening.kind === 'heartbeat') this.#heartbeat(client);
      else if (happening.kind === 'leave') this.#leave(client);
      else this.#commit(client, happening.partition);
      return;
    }
    const { log } = this.#world;
    if (happening.kind === 'refuse') log.refuse(LOG_ERRORS[happening.error % LOG_ERRORS.length]);
    if (happening.kind === 'accept') log.refuse(undefined);
    if (happening.kind === 'hold') log.hold();
    if (happening.kind === 'release') log.release();
  }

  /** What is on its way reaches the log or not; the clients do not know. */
  async #restart(): Promise<void> {
    this.#world.log.release();
    await this.#world.clock.settle();
    this.#generations = new Map();
    await this.#world.load();
  }

  /** What a response breaks fails the history, after the step that brought it. */
  #hear<Response>(response: Promise<Response>, check: (response: Response) => void): void {
    response.then(check).catch((error: unknown) => this.#broken.push(error));
  }

  #origin(version: number): RequestOrigin {
    return { clientId: 'client', clientHost: '/10.0.0.1', version };
  }

  #join(client: Client): void {
    const { groupId, instanceId } = client;
    const request = {
      groupId,
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 15_000,
      memberId: client.memberId,
      groupInstanceId: instanceId,
      protocolType: 'consumer',
      protocols: ['range', 'roundrobin'].map((name) => ({ name, metadata: Buffer.from(groupId) })),
      reason: null,
    };
    const response = this.#world.coordinator.joinGroup(request, this.#origin(9));
    this.#hear(response, (answered) => this.#joined(client, answered));
  }

  #joined(client: Client, response: Init<JoinGroupResponse>): void {
    const { errorCode, memberId = '', generationId = -1, leader = '', protocolName } = response;
    if (errorCode === ErrorCode.MEMBER_ID_REQUIRED) client.memberId = memberId;
    if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID || errorCode === ErrorCode.FENCED_INSTANCE_ID)
      client.memberId = '';
    if (errorCode !== ErrorCode.NONE) return;
    client.memberId = memberId;
    client.generation = generationId;
    client.protocolName = protocolName ?? '';
    client.led = response.skipAssignment
      ? []
      : (response.members ?? []).map((member) => member.memberId ?? '');
    assert(leader !== '' && generationId > 0, 'a generation has a leader and a number');
    if (client.led.length > 0) assert(leader === memberId, 'only the leader is told who the members are');
    this.#checkGeneration(client, leader);
  }

  /** Members of one generation agree on everything, but a static leader may come back under another id. */
  #checkGeneration(
    { groupId, generation, protocolName, instanceId, memberId }: Client,
    leader: string,
  ): void {
    const key = `${groupId}/${generation}`;
    const known = this.#generations.get(key);
    if (known !== undefined) {
      assert.equal(protocolName, known.protocolName);
      const isReplaced = leader.startsWith('instance-') && known.leader.startsWith('instance-');
      assert(leader === known.leader || isReplaced, `two leaders in ${key}: ${known.leader}, ${leader}`);
    }
    this.#generations.set(key, { leader, protocolName });
    const settled = this.#settledGenerations.get(groupId) ?? 0;
    assert(generation >= settled, `${groupId} fell back from generation ${settled} to ${generation}`);
    assert(instanceId === null || memberId.startsWith(instanceId));
  }

  #sync(client: Client): void {
    const { groupId, generation, memberId, instanceId, protocolName, led } = client;
    for (const member of led) this.#remember(groupId, generation, member, textFor(generation, member));
    const request = {
      groupId,
      generationId: generation,
      memberId,
      groupInstanceId: instanceId,
      protocolType: 'consumer',
      protocolName,
      assignments: led.map((member) => ({
        memberId: member,
        assignment: Buffer.from(textFor(generation, member)),
      })),
    };
    this.#hear(this.#world.coordinator.syncGroup(request, this.#origin(5)), ({ errorCode, assignment }) => {
      if (errorCode !== ErrorCode.NONE) return;
      this.#checkAssignment(client, generation, memberId, Buffer.from(assignment ?? []).toString());
      this.#settledGenerations.set(groupId, Math.max(generation, this.#settledGenerations.get(groupId) ?? 0));
    });
  }

  #remember(groupId: string, generation: number, memberId: string, text: string): void {
    const key = `${groupId}/${generation}/${memberId}`;
    this.#assigned.set(key, (this.#assigned.get(key) ?? new Set()).add(text));
  }

  /** What a member gets is what a leader meant for it, or for the one whose place it has taken. */
  #checkAssignment(client: Client, generation: number, memberId: string, text: string): void {
    if (text === '') return;
    const [ofGeneration, ofMember = ''] = text.split('/');
    assert.equal(Number(ofGeneration), generation, 'an assignment of another generation');
    const isOwn = ofMember === memberId;
    const isInherited = client.instanceId !== null && ofMember.startsWith(client.instanceId);
    assert(isOwn || isInherited, `${memberId} got what was meant for ${ofMember}`);
    assert(this.#assigned.get(`${client.groupId}/${generation}/${ofMember}`)?.has(text));
  }

  #heartbeat({ groupId, generation, memberId, instanceId }: Client): void {
    void this.#world.coordinator.heartbeat(
      { groupId, generationId: generation, memberId, groupInstanceId: instanceId },
      this.#origin(4),
    );
  }

  #leave(client: Client): void {
    const { groupId, memberId, instanceId } = client;
    const members = [{ memberId, groupInstanceId: instanceId, reason: null }];
    void this.#world.coordinator.leaveGroup({ groupId, memberId, members }, this.#origin(5));
    client.memberId = '';
    client.led = [];
  }

  /** Offsets only grow, so that one that falls back or gets lost is seen. */
  #commit({ groupId, generation, memberId, instanceId }: Client, partition: number): void {
    const place = `${groupId}/${partition % PARTITIONS.length}`;
    const offset = (this.#sent.get(place) ?? 0n) + 1n;
    this.#sent.set(place, offset);
    const partitions = [
      {
        partitionIndex: partition % PARTITIONS.length,
        committedOffset: offset,
        committedLeaderEpoch: -1,
        committedMetadata: null,
      },
    ];
    const request = {
      groupId,
      generationIdOrMemberEpoch: memberId === '' ? -1 : generation,
      memberId,
      groupInstanceId: memberId === '' ? null : instanceId,
      retentionTimeMs: -1n,
      topics: [{ name: 't', topicId: ZERO_UUID, partitions }],
    };
    this.#hear(this.#world.coordinator.offsetCommit(request, this.#origin(9)), ({ topics }) => {
      const errorCode = topics?.[0]?.partitions?.[0]?.errorCode;
      if (errorCode !== ErrorCode.NONE) return;
      const acknowledged = this.#acknowledged.get(place) ?? 0n;
      assert(offset > acknowledged, 'acknowledged in the order in which they were sent');
      this.#acknowledged.set(place, offset);
    });
  }

  async #checkOffsets(): Promise<void> {
    for (const groupId of GROUPS) {
      const topics = [{ name: 't', topicId: ZERO_UUID, partitionIndexes: PARTITIONS }];
      const { groups } = await this.#world.coordinator.offsetFetch(
        {
          groupId: '',
          topics: [],
          groups: [{ groupId, memberId: null, memberEpoch: -1, topics }],
          requireStable: false,
        },
        this.#origin(9),
      );
      for (const { partitionIndex, committedOffset = -1n } of groups?.[0]?.topics?.[0]?.partitions ?? []) {
        const place = `${groupId}/${partitionIndex}`;
        const acknowledged = this.#acknowledged.get(place) ?? -1n;
        assert(committedOffset >= acknowledged, `${place}: ${committedOffset}, acknowledged ${acknowledged}`);
        assert(
          committedOffset <= (this.#sent.get(place) ?? -1n),
          `${place}: ${committedOffset} from nowhere`,
        );
      }
    }
  }

  async #checkGroups(): Promise<void> {
    const { groups = [] } = await this.#world.coordinator.describeGroups(
      { groups: [...GROUPS], includeAuthorizedOperations: false },
      this.#origin(5),
    );
    for (const { groupState, members = [] } of groups) {
      if (groupState === 'Empty' || groupState === 'Dead') assert.equal(members.length, 0);
      else if (groupState !== 'PreparingRebalance')
        assert(members.length > 0, `${groupState} without members`);
      const instances = members.map(({ groupInstanceId }) => groupInstanceId).filter((id) => id != null);
      assert.equal(new Set(instances).size, instances.length, 'two members of one instance');
    }
  }
}

function textFor(generation: number, memberId: string): string {
  return `${generation}/${memberId}`;
}
