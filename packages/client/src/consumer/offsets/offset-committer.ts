import type { Cluster } from '../../cluster/index.ts';
import { IllegalStateError } from '../../errors/index.ts';
import type { Assignment } from '../assignment/assignment.ts';
import type { PartitionState } from '../assignment/partition-state.ts';
import type { TopicPartition } from '../topic-partition.ts';
import {
  type CommittedOffset,
  type CoordinatorOptions,
  commitOffsets,
  type GroupIdentity,
} from './committed-offsets.ts';

export interface CommitterSettings {
  /** Undefined where nothing is committed in the background. */
  readonly autoCommitIntervalMs: number | undefined;
  readonly defaultTimeoutMs: number;
}

/** Commits offsets: those that the application names, and in the background those of what it is done with. */
export class OffsetCommitter {
  readonly #cluster: Cluster;
  readonly #assignment: Assignment;
  readonly #settings: CommitterSettings;
  readonly #identity: () => GroupIdentity | undefined;
  readonly #committed: (offsets: readonly CommittedOffset[]) => void;
  #cancelTimer: () => void = () => {};
  #isStopped = false;

  constructor(
    cluster: Cluster,
    assignment: Assignment,
    settings: CommitterSettings,
    identity: () => GroupIdentity | undefined,
    committed: (offsets: readonly CommittedOffset[]) => void,
  ) {
    this.#committed = committed;
    this.#cluster = cluster;
    this.#assignment = assignment;
    this.#settings = settings;
    this.#identity = identity;
    this.#commitLater();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
  }

  /** @throws KafkaError, IllegalStateError outside of a group */
  async commit(offsets: readonly CommittedOffset[], options: CoordinatorOptions): Promise<void> {
    const identity = this.#identity();
    if (identity === undefined)
      throw new IllegalStateError('offsets are committed for a group: give a group.id');
    if (offsets.length === 0) return;
    await commitOffsets(this.#cluster, identity, offsets, options);
    for (const one of offsets) {
      const state = this.#assignment.get(one);
      if (state !== undefined) state.committed = one.offset;
    }
    this.#committed(offsets);
  }

  /** What has been handed out so far, of all partitions. */
  positions(): CommittedOffset[] {
    return [...this.#assignment].flatMap((state) =>
      state.position < 0 ? [] : [committable(state, state.position)],
    );
  }

  /** Before partitions go, where offsets are committed automatically; what goes wrong is logged: the records come again. */
  async commitProcessed(
    partitions: Iterable<TopicPartition>,
    timeoutMs = this.#settings.defaultTimeoutMs,
  ): Promise<void> {
    if (this.#settings.autoCommitIntervalMs === undefined) return;
    const offsets: CommittedOffset[] = [];
    for (const one of partitions) {
      const state = this.#assignment.get(one);
      if (state !== undefined && state.processed >= 0 && state.processed !== state.committed)
        offsets.push(committable(state, state.processed));
    }
    try {
      await this.commit(offsets, { timeoutMs });
    } catch (error) {
      this.#cluster.world.logger.warn('Offsets not committed', { reason: String(error) });
    }
  }

  #commitLater(): void {
    const intervalMs = this.#settings.autoCommitIntervalMs;
    if (intervalMs === undefined || this.#isStopped) return;
    this.#cancelTimer = this.#cluster.world.clock.schedule(intervalMs, () => {
      const timeoutMs = Math.max(intervalMs, this.#cluster.settings.requestTimeoutMs);
      void this.commitProcessed(this.#assignment.partitions(), timeoutMs).then(() => this.#commitLater());
    });
  }
}

function committable({ topic, partition, leaderEpoch }: PartitionState, offset: number): CommittedOffset {
  return { topic, partition, offset, leaderEpoch, metadata: '' };
}
