import {
  type CoordinatorLog,
  type CoordinatorRecord,
  type EndMarker,
  LogAppendError,
  type LogBatch,
  type TransactionStamp,
} from '@kavka/coordinators';
import { ControlType, encodeControlKey } from '@kavka/protocol/records';

/** A log in memory that commits at once, or when a test says so, and refuses what a test wants refused. */
export class MemoryLog implements CoordinatorLog {
  readonly #partitions = new Map<number, LogBatch[]>();
  #refusal: number | undefined;
  #held: (() => void)[] | undefined;

  async append(
    partition: number,
    records: readonly CoordinatorRecord[],
    transaction?: TransactionStamp,
  ): Promise<number> {
    await this.#admit();
    const { producerId } = transaction ?? { producerId: -1n };
    return this.write(partition, { records, isTransactional: transaction !== undefined, producerId });
  }

  async appendMarker(partition: number, { producerId, isCommit }: EndMarker): Promise<number> {
    const key = encodeControlKey(isCommit ? ControlType.commit : ControlType.abort);
    await this.#admit();
    return this.write(partition, {
      records: [{ key, value: null }],
      isTransactional: true,
      isControl: true,
      producerId,
    });
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

  async #admit(): Promise<void> {
    const refusal = this.#refusal;
    if (refusal !== undefined) throw new LogAppendError(refusal, 'refused by the test');
    if (this.#held !== undefined) await new Promise<void>((resolve) => this.#held?.push(resolve));
  }

  /** As if all had been compacted away. */
  forget(): void {
    this.#partitions.clear();
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
    this.#held ??= [];
  }

  /** What is held is never written, and nobody hears of it. */
  lose(): void {
    this.#held = undefined;
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const commit of held) commit();
  }
}
