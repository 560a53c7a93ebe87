import { ErrorCode } from '@kavka/protocol';
import type { Shard } from './shard.ts';

/** A partition of a coordinator's topic that this node leads. */
export interface LedShard<Record, Machine> {
  readonly leaderEpoch: number;
  readonly shard: Shard<Record>;
  readonly machine: Machine;
}

/** The partitions of one coordinator's topic that this node leads. */
export class LedShards<Record, Machine> {
  readonly #lead: (partition: number, leaderEpoch: number) => LedShard<Record, Machine>;
  readonly #shards = new Map<number, LedShard<Record, Machine>>();
  #isClosed = false;

  /** `lead` makes the shard of a partition, which is not loaded yet. */
  constructor(lead: (partition: number, leaderEpoch: number) => LedShard<Record, Machine>) {
    this.#lead = lead;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  all(): IterableIterator<LedShard<Record, Machine>> {
    return this.#shards.values();
  }

  /** The shard of a partition, or why it cannot serve. */
  find(partition: number): LedShard<Record, Machine> | number {
    if (this.#isClosed) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
    const led = this.#shards.get(partition);
    if (led === undefined) return ErrorCode.NOT_COORDINATOR;
    const refusal = led.shard.refusal();
    return refusal === ErrorCode.NONE ? led : refusal;
  }

  /** What was loaded in an earlier epoch, or could not be loaded, is dropped; a call of an old epoch changes nothing. */
  load(partition: number, leaderEpoch: number): Promise<void> {
    const previous = this.#shards.get(partition);
    const isCurrent =
      previous !== undefined && previous.leaderEpoch >= leaderEpoch && !previous.shard.isClosed;
    if (this.#isClosed || isCurrent) return Promise.resolve();
    previous?.shard.close();
    const led = this.#lead(partition, leaderEpoch);
    this.#shards.set(partition, led);
    return led.shard.load();
  }

  unload(partition: number): void {
    this.#shards.get(partition)?.shard.close();
    this.#shards.delete(partition);
  }

  close(): void {
    this.#isClosed = true;
    for (const partition of [...this.#shards.keys()]) this.unload(partition);
  }
}
