import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  MetadataResponse,
  MetadataResponsePartition,
  MetadataResponseTopic,
} from '@kavka/protocol/messages/03-metadata';

/** What a node tells of its cluster. */
export type ClusterNodes = Pick<
  MetadataResponse,
  'errorCode' | 'clusterId' | 'controllerId' | 'brokers' | 'topics'
>;

/** A broker and where it listens. */
export interface BrokerNode {
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

export interface PartitionMetadata {
  readonly partition: number;
  /** -1 where there is none. */
  readonly leaderId: number;
  /** -1 where the broker does not tell. */
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
  readonly errorCode: number;
}

export interface TopicMetadata {
  readonly name: string;
  /** `ZERO_UUID` where the broker does not tell. */
  readonly topicId: Uuid;
  readonly isInternal: boolean;
  /** Partition `i` at index `i`. */
  readonly partitions: readonly PartitionMetadata[];
}

/** What is known of the cluster. A leader's epoch never goes back while a topic keeps its id: what a broker tells late does not count. */
export class MetadataCache {
  #topics = new Map<string, TopicMetadata>();
  #names = new Map<Uuid, string>();
  #errors = new Map<string, number>();
  #brokers = new Map<number, BrokerNode>();
  #clusterId: string | null = null;
  #controllerId = -1;
  #version = 0;

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  get clusterId(): string | null {
    return this.#clusterId;
  }

  /** -1 where it is not known. */
  get controllerId(): number {
    return this.#controllerId;
  }

  get brokers(): ReadonlyMap<number, BrokerNode> {
    return this.#brokers;
  }

  get topics(): ReadonlyMap<string, TopicMetadata> {
    return this.#topics;
  }

  topic(name: string): TopicMetadata | undefined {
    return this.#topics.get(name);
  }

  topicById(topicId: Uuid): TopicMetadata | undefined {
    const name = this.#names.get(topicId);
    return name === undefined ? undefined : this.#topics.get(name);
  }

  partition(topic: string, partition: number): PartitionMetadata | undefined {
    return this.#topics.get(topic)?.partitions[partition];
  }

  /** What the broker said last about a topic that it did not describe; NONE for the others. */
  errorOf(topic: string): number {
    return this.#errors.get(topic) ?? ErrorCode.NONE;
  }

  /** Takes an answer to a request for some topics, or for all of them. */
  update(response: ClusterNodes, isForAll: boolean): void {
    this.#version++;
    this.#clusterId = response.clusterId;
    this.#controllerId = response.controllerId;
    if (response.brokers.length > 0)
      this.#brokers = new Map(
        response.brokers.map(({ nodeId, host, port, rack }) => [nodeId, { nodeId, host, port, rack }]),
      );
    if (isForAll) {
      const described = new Set(response.topics.map(({ name }) => name));
      for (const name of [...this.#topics.keys()]) if (!described.has(name)) this.forget(name);
    }
    for (const topic of response.topics) this.#take(topic);
  }

  /** A broker named the leader in an answer of its own. Whether that is news. */
  updateLeader(topic: string, partition: number, leaderId: number, leaderEpoch: number): boolean {
    const known = this.#topics.get(topic);
    const old = known?.partitions[partition];
    if (known === undefined || old === undefined || leaderEpoch <= old.leaderEpoch) return false;
    const partitions = known.partitions.with(partition, {
      ...old,
      leaderId,
      leaderEpoch,
      errorCode: ErrorCode.NONE,
    });
    this.#topics.set(topic, { ...known, partitions });
    this.#version++;
    return true;
  }

  addBroker(node: BrokerNode): void {
    this.#brokers.set(node.nodeId, node);
  }

  forgetBrokers(): void {
    this.#brokers = new Map();
    this.#controllerId = -1;
    this.#version++;
  }

  forget(topic: string): void {
    const known = this.#topics.get(topic);
    if (known !== undefined) this.#names.delete(known.topicId);
    this.#topics.delete(topic);
    this.#errors.delete(topic);
  }

  #take(topic: MetadataResponseTopic): void {
    const name = topic.name ?? this.#names.get(topic.topicId);
    if (name === undefined) return;
    if (topic.errorCode !== ErrorCode.NONE) {
      if (isGone(topic.errorCode)) this.forget(name);
      this.#errors.set(name, topic.errorCode);
      return;
    }
    const old = this.#topics.get(name);
    const isSame = old !== undefined && old.topicId === topic.topicId;
    if (old !== undefined && !isSame) this.#names.delete(old.topicId);
    const partitions: PartitionMetadata[] = [];
    for (const partition of topic.partitions) {
      const index = partition.partitionIndex;
      if (index < 0 || index >= topic.partitions.length) continue;
      partitions[index] = newer(isSame ? old.partitions[index] : undefined, partition);
    }
    this.#errors.delete(name);
    this.#topics.set(name, { name, topicId: topic.topicId, isInternal: topic.isInternal, partitions });
    if (topic.topicId !== ZERO_UUID) this.#names.set(topic.topicId, name);
  }
}

function isGone(errorCode: number): boolean {
  return errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION || errorCode === ErrorCode.UNKNOWN_TOPIC_ID;
}

function newer(old: PartitionMetadata | undefined, told: MetadataResponsePartition): PartitionMetadata {
  if (old !== undefined && told.leaderEpoch >= 0 && told.leaderEpoch < old.leaderEpoch) return old;
  return {
    partition: told.partitionIndex,
    leaderId: told.leaderId,
    leaderEpoch: told.leaderEpoch,
    replicas: told.replicaNodes,
    isr: told.isrNodes,
    offlineReplicas: told.offlineReplicas,
    errorCode: told.errorCode,
  };
}
