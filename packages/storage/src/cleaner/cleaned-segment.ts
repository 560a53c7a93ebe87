import { BatchView } from '@kavka/protocol/records';
import type { LogCore } from '../log/log-core.ts';
import { CLEANED_SUFFIX } from '../log-file-names.ts';
import { Segment } from '../segment/segment.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';

const view = new BatchView();

/** The segment that takes the place of others, while it is written: its files end in `.cleaned`, and no log knows of it. */
export class CleanedSegment {
  readonly segment: Segment;
  readonly #buffer: Buffer;
  #waitingBytes = 0;

  /** Batches wait in `buffer`, which is lent, for larger writes. @throws DiskError */
  constructor(log: LogCore, replaced: readonly Segment[], buffer: Buffer) {
    const [first] = replaced;
    const createdMs = replaced.at(-1)?.createdMs ?? 0;
    this.segment = Segment.create(log.home, first?.baseOffset ?? 0, createdMs, CLEANED_SUFFIX);
    this.#buffer = buffer;
  }

  /** Copies a batch to the end. The bytes written with this call. @throws DiskError */
  add(batch: Buffer): number {
    let written = 0;
    if (batch.length > this.#buffer.length - this.#waitingBytes) written = this.write();
    if (batch.length > this.#buffer.length) return written + this.#writeNow(batch);
    this.#buffer.set(batch, this.#waitingBytes);
    this.#waitingBytes += batch.length;
    return written;
  }

  /** The marker of this transaction was kept. @throws DiskError */
  addAborted(transaction: AbortedTransaction): void {
    this.segment.addAborted(transaction);
  }

  /** Writes the batches that wait; their bytes. @throws DiskError */
  write(): number {
    const bytes = this.#buffer.subarray(0, this.#waitingBytes);
    this.#waitingBytes = 0;
    return this.#writeNow(bytes);
  }

  /** All is on the device when this resolves. Rejects with a `DiskError`. */
  async finish(): Promise<void> {
    this.segment.finish();
    await this.segment.sync();
  }

  #writeNow(batches: Buffer): number {
    if (batches.length === 0) return 0;
    this.segment.write([batches], batches.length);
    for (let at = 0; at < batches.length; at += view.sizeInBytes) {
      view.wrap(batches, at);
      this.segment.admit(view.lastOffset, view.maxTimestamp, view.sizeInBytes);
    }
    return batches.length;
  }
}
