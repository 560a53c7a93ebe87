import { ErrorCode } from '@kavka/protocol';
import { partitionOfGroup } from '../group/partition-of-group.ts';
import { Shard } from '../runtime/shard.ts';
import type { ShareCoordinatorOptions } from './share-coordinator.ts';
import { type SharePartitionKey, sharePartitionName } from './share-partition-key.ts';
import { ShareStateMachine } from './share-state-machine.ts';
import type { ShareStateRecord } from './share-state-record.ts';

const STATE_TOPIC = '__share_group_state';

/** A partition of the state topic that this node leads. */
export interface LedShareState {
  readonly leaderEpoch: number;
  readonly shard: Shard<ShareStateRecord>;
  readonly machine: ShareStateMachine;
}

/** The partitions of the state topic that this node leads, and the way from a share partition to its own. */
export class LedShareStates {
  readonly #options: ShareCoordinatorOptions;
  readonly #partitions = new Map<number, LedShareState>();
  #isClosed = false;

  constructor(options: ShareCoordinatorOptions) {
    this.#options = options;
  }

  partitionFor(key: SharePartitionKey): number {
    const { metadata, config } = this.#options;
    return partitionOfGroup(
      sharePartitionName(key),
      metadata.partitionCount(STATE_TOPIC) ?? config.stateTopicPartitions,
    );
  }

  /** The partition that holds a state, or why it cannot be served. */
  find(key: SharePartitionKey): LedShareState | number {
    if (this.#isClosed) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
    const led = this.#partitions.get(this.partitionFor(key));
    if (led === undefined) return ErrorCode.NOT_COORDINATOR;
    const refusal = led.shard.refusal();
    return refusal === ErrorCode.NONE ? led : refusal;
  }

  all(): Iterable<LedShareState> {
    return this.#partitions.values();
  }

  /** What was loaded in an earlier epoch, or could not be loaded, is dropped; a call of an old epoch changes nothing. */
  load(partition: number, leaderEpoch: number): Promise<void> {
    const previous = this.#partitions.get(partition);
    const isCurrent =
      previous !== undefined && previous.leaderEpoch >= leaderEpoch && !previous.shard.isClosed;
    if (this.#isClosed || isCurrent) return Promise.resolve();
    previous?.shard.close();
    const led = this.#lead(partition, leaderEpoch);
    this.#partitions.set(partition, led);
    return led.shard.load();
  }

  unload(partition: number): void {
    this.#partitions.get(partition)?.shard.close();
    this.#partitions.delete(partition);
  }

  close(): void {
    this.#isClosed = true;
    for (const partition of [...this.#partitions.keys()]) this.unload(partition);
  }

  #lead(partition: number, leaderEpoch: number): LedShareState {
    const { log, clock, config, metadata } = this.#options;
    const logger = this.#options.logger.with({ partition });
    const machine = new ShareStateMachine({
      clock,
      logger,
      config,
      metadata,
      run: (event) => shard.run(event),
      prune: (beforeOffset) => log.deleteBefore(partition, beforeOffset),
    });
    const { maxBatchBytes, writeTimeoutMs } = config;
    const shard = new Shard({ partition, log, clock, logger, maxBatchBytes, writeTimeoutMs, machine });
    return { leaderEpoch, shard, machine };
  }
}
