import type { Uuid } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ShareGroupHeartbeatRequest,
  ShareGroupHeartbeatResponse,
} from '@kavka/protocol/messages/76-share-group-heartbeat';
import type {
  ShareGroupDescribeRequest,
  ShareGroupDescribeResponse,
} from '@kavka/protocol/messages/77-share-group-describe';
import { type StatesToInitialize, sharePartitionsIn } from '../group/share/missing-states.ts';
import { LEAVING_EPOCH } from '../group/share/share-members.ts';
import type { StateTopics } from '../group/share/state-partitions.ts';
import type { RequestOrigin } from '../group-coordinator.ts';
import { answer } from '../runtime/outcome.ts';
import { Refusal } from '../runtime/refusal.ts';
import type { SharePartitionKey } from '../share-state/share-partition-key.ts';
import type { ShareStateAnswer, ShareStateStore } from '../share-state/share-state-store.ts';
import type { LedPartition, LedPartitions } from './led-partitions.ts';

const JOINING_EPOCH = 0;

/** What members of share groups ask for, and what goes to the share coordinator on behalf of their groups. */
export class ShareRequests {
  readonly #led: LedPartitions;
  readonly #store: ShareStateStore;

  constructor(led: LedPartitions, store: ShareStateStore) {
    this.#led = led;
    this.#store = store;
  }

  async heartbeat(
    request: ShareGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Promise<Init<ShareGroupHeartbeatResponse>> {
    if (this.#led.isClosed) return { errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE };
    const refusal = heartbeatRefusal(request);
    if (refusal !== undefined) return { ...refusal };
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return { errorCode: led };
    const { response, toInitialize } = await led.shard.ask(
      () => led.machine.shares.heartbeat(request, origin),
      (errorCode) => ({ response: { errorCode }, toInitialize: undefined }),
    );
    // The member need not wait: it is assigned what has a state with a later heartbeat.
    if (toInitialize !== undefined) this.initialize(led, toInitialize);
    return response;
  }

  async describe(request: ShareGroupDescribeRequest): Promise<Init<ShareGroupDescribeResponse>> {
    const groups = request.groupIds.map((groupId) => {
      if (groupId === '') return { groupId, errorCode: ErrorCode.INVALID_GROUP_ID };
      const led = this.#led.find(groupId);
      if (typeof led === 'number') return { groupId, errorCode: led };
      return led.shard.ask<NonNullable<Init<ShareGroupDescribeResponse>['groups']>[number]>(
        () => answer(led.machine.shares.describe(groupId)),
        (errorCode) => ({ groupId, errorCode }),
      );
    });
    return { groups: await Promise.all(groups) };
  }

  /** Lets the share coordinator begin the states, and writes down whether it has. Resolves to what it said of each. */
  async initialize(
    { shard, machine }: LedPartition,
    toInitialize: StatesToInitialize,
  ): Promise<ReadonlyMap<string, ShareStateAnswer>> {
    const { groupId, topics, stateEpoch, startOffsetOf } = toInitialize;
    const answers = await this.#askForAll(groupId, topics, (key) =>
      this.#store.initialize(key, stateEpoch, startOffsetOf(key.topicId, key.partition)),
    );
    const isDone = [...answers.values()].every(({ errorCode }) => errorCode === ErrorCode.NONE);
    shard.run(() =>
      isDone ? machine.shares.initialized(toInitialize) : machine.shares.notInitialized(toInitialize),
    );
    return answers;
  }

  /** Lets the share coordinator forget states. Resolves to the topics that it could not forget, with the error. */
  async deleteStates(groupId: string, topics: StateTopics): Promise<ReadonlyMap<Uuid, ShareStateAnswer>> {
    const failed = new Map<Uuid, ShareStateAnswer>();
    await this.#askForAll(groupId, topics, async (key) => {
      const deleted = await this.#store.delete(key);
      if (deleted.errorCode !== ErrorCode.NONE) failed.set(key.topicId, deleted);
      return deleted;
    });
    return failed;
  }

  async #askForAll(
    groupId: string,
    topics: StateTopics,
    ask: (key: SharePartitionKey) => Promise<ShareStateAnswer>,
  ): Promise<ReadonlyMap<string, ShareStateAnswer>> {
    const answers = [...sharePartitionsIn(groupId, topics)].map(
      async (key) => [`${key.topicId}/${key.partition}`, await ask(key)] as const,
    );
    return new Map(await Promise.all(answers));
  }
}

function heartbeatRefusal(request: ShareGroupHeartbeatRequest): Refusal | undefined {
  const { memberId, groupId, rackId, memberEpoch, subscribedTopicNames } = request;
  if (memberId.trim() === '') return invalid("MemberId can't be empty.");
  if (groupId.trim() === '') return invalid("GroupId can't be empty.");
  if (rackId?.trim() === '') return invalid("RackId can't be empty.");
  if (memberEpoch === JOINING_EPOCH && (subscribedTopicNames ?? []).length === 0)
    return invalid('SubscribedTopicNames must be set in first request.');
  return memberEpoch < LEAVING_EPOCH ? invalid('MemberEpoch is invalid.') : undefined;
}

function invalid(message: string): Refusal {
  return new Refusal(ErrorCode.INVALID_REQUEST, message);
}
