import type { Uuid } from '@kavka/base';
import type { SHARE_STATE_PARTITIONS } from '../../records/share-group-records.ts';

/** Partitions of a topic on their way to a state at the share coordinator, or there. */
export interface StatePartitionsOfTopic {
  readonly name: string;
  readonly partitions: ReadonlySet<number>;
  /** When it was replayed; not in the record. */
  readonly timestampMs: number;
}

export type StateTopics = ReadonlyMap<Uuid, StatePartitionsOfTopic>;

/** Which partitions the share coordinator has a state for, on behalf of a group. */
export interface StatePartitions {
  readonly initializing: StateTopics;
  readonly initialized: StateTopics;
  /** Names by id. */
  readonly deleting: ReadonlyMap<Uuid, string>;
}

export const NO_STATE_PARTITIONS: StatePartitions = {
  initializing: new Map(),
  initialized: new Map(),
  deleting: new Map(),
};

type Value = NonNullable<ReturnType<(typeof SHARE_STATE_PARTITIONS)['decode']>['value']>;

export function statePartitionsOf(value: Value, nowMs: number): StatePartitions {
  const topicsOf = (topics: Value['initializedTopics']): StateTopics =>
    new Map(
      topics.map(({ topicId, topicName, partitions }) => [
        topicId,
        { name: topicName, partitions: new Set(partitions), timestampMs: nowMs },
      ]),
    );
  return {
    initializing: topicsOf(value.initializingTopics),
    initialized: topicsOf(value.initializedTopics),
    deleting: new Map(value.deletingTopics.map(({ topicId, topicName }) => [topicId, topicName])),
  };
}

export function statePartitionsValue({ initializing, initialized, deleting }: StatePartitions): Value {
  const lists = (topics: StateTopics) =>
    [...topics].map(([topicId, { name, partitions }]) => ({
      topicId,
      topicName: name,
      partitions: [...partitions].sort((left, right) => left - right),
    }));
  return {
    initializingTopics: lists(initializing),
    initializedTopics: lists(initialized),
    deletingTopics: [...deleting].map(([topicId, topicName]) => ({ topicId, topicName })),
  };
}

/** The partitions of both; names and times are those of `added`. */
export function joinedTopics(topics: StateTopics, added: StateTopics): StateTopics {
  const result = new Map(topics);
  for (const [topicId, more] of added) {
    const partitions = new Set([...(topics.get(topicId)?.partitions ?? []), ...more.partitions]);
    result.set(topicId, { ...more, partitions });
  }
  return result;
}

/** Without these partitions; topics without any are left out. */
export function withoutTopics(topics: StateTopics, removed: StateTopics): StateTopics {
  const result = new Map<Uuid, StatePartitionsOfTopic>();
  for (const [topicId, topic] of topics) {
    const gone = removed.get(topicId)?.partitions;
    const partitions = new Set([...topic.partitions].filter((partition) => !gone?.has(partition)));
    if (partitions.size > 0) result.set(topicId, { ...topic, partitions });
  }
  return result;
}

/** Without what the topics have altogether. */
export function withoutTopicIds<Value>(
  topics: ReadonlyMap<Uuid, Value>,
  topicIds: ReadonlySet<Uuid>,
): ReadonlyMap<Uuid, Value> {
  return new Map([...topics].filter(([topicId]) => !topicIds.has(topicId)));
}
