import type { Uuid } from '@kavka/base';
import type { PartitionChangeRecord } from '@kavka/protocol/messages/metadata/partition-change-record';
import type { PartitionRecord } from '@kavka/protocol/messages/metadata/partition-record';
import type { TopicRecord } from '@kavka/protocol/messages/metadata/topic-record';
import type { PartitionChange } from './metadata-delta.ts';
import type { Partition, Topic, TopicsImage } from './metadata-image.ts';
import { changed, fromRecord } from './partition-merge.ts';
import { ReplayError } from './replay-error.ts';
import { TopicOrder } from './topic-order.ts';

interface MutableTopic extends Topic {
  readonly partitions: Partition[];
}

export class Topics implements TopicsImage {
  readonly #byName = new Map<string, MutableTopic>();
  readonly #byId = new Map<Uuid, MutableTopic>();
  /** Names of the topics by their name with "_" for each ".". */
  readonly #byCollisionKey = new Map<string, Set<string>>();
  readonly #order = new TopicOrder();
  #partitionCount = 0;

  get size(): number {
    return this.#byId.size;
  }

  get partitionCount(): number {
    return this.#partitionCount;
  }

  byName(name: string): Topic | undefined {
    return this.#byName.get(name);
  }

  byId(id: Uuid): Topic | undefined {
    return this.#byId.get(id);
  }

  sorted(): readonly Topic[] {
    return this.#order.list();
  }

  indexFrom(name: string): number {
    return this.#order.indexFrom(name);
  }

  collidingWith(name: string): string | undefined {
    for (const other of this.#byCollisionKey.get(collisionKey(name)) ?? []) if (other !== name) return other;
    return undefined;
  }

  partition(name: string, index: number): Partition | undefined {
    return this.#byName.get(name)?.partitions[index];
  }

  replayTopic({ name, topicId }: TopicRecord): Topic {
    if (this.#byName.has(name)) throw new ReplayError(`topic ${name} is there already`);
    const topic: MutableTopic = { name, id: topicId, partitions: [] };
    this.#byName.set(name, topic);
    this.#byId.set(topicId, topic);
    this.#order.add(topic);
    const key = collisionKey(name);
    const names = this.#byCollisionKey.get(key);
    if (names === undefined) this.#byCollisionKey.set(key, new Set([name]));
    else names.add(name);
    return topic;
  }

  replayPartition(record: PartitionRecord): PartitionChange {
    const topic = this.#existing(record.topicId);
    const index = record.partitionId;
    const before = topic.partitions[index];
    if (before === undefined && index !== topic.partitions.length) {
      throw new ReplayError(
        `partition ${topic.name}-${index} does not follow on ${topic.partitions.length - 1}`,
      );
    }
    const after = fromRecord(record);
    topic.partitions[index] = after;
    if (before === undefined) this.#partitionCount++;
    return { topic, index, before, after };
  }

  replayChange(record: PartitionChangeRecord): PartitionChange {
    const topic = this.#existing(record.topicId);
    const index = record.partitionId;
    const before = topic.partitions[index];
    if (before === undefined) throw new ReplayError(`partition ${topic.name}-${index} is not there`);
    const after = changed(before, record);
    topic.partitions[index] = after;
    return { topic, index, before, after };
  }

  /** Forgets the eligible leader replicas of one topic, or of all when `name` is empty. */
  replayClearElr(name: string): PartitionChange[] {
    const topics = name === '' ? [...this.#byId.values()] : [this.#byName.get(name)];
    return topics.flatMap((topic) => (topic === undefined ? [] : clearElr(topic)));
  }

  replayRemoval(id: Uuid): Topic {
    const topic = this.#existing(id);
    this.#byName.delete(topic.name);
    this.#byId.delete(id);
    this.#order.remove(topic);
    this.#partitionCount -= topic.partitions.length;
    const key = collisionKey(topic.name);
    const names = this.#byCollisionKey.get(key);
    if (names?.delete(topic.name) === true && names.size === 0) this.#byCollisionKey.delete(key);
    return topic;
  }

  #existing(id: Uuid): MutableTopic {
    const topic = this.#byId.get(id);
    if (topic === undefined) throw new ReplayError(`topic id ${id} is not there`);
    return topic;
  }
}

function collisionKey(name: string): string {
  return name.includes('.') ? name.replaceAll('.', '_') : name;
}

function clearElr(topic: MutableTopic): PartitionChange[] {
  const changes: PartitionChange[] = [];
  for (const [index, before] of topic.partitions.entries()) {
    if (before.eligibleLeaderReplicas.length === 0 && before.lastKnownElr.length === 0) continue;
    const after = {
      ...before,
      eligibleLeaderReplicas: [],
      lastKnownElr: [],
      partitionEpoch: before.partitionEpoch + 1,
    };
    topic.partitions[index] = after;
    changes.push({ topic, index, before, after });
  }
  return changes;
}
