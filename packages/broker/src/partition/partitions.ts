import { type Logger, type Uuid, ZERO_UUID } from '@kavka/base';
import type { MetadataDelta, MetadataImage, PartitionChange } from '@kavka/metadata';
import { ConfigResourceType } from '@kavka/metadata';
import { ErrorCode } from '@kavka/protocol';
import { type LogConfig, type LogDirectories, type PartitionLog, StorageError } from '@kavka/storage';
import { Partition, type PartitionState } from './partition.ts';

/** Tells others on this node, such as coordinators, that a partition is led here from now on, or no more. */
export interface LeadershipListener {
  leading(partition: Partition): void;
  notLeading(topic: string, index: number): void;
}

/** A replica whose log cannot be used. */
interface OfflineReplica {
  readonly topicId: Uuid;
  /** Its log could not be made, for lack of room: it is tried again when someone asks. */
  readonly isRetried: boolean;
}

/** The replicas of this node, kept as the metadata says. */
export class Partitions {
  readonly #nodeId: number;
  readonly #image: MetadataImage;
  readonly #logs: LogDirectories;
  readonly #configOf: (topic: string) => LogConfig;
  readonly #logger: Logger;
  readonly #byTopic = new Map<string, (Partition | undefined)[]>();
  readonly #offline = new Map<string, OfflineReplica>();
  #onPlaced: ((topicId: Uuid, index: number, directory: Uuid) => void) | null = null;
  readonly #listeners: LeadershipListener[] = [];
  /** Replicas of an earlier run are looked for. */
  #isTakingUp = false;

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
    logs.futures.onMoved((log) => this.#moved(log));
  }

  onLeadership(listener: LeadershipListener): void {
    this.#listeners.push(listener);
  }

  /** The replica on this node, or the error code for asking this node about it. */
  find(topic: string, index: number): Partition | number {
    const hosted = this.#byTopic.get(topic)?.[index];
    if (hosted !== undefined) return hosted;
    const offline = this.#offline.get(`${topic}-${index}`);
    if (offline !== undefined) return this.#retried(topic, index, offline) ?? ErrorCode.KAFKA_STORAGE_ERROR;
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

  /** `listener` is called for each replica that is in another directory than the metadata knows. There is one listener. */
  onPlaced(listener: (topicId: Uuid, index: number, directory: Uuid) => void): void {
    this.#onPlaced = listener;
    for (const partition of this.all()) this.#tellPlace(partition, partition.state);
  }

  /** A log directory has failed: the replicas in it answer KAFKA_STORAGE_ERROR from now on. */
  takeOffline(directoryId: Uuid): void {
    for (const partition of [...this.all()]) {
      const { topic, index, topicId, log } = partition;
      if (log.directoryId !== directoryId) continue;
      const partitions = this.#byTopic.get(topic);
      if (partitions !== undefined) partitions[index] = undefined;
      this.#offline.set(`${topic}-${index}`, { topicId, isRetried: false });
      partition.close(ErrorCode.KAFKA_STORAGE_ERROR);
      this.#notLeading(topic, index);
    }
  }

  /** Takes up everything that the image has for this node; logs that no topic claims are put aside. */
  openAll(metadataTopic: string): void {
    this.#isTakingUp = true;
    for (const topic of this.#image.topics.sorted()) {
      for (const partition of topic.partitions) {
        const change = { topic, index: partition.index, before: undefined, after: partition };
        this.#applyPartition(change);
      }
    }
    this.#isTakingUp = false;
    for (const log of [...this.#logs.all()]) {
      const isClaimed = typeof this.find(log.topic, log.partition) !== 'number';
      if (isClaimed || log.topic === metadataTopic) continue;
      this.#logger.warn('A log belongs to no topic and is put aside', {
        topic: log.topic,
        partition: log.partition,
      });
      this.#logs.setAside(log.topic, log.partition);
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
      const log = this.#found(topic, topicId, index) ?? this.#create(topic, topicId, index, state);
      const partition = new Partition(this.#nodeId, log, state);
      this.#tellPlace(partition, state);
      const partitions = this.#byTopic.get(topic) ?? [];
      partitions[index] = partition;
      this.#byTopic.set(topic, partitions);
      this.#offline.delete(`${topic}-${index}`);
      if (partition.isLeader) this.#leading(partition);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const isKnown = this.#offline.has(`${topic}-${index}`);
      this.#offline.set(`${topic}-${index}`, { topicId, isRetried: error.kind === 'disk-full' });
      if (!isKnown) this.#logger.error('A replica is offline', { topic, partition: index }, error);
    }
  }

  #retried(topic: string, index: number, { isRetried, topicId }: OfflineReplica): Partition | undefined {
    const state = this.#image.topics.partition(topic, index);
    if (!isRetried || state === undefined) return undefined;
    this.#host(topic, topicId, index, state);
    return this.#byTopic.get(topic)?.[index];
  }

  #moved(log: PartitionLog): void {
    const partition = this.#byTopic.get(log.topic)?.[log.partition];
    if (partition === undefined) return;
    partition.moveTo(log);
    this.#tellPlace(partition, partition.state);
  }

  #tellPlace({ topicId, index, log }: Partition, { replicas, directories }: PartitionState): void {
    const known = directories[replicas.indexOf(this.#nodeId)];
    if (known !== log.directoryId) this.#onPlaced?.(topicId, index, log.directoryId);
  }

  /** The log from an earlier run. One of another topic of the same name is put aside, never used and never deleted. */
  #found(topic: string, topicId: Uuid, index: number): PartitionLog | undefined {
    const log = this.#logs.get(topic, index);
    if (log === undefined) return undefined;
    if (log.topicId === ZERO_UUID || isOneBitOff(log.topicId, topicId)) {
      const { path } = log;
      this.#logger.warn('The topic id of a partition is written again', {
        path,
        found: log.topicId,
        topicId,
      });
      log.assignTopicId(topicId);
    }
    if (log.topicId === topicId) {
      log.configure(this.#configOf(topic));
      this.#logs.futures.get(topic, index)?.configure(log.config);
      return log;
    }
    this.#logger.warn('A log is of another topic with this name and is put aside', {
      topic,
      partition: index,
    });
    this.#logs.setAside(topic, index);
    return undefined;
  }

  #create(
    topic: string,
    topicId: Uuid,
    index: number,
    state: PartitionChange['after'],
  ): ReturnType<LogDirectories['create']> {
    const wanted = state.directories[state.replicas.indexOf(this.#nodeId)];
    const { directories } = this.#logs;
    const directory = directories.find(({ id }) => id === wanted);
    // It may be in a folder that could not even be looked at.
    const isLost = directory === undefined && this.#isTakingUp && directories.some(({ online }) => !online);
    if (isLost)
      throw new StorageError('offline', topic, `${topic}-${index} may be in a log directory that is offline`);
    return this.#logs.create(topic, index, topicId, this.#configOf(topic), directory?.id);
  }

  #update(partition: Partition, change: () => void): void {
    const { isLeader, leaderEpoch } = partition;
    change();
    if (partition.isLeader && (!isLeader || partition.leaderEpoch !== leaderEpoch)) this.#leading(partition);
    else if (isLeader && !partition.isLeader) this.#notLeading(partition.topic, partition.index);
  }

  #deleteTopic(name: string, id: Uuid): void {
    for (const [replica, { topicId }] of this.#offline) if (topicId === id) this.#offline.delete(replica);
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
    this.#notLeading(topic, index);
    try {
      this.#logs.delete(topic, index);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#logger.error('The files of a deleted partition stay', { topic, partition: index }, error);
    }
  }

  #leading(partition: Partition): void {
    for (const listener of this.#listeners) listener.leading(partition);
  }

  #notLeading(topic: string, index: number): void {
    for (const listener of this.#listeners) listener.notLeading(topic, index);
  }

  #configure(topic: string): void {
    const partitions = this.#byTopic.get(topic);
    if (partitions === undefined) return;
    const config = this.#configOf(topic);
    for (const partition of partitions) {
      partition?.log.configure(config);
      if (partition !== undefined) this.#logs.futures.get(topic, partition.index)?.configure(config);
    }
  }
}

/** Ids are drawn at random: two that are so near are one, and its file is damaged. */
function isOneBitOff(one: Uuid, other: Uuid): boolean {
  const differing = Array.from(one, (char, at) => char.charCodeAt(0) ^ other.charCodeAt(at)).filter(Boolean);
  const [bits = 0] = differing;
  return differing.length === 1 && (bits & (bits - 1)) === 0;
}
