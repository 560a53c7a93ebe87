import { BatchView, batchesIn } from '@kavka/protocol/records';
import type { RaftLog } from '../src/raft-log.ts';

/** What survives a crash: what was flushed. */
interface Device {
  batches: Buffer[];
  startOffset: number;
}

/** A log in memory. It loses what was not flushed when it crashes, and can be made to fail. */
export class MemoryRaftLog implements RaftLog {
  readonly #device: Device;
  #batches: Buffer[];
  #startOffset: number;
  #closed = false;
  highWatermark = 0;
  flushes = 0;
  /** Set, the next flush is refused with it. */
  failure: Error | undefined;

  constructor(device: Device = { batches: [], startOffset: 0 }) {
    this.#device = device;
    this.#batches = [...device.batches];
    this.#startOffset = device.startOffset;
  }

  get startOffset(): number {
    return this.#startOffset;
  }

  get endOffset(): number {
    const last = this.#batches.at(-1);
    return last === undefined ? this.#startOffset : view(last).nextOffset;
  }

  get lastEpoch(): number {
    const last = this.#batches.at(-1);
    return last === undefined ? 0 : view(last).leaderEpoch;
  }

  get sizeBytes(): number {
    return this.#batches.reduce((sum, batch) => sum + batch.length, 0);
  }

  /** All batches in order. */
  get batches(): readonly Buffer[] {
    return this.#batches;
  }

  append(batch: Buffer): void {
    if (this.#closed) throw new Error('the log is closed');
    for (const each of batchesIn(batch)) {
      if (each.baseOffset !== this.endOffset)
        throw new Error(`${each.baseOffset} does not follow ${this.endOffset}`);
    }
    this.#batches.push(Buffer.from(batch));
  }

  read(offset: number, maxBytes: number): Buffer {
    const from = this.#batches.findIndex((batch) => view(batch).nextOffset > offset);
    if (from < 0) return Buffer.alloc(0);
    let to = from + 1;
    let size = this.#batches[from]!.length;
    while (to < this.#batches.length && size + this.#batches[to]!.length <= maxBytes)
      size += this.#batches[to++]!.length;
    return Buffer.concat(this.#batches.slice(from, to));
  }

  async flush(): Promise<void> {
    this.flushes++;
    const written = [...this.#batches];
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    this.#device.batches = written;
    this.#device.startOffset = this.#startOffset;
  }

  readonly isFull = false;

  stopWaiting(): void {}

  advanceHighWatermark(offset: number): void {
    this.highWatermark = offset;
  }

  forgetBefore(offset: number): void {
    this.#batches = this.#batches.filter((batch) => view(batch).nextOffset > offset);
    this.#startOffset = offset;
  }

  restartAt(offset: number): void {
    this.#batches = [];
    this.#startOffset = offset;
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
  }

  /** The log as it is found after the machine has stopped. */
  crash(): MemoryRaftLog {
    this.#closed = true;
    return new MemoryRaftLog(this.#device);
  }
}

function view(batch: Buffer): BatchView {
  return new BatchView().wrap(batch, 0);
}
