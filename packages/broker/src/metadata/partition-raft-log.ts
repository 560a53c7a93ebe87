import type { RaftLog } from '@kavka/quorum';
import { type PartitionLog, StorageError } from '@kavka/storage';

/** The partition log of `__cluster_metadata`, as the quorum uses it. Its files are closed with all others. */
export class PartitionRaftLog implements RaftLog {
  readonly #log: PartitionLog;

  constructor(log: PartitionLog) {
    this.#log = log;
  }

  get startOffset(): number {
    return this.#log.logStartOffset;
  }

  get endOffset(): number {
    return this.#log.logEndOffset;
  }

  get lastEpoch(): number {
    return Math.max(this.#log.lastEpoch, 0);
  }

  get sizeBytes(): number {
    return this.#log.sizeBytes;
  }

  append(batch: Buffer): void {
    let failure: StorageError | undefined;
    const written = (error?: StorageError): void => {
      failure = error;
    };
    const leaderEpoch = batch.readInt32BE(12);
    const { errorCode, errorMessage } = this.#log.append(batch, { origin: 'raft', leaderEpoch, written });
    if (errorCode !== 0)
      throw new StorageError('io', this.#log.path, `metadata cannot be written: ${errorMessage}`);
    this.#log.flushAppends();
    if (failure !== undefined) throw failure;
  }

  read(offset: number, maxBytes: number): Buffer {
    const slice = this.#log.locate(offset, maxBytes, this.#log.logEndOffset, true);
    if (slice === 'out-of-range') return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafe(slice.sizeBytes);
    return bytes.subarray(0, slice.readSync(bytes));
  }

  flush(): Promise<void> {
    return this.#log.flush();
  }

  advanceHighWatermark(offset: number): void {
    this.#log.advanceHighWatermark(offset);
  }

  forgetBefore(offset: number): void {
    this.#log.deleteRecordsBefore(offset);
  }

  restartAt(offset: number): void {
    this.#log.truncateFully(offset);
  }

  close(): Promise<void> {
    return this.#log.flush();
  }
}
