import {
  type CoordinatorLog,
  type CoordinatorRecord,
  LogAppendError,
  type LogBatch,
} from '@kavka/coordinators';

/** A log in memory that commits at once, or when a test says so, and refuses what a test wants refused. */
export class MemoryLog implements CoordinatorLog {
  readonly #partitions = new Map<number, LogBatch[]>();
  #refusal: number | undefined;
  #held: (() => void)[] | undefined;

  async append(partition: number, records: readonly CoordinatorRecord[]): Promise<number> {
    const refusal = this.#refusal;
    if (refusal !== undefined) throw new LogAppendError(refusal, 'refused by the test');
    if (this.#held !== undefined) await new Promise<void>((resolve) => this.#held?.push(resolve));
    return this.write(partition, { records });
  }

  async read(partition: number, fromOffset: number): Promise<readonly LogBatch[]> {
    const batches = this.#partitions.get(partition) ?? [];
    const first = batches.findIndex(({ nextOffset }) => nextOffset > fromOffset);
    return first < 0 ? [] : batches.slice(first, first + 10);
  }

  /** Puts a batch into the log past any coordinator, as another version of Kafka might have left it; gives its first offset. */
  write(
    partition: number,
    batch: { readonly records: readonly CoordinatorRecord[] } & Partial<
      Pick<LogBatch, 'isTransactional' | 'isControl' | 'producerId'>
    >,
  ): number {
    const batches = this.#partitions.get(partition) ?? [];
    this.#partitions.set(partition, batches);
    const baseOffset = batches.at(-1)?.nextOffset ?? 0;
    batches.push({
      isTransactional: false,
      isControl: false,
      producerId: -1n,
      producerEpoch: -1,
      ...batch,
      nextOffset: baseOffset + batch.records.length,
      records: batch.records.map((record, i) => ({ ...record, offset: baseOffset + i })),
    });
    return baseOffset;
  }

  batches(partition: number): readonly LogBatch[] {
    return this.#partitions.get(partition) ?? [];
  }

  /** From now on batches are refused with this error; undefined: accepted again. */
  refuse(code: number | undefined): void {
    this.#refusal = code;
  }

  /** From now on batches are in the log, but not committed, until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const commit of held) commit();
  }
}
