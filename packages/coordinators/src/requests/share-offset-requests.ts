import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type {
  DescribeShareGroupOffsetsRequest,
  DescribeShareGroupOffsetsRequestGroup,
  DescribeShareGroupOffsetsResponse,
  DescribeShareGroupOffsetsResponseGroup,
  DescribeShareGroupOffsetsResponsePartition,
} from '@kavka/protocol/messages/90-describe-share-group-offsets';
import type {
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsResponse,
  AlterShareGroupOffsetsResponseTopic,
} from '@kavka/protocol/messages/91-alter-share-group-offsets';
import type {
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/92-delete-share-group-offsets';
import type { Alteration, Deletion } from '../group/share/share-offsets.ts';
import type { MetadataView } from '../ports.ts';
import { Refusal } from '../runtime/refusal.ts';
import type { LatestOffset, ShareStateAnswer, ShareStateStore } from '../share-state/share-state-store.ts';
import type { LedPartitions } from './led-partitions.ts';
import type { ShareRequests } from './share-requests.ts';

export interface ShareOffsetSources {
  readonly store: ShareStateStore;
  readonly metadata: MetadataView;
  readonly latestOffset: LatestOffset;
}

interface AskedTopic {
  readonly name: string;
  readonly id: Uuid | undefined;
  readonly partitions: readonly number[];
}

/** What administrators ask of the offsets of share groups. */
export class ShareOffsetRequests {
  readonly #led: LedPartitions;
  readonly #shares: ShareRequests;
  readonly #sources: ShareOffsetSources;

  constructor(led: LedPartitions, shares: ShareRequests, sources: ShareOffsetSources) {
    this.#led = led;
    this.#shares = shares;
    this.#sources = sources;
  }

  async describe(
    request: DescribeShareGroupOffsetsRequest,
  ): Promise<Init<DescribeShareGroupOffsetsResponse>> {
    return { groups: await Promise.all(request.groups.map((group) => this.#describe(group))) };
  }

  async alter(request: AlterShareGroupOffsetsRequest): Promise<Init<AlterShareGroupOffsetsResponse>> {
    if (request.groupId === '') return refused(ErrorCode.INVALID_GROUP_ID);
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return refused(led);
    const altered = await led.shard.ask<Alteration | Refusal>(
      () => led.machine.shareOffsets.alter(request),
      (errorCode) => new Refusal(errorCode, errorInfo(errorCode).message),
    );
    if (altered instanceof Refusal) return { ...altered };
    const { toInitialize, topics } = altered;
    if (toInitialize.topics.size === 0) return { responses: topics };
    const answers = await this.#shares.initialize(led, toInitialize);
    return { responses: topics.map((topic) => withAnswers(topic, answers)) };
  }

  async delete(request: DeleteShareGroupOffsetsRequest): Promise<Init<DeleteShareGroupOffsetsResponse>> {
    const { groupId } = request;
    if (groupId === '') return refused(ErrorCode.INVALID_GROUP_ID);
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return refused(led);
    const begun = await led.shard.ask<Deletion | Refusal>(
      () => led.machine.shareOffsets.delete(request),
      (errorCode) => new Refusal(errorCode, errorInfo(errorCode).message),
    );
    if (begun instanceof Refusal) return { ...begun };
    const { topics, errors } = begun;
    const failed = await this.#shares.deleteStates(groupId, topics);
    const gone = new Set([...topics.keys()].filter((topicId) => !failed.has(topicId)));
    const failures = [...failed].map(([topicId, { errorCode }]) => ({
      topicId,
      topicName: topics.get(topicId)?.name ?? '',
      errorCode,
      errorMessage: errorInfo(errorCode).message,
    }));
    if (gone.size === 0) return { responses: [...errors, ...failures] };
    return led.shard.ask<Init<DeleteShareGroupOffsetsResponse>>(
      () => ({
        ...led.machine.shareOffsets.deleted(groupId, gone),
        response: {
          responses: [
            ...[...gone].map((topicId) => ({ topicId, topicName: topics.get(topicId)?.name ?? '' })),
            ...errors,
            ...failures,
          ],
        },
      }),
      refused,
    );
  }

  async #describe(
    group: DescribeShareGroupOffsetsRequestGroup,
  ): Promise<Init<DescribeShareGroupOffsetsResponseGroup>> {
    const { groupId } = group;
    if (this.#led.isClosed) return { groupId, ...refused(ErrorCode.COORDINATOR_NOT_AVAILABLE) };
    const topics = this.#topicsOf(group);
    if (typeof topics === 'number') return { groupId, ...refused(topics) };
    const described = topics.map(async ({ name, id, partitions }) => ({
      topicName: name,
      topicId: id ?? ZERO_UUID,
      partitions: await Promise.all(
        partitions.map((partition) => this.#described(groupId, name, id, partition)),
      ),
    }));
    return { groupId, topics: await Promise.all(described) };
  }

  /** Those that were asked for; else those that have a state. */
  #topicsOf({ groupId, topics }: DescribeShareGroupOffsetsRequestGroup): AskedTopic[] | number {
    const { metadata } = this.#sources;
    if (topics !== null)
      return topics.map(({ topicName, partitions }) => {
        return { name: topicName, id: metadata.topicId(topicName), partitions };
      });
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return led;
    const states = led.machine.groups.share(groupId)?.statePartitions.initialized ?? new Map();
    return [...states].flatMap(([id, { partitions }]) => {
      const name = metadata.topicName(id);
      return name === undefined ? [] : [{ name, id, partitions: [...partitions] }];
    });
  }

  async #described(
    groupId: string,
    topic: string,
    topicId: Uuid | undefined,
    partition: number,
  ): Promise<Init<DescribeShareGroupOffsetsResponsePartition>> {
    // As in Kafka, without an error.
    if (topicId === undefined) return { partitionIndex: partition, startOffset: -1n, lag: -1n };
    const summary = await this.#sources.store.summary({ groupId, topicId, partition });
    const { errorCode, errorMessage, startOffset, leaderEpoch, deliveryCompleteCount } = summary;
    if (errorCode !== ErrorCode.NONE) return { ...failed(partition, errorCode), errorMessage };
    const told = { partitionIndex: partition, startOffset: BigInt(startOffset), leaderEpoch };
    if (startOffset === -1 || deliveryCompleteCount === -1) return { ...told, lag: -1n };
    const latest = await this.#sources.latestOffset(topic, partition);
    if (latest.errorCode !== ErrorCode.NONE) return failed(partition, latest.errorCode);
    return { ...told, lag: BigInt(latest.offset - startOffset - deliveryCompleteCount) };
  }
}

function withAnswers(
  topic: Init<AlterShareGroupOffsetsResponseTopic>,
  answers: ReadonlyMap<string, ShareStateAnswer>,
): Init<AlterShareGroupOffsetsResponseTopic> {
  return {
    ...topic,
    partitions: (topic.partitions ?? []).map((partition) => {
      const answer = answers.get(`${topic.topicId}/${partition.partitionIndex}`);
      return answer === undefined || answer.errorCode === ErrorCode.NONE
        ? partition
        : { ...partition, ...answer };
    }),
  };
}

function failed(partitionIndex: number, errorCode: number): Init<DescribeShareGroupOffsetsResponsePartition> {
  return {
    partitionIndex,
    startOffset: -1n,
    lag: -1n,
    errorCode,
    errorMessage: errorInfo(errorCode).message,
  };
}

function refused(errorCode: number): { errorCode: number; errorMessage: string } {
  return { errorCode, errorMessage: errorInfo(errorCode).message };
}
