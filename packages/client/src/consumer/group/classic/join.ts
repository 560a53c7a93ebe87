import { ErrorCode } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { Cluster } from '../../../cluster/index.ts';
import { brokerError } from '../../../errors/index.ts';
import { JOIN_GROUP, SYNC_GROUP } from '../../apis.ts';
import type { Assignor, LastAssignment } from '../../assignors/index.ts';
import { withCoordinator } from '../../offsets/committed-offsets.ts';
import type { TopicPartition } from '../../topic-partition.ts';
import { type GroupSettings, NO_GENERATION } from '../membership.ts';
import { decodeAssignment, encodeSubscription } from './consumer-protocol.ts';
import { assignorNamed, type EncodedAssignment, type GroupLeader } from './group-leader.ts';

/** Who this member is to the coordinator; an empty id: nobody yet. */
export interface Member {
  memberId: string;
  generationId: number;
}

export interface Joined {
  readonly assignor: Assignor;
  readonly partitions: readonly TopicPartition[];
  readonly isLeader: boolean;
}

export interface JoinOptions {
  readonly topics: readonly string[];
  readonly owned: readonly TopicPartition[];
  readonly last: LastAssignment;
  readonly signal: AbortSignal;
}

/** What the broker may need beyond the time that members get. */
const GRACE_MS = 5000;

/** One way through a rebalance: joins, assigns where this member leads, and takes what the leader gave it. */
export class Join {
  readonly #cluster: Cluster;
  readonly #settings: GroupSettings;
  readonly #assignors: readonly Assignor[];
  readonly #leader: GroupLeader;
  readonly #member: Member;

  /** `member` is kept up to date. */
  constructor(
    cluster: Cluster,
    settings: GroupSettings,
    assignors: readonly Assignor[],
    leader: GroupLeader,
    member: Member,
  ) {
    this.#cluster = cluster;
    this.#settings = settings;
    this.#assignors = assignors;
    this.#leader = leader;
    this.#member = member;
  }

  /** Tries until it succeeds, for as long as what goes wrong may pass. @throws KafkaError; the signal's reason */
  run(options: JoinOptions): Promise<Joined> {
    const { groupId } = this.#settings;
    const unbounded = {
      timeoutMs: Number.MAX_SAFE_INTEGER,
      signal: options.signal,
      what: `joining group ${groupId}`,
    };
    return withCoordinator(this.#cluster, groupId, unbounded, async (nodeId) => {
      const joined = await this.#join(nodeId, options);
      this.#member.memberId = joined.memberId;
      this.#member.generationId = joined.generationId;
      const assignor = assignorNamed(this.#assignors, joined.protocolName, groupId);
      const isLeader = joined.leader === joined.memberId;
      if (!isLeader) this.#leader.resign();
      const assignments =
        isLeader && !joined.skipAssignment ? await this.#leader.assign(assignor, joined.members) : [];
      const partitions = await this.#sync(nodeId, joined, assignments, options.signal);
      return { assignor, partitions, isLeader };
    });
  }

  async #join(nodeId: number, { topics, owned, last, signal }: JoinOptions): Promise<JoinGroupResponse> {
    const { groupId, groupInstanceId, sessionTimeoutMs, maxPollIntervalMs, rackId } = this.#settings;
    for (;;) {
      const { memberId, generationId } = this.#member;
      const request = {
        groupId,
        groupInstanceId,
        memberId,
        sessionTimeoutMs,
        rebalanceTimeoutMs: maxPollIntervalMs,
        protocolType: 'consumer',
        protocols: this.#assignors.map(({ name, userData }) => ({
          name,
          metadata: encodeSubscription(
            { topics, ownedPartitions: owned, generationId, userData: userData?.(last) ?? null },
            rackId,
          ),
        })),
      };
      const timeoutMs = maxPollIntervalMs + GRACE_MS;
      const options = { lane: 'coordinator', timeoutMs, signal } as const;
      const response = await this.#cluster.request(nodeId, JOIN_GROUP, request, options);
      if (response.errorCode === ErrorCode.NONE) return response;
      this.#judge(response.errorCode, response.memberId, JOIN_GROUP.name);
    }
  }

  async #sync(
    nodeId: number,
    joined: JoinGroupResponse,
    assignments: EncodedAssignment[],
    signal: AbortSignal,
  ): Promise<TopicPartition[]> {
    const { groupId, groupInstanceId, maxPollIntervalMs } = this.#settings;
    const connection = await this.#cluster.connection(nodeId, 'coordinator');
    const isNamed = connection.versions.versionOf(SYNC_GROUP) >= 5;
    const { memberId, generationId, protocolName } = joined;
    const names = isNamed ? { protocolType: 'consumer', protocolName } : {};
    const request = { groupId, groupInstanceId, memberId, generationId, assignments, ...names };
    const timeoutMs = maxPollIntervalMs + GRACE_MS;
    const response = await connection.request(SYNC_GROUP, request, { timeoutMs, signal });
    if (response.errorCode === ErrorCode.NONE) return decodeAssignment(response.assignment);
    this.#judge(response.errorCode, memberId, SYNC_GROUP.name);
    throw brokerError(response.errorCode, { groupId, api: SYNC_GROUP.name }, null, 'retriable');
  }

  /** Makes ready for the next try, or throws. */
  #judge(errorCode: number, memberId: string, api: string): void {
    switch (errorCode) {
      case ErrorCode.MEMBER_ID_REQUIRED:
        this.#member.memberId = memberId;
        return;
      case ErrorCode.UNKNOWN_MEMBER_ID:
        this.#member.memberId = '';
        this.#member.generationId = NO_GENERATION;
        return;
      case ErrorCode.ILLEGAL_GENERATION:
        this.#member.generationId = NO_GENERATION;
        return;
      case ErrorCode.REBALANCE_IN_PROGRESS:
        return;
      default:
        throw brokerError(errorCode, { groupId: this.#settings.groupId, api });
    }
  }
}
