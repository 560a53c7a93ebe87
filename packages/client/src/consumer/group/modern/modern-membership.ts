import { randomUuid, type Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  ConsumerGroupHeartbeatRequestTopicPartitions,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import { brokerError, KafkaError } from '../../../errors/index.ts';
import { CONSUMER_GROUP_HEARTBEAT } from '../../apis.ts';
import { type GroupIdentity, withCoordinator } from '../../offsets/committed-offsets.ts';
import { byTopic, type TopicPartition } from '../../topic-partition.ts';
import { sayFarewell } from '../farewell.ts';
import { type GroupSettings, type Membership, type MembershipHost, without } from '../membership.ts';

const JOINING_EPOCH = 0;
const LEAVING_EPOCH = -1;
/** A static member leaves for a while: its partitions wait for it. */
const PAUSING_EPOCH = -2;

interface TopicIdPartition {
  readonly topicId: Uuid;
  readonly partition: number;
}

/** A member by the protocol of KIP-848: the coordinator assigns, each member follows by itself, told with its heartbeats. */
export class ModernMembership implements Membership {
  readonly #host: MembershipHost;
  readonly #settings: GroupSettings;
  readonly #serverAssignor: string | null;
  readonly #memberId: string;
  readonly #stop = new AbortController();
  #memberEpoch = JOINING_EPOCH;
  #target: readonly TopicIdPartition[] | undefined;
  #isLost = false;
  #isStarted = false;
  /** The coordinator may know this member, whether its answer came or not. */
  #hasAsked = false;
  #isBeating = false;
  #mustBeatAgain = false;
  #intervalMs: number;
  /** What the coordinator was told last; undefined: nothing. */
  #toldTopics: string | undefined;
  #toldPattern = '';
  #toldPartitions: string | undefined;
  #cancelHeartbeat: () => void = () => {};

  constructor(host: MembershipHost, settings: GroupSettings, serverAssignor: string | null) {
    this.#host = host;
    this.#settings = settings;
    this.#serverAssignor = serverAssignor;
    this.#memberId = randomUuid(host.cluster.world.random);
    this.#intervalMs = settings.heartbeatIntervalMs;
  }

  get identity(): GroupIdentity {
    const { groupId, groupInstanceId } = this.#settings;
    const generationId = this.#memberEpoch > JOINING_EPOCH ? this.#memberEpoch : -1;
    return { groupId, groupInstanceId, memberId: this.#memberId, generationId };
  }

  get hasWork(): boolean {
    return !this.#isStarted || this.#isLost || this.#target !== undefined;
  }

  async work(): Promise<void> {
    if (this.#isLost) await this.#loseAll();
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#beatNow();
    }
    const target = this.#target;
    if (target !== undefined) await this.#reconcile(target);
  }

  subscriptionChanged(): void {
    if (this.#isStarted) this.#beatNow();
  }

  /** The coordinator alone decides; a heartbeat at once is all that a member can do. */
  enforceRebalance(): void {
    this.subscriptionChanged();
  }

  metadataChanged(): void {
    if (this.#target !== undefined) this.#host.wake();
  }

  async leave(): Promise<void> {
    this.#stop.abort();
    this.#cancelHeartbeat();
    if (!this.#hasAsked) return;
    await this.#tellLeave(this.#settings.groupInstanceId === null ? LEAVING_EPOCH : PAUSING_EPOCH);
  }

  async #loseAll(): Promise<void> {
    this.#isLost = false;
    const all = this.#host.assignment.partitions();
    if (all.length > 0) await this.#host.lose(all);
    this.#beatNow();
  }

  /** Goes over to what the coordinator wants, as far as the topics' names are known, and tells it so. */
  async #reconcile(target: readonly TopicIdPartition[]): Promise<void> {
    const { cluster, assignment } = this.#host;
    const wanted: TopicPartition[] = [];
    for (const { topicId, partition } of target) {
      const topic = cluster.metadata.topicById(topicId)?.name;
      if (topic !== undefined) wanted.push({ topic, partition });
    }
    const isComplete = wanted.length === target.length;
    this.#target = undefined;
    const revoked = without(assignment.partitions(), wanted);
    if (revoked.length > 0) await this.#host.revoke(revoked);
    await this.#host.assign(without(wanted, assignment.partitions()));
    if (isComplete) this.#beatNow();
    else this.#awaitNames(target);
  }

  #awaitNames(target: readonly TopicIdPartition[]): void {
    const { cluster } = this.#host;
    cluster.refresh().then(
      () => {
        this.#target ??= target;
        this.#host.wake();
      },
      (error: unknown) => {
        if (this.#stop.signal.aborted || this.#target !== undefined) return;
        if (!(error instanceof KafkaError && error.isRetriable)) this.#host.failed(error);
        else cluster.world.clock.schedule(this.#intervalMs, () => this.#awaitNames(target));
      },
    );
  }

  #beatNow(): void {
    this.#cancelHeartbeat();
    if (this.#isBeating) this.#mustBeatAgain = true;
    else void this.#beat();
  }

  #beatLater(): void {
    if (this.#stop.signal.aborted) return;
    this.#cancelHeartbeat();
    this.#cancelHeartbeat = this.#host.cluster.world.clock.schedule(this.#intervalMs, () => this.#beatNow());
  }

  async #beat(): Promise<void> {
    const { groupId, sessionTimeoutMs } = this.#settings;
    if (this.#stop.signal.aborted || this.#isLost) return;
    if (this.#host.isOverdue()) {
      await this.#leaveOverdue();
      return;
    }
    this.#isBeating = true;
    const options = {
      timeoutMs: sessionTimeoutMs,
      signal: this.#stop.signal,
      what: `heartbeat of group ${groupId}`,
    };
    try {
      await withCoordinator(this.#host.cluster, groupId, options, (nodeId) => this.#exchange(nodeId));
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#toldTopics = undefined;
      const passes = error instanceof KafkaError && error.isRetriable;
      if (passes) this.#host.cluster.world.logger.warn('No heartbeat', { groupId, reason: error.message });
      else this.#host.failed(error);
    } finally {
      this.#isBeating = false;
    }
    if (this.#mustBeatAgain) {
      this.#mustBeatAgain = false;
      this.#beatNow();
    } else this.#beatLater();
  }

  async #exchange(nodeId: number): Promise<void> {
    const { groupId, groupInstanceId, maxPollIntervalMs, rackId } = this.#settings;
    const isFull = this.#memberEpoch === JOINING_EPOCH || this.#toldTopics === undefined;
    const topics = [...this.#host.subscribedTopics()].sort();
    const topicPartitions = this.#owned();
    const pattern = this.#host.subscribedPattern() ?? '';
    const hasPatternChanged = isFull ? pattern !== '' : pattern !== this.#toldPattern;
    const [topicsText, partitionsText] = [JSON.stringify(topics), JSON.stringify(topicPartitions)];
    const request = {
      groupId,
      memberId: this.#memberId,
      memberEpoch: this.#memberEpoch,
      instanceId: groupInstanceId,
      rackId: isFull && rackId !== '' ? rackId : null,
      rebalanceTimeoutMs: isFull ? maxPollIntervalMs : -1,
      subscribedTopicNames: isFull || topicsText !== this.#toldTopics ? topics : null,
      subscribedTopicRegex: hasPatternChanged ? pattern : null,
      serverAssignor: isFull ? this.#serverAssignor : null,
      topicPartitions: isFull || partitionsText !== this.#toldPartitions ? topicPartitions : null,
    };
    const options = { lane: 'coordinator', signal: this.#stop.signal } as const;
    // Where the answer is lost, so is the assignment in it: the next heartbeat tells all, and is told all.
    this.#toldTopics = undefined;
    this.#hasAsked = true;
    const response = await this.#host.cluster.request(nodeId, CONSUMER_GROUP_HEARTBEAT, request, options);
    this.#heard(response);
    if (response.errorCode !== ErrorCode.NONE) return;
    this.#toldTopics = topicsText;
    this.#toldPattern = pattern;
    this.#toldPartitions = partitionsText;
  }

  #owned(): ConsumerGroupHeartbeatRequestTopicPartitions[] {
    const owned: ConsumerGroupHeartbeatRequestTopicPartitions[] = [];
    for (const [topic, partitions] of byTopic(this.#host.assignment)) {
      const topicId = this.#host.cluster.metadata.topic(topic)?.topicId;
      if (topicId !== undefined) owned.push({ topicId, partitions: partitions.sort((a, b) => a - b) });
    }
    return owned;
  }

  #heard({
    errorCode,
    errorMessage,
    memberEpoch,
    heartbeatIntervalMs,
    assignment,
  }: ConsumerGroupHeartbeatResponse): void {
    if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID || errorCode === ErrorCode.FENCED_MEMBER_EPOCH) {
      this.#rejoin();
      return;
    }
    const context = { groupId: this.#settings.groupId, api: CONSUMER_GROUP_HEARTBEAT.name };
    if (errorCode !== ErrorCode.NONE) throw brokerError(errorCode, context, errorMessage);
    this.#memberEpoch = memberEpoch;
    this.#intervalMs = heartbeatIntervalMs;
    if (assignment === null) return;
    this.#target = assignment.topicPartitions.flatMap(({ topicId, partitions }) =>
      partitions.map((partition) => ({ topicId, partition })),
    );
    this.#host.wake();
  }

  #rejoin(): void {
    this.#memberEpoch = JOINING_EPOCH;
    this.#toldTopics = undefined;
    this.#toldPartitions = undefined;
    this.#target = undefined;
    this.#isLost = true;
    this.#host.wake();
  }

  async #leaveOverdue(): Promise<void> {
    const { groupId, maxPollIntervalMs } = this.#settings;
    const { logger } = this.#host.cluster.world;
    logger.warn('The application exceeded max.poll.interval.ms: leaving the group', {
      groupId,
      maxPollIntervalMs,
    });
    await this.#tellLeave(LEAVING_EPOCH);
    this.#rejoin();
  }

  async #tellLeave(memberEpoch: number): Promise<void> {
    const { groupId, groupInstanceId } = this.#settings;
    const { cluster } = this.#host;
    const request = { groupId, memberId: this.#memberId, instanceId: groupInstanceId, memberEpoch };
    await sayFarewell(cluster, groupId, (nodeId) =>
      cluster.request(nodeId, CONSUMER_GROUP_HEARTBEAT, request, { lane: 'coordinator' }),
    );
  }
}
