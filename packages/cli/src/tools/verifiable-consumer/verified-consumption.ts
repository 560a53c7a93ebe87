import type { Consumer, ConsumerBatch, ConsumerRecord, TopicPartition } from '@kavka/client';
import type { EventLines } from '../../verifiable/event-lines.ts';

export interface VerifiedConsumptionOptions {
  /** Negative: until it is interrupted. */
  readonly maxRecords: number;
  /** Each record is told. */
  readonly isVerbose: boolean;
  /** After each batch. */
  readonly commits: boolean;
}

/** Reads a topic and tells what happens. */
export class VerifiedConsumption {
  readonly #consumer: Consumer;
  readonly #lines: EventLines;
  readonly #options: VerifiedConsumptionOptions;
  #consumed = 0;

  constructor(consumer: Consumer, lines: EventLines, options: VerifiedConsumptionOptions) {
    this.#consumer = consumer;
    this.#lines = lines;
    this.#options = options;
  }

  async run(topic: string, signal: AbortSignal): Promise<void> {
    const interrupted = (): void => this.#lines.print('shutdown_requested');
    signal.addEventListener('abort', interrupted, { once: true });
    this.#lines.print('startup_complete');
    try {
      this.#consumer.subscribe([topic], {
        assigned: (partitions) => this.#lines.print('partitions_assigned', { partitions: plain(partitions) }),
        revoked: (partitions) => this.#lines.print('partitions_revoked', { partitions: plain(partitions) }),
      });
      if (!this.#isComplete)
        for await (const batch of this.#consumer.batches({ signal })) {
          await this.#take(batch);
          if (this.#isComplete) break;
        }
    } finally {
      signal.removeEventListener('abort', interrupted);
      await this.#consumer.close();
      this.#lines.print('shutdown_complete');
      if (!signal.aborted) this.#lines.print('shutdown_requested');
    }
  }

  get #isComplete(): boolean {
    const { maxRecords } = this.#options;
    return maxRecords >= 0 && this.#consumed >= maxRecords;
  }

  async #take(batch: ConsumerBatch): Promise<void> {
    const { topic, partition } = batch;
    const { maxRecords, isVerbose, commits } = this.#options;
    const all = [...batch];
    const records = maxRecords < 0 ? all : all.slice(0, maxRecords - this.#consumed);
    const [first] = records;
    const last = records.at(-1);
    if (first === undefined || last === undefined) return;
    if (isVerbose) for (const record of records) this.#printRecord(record);
    this.#consumed += records.length;
    const summary = { count: records.length, minOffset: first.offset, maxOffset: last.offset };
    const partitions = [{ topic, partition, ...summary }];
    this.#lines.print('records_consumed', { count: all.length, partitions });
    if (commits) await this.#commit({ topic, partition, offset: last.offset + 1 });
  }

  async #commit(offset: TopicPartition & { readonly offset: number }): Promise<void> {
    try {
      await this.#consumer.commit([offset]);
      this.#lines.print('offsets_committed', { offsets: [offset], success: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#lines.print('offsets_committed', { offsets: [offset], error: reason, success: false });
    }
  }

  #printRecord({ topic, partition, offset, keyBytes, valueBytes }: ConsumerRecord): void {
    const key = keyBytes?.toString() ?? null;
    const value = valueBytes?.toString() ?? null;
    this.#lines.print('record_data', { key, value, topic, partition, offset });
  }
}

function plain(partitions: readonly TopicPartition[]): TopicPartition[] {
  return partitions.map(({ topic, partition }) => ({ topic, partition }));
}
