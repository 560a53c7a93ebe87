import type { Uuid } from '@kavka/base';
import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type {
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsRequestTopic,
  AlterShareGroupOffsetsResponseTopic,
} from '@kavka/protocol/messages/91-alter-share-group-offsets';
import type {
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsResponseTopic,
} from '@kavka/protocol/messages/92-delete-share-group-offsets';
import type { GroupRecord } from '../../records/group-record.ts';
import { SHARE_STATE_PARTITIONS } from '../../records/share-group-records.ts';
import { type Answer, answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { initializingRecord, type StatesToInitialize } from './missing-states.ts';
import type { ShareGroup } from './share-group.ts';
import { openShareGroup, shareGroupOf } from './share-group-of.ts';
import {
  joinedTopics,
  type StatePartitionsOfTopic,
  type StateTopics,
  statePartitionsValue,
} from './state-partitions.ts';

export interface Alteration {
  readonly topics: readonly Init<AlterShareGroupOffsetsResponseTopic>[];
  readonly toInitialize: StatesToInitialize;
}

export interface Deletion {
  /** States that are to go. */
  readonly topics: StateTopics;
  readonly errors: readonly Init<DeleteShareGroupOffsetsResponseTopic>[];
}

/** What administrators do to the offsets of share groups that have no members: each method is one event. */
export class ShareOffsets {
  readonly #context: ModernContext;

  constructor(context: ModernContext) {
    this.#context = context;
  }

  /** A group that is not there comes into being. */
  alter({ groupId, topics }: AlterShareGroupOffsetsRequest): Answer<GroupRecord, Alteration | Refusal> {
    const group = openShareGroup(this.#context, groupId, true);
    if (group instanceof Refusal) return answer(group);
    if (!group.isEmpty) return answer(notEmpty());
    const initializing = new Map<Uuid, StatePartitionsOfTopic>();
    const offsets = new Map<string, number>();
    const answers = topics.map((topic) => this.#altered(topic, initializing, offsets));
    const records = initializing.size === 0 ? [] : [initializingRecord(group, initializing)];
    const toInitialize = {
      groupId,
      stateEpoch: group.groupEpoch,
      topics: initializing,
      startOffsetOf: (topicId: Uuid, partition: number) => offsets.get(`${topicId}/${partition}`) ?? -1,
    };
    return { records, response: { topics: answers, toInitialize } };
  }

  /** The topics are on their way out; `deleted` ends it. */
  delete({ groupId, topics }: DeleteShareGroupOffsetsRequest): Answer<GroupRecord, Deletion | Refusal> {
    const group = shareGroupOf(this.#context, groupId);
    if (group instanceof Refusal) return answer(group);
    if (!group.isEmpty) return answer(notEmpty());
    const { statePartitions } = group;
    const initialized = new Map(statePartitions.initialized);
    const deleting = new Map(statePartitions.deleting);
    const toDelete = new Map<Uuid, StatePartitionsOfTopic>();
    const errors: Init<DeleteShareGroupOffsetsResponseTopic>[] = [];
    for (const { topicName } of topics) {
      const topicId = this.#context.metadata.topicId(topicName);
      const states = topicId === undefined ? undefined : this.#statesOf(topicId, topicName, group);
      if (topicId === undefined || states === undefined) {
        errors.push(noOffsets(topicName, topicId !== undefined));
        continue;
      }
      toDelete.set(topicId, states);
      initialized.delete(topicId);
      deleting.set(topicId, topicName);
    }
    const value = statePartitionsValue({ ...statePartitions, initialized, deleting });
    const records = [SHARE_STATE_PARTITIONS.record({ groupId }, value)];
    return { records, response: { topics: toDelete, errors } };
  }

  /** The share coordinator has forgotten the topics. */
  deleted(groupId: string, topicIds: ReadonlySet<Uuid>): Outcome<GroupRecord> {
    const group = this.#context.groups.share(groupId);
    if (group === undefined) return nothing();
    const { statePartitions } = group;
    const deleting = new Map([...statePartitions.deleting].filter(([topicId]) => !topicIds.has(topicId)));
    return {
      records: [
        SHARE_STATE_PARTITIONS.record({ groupId }, statePartitionsValue({ ...statePartitions, deleting })),
      ],
    };
  }

  /** All states of a group that is about to be deleted. */
  deleteAll(groupId: string): Answer<GroupRecord, StateTopics | number> {
    const group = this.#context.groups.share(groupId);
    if (group === undefined) return answer(new Map());
    if (!group.isEmpty) return answer(ErrorCode.NON_EMPTY_GROUP);
    const { initialized, initializing, deleting } = group.statePartitions;
    const states = new Map(joinedTopics(initialized, initializing));
    for (const [topicId, name] of deleting) {
      const count = this.#context.metadata.partitionCount(name);
      if (count !== undefined && !states.has(topicId)) states.set(topicId, allOf(name, count));
    }
    if (states.size === 0) return answer(states);
    const names = new Map([...states].map(([topicId, { name }]) => [topicId, name]));
    const value = statePartitionsValue({ initializing: new Map(), initialized: new Map(), deleting: names });
    return { records: [SHARE_STATE_PARTITIONS.record({ groupId }, value)], response: states };
  }

  #statesOf(topicId: Uuid, name: string, group: ShareGroup): StatePartitionsOfTopic | undefined {
    const { initialized, deleting } = group.statePartitions;
    const states = initialized.get(topicId);
    if (states !== undefined || !deleting.has(topicId)) return states;
    return allOf(name, this.#context.metadata.partitionCount(name) ?? 0);
  }

  #altered(
    { topicName, partitions }: AlterShareGroupOffsetsRequestTopic,
    initializing: Map<Uuid, StatePartitionsOfTopic>,
    offsets: Map<string, number>,
  ): Init<AlterShareGroupOffsetsResponseTopic> {
    const { metadata, clock } = this.#context;
    const topicId = metadata.topicId(topicName);
    const count = topicId === undefined ? 0 : (metadata.partitionCount(topicName) ?? 0);
    const there = partitions.filter(({ partitionIndex }) => partitionIndex < count);
    if (topicId !== undefined) {
      const indexes = new Set(there.map(({ partitionIndex }) => partitionIndex));
      initializing.set(topicId, { name: topicName, partitions: indexes, timestampMs: clock.now() });
      for (const { partitionIndex, startOffset } of there)
        offsets.set(`${topicId}/${partitionIndex}`, Number(startOffset));
    }
    return {
      topicName,
      ...(topicId !== undefined && { topicId }),
      partitions: partitions.map(({ partitionIndex }) => ({
        partitionIndex,
        ...(partitionIndex < count ? { errorCode: ErrorCode.NONE } : unknownPartition()),
      })),
    };
  }
}

function allOf(name: string, count: number): StatePartitionsOfTopic {
  return { name, partitions: new Set(Array.from({ length: count }, (_, i) => i)), timestampMs: 0 };
}

function unknownPartition() {
  const errorCode = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
  return { errorCode, errorMessage: errorInfo(errorCode).message };
}

function noOffsets(topicName: string, isThere: boolean): Init<DeleteShareGroupOffsetsResponseTopic> {
  const unknown = unknownPartition();
  return isThere
    ? { ...unknown, topicName, errorMessage: 'There is no offset information to delete.' }
    : { ...unknown, topicName };
}

function notEmpty(): Refusal {
  return new Refusal(ErrorCode.NON_EMPTY_GROUP, errorInfo(ErrorCode.NON_EMPTY_GROUP).message);
}
