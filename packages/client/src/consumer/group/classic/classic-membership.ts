import { ErrorCode } from '@kavka/protocol';
import { brokerError } from '../../../errors/index.ts';
import { HEARTBEAT, LEAVE_GROUP } from '../../apis.ts';
import type { Assignor, LastAssignment } from '../../assignors/index.ts';
import { type GroupIdentity, withCoordinator } from '../../offsets/committed-offsets.ts';
import { sayFarewell } from '../farewell.ts';
import {
  type GroupSettings,
  type Membership,
  type MembershipHost,
  NO_GENERATION,
  without,
} from '../membership.ts';
import { GroupLeader } from './group-leader.ts';
import { Join, type Joined, type Member } from './join.ts';

/** A member by the classic protocol: the members' leader assigns, all meet in rebalances. */
export class ClassicMembership implements Membership {
  readonly #host: MembershipHost;
  readonly #settings: GroupSettings;
  readonly #member: Member = { memberId: '', generationId: NO_GENERATION };
  readonly #leader: GroupLeader;
  readonly #join: Join;
  readonly #stop = new AbortController();
  readonly #isCooperative: boolean;
  #last: LastAssignment = { partitions: [], generationId: NO_GENERATION };
  #isLeader = false;
  #mustJoin = true;
  #isJoining = false;
  /** What a rebalance gave, to be taken up by `work`. */
  #joined: Joined | undefined;
  /** The group gave this member up: what it had belongs to others. */
  #isLost = false;
  #cancelHeartbeat: () => void = () => {};

  constructor(host: MembershipHost, settings: GroupSettings, assignors: readonly Assignor[]) {
    this.#host = host;
    this.#settings = settings;
    this.#leader = new GroupLeader(host.cluster);
    this.#join = new Join(host.cluster, settings, assignors, this.#leader, this.#member);
    this.#isCooperative = assignors.every(({ rebalanceProtocol }) => rebalanceProtocol === 'cooperative');
  }

  get identity(): GroupIdentity {
    const { groupId, groupInstanceId } = this.#settings;
    return { groupId, groupInstanceId, ...this.#member };
  }

  get hasWork(): boolean {
    return this.#joined !== undefined || (this.#mustJoin && !this.#isJoining);
  }

  async work(): Promise<void> {
    if (this.#joined !== undefined) await this.#takeUp(this.#joined);
    if (this.#mustJoin && !this.#isJoining) await this.#startJoin();
  }

  subscriptionChanged(): void {
    this.#mustJoin = true;
    this.#host.wake();
  }

  enforceRebalance(): void {
    this.subscriptionChanged();
  }

  metadataChanged(): void {
    if (this.#isLeader && !this.#isJoining && this.#leader.isOutdated()) this.subscriptionChanged();
  }

  async leave(): Promise<void> {
    this.#stop.abort();
    this.#cancelHeartbeat();
    if (this.#settings.groupInstanceId === null) await this.#sendLeave('the consumer is being closed');
  }

  async #startJoin(): Promise<void> {
    await this.#giveBack();
    this.#mustJoin = false;
    this.#isJoining = true;
    this.#cancelHeartbeat();
    const { cluster, assignment } = this.#host;
    const topics = this.#host.subscribedTopics();
    const options = { topics, owned: assignment.partitions(), last: this.#last, signal: this.#stop.signal };
    this.#join.run(options).then(
      (joined) => this.#hasJoined(joined),
      (error: unknown) => this.#joinFailed(error),
    );
    cluster.track(topics);
  }

  /** What others may get in the rebalance. */
  async #giveBack(): Promise<void> {
    const all = this.#host.assignment.partitions();
    if (this.#isLost) {
      this.#isLost = false;
      if (all.length > 0) await this.#host.lose(all);
      return;
    }
    const subscribed = new Set(this.#host.subscribedTopics());
    const given = this.#isCooperative ? all.filter(({ topic }) => !subscribed.has(topic)) : all;
    if (given.length > 0) await this.#host.revoke(given);
  }

  #hasJoined(joined: Joined): void {
    this.#isJoining = false;
    this.#joined = joined;
    this.#isLeader = joined.isLeader;
    this.#beatLater();
    this.#host.wake();
  }

  #joinFailed(error: unknown): void {
    this.#isJoining = false;
    if (this.#stop.signal.aborted) return;
    this.#mustJoin = true;
    this.#host.failed(error);
  }

  async #takeUp({ assignor, partitions }: Joined): Promise<void> {
    this.#joined = undefined;
    const owned = this.#host.assignment.partitions();
    const revoked = without(owned, partitions);
    this.#last = { partitions, generationId: this.#member.generationId };
    if (revoked.length > 0) {
      await this.#host.revoke(revoked);
      // What was given up can only now be assigned to its new owner.
      if (assignor.rebalanceProtocol === 'cooperative') this.#mustJoin = true;
    }
    await this.#host.assign(without(partitions, owned));
  }

  #beatLater(): void {
    this.#cancelHeartbeat();
    const { clock } = this.#host.cluster.world;
    this.#cancelHeartbeat = clock.schedule(this.#settings.heartbeatIntervalMs, () => {
      void this.#beat();
    });
  }

  async #beat(): Promise<void> {
    if (this.#isJoining || this.#stop.signal.aborted) return;
    if (this.#host.isOverdue()) {
      await this.#leaveOverdue();
      return;
    }
    const { groupId, groupInstanceId, sessionTimeoutMs } = this.#settings;
    const { memberId, generationId } = this.#member;
    const options = {
      timeoutMs: sessionTimeoutMs,
      signal: this.#stop.signal,
      what: `heartbeat of group ${groupId}`,
    };
    try {
      const request = { groupId, groupInstanceId, memberId, generationId };
      await withCoordinator(this.#host.cluster, groupId, options, async (nodeId) => {
        const response = await this.#host.cluster.request(nodeId, HEARTBEAT, request, {
          lane: 'coordinator',
          signal: this.#stop.signal,
        });
        if (this.#member.generationId === generationId) this.#heard(response.errorCode);
      });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#host.cluster.world.logger.warn('No heartbeat', { groupId, reason: String(error) });
    }
    if (!this.#isJoining && !this.#isLost) this.#beatLater();
  }

  #heard(errorCode: number): void {
    const { groupId } = this.#settings;
    switch (errorCode) {
      case ErrorCode.NONE:
        return;
      case ErrorCode.REBALANCE_IN_PROGRESS:
        break;
      case ErrorCode.UNKNOWN_MEMBER_ID:
        this.#forget('');
        break;
      case ErrorCode.ILLEGAL_GENERATION:
        this.#forget(this.#member.memberId);
        break;
      default: {
        const error = brokerError(errorCode, { groupId, api: HEARTBEAT.name });
        if (error.isRetriable) throw error;
        this.#host.failed(error);
        return;
      }
    }
    this.subscriptionChanged();
  }

  #forget(memberId: string): void {
    this.#member.memberId = memberId;
    this.#member.generationId = NO_GENERATION;
    this.#last = { partitions: [], generationId: NO_GENERATION };
    this.#joined = undefined;
    this.#isLost = true;
  }

  /** The application works on a record for too long: others get the partitions; it joins again when it asks for the next record. */
  async #leaveOverdue(): Promise<void> {
    const { groupId, maxPollIntervalMs } = this.#settings;
    const { logger } = this.#host.cluster.world;
    logger.warn('The application exceeded max.poll.interval.ms: leaving the group', {
      groupId,
      maxPollIntervalMs,
    });
    if (this.#settings.groupInstanceId === null) await this.#sendLeave('max.poll.interval.ms was exceeded');
    this.#forget('');
    this.subscriptionChanged();
  }

  async #sendLeave(reason: string): Promise<void> {
    const { memberId } = this.#member;
    if (memberId === '') return;
    const { groupId, groupInstanceId, defaultTimeoutMs } = this.#settings;
    const { cluster } = this.#host;
    await sayFarewell(cluster, groupId, async (nodeId) => {
      const connection = await cluster.connection(nodeId, 'coordinator');
      const hasReason = connection.versions.versionOf(LEAVE_GROUP) >= 5;
      const member = { memberId, groupInstanceId, ...(hasReason && { reason }) };
      const timeoutMs = Math.min(defaultTimeoutMs, cluster.settings.requestTimeoutMs);
      await connection.request(LEAVE_GROUP, { groupId, members: [member] }, { timeoutMs });
    });
  }
}
