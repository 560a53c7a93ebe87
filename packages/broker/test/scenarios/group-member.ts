import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import { API, type TestTopic, type WireClient } from '@kavka/testkit/wire';

const SESSION_TIMEOUT_MS = 10_000;
const REBALANCE_TIMEOUT_MS = 60_000;
const PROTOCOL = { protocolType: 'consumer', protocolName: 'range' };

/** A consumer in a classic group, one step at a time. */
export class GroupMember {
  readonly client: WireClient;
  readonly groupId: string;
  memberId = '';
  generation = -1;
  isLeader = false;
  /** Ids of all members, which only the leader knows. */
  members: readonly string[] = [];

  constructor(client: WireClient, groupId = 'group') {
    this.client = client;
    this.groupId = groupId;
  }

  /** Sends the join; resolves to an error code when the group has gathered. A first member is given its id on the way. */
  async join(): Promise<number> {
    if (this.memberId === '')
      this.memberId = (await this.client.ask(API.joinGroup, this.#joinRequest())).memberId;
    return this.#joined(await this.client.send(API.joinGroup, this.#joinRequest()));
  }

  /** The leader gives each member what `assign` says; resolves to what this one got. */
  async sync(assign: (memberId: string) => string = () => ''): Promise<string> {
    const { errorCode, assignment } = await this.client.send(API.syncGroup, {
      ...this.#identity(),
      ...PROTOCOL,
      assignments: this.members.map((memberId) => ({ memberId, assignment: Buffer.from(assign(memberId)) })),
    });
    return errorCode === 0 ? assignment.toString() : errorInfo(errorCode).name;
  }

  async heartbeat(): Promise<number> {
    return (await this.client.ask(API.heartbeat, this.#identity())).errorCode;
  }

  async leave(): Promise<number | undefined> {
    const members = [{ memberId: this.memberId, groupInstanceId: null }];
    const response = await this.client.ask(API.leaveGroup, { groupId: this.groupId, members });
    return response.members[0]?.errorCode;
  }

  async commit(topic: TestTopic, offset: number, partition = 0): Promise<number | undefined> {
    return commitOffset(this.client, this.groupId, topic, offset, {
      partition,
      memberId: this.memberId,
      generation: this.generation,
    });
  }

  #joinRequest() {
    return {
      groupId: this.groupId,
      sessionTimeoutMs: SESSION_TIMEOUT_MS,
      rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS,
      memberId: this.memberId,
      groupInstanceId: null,
      protocolType: PROTOCOL.protocolType,
      protocols: [{ name: PROTOCOL.protocolName, metadata: Buffer.from('0000000000000000', 'hex') }],
    };
  }

  #joined(response: JoinGroupResponse): number {
    if (response.errorCode === ErrorCode.NONE) {
      this.generation = response.generationId;
      this.members = response.members.map(({ memberId }) => memberId);
      this.isLeader = response.leader === this.memberId;
    }
    return response.errorCode;
  }

  #identity() {
    return {
      groupId: this.groupId,
      generationId: this.generation,
      memberId: this.memberId,
      groupInstanceId: null,
    };
  }
}

interface CommitOptions {
  readonly partition?: number;
  readonly memberId?: string;
  readonly generation?: number;
}

/** Without a member: as tools and consumers do that assign partitions to themselves. */
export async function commitOffset(
  client: WireClient,
  groupId: string,
  topic: TestTopic,
  offset: number,
  { partition = 0, memberId = '', generation = -1 }: CommitOptions = {},
): Promise<number | undefined> {
  const committed = { partitionIndex: partition, committedOffset: BigInt(offset), committedMetadata: 'note' };
  const { topics } = await client.ask(API.offsetCommit, {
    groupId,
    memberId,
    generationIdOrMemberEpoch: generation,
    groupInstanceId: null,
    topics: [{ name: topic.name, topicId: topic.id, partitions: [committed] }],
  });
  return topics[0]?.partitions[0]?.errorCode;
}

/** The committed offset of a partition, -1 where there is none; an error's name where the group cannot say. */
export async function committedOffset(
  client: WireClient,
  groupId: string,
  topic: TestTopic,
  partition = 0,
): Promise<number | string> {
  const { groups } = await client.ask(API.offsetFetch, {
    groups: [
      {
        groupId,
        memberId: null,
        topics: [{ name: topic.name, topicId: topic.id, partitionIndexes: [partition] }],
      },
    ],
    requireStable: true,
  });
  const [group] = groups;
  const [found] = group?.topics[0]?.partitions ?? [];
  const errorCode = group?.errorCode || found?.errorCode || 0;
  return errorCode === 0 ? Number(found?.committedOffset) : errorInfo(errorCode).name;
}
