import type { Random } from '@kavka/base';

/** What the choice of a partition looks at. */
export interface PartitionLoad {
  /** Partitions with a leader. */
  readonly partitions: readonly number[];
  /** Batches that wait, by partition; undefined where all are alike. */
  waiting(partition: number): number;
}

/**
 * The partition for records without a key: one is kept until a batch's worth has gone there, so that batches fill. The next one is drawn at
 * random; where batches wait, partitions with fewer of them are drawn more often.
 */
export class StickyPartition {
  readonly #random: Random;
  readonly #switchBytes: number;
  readonly #isAdaptive: boolean;
  #partition = -1;
  #bytes = 0;

  constructor(random: Random, switchBytes: number, isAdaptive: boolean) {
    this.#random = random;
    this.#switchBytes = Math.max(switchBytes, 1);
    this.#isAdaptive = isAdaptive;
  }

  /** The present choice; -1 while there is none. */
  get chosen(): number {
    return this.#partition;
  }

  /** @param load has at least one partition */
  choose(load: PartitionLoad): number {
    if (this.#partition < 0) this.#partition = this.#draw(load);
    return this.#partition;
  }

  /** `sizeBytes` went to the partition chosen. */
  appended(sizeBytes: number): void {
    this.#bytes += sizeBytes;
  }

  /** A batch for the partition chosen has ended, because it is full or because it has been sent. */
  batchEnded(isFull: boolean): void {
    if (isFull || this.#bytes >= this.#switchBytes) this.next();
  }

  /** Chooses anew with the next record, such as when the partition has lost its leader. */
  next(): void {
    this.#partition = -1;
    this.#bytes = 0;
  }

  #draw(load: PartitionLoad): number {
    const { partitions } = load;
    const count = partitions.length;
    if (!this.#isAdaptive || count === 1) return partitions[this.#random.below(count)]!;
    let longest = 0;
    for (const partition of partitions) longest = Math.max(longest, load.waiting(partition));
    let total = 0;
    for (const partition of partitions) total += longest + 1 - load.waiting(partition);
    let drawn = this.#random.below(total);
    for (const partition of partitions) {
      drawn -= longest + 1 - load.waiting(partition);
      if (drawn < 0) return partition;
    }
    return partitions[0]!;
  }
}
