import { randomUuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { ShareGroupHeartbeatResponse } from '@kavka/protocol/messages/76-share-group-heartbeat';
import type { Cluster } from '../cluster/index.ts';
import { withCoordinator } from '../consumer/offsets/committed-offsets.ts';
import { brokerError, KafkaError } from '../errors/index.ts';
import type { PartitionId } from './acknowledgements.ts';
import { SHARE_GROUP_HEARTBEAT } from './apis.ts';

const JOINING_EPOCH = 0;
const LEAVING_EPOCH = -1;
/** Until the coordinator says its own. */
const FIRST_INTERVAL_MS = 5000;
/** For one heartbeat with all its tries. */
const HEARTBEAT_TIMEOUT_MS = 45_000;
/** A member that has nothing yet asks again soon: states of partitions are begun in the background. */
const EMPTY_INTERVAL_MS = 200;

export interface ShareMembershipHost {
  readonly cluster: Cluster;
  subscribedTopics(): readonly string[];
  /** From now on these partitions are read, and no others. */
  assigned(partitions: readonly PartitionId[]): void;
  /** Something that does not pass by itself. */
  failed(error: unknown): void;
}

/** A member of a share group: the coordinator tells with the answers to its heartbeats what to read. */
export class ShareMembership {
  readonly memberId: string;
  readonly #host: ShareMembershipHost;
  readonly #groupId: string;
  readonly #rackId: string;
  readonly #stop = new AbortController();
  #memberEpoch = JOINING_EPOCH;
  #target: ShareGroupHeartbeatResponse['assignment'] = null;
  #intervalMs = FIRST_INTERVAL_MS;
  #toldTopics: string | undefined;
  #isBeating = false;
  #mustBeatAgain = false;
  #cancelHeartbeat: () => void = () => {};

  constructor(host: ShareMembershipHost, groupId: string, rackId: string) {
    this.#host = host;
    this.#groupId = groupId;
    this.#rackId = rackId;
    this.memberId = randomUuid(host.cluster.world.random);
    this.beatNow();
  }

  /** At once, such as when other topics are subscribed to. */
  beatNow(): void {
    this.#cancelHeartbeat();
    if (this.#isBeating) this.#mustBeatAgain = true;
    else void this.#beat();
  }

  /** Names of topics may be known now that were not. */
  metadataChanged(): void {
    if (this.#target !== null) this.#follow();
  }

  async leave(): Promise<void> {
    this.#stop.abort();
    this.#cancelHeartbeat();
    if (this.#memberEpoch <= JOINING_EPOCH) return;
    const { cluster } = this.#host;
    const request = { groupId: this.#groupId, memberId: this.memberId, memberEpoch: LEAVING_EPOCH };
    try {
      const nodeId = await cluster.coordinator('group', this.#groupId);
      await cluster.request(nodeId, SHARE_GROUP_HEARTBEAT, request, { lane: 'coordinator' });
    } catch (error) {
      cluster.world.logger.debug('The group was not told of the leave', {
        groupId: this.#groupId,
        reason: String(error),
      });
    }
  }

  async #beat(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { cluster } = this.#host;
    const groupId = this.#groupId;
    const what = `heartbeat of group ${groupId}`;
    this.#isBeating = true;
    try {
      const options = { timeoutMs: HEARTBEAT_TIMEOUT_MS, signal: this.#stop.signal, what };
      await withCoordinator(cluster, groupId, options, (nodeId) => this.#exchange(nodeId));
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#toldTopics = undefined;
      const passes = error instanceof KafkaError && error.isRetriable;
      if (passes) cluster.world.logger.warn('No heartbeat', { groupId, reason: error.message });
      else this.#host.failed(error);
    } finally {
      this.#isBeating = false;
    }
    if (this.#mustBeatAgain) {
      this.#mustBeatAgain = false;
      this.beatNow();
    } else this.#beatLater();
  }

  #beatLater(): void {
    if (this.#stop.signal.aborted) return;
    const hasNothing = (this.#target?.topicPartitions ?? []).length === 0;
    const delayMs = hasNothing ? Math.min(EMPTY_INTERVAL_MS, this.#intervalMs) : this.#intervalMs;
    this.#cancelHeartbeat();
    this.#cancelHeartbeat = this.#host.cluster.world.clock.schedule(delayMs, () => this.beatNow());
  }

  async #exchange(nodeId: number): Promise<void> {
    const isJoining = this.#memberEpoch === JOINING_EPOCH;
    const topics = [...this.#host.subscribedTopics()].sort();
    const topicsText = JSON.stringify(topics);
    const request = {
      groupId: this.#groupId,
      memberId: this.memberId,
      memberEpoch: this.#memberEpoch,
      rackId: isJoining && this.#rackId !== '' ? this.#rackId : null,
      subscribedTopicNames: isJoining || topicsText !== this.#toldTopics ? topics : null,
    };
    const options = { lane: 'coordinator', signal: this.#stop.signal } as const;
    this.#heard(await this.#host.cluster.request(nodeId, SHARE_GROUP_HEARTBEAT, request, options));
    this.#toldTopics = topicsText;
  }

  #heard(response: ShareGroupHeartbeatResponse): void {
    const { errorCode, errorMessage, memberEpoch, heartbeatIntervalMs, assignment } = response;
    if (errorCode === ErrorCode.UNKNOWN_MEMBER_ID || errorCode === ErrorCode.FENCED_MEMBER_EPOCH) {
      this.#memberEpoch = JOINING_EPOCH;
      this.#target = null;
      this.#mustBeatAgain = true;
      this.#host.assigned([]);
      return;
    }
    const context = { groupId: this.#groupId, api: SHARE_GROUP_HEARTBEAT.name };
    if (errorCode !== ErrorCode.NONE) throw brokerError(errorCode, context, errorMessage);
    this.#memberEpoch = memberEpoch;
    this.#intervalMs = heartbeatIntervalMs;
    if (assignment === null) return;
    this.#target = assignment;
    this.#follow();
  }

  /** Goes over to what the coordinator wants, as far as the topics' names are known. */
  #follow(): void {
    const { cluster } = this.#host;
    let isComplete = true;
    const partitions: PartitionId[] = [];
    for (const { topicId, partitions: indexes } of this.#target?.topicPartitions ?? []) {
      const topic = cluster.metadata.topicById(topicId)?.name;
      if (topic === undefined) isComplete = false;
      else for (const partition of indexes) partitions.push({ topicId, topic, partition });
    }
    this.#host.assigned(partitions);
    if (!isComplete) cluster.refreshSoon();
  }
}
