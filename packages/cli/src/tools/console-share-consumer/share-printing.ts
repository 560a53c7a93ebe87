import type { CancelTimer } from '@kavka/base';
import type { AcknowledgeType, ShareConsumer, ShareRecord } from '@kavka/client';
import type { ByteSink } from '../../records/byte-sink.ts';
import type { RecordFormatter } from '../../records/record-formatter.ts';
import { printLine, type ToolContext } from '../../shell/index.ts';
import { reasonOf } from '../../shell/print-error.ts';

export interface SharePrintingOptions {
  /** Negative: without end. */
  readonly maxRecords: number;
  /** Ends when nothing has come for so long. */
  readonly idleMs: number | undefined;
  /** Of records that were printed. */
  readonly acknowledgement: AcknowledgeType;
  readonly rejectsFaults: boolean;
}

/** Prints what a share consumer acquires, and says what became of each record. */
export class SharePrinting {
  readonly #consumer: ShareConsumer;
  readonly #formatter: RecordFormatter;
  readonly #sink: ByteSink;
  readonly #context: ToolContext;
  readonly #options: SharePrintingOptions;
  readonly #idle = new AbortController();
  #cancelIdle: CancelTimer = () => {};
  /** Records handed to the formatter. */
  count = 0;

  constructor(
    consumer: ShareConsumer,
    formatter: RecordFormatter,
    sink: ByteSink,
    context: ToolContext,
    options: SharePrintingOptions,
  ) {
    this.#consumer = consumer;
    this.#formatter = formatter;
    this.#sink = sink;
    this.#context = context;
    this.#options = options;
  }

  /** Resolves when as many records as were asked for are printed, or nothing comes any more. */
  async run(): Promise<void> {
    const { signal, output } = this.#context;
    if (this.#isComplete) return;
    this.#restartIdle();
    try {
      const stop = AbortSignal.any([signal, this.#idle.signal]);
      for await (const batch of this.#consumer.batches({ signal: stop })) {
        this.#print(batch);
        this.#sink.flush();
        if (this.#sink.isFull) {
          await output.drained();
          this.#sink.isFull = false;
        }
        if (this.#isComplete) return;
        this.#restartIdle();
      }
    } catch (error) {
      if (error !== this.#idle.signal.reason || signal.aborted) throw error;
    } finally {
      this.#cancelIdle();
      this.#sink.flush();
    }
  }

  get #isComplete(): boolean {
    return this.count === this.#options.maxRecords;
  }

  #restartIdle(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined) return;
    this.#cancelIdle();
    this.#cancelIdle = this.#context.clock.schedule(idleMs, () => this.#idle.abort());
  }

  /** Records behind the last one that is wanted go to others when the consumer closes. */
  #print(batch: readonly ShareRecord[]): void {
    for (const record of batch) {
      this.count++;
      this.#consumer.acknowledge(record, this.#printRecord(record));
      if (this.#isComplete) return;
    }
  }

  /** What is to be said of the record. */
  #printRecord(record: ShareRecord): AcknowledgeType {
    try {
      this.#formatter.write(record, this.#sink);
      return this.#options.acknowledgement;
    } catch (error) {
      const reason = reasonOf(error);
      if (!this.#options.rejectsFaults || reason === undefined) throw error;
      const { topic, partition, offset } = record;
      const name = `Record ${offset} of ${topic}-${partition}`;
      printLine(this.#context.errors, `${name} cannot be printed, and is rejected: ${reason}`);
      return 'reject';
    }
  }
}
