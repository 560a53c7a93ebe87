import type { CancelTimer } from '@kavka/base';
import type { Consumer, ConsumerBatch, ConsumerRecord } from '@kavka/client';
import type { ByteSink } from '../../records/byte-sink.ts';
import type { RecordFormatter } from '../../records/record-formatter.ts';
import { printLine, type ToolContext } from '../../shell/index.ts';
import { reasonOf } from '../../shell/print-error.ts';

const LF = 0x0a;
const NULL = Buffer.from('null');

export interface PrintingOptions {
  /** Negative: without end. */
  readonly maxRecords: number;
  /** Ends when nothing has come for so long. */
  readonly idleMs: number | undefined;
  readonly skipsFaults: boolean;
  /** What was printed is committed, and nothing else. */
  readonly commits: boolean;
}

/** Prints what a consumer reads, batch by batch. */
export class Printing {
  readonly #consumer: Consumer;
  readonly #formatter: RecordFormatter;
  readonly #sink: ByteSink;
  readonly #context: ToolContext;
  readonly #options: PrintingOptions;
  readonly #idle = new AbortController();
  #cancelIdle: CancelTimer = () => {};
  /** Records handed to the formatter. */
  count = 0;

  constructor(
    consumer: Consumer,
    formatter: RecordFormatter,
    sink: ByteSink,
    context: ToolContext,
    options: PrintingOptions,
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
    if (this.#left === 0) return;
    this.#restartIdle();
    try {
      const stop = AbortSignal.any([signal, this.#idle.signal]);
      const batches = this.#consumer.batches({ signal: stop, reusesMemory: true });
      for await (const batch of batches) {
        this.#print(batch);
        this.#sink.flush();
        if (this.#sink.isFull) {
          await output.drained();
          this.#sink.isFull = false;
        }
        if (this.#left === 0) return;
        this.#restartIdle();
      }
    } catch (error) {
      if (error !== this.#idle.signal.reason || signal.aborted) throw error;
    } finally {
      this.#cancelIdle();
      this.#sink.flush();
    }
  }

  get #left(): number {
    const { maxRecords } = this.#options;
    return maxRecords < 0 ? Number.POSITIVE_INFINITY : maxRecords - this.count;
  }

  #restartIdle(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined) return;
    this.#cancelIdle();
    this.#cancelIdle = this.#context.clock.schedule(idleMs, () => this.#idle.abort());
  }

  #print(batch: ConsumerBatch): void {
    const left = this.#left;
    const isWhole = batch.lastOffset - batch.firstOffset < left;
    const isPlain = this.#formatter.isPlain === true && isWhole;
    const printed = isPlain ? this.#printValues(batch) : this.#printRecords(batch, left);
    // The records behind the last one were not consumed: the next member of the group gets them.
    if (this.#left === 0 && this.#options.commits) this.#consumer.seek(batch, printed + 1);
  }

  /** The fast way: values and line ends, straight out of the batch. */
  #printValues(batch: ConsumerBatch): number {
    const sink = this.#sink;
    let count = 0;
    for (const view of batch.views()) {
      const { valueStart, valueLength } = view;
      if (valueLength < 0) sink.bytes(NULL);
      else sink.range(view.bytes, valueStart, valueStart + valueLength);
      sink.byte(LF);
      count++;
    }
    this.count += count;
    return batch.lastOffset;
  }

  #printRecords(batch: ConsumerBatch, left: number): number {
    let remaining = left;
    let last = batch.firstOffset - 1;
    for (const record of batch) {
      this.count++;
      this.#printRecord(record);
      last = record.offset;
      if (--remaining === 0) break;
    }
    return last;
  }

  #printRecord(record: ConsumerRecord): void {
    try {
      this.#formatter.write(record, this.#sink);
    } catch (error) {
      const reason = reasonOf(error);
      if (!this.#options.skipsFaults || reason === undefined) throw error;
      const { topic, partition, offset } = record;
      printLine(
        this.#context.errors,
        `Record ${offset} of ${topic}-${partition} cannot be printed: ${reason}`,
      );
    }
  }
}
