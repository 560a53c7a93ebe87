import type { Random } from '@kavka/base';
import type { TopicMetadata } from '../cluster/metadata-cache.ts';
import { PartitionQueue } from './partition-queue.ts';
import type { ProducerSettings } from './producer-settings.ts';
import { type PartitionLoad, StickyPartition } from './sticky-partition.ts';

/** The queues of one topic, and which of them is next for records without a key. */
export class TopicQueues implements PartitionLoad {
  readonly name: string;
  readonly #queues: PartitionQueue[] = [];
  readonly #sticky: StickyPartition;
  readonly #close: (queue: PartitionQueue) => void;
  #available: readonly number[] = [];

  /** @param close ends the open batch of a queue */
  constructor(
    name: string,
    random: Random,
    settings: ProducerSettings,
    close: (queue: PartitionQueue) => void,
  ) {
    this.name = name;
    this.#close = close;
    this.#sticky = new StickyPartition(random, settings.batchBytes, settings.isAdaptive);
  }

  get partitionCount(): number {
    return this.#queues.length;
  }

  get queues(): readonly PartitionQueue[] {
    return this.#queues;
  }

  /** Partitions with a leader; all where none has one. */
  get partitions(): readonly number[] {
    return this.#available;
  }

  waiting(partition: number): number {
    return this.#queues[partition]?.waitingCount ?? 0;
  }

  /** Takes what is known of the topic now. Partitions never become fewer, unless the topic is another one of the same name. */
  update({ partitions }: TopicMetadata): void {
    for (let index = this.#queues.length; index < partitions.length; index++)
      this.#queues.push(new PartitionQueue(this.name, index));
    const led = partitions.filter(({ leaderId }) => leaderId >= 0).map(({ partition }) => partition);
    this.#available = led.length > 0 ? led : partitions.map(({ partition }) => partition);
    const chosen = this.#sticky.chosen;
    if (chosen >= 0 && !this.#available.includes(chosen)) this.#sticky.next();
  }

  queue(partition: number): PartitionQueue | undefined {
    return this.#queues[partition];
  }

  /** The queue for a record of at most `sizeLimit` bytes without a key. */
  stickyQueue(sizeLimit: number): PartitionQueue {
    let queue = this.#queues[this.#sticky.choose(this)]!;
    const { open } = queue;
    if (open === undefined || !open.fits(sizeLimit)) {
      this.#sticky.batchEnded(open !== undefined);
      if (open !== undefined) this.#close(queue);
      queue = this.#queues[this.#sticky.choose(this)]!;
    }
    this.#sticky.appended(sizeLimit);
    return queue;
  }
}
