import { type Clock, delay } from '@kavka/base';
import type {
  ShareCoordinator,
  SharePartitionKey,
  ShareStateStore,
  ShareStateSummary,
} from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import { SHARE_GROUP_STATE_TOPIC } from '../topic/internal-topics.ts';
import type { TopicCreation } from '../topic/topic-creation.ts';
import type {
  PersistedChange,
  PersistedState,
  PersisterError,
  ShareStatePersister,
} from './share-state-persister.ts';

const RETRY_DELAY_MS = 100;
const MAX_TRIES = 30;

const PASSING: ReadonlySet<number> = new Set([
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.NOT_COORDINATOR,
]);

/** The share coordinator on this node. Its topic is created when it is first needed, and while it is being loaded requests wait. */
export class LocalStatePersister implements ShareStatePersister, ShareStateStore {
  readonly #coordinator: ShareCoordinator;
  readonly #topicCreation: Pick<TopicCreation, 'ensureInternalTopic'>;
  readonly #clock: Clock;

  constructor(
    coordinator: ShareCoordinator,
    topicCreation: Pick<TopicCreation, 'ensureInternalTopic'>,
    clock: Clock,
  ) {
    this.#coordinator = coordinator;
    this.#topicCreation = topicCreation;
    this.#clock = clock;
  }

  initialize(key: SharePartitionKey, stateEpoch: number, startOffset: number): Promise<PersisterError> {
    const { partition } = key;
    return this.#ask(async () =>
      only(
        await this.#coordinator.initializeState(
          of(key, { partition, stateEpoch, startOffset: BigInt(startOffset) }),
        ),
      ),
    );
  }

  async read(key: SharePartitionKey, leaderEpoch: number): Promise<PersistedState | PersisterError> {
    const { partition } = key;
    const answer = await this.#ask(async () =>
      only(await this.#coordinator.readState(of(key, { partition, leaderEpoch }))),
    );
    if (answer.errorCode !== ErrorCode.NONE) return answer;
    return {
      errorCode: ErrorCode.NONE,
      stateEpoch: answer.stateEpoch ?? 0,
      startOffset: Number(answer.startOffset ?? -1n),
      stateBatches: (answer.stateBatches ?? []).map((batch) => ({
        firstOffset: Number(batch.firstOffset),
        lastOffset: Number(batch.lastOffset),
        deliveryState: batch.deliveryState ?? 0,
        deliveryCount: batch.deliveryCount ?? 0,
      })),
    };
  }

  write(key: SharePartitionKey, change: PersistedChange): Promise<PersisterError> {
    const partitionData = {
      ...change,
      partition: key.partition,
      startOffset: BigInt(change.startOffset),
      stateBatches: change.stateBatches.map((batch) => ({
        ...batch,
        firstOffset: BigInt(batch.firstOffset),
        lastOffset: BigInt(batch.lastOffset),
      })),
    };
    return this.#ask(async () => only(await this.#coordinator.writeState(of(key, partitionData))));
  }

  delete(key: SharePartitionKey): Promise<PersisterError> {
    const { partition } = key;
    return this.#ask(async () => only(await this.#coordinator.deleteState(of(key, { partition }))));
  }

  /** Where the group is in the partition; startOffset -1: nowhere yet. */
  async summary(key: SharePartitionKey): Promise<ShareStateSummary> {
    const { partition } = key;
    const answer = await this.#ask(async () =>
      only(await this.#coordinator.readStateSummary(of(key, { partition, leaderEpoch: -1 }))),
    );
    return {
      errorCode: answer.errorCode,
      errorMessage: answer.errorMessage,
      startOffset: Number(answer.startOffset ?? -1n),
      leaderEpoch: answer.leaderEpoch ?? 0,
      deliveryCompleteCount: answer.deliveryCompleteCount ?? -1,
    };
  }

  async #ask<Answer extends PersisterError>(request: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await request();
      if (!PASSING.has(answer.errorCode) || tries >= MAX_TRIES) return answer;
      await this.#topicCreation.ensureInternalTopic(SHARE_GROUP_STATE_TOPIC);
      if (tries > 1) await delay(this.#clock, RETRY_DELAY_MS);
    }
  }
}

function of<Partition>({ groupId, topicId }: SharePartitionKey, partition: Partition) {
  return { groupId, topics: [{ topicId, partitions: [partition] }] };
}

interface Results<Result> {
  readonly results?: readonly { readonly partitions?: readonly Result[] | undefined }[] | undefined;
}

/** The answer for the one partition that was asked about. */
function only<
  Result extends {
    readonly errorCode?: number | undefined;
    readonly errorMessage?: string | null | undefined;
  },
>({ results }: Results<Result>): Omit<Result, 'errorCode' | 'errorMessage'> & PersisterError {
  const result = results?.[0]?.partitions?.[0];
  if (result === undefined) throw new TypeError('the share coordinator answers about each partition');
  return {
    ...result,
    errorCode: result.errorCode ?? ErrorCode.NONE,
    errorMessage: result.errorMessage ?? null,
  };
}
