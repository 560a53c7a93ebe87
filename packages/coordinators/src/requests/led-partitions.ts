import { ErrorCode } from '@kavka/protocol';
import { GroupMachine } from '../group/group-machine.ts';
import { partitionOfGroup } from '../group/partition-of-group.ts';
import type { GroupCoordinatorOptions } from '../group-coordinator.ts';
import type { GroupRecord } from '../records/group-record.ts';
import { Shard } from '../runtime/shard.ts';

/** Kafka's topic of groups and their offsets. */
const OFFSETS_TOPIC = '__consumer_offsets';

/** A partition of the offsets topic that this node leads. */
export interface LedPartition {
  readonly leaderEpoch: number;
  readonly shard: Shard<GroupRecord>;
  readonly machine: GroupMachine;
}

/** The partitions of the offsets topic that this node leads, and the way from a group to its own. */
export class LedPartitions {
  readonly #options: GroupCoordinatorOptions;
  readonly #partitions = new Map<number, LedPartition>();
  #isClosed = false;

  constructor(options: GroupCoordinatorOptions) {
    this.#options = options;
  }

  partitionFor(groupId: string): number {
    const { metadata, config } = this.#options;
    return partitionOfGroup(groupId, metadata.partitionCount(OFFSETS_TOPIC) ?? config.offsetsTopicPartitions);
  }

  /** The partition of a group, or why it cannot be served. */
  find(groupId: string): LedPartition | number {
    return this.at(this.partitionFor(groupId));
  }

  /** The partition of a number, or why it cannot be served. */
  at(partition: number): LedPartition | number {
    if (this.#isClosed) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
    const led = this.#partitions.get(partition);
    if (led === undefined) return ErrorCode.NOT_COORDINATOR;
    const refusal = led.shard.refusal();
    return refusal === ErrorCode.NONE ? led : refusal;
  }

  all(): LedPartition[] {
    return [...this.#partitions.values()];
  }

  get isClosed(): boolean {
    return this.#isClosed;
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

  #lead(partition: number, leaderEpoch: number): LedPartition {
    const { log, clock, config } = this.#options;
    const logger = this.#options.logger.with({ partition });
    const machine = new GroupMachine({ ...this.#options, logger, run: (event) => shard.run(event) });
    const shard = new Shard({
      partition,
      log,
      clock,
      logger,
      maxBatchBytes: config.maxBatchBytes,
      writeTimeoutMs: config.offsetsCommitTimeoutMs,
      machine,
    });
    return { leaderEpoch, shard, machine };
  }
}
