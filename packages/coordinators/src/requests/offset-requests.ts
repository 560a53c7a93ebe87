import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode, type Init } from '@kavka/protocol';
import type { OffsetCommitRequest, OffsetCommitResponse } from '@kavka/protocol/messages/08-offset-commit';
import type {
  OffsetFetchRequest,
  OffsetFetchRequestGroup,
  OffsetFetchResponse,
  OffsetFetchResponseGroup,
} from '@kavka/protocol/messages/09-offset-fetch';
import type {
  TxnOffsetCommitRequest,
  TxnOffsetCommitResponse,
} from '@kavka/protocol/messages/28-txn-offset-commit';
import type { OffsetDeleteRequest, OffsetDeleteResponse } from '@kavka/protocol/messages/47-offset-delete';
import type { RequestOrigin, TransactionGuard } from '../group-coordinator.ts';
import { allRefused } from '../offsets/commit-offsets.ts';
import type { TopicQuery } from '../offsets/fetch-offsets.ts';
import { FIRST_VERSION_WITH_TOPIC_IDS, merged, partByKnownTopics } from '../offsets/known-topics.ts';
import { asOffsetCommit } from '../offsets/transactional-commit.ts';
import type { EndMarker, MetadataView } from '../ports.ts';
import { clientError } from '../runtime/client-error.ts';
import { answer } from '../runtime/outcome.ts';
import type { LedPartition, LedPartitions } from './led-partitions.ts';

/** From here on a request asks for several groups. */
const FIRST_FETCH_OF_MANY_GROUPS = 8;

/** From here on the response has an error for all of it, beside those of partitions. */
const FIRST_FETCH_WITH_ERROR = 2;

/** The last version of OffsetCommit that names topics. */
const LAST_BY_NAME = FIRST_VERSION_WITH_TOPIC_IDS - 1;

/** Requests about the offsets of groups. */
export class OffsetRequests {
  readonly #led: LedPartitions;
  readonly #metadata: MetadataView;

  constructor(led: LedPartitions, metadata: MetadataView) {
    this.#led = led;
    this.#metadata = metadata;
  }

  async commit(request: OffsetCommitRequest, origin: RequestOrigin): Promise<Init<OffsetCommitResponse>> {
    const { known, unknown } = partByKnownTopics(request, origin.version, this.#metadata);
    if (known.topics.length === 0) return { topics: unknown };
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return { topics: merged(unknown, allRefused(known, led)) };
    const topics = await led.shard.ask(
      () => led.machine.commit(known, origin.version),
      (error) => allRefused(known, error),
    );
    return { topics: merged(unknown, topics) };
  }

  async commitInTransaction(
    request: TxnOffsetCommitRequest,
    verify: (partition: number) => Promise<TransactionGuard | number>,
  ): Promise<Init<TxnOffsetCommitResponse>> {
    const { groupId, producerId, producerEpoch } = request;
    const parted = partByKnownTopics(asOffsetCommit(request), LAST_BY_NAME, this.#metadata);
    const { known } = parted;
    const unknown = withoutIds(parted.unknown);
    if (known.topics.length === 0) return { topics: unknown };
    const refused = (error: number) => ({ topics: merged(unknown, withoutIds(allRefused(known, error))) });
    if (groupId === '') return refused(ErrorCode.INVALID_GROUP_ID);
    const verified = await verify(this.#led.partitionFor(groupId));
    if (typeof verified === 'number') return refused(clientError(verified));
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return refused(led);
    const stamp = { producerId, producerEpoch, guard: verified.guard };
    const topics = await led.shard.ask(
      () => led.machine.commitInTransaction(known, stamp),
      (error) => allRefused(known, error),
    );
    return { topics: merged(unknown, withoutIds(topics)) };
  }

  async completeTransaction(partition: number, marker: EndMarker): Promise<number> {
    const led = this.#led.at(partition);
    if (typeof led === 'number') return led;
    return led.shard.ask<number>(
      () => ({ records: [], marker, response: ErrorCode.NONE }),
      (error) => error,
    );
  }

  async fetch(request: OffsetFetchRequest, origin: RequestOrigin): Promise<Init<OffsetFetchResponse>> {
    const { version } = origin;
    if (version >= FIRST_FETCH_OF_MANY_GROUPS) {
      const groups = request.groups.map((group) => this.#fetchGroup(group, request.requireStable, version));
      return { groups: await Promise.all(groups) };
    }
    const { groupId, topics } = request;
    const named = topics?.map((topic) => ({ ...topic, topicId: ZERO_UUID })) ?? null;
    const only = { groupId, memberId: null, memberEpoch: -1, topics: named };
    const group = await this.#fetchGroup(only, request.requireStable, version);
    if (group.errorCode && version < FIRST_FETCH_WITH_ERROR)
      return { topics: refusedTopics(only, group.errorCode) };
    return { topics: group.topics, errorCode: group.errorCode };
  }

  async delete(request: OffsetDeleteRequest): Promise<Init<OffsetDeleteResponse>> {
    if (request.groupId === '') return { errorCode: ErrorCode.INVALID_GROUP_ID };
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return { errorCode: led };
    return led.shard.ask<Init<OffsetDeleteResponse>>(
      () => led.machine.deleteOffsets(request),
      (errorCode) => ({ errorCode }),
    );
  }

  async #fetchGroup(
    group: OffsetFetchRequestGroup,
    requireStable: boolean,
    version: number,
  ): Promise<Init<OffsetFetchResponseGroup>> {
    const { groupId } = group;
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return { groupId, errorCode: led };
    if (requireStable) {
      const errorCode = await allCommitted(led);
      if (errorCode !== ErrorCode.NONE) return { groupId, errorCode };
    }
    const withIds = version >= FIRST_VERSION_WITH_TOPIC_IDS;
    const topics = withIds ? this.#withNames(group.topics) : group.topics;
    const fetched = led.machine.fetch({ ...group, topics, requireStable });
    return withIds && topics === null ? { ...fetched, topics: this.#withIds(fetched.topics ?? []) } : fetched;
  }

  #withNames(topics: OffsetFetchRequestGroup['topics']): TopicQuery[] | null {
    if (topics === null) return null;
    return topics.map((topic) => ({ ...topic, name: this.#metadata.topicName(topic.topicId) ?? null }));
  }

  /** Topics that are gone cannot be told by id. */
  #withIds(topics: NonNullable<Init<OffsetFetchResponseGroup>['topics']>) {
    return topics.flatMap((topic) => {
      const topicId = this.#metadata.topicId(topic.name ?? '');
      return topicId === undefined ? [] : [{ ...topic, topicId }];
    });
  }
}

/** Answers of transactions name topics. */
function withoutIds<Topic extends object>(topics: readonly Topic[]): (Topic & { topicId: Uuid })[] {
  return topics.map((topic) => ({ ...topic, topicId: ZERO_UUID }));
}

/** Waits for what is on its way to the log; the error where it does not get there. */
function allCommitted({ shard }: LedPartition): Promise<number> {
  return shard.ask<number>(
    () => answer(ErrorCode.NONE),
    (error) => error,
  );
}

function refusedTopics(
  { topics }: Pick<OffsetFetchRequestGroup, 'topics'>,
  errorCode: number,
): NonNullable<Init<OffsetFetchResponse>['topics']> {
  return (topics ?? []).map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map((partitionIndex) => ({
      partitionIndex,
      committedOffset: -1n,
      metadata: '',
      errorCode,
    })),
  }));
}
