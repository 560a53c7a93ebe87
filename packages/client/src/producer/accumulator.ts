import type { Clock } from '@kavka/base';
import { BATCH_OVERHEAD, type RecordHeader } from '@kavka/protocol/records';
import { BatchMemory } from './batch-memory.ts';
import type { WritableValue } from './batch-writer.ts';
import type { PartitionQueue } from './partition-queue.ts';
import type { Completion, Resolve } from './prepared-record.ts';
import { ProducerBatch } from './producer-batch.ts';
import type { ProducerSettings } from './producer-settings.ts';
import { splitBatch } from './split-batch.ts';

/** Gathers records in batches, and hands over queues whose batches are full or have waited long enough. */
export class Accumulator {
  readonly #clock: Clock;
  readonly #lingerMs: number;
  readonly #memory: BatchMemory;
  readonly #ready: (queue: PartitionQueue) => void;
  /** Queues with an open batch. */
  readonly #open = new Set<PartitionQueue>();
  readonly #outstanding = new Set<ProducerBatch>();
  #flushes: { readonly batches: Set<ProducerBatch>; readonly done: () => void }[] = [];
  #isTimerSet = false;

  /** @param ready is called with a queue that has a batch to send */
  constructor(clock: Clock, settings: ProducerSettings, ready: (queue: PartitionQueue) => void) {
    this.#clock = clock;
    this.#lingerMs = settings.lingerMs;
    this.#memory = new BatchMemory(settings.batchBytes, settings.memoryBytes);
    this.#ready = ready;
  }

  /** Batches that are not decided yet. */
  get outstanding(): ReadonlySet<ProducerBatch> {
    return this.#outstanding;
  }

  get usedBytes(): number {
    return this.#memory.usedBytes;
  }

  /**
   * Puts a record of at most `sizeLimit` bytes into the open batch of `queue`, or into a new one; false where there is no memory for
   * that.
   */
  append(
    queue: PartitionQueue,
    sizeLimit: number,
    timestamp: number,
    key: Uint8Array | null,
    value: WritableValue | null,
    headers: readonly RecordHeader[],
    waiting: Resolve | Completion | null,
    isPromise: boolean,
  ): boolean {
    let batch = queue.open;
    if (batch === undefined || !batch.fits(sizeLimit)) {
      if (batch !== undefined) this.close(queue);
      batch = this.#openBatch(queue, sizeLimit);
      if (batch === undefined) return false;
    }
    batch.append(timestamp, key, value, headers, waiting, isPromise);
    return true;
  }

  /** Ends the open batch of `queue`. */
  close(queue: PartitionQueue): void {
    this.#open.delete(queue);
    queue.closeOpen();
    this.#ready(queue);
  }

  /** Ends all open batches now. */
  closeAll(): void {
    for (const queue of [...this.#open]) this.close(queue);
  }

  /** The batch is decided: its memory is free. */
  settled(batch: ProducerBatch): void {
    this.#outstanding.delete(batch);
    this.#memory.giveBack(batch.memory);
    if (this.#flushes.length === 0) return;
    for (const { batches, done } of this.#flushes) if (batches.delete(batch) && batches.size === 0) done();
    this.#flushes = this.#flushes.filter(({ batches }) => batches.size > 0);
  }

  /** Two batches in place of one that is too large for the broker: they are outstanding in its place. */
  split(batch: ProducerBatch): ProducerBatch[] {
    const halves = splitBatch(batch, (sizeBytes) => this.#memory.takeAtOnce(sizeBytes));
    this.#memory.giveBack(batch.memory);
    for (const batches of [this.#outstanding, ...this.#flushes.map((flush) => flush.batches)]) {
      if (batches.delete(batch)) for (const half of halves) batches.add(half);
    }
    return halves;
  }

  /** Sends all there is; resolves when it is decided. */
  flush(): Promise<void> {
    this.closeAll();
    if (this.#outstanding.size === 0) return Promise.resolve();
    return new Promise((done) => {
      this.#flushes.push({ batches: new Set(this.#outstanding), done });
    });
  }

  #openBatch(queue: PartitionQueue, sizeLimit: number): ProducerBatch | undefined {
    const memory = this.#memory.take(BATCH_OVERHEAD + sizeLimit);
    if (memory === undefined) {
      this.closeAll(); // so that memory comes back
      return undefined;
    }
    const batch = new ProducerBatch(queue.topic, queue.partition, this.#clock.monotonic(), memory);
    queue.open = batch;
    this.#outstanding.add(batch);
    this.#open.add(queue);
    this.#armTimer(this.#lingerMs);
    return batch;
  }

  /** One timer serves all batches; those that came while it ran get another one. */
  #armTimer(delayMs: number): void {
    if (this.#isTimerSet) return;
    this.#isTimerSet = true;
    const fire = (): void => {
      this.#isTimerSet = false;
      this.#closeLingered();
    };
    if (this.#lingerMs === 0) this.#clock.endOfTurn(fire);
    else this.#clock.schedule(delayMs, fire);
  }

  #closeLingered(): void {
    const nowMs = this.#clock.monotonic();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const queue of [...this.#open]) {
      const leftMs = (queue.open?.createdMs ?? 0) + this.#lingerMs - nowMs;
      // Timers are coarse: less than a millisecond is not worth another one.
      if (leftMs < 1) this.close(queue);
      else nextMs = Math.min(nextMs, leftMs);
    }
    if (nextMs < Number.POSITIVE_INFINITY) this.#armTimer(nextMs);
  }
}
