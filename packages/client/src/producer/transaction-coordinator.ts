import { ErrorCode, type Init } from '@kavka/protocol';
import type { Cluster } from '../cluster/cluster.ts';
import type { CoordinatorType } from '../cluster/coordinators.ts';
import type { Api } from '../connection/api.ts';
import { INIT_PRODUCER_ID } from '../connection/apis.ts';
import { KafkaError } from '../errors/index.ts';
import type { PartitionQueue } from './partition-queue.ts';
import type { ProducerIdentity } from './producer-identity.ts';
import {
  ADD_OFFSETS_TO_TXN,
  ADD_PARTITIONS_TO_TXN,
  END_TXN,
  END_TXN_V1,
  TXN_OFFSET_COMMIT,
  TXN_OFFSET_COMMIT_V1,
} from './transaction-apis.ts';
import { type Refusal, type TransactionStep, transactionError, worst } from './transaction-errors.ts';

/**
 * An offset to be committed with a transaction: the next one to be read.
 *
 * @example
 * await producer.sendOffsetsToTransaction([{ topic: 'orders', partition: 0, offset: 17 }], 'billing');
 */
export interface TransactionOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number | bigint;
  readonly leaderEpoch?: number | undefined;
  readonly metadata?: string | null | undefined;
}

/**
 * The group whose offsets they are, with the member that commits them, so that one that was replaced cannot.
 *
 * @example
 * await producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata!);
 */
export interface GroupMember {
  readonly groupId: string;
  readonly generationId?: number | undefined;
  readonly memberId?: string | undefined;
  readonly groupInstanceId?: string | null | undefined;
}

/** What makes a level of `transaction.version`: 2 adds partitions by themselves, and gives each transaction an epoch of its own. */
const SECOND_KIND = 2;

const COORDINATOR_ERRORS: ReadonlySet<number> = new Set([
  ErrorCode.NOT_COORDINATOR,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
]);
/** The requests of transactions, each tried again until it is answered or `max.block.ms` is over. */
export class TransactionCoordinator {
  readonly transactionalId: string;
  readonly #cluster: Cluster;
  readonly #identity: ProducerIdentity;
  readonly #timeoutMs: number;
  #isSecondKind = false;

  constructor(cluster: Cluster, identity: ProducerIdentity, transactionalId: string, timeoutMs: number) {
    this.#cluster = cluster;
    this.#identity = identity;
    this.transactionalId = transactionalId;
    this.#timeoutMs = timeoutMs;
  }

  /** Whether the cluster has transactions of the second kind (KIP-890). */
  get isSecondKind(): boolean {
    return this.#isSecondKind;
  }

  /** Takes the id over from whoever had it, or the next epoch of one's own. */
  async init(transactionTimeoutMs: number): Promise<void> {
    const { producerId, producerEpoch } = this.#identity;
    const { transactionalId } = this;
    const request = { transactionalId, transactionTimeoutMs, producerId, producerEpoch };
    const answer = await this.#ask(
      'transaction',
      transactionalId,
      'init',
      INIT_PRODUCER_ID,
      request,
      ({ errorCode }) => ({ errorCode }),
    );
    this.#identity.become(answer.producerId, answer.producerEpoch);
    const connection = await this.#cluster.anyConnection();
    this.#isSecondKind =
      connection.versions.featureLevel('transaction.version') >= SECOND_KIND &&
      connection.versions.versionOf(END_TXN) > END_TXN_V1.highest;
  }

  async addPartitions(queues: readonly PartitionQueue[]): Promise<void> {
    const topics = new Map<string, number[]>();
    for (const { topic, partition } of queues) topics.set(topic, [...(topics.get(topic) ?? []), partition]);
    const request = {
      v3AndBelowTransactionalId: this.transactionalId,
      v3AndBelowProducerId: this.#identity.producerId,
      v3AndBelowProducerEpoch: this.#identity.producerEpoch,
      v3AndBelowTopics: [...topics].map(([name, partitions]) => ({ name, partitions })),
    };
    await this.#ask('transaction', this.transactionalId, 'add', ADD_PARTITIONS_TO_TXN, request, (answer) =>
      worst(
        'add',
        answer.resultsByTopicV3AndBelow.flatMap(({ name: topic, resultsByPartition }) =>
          resultsByPartition.map(({ partitionIndex: partition, partitionErrorCode: errorCode }) => ({
            topic,
            partition,
            errorCode,
          })),
        ),
      ),
    );
  }

  async commitOffsets(offsets: readonly TransactionOffset[], member: GroupMember): Promise<void> {
    const { groupId } = member;
    const own = { transactionalId: this.transactionalId, ...this.#producer() };
    if (!this.#isSecondKind) {
      const added = { ...own, groupId };
      await this.#ask(
        'transaction',
        this.transactionalId,
        'offsets',
        ADD_OFFSETS_TO_TXN,
        added,
        ({ errorCode }) => ({ errorCode }),
      );
    }
    const topics = Map.groupBy(offsets, ({ topic }) => topic);
    const request = {
      ...own,
      groupId,
      generationId: member.generationId ?? -1,
      memberId: member.memberId ?? '',
      groupInstanceId: member.groupInstanceId ?? null,
      topics: [...topics].map(([name, partitions]) => ({ name, partitions: partitions.map(partitionOf) })),
    };
    const commit = this.#isSecondKind ? TXN_OFFSET_COMMIT : TXN_OFFSET_COMMIT_V1;
    await this.#ask('group', groupId, 'offsets', commit, request, (answer) =>
      worst(
        'offsets',
        answer.topics.flatMap(({ name: topic, partitions }) =>
          partitions.map(({ partitionIndex: partition, errorCode }) => ({ topic, partition, errorCode })),
        ),
      ),
    );
  }

  async end(committed: boolean): Promise<void> {
    const request = { transactionalId: this.transactionalId, ...this.#producer(), committed };
    const api = this.#isSecondKind ? END_TXN : END_TXN_V1;
    const answer = await this.#ask(
      'transaction',
      this.transactionalId,
      committed ? 'commit' : 'abort',
      api,
      request,
      ({ errorCode }) => ({ errorCode }),
    );
    if (this.#isSecondKind && answer.producerId >= 0n)
      this.#identity.become(answer.producerId, answer.producerEpoch);
  }

  #producer(): { producerId: bigint; producerEpoch: number } {
    const { producerId, producerEpoch } = this.#identity;
    return { producerId, producerEpoch };
  }

  #ask<Request, Response>(
    type: CoordinatorType,
    key: string,
    step: TransactionStep,
    api: Api<Request, Response>,
    request: Init<Request>,
    refusalIn: (response: Response) => Refusal,
  ): Promise<Response> {
    const { transactionalId } = this;
    const context = { transactionalId, api: api.name, ...(type === 'group' && { groupId: key }) };
    const what = `${api.name} of transactional id ${transactionalId}`;
    return this.#cluster.retry({ timeoutMs: this.#timeoutMs, what }, async () => {
      let answer: Response;
      try {
        const nodeId = await this.#cluster.coordinator(type, key);
        answer = await this.#cluster.request(nodeId, api, request, { lane: 'coordinator' });
      } catch (error) {
        if (error instanceof KafkaError && error.isRetriable) this.#cluster.forgetCoordinator(type, key);
        throw error;
      }
      const refusal = refusalIn(answer);
      if (refusal.errorCode === ErrorCode.NONE) return answer;
      if (COORDINATOR_ERRORS.has(refusal.errorCode)) this.#cluster.forgetCoordinator(type, key);
      throw transactionError(step, refusal, context);
    });
  }
}

function partitionOf({ partition, offset, leaderEpoch, metadata }: TransactionOffset) {
  return {
    partitionIndex: partition,
    committedOffset: BigInt(offset),
    committedLeaderEpoch: leaderEpoch ?? -1,
    committedMetadata: metadata ?? '',
  };
}
