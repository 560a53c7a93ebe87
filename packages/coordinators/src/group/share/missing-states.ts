import type { Uuid } from '@kavka/base';
import { SHARE_STATE_PARTITIONS, type ShareGroupRecord } from '../../records/share-group-records.ts';
import type { SharePartitionKey } from '../../share-state/share-partition-key.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ShareGroup } from './share-group.ts';
import {
  joinedTopics,
  type StatePartitionsOfTopic,
  type StateTopics,
  statePartitionsValue,
} from './state-partitions.ts';

/** Partitions for which the share coordinator shall begin a state. */
export interface StatesToInitialize {
  readonly groupId: string;
  readonly stateEpoch: number;
  readonly topics: StateTopics;
  /** Where the group shall begin; -1: as its configs say. */
  readonly startOffsetOf: (topicId: Uuid, partition: number) => number;
}

interface MissingStates {
  readonly record: ShareGroupRecord;
  readonly toInitialize: StatesToInitialize;
}

/** Partitions of subscribed topics that have no state and are not about to get one; undefined where there are none. */
export function missingStates(
  group: ShareGroup,
  topics: readonly string[],
  stateEpoch: number,
  { clock, config, metadata }: ModernContext,
): MissingStates | undefined {
  const nowMs = clock.now();
  const { initialized, initializing } = group.statePartitions;
  const underWay = new Map(
    [...initializing].filter(
      ([, { timestampMs }]) => nowMs - timestampMs < config.shareInitializeRetryIntervalMs,
    ),
  );
  const known = joinedTopics(initialized, underWay);
  const missing = new Map<Uuid, StatePartitionsOfTopic>();
  for (const name of topics) {
    const topicId = metadata.topicId(name);
    const count = metadata.partitionCount(name);
    if (topicId === undefined || count === undefined) continue;
    const there = known.get(topicId)?.partitions;
    const partitions = Array.from({ length: count }, (_, i) => i).filter((index) => !there?.has(index));
    if (partitions.length > 0)
      missing.set(topicId, { name, partitions: new Set(partitions), timestampMs: nowMs });
  }
  if (missing.size === 0) return undefined;
  return {
    record: initializingRecord(group, missing),
    toInitialize: { groupId: group.groupId, stateEpoch, topics: missing, startOffsetOf: () => -1 },
  };
}

/** The topics are about to get states: those that were to lose theirs are not any more. */
export function initializingRecord(group: ShareGroup, topics: StateTopics): ShareGroupRecord {
  const { groupId, statePartitions } = group;
  const deleting = new Map([...statePartitions.deleting].filter(([topicId]) => !topics.has(topicId)));
  const initializing = joinedTopics(statePartitions.initializing, topics);
  return SHARE_STATE_PARTITIONS.record(
    { groupId },
    statePartitionsValue({ ...statePartitions, initializing, deleting }),
  );
}

/** Each share partition of the topics. */
export function* sharePartitionsIn(groupId: string, topics: StateTopics): Generator<SharePartitionKey> {
  for (const [topicId, { partitions }] of topics)
    for (const partition of partitions) yield { groupId, topicId, partition };
}
