import { type Logger, type Uuid, ZERO_UUID } from '@kavka/base';
import type { MetadataDelta, MetadataImage, PartitionChange } from '@kavka/metadata';
import { ConfigResourceType } from '@kavka/metadata';
import { ErrorCode } from '@kavka/protocol';
import { type LogConfig, type LogDirectories, StorageError } from '@kavka/storage';
import { Partition } from './partition.ts';

/** Tells others on this node, such as coordinators, that a partition is led here from now on, or no more. */
export interface LeadershipListener {
  leading(partition: Partition): void;
  notLeading(topic: string, index: number): void;
}

/** The replicas of this node, kept as the metadata says. */
export class Partitions {
  readonly #nodeId: number;
  readonly #image: MetadataImage;
  readonly #logs: LogDirectories;
  readonly #configOf: (topic: string) => LogConfig;
  readonly #logger: Logger;
  readonly #byTopic = new Map<string, (Partition | undefined)[]>();
  readonly #offline = new Set<string>();
  #listener: LeadershipListener | null = null;

  constructor(
    nodeId: number,
    image: MetadataImage,
    logs: LogDirectories,
    configOf: (topic: string) => LogConfig,
    logger: Logger,
  ) {
    this.#nodeId = nodeId;
    this.#image = image;
    this.#logs = logs;
    this.#configOf = configOf;
    this.#logger = logger;
  }

  onLeadership(listener: LeadershipListener): void {
    this.#listener = listener;
  }

  /** The replica on this node, or the error code for asking this node about it. */
  find(topic: string, index: number): Partition | number {
    const hosted = this.#byTopic.get(topic)?.[index];
    if (hosted !== undefined) return hosted;
    if (this.#offline.has(`${topic}-${index}`)) return ErrorCode.KAFKA_STORAGE_ERROR;
    const known = this.#image.topics.partition(topic, index) !== undefined;
    return known ? ErrorCode.NOT_LEADER_OR_FOLLOWER : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
  }

  topicName(id: Uuid): string | undefined {
    return id === ZERO_UUID ? undefined : this.#image.topics.byId(id)?.name;
  }

  *all(): Iterable<Partition> {
    for (const partitions of this.#byTopic.values()) {
      for (const partition of partitions) if (partition !== undefined) yield partition;
    }
  }

  /** Creates, deletes, leads and configures what the change says. The image is already in its new state. */
  apply(delta: MetadataDelta): void {
    for (const topic of delta.topicsDeleted.values()) this.#deleteTopic(topic.name, topic.id);
    for (const change of delta.partitionsChanged) this.#applyPartition(change);
    for (const { type, name } of delta.configsChanged) {
      if (type === ConfigResourceType.TOPIC) this.#configure(name);
      else if (type === ConfigResourceType.BROKER)
        for (const topic of this.#byTopic.keys()) this.#configure(topic);
    }
  }

  #applyPartition({ topic, index, after }: PartitionChange): void {
    const hosted = this.#byTopic.get(topic.name)?.[index];
    const isReplica = after.replicas.includes(this.#nodeId);
    if (hosted !== undefined && !isReplica) this.#drop(hosted);
    else if (hosted !== undefined) this.#update(hosted, () => hosted.apply(after));
    else if (isReplica) this.#host(topic.name, topic.id, index, after);
  }

  #host(topic: string, topicId: Uuid, index: number, state: PartitionChange['after']): void {
    try {
      const log = this.#logs.get(topic, index) ?? this.#create(topic, topicId, index, state);
      const partition = new Partition(this.#nodeId, log, state);
      const partitions = this.#byTopic.get(topic) ?? [];
      partitions[index] = partition;
      this.#byTopic.set(topic, partitions);
      this.#offline.delete(`${topic}-${index}`);
      if (partition.isLeader) this.#listener?.leading(partition);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#offline.add(`${topic}-${index}`);
      this.#logger.error('A replica is offline', { topic, partition: index }, error);
    }
  }

  #create(
    topic: string,
    topicId: Uuid,
    index: number,
    state: PartitionChange['after'],
  ): ReturnType<LogDirectories['create']> {
    const directory = state.directories[state.replicas.indexOf(this.#nodeId)];
    return this.#logs.create(topic, index, topicId, this.#configOf(topic), directory);
  }

  #update(partition: Partition, change: () => void): void {
    const { isLeader, leaderEpoch } = partition;
    change();
    if (partition.isLeader && (!isLeader || partition.leaderEpoch !== leaderEpoch))
      this.#listener?.leading(partition);
    else if (isLeader && !partition.isLeader) this.#listener?.notLeading(partition.topic, partition.index);
  }

  #deleteTopic(name: string, id: Uuid): void {
    for (const partition of this.#byTopic.get(name) ?? []) {
      if (partition?.topicId === id) this.#drop(partition);
    }
    if (this.#byTopic.get(name)?.every((partition) => partition === undefined)) this.#byTopic.delete(name);
  }

  #drop(partition: Partition): void {
    const { topic, index } = partition;
    const partitions = this.#byTopic.get(topic);
    if (partitions !== undefined) partitions[index] = undefined;
    partition.close(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    this.#listener?.notLeading(topic, index);
    this.#logs.delete(topic, index);
  }

  #configure(topic: string): void {
    const partitions = this.#byTopic.get(topic);
    if (partitions === undefined) return;
    const config = this.#configOf(topic);
    for (const partition of partitions) partition?.log.configure(config);
  }
}
