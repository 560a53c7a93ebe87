import type { PartitionLog } from '../log/partition-log.ts';
import type { LogSlice } from '../read/log-slice.ts';
import { StorageError } from '../storage-error.ts';

const MOST_BYTES_AT_ONCE = 1024 * 1024;
const BASE_OFFSET_BYTES = 8;
/** Batches of a copy bring their own epochs. */
const ANY_EPOCH = Number.MAX_SAFE_INTEGER;

/** A log and its copy in another directory, which follows it batch by batch, byte by byte. */
export class LogCopy {
  readonly source: PartitionLog;
  readonly future: PartitionLog;
  #cuts: number;

  constructor(source: PartitionLog, future: PartitionLog) {
    this.source = source;
    this.future = future;
    this.#cuts = source.core.cuts;
    if (future.logEndOffset > source.logEndOffset) future.truncateTo(source.logEndOffset);
  }

  /** What the copy does not have yet, in offsets. */
  get lag(): number {
    return this.source.logEndOffset - this.future.logEndOffset;
  }

  /** Copies the next records without blocking, at most about `maxBytes`; how many bytes. @throws StorageError */
  async copyNext(maxBytes: number): Promise<number> {
    const slice = this.#nextSlice(maxBytes);
    if (slice === null) return 0;
    const buffer = Buffer.allocUnsafeSlow(slice.sizeBytes);
    const bytes = buffer.subarray(0, await slice.read(buffer));
    if (this.#cuts !== this.source.core.cuts) return bytes.length;
    await new Promise<void>((resolve, reject) => {
      this.#append(bytes, (error) => (error === undefined ? resolve() : reject(error)));
      this.future.flushAppends();
    });
    this.#follow();
    return bytes.length;
  }

  /** Copies all that is left in this turn, where it is not more than `maxBytes`; whether the copy is complete. @throws StorageError */
  copyRestNow(maxBytes: number): boolean {
    for (let leftBytes = maxBytes; leftBytes > 0; ) {
      const slice = this.#nextSlice(leftBytes);
      if (slice === null) break;
      const buffer = Buffer.allocUnsafeSlow(slice.sizeBytes);
      let problem: StorageError | undefined;
      this.#append(buffer.subarray(0, slice.readSync(buffer)), (error) => {
        problem = error;
      });
      this.future.settle();
      if (problem !== undefined) throw problem;
      leftBytes -= buffer.length;
    }
    this.#follow();
    return this.lag === 0;
  }

  /** Null where the copy has all that is there. */
  #nextSlice(maxBytes: number): LogSlice | null {
    const { source, future } = this;
    this.#align();
    if (this.lag === 0) return null;
    const most = Math.min(maxBytes, MOST_BYTES_AT_ONCE, future.config.segmentBytes);
    const slice = source.locate(future.logEndOffset, most, source.logEndOffset, true);
    if (slice !== 'out-of-range' && slice.sizeBytes > 0) return slice;
    // Compaction has left nothing of the last offsets.
    future.skipTo(source.logEndOffset);
    return null;
  }

  /** What the source has deleted or cut meanwhile is not in the copy either. */
  #align(): void {
    const { source, future } = this;
    const isCut = this.#cuts !== source.core.cuts;
    this.#cuts = source.core.cuts;
    if (isCut || future.logEndOffset < source.logStartOffset) future.truncateFully(source.logStartOffset);
  }

  #append(bytes: Buffer, written: (error?: StorageError) => void): void {
    const { future } = this;
    if (bytes.length < BASE_OFFSET_BYTES) throw this.#refused('the log that is copied cannot be read');
    // The start of the source may stand within a batch, which is copied whole.
    const baseOffset = Number(bytes.readBigInt64BE(0));
    if (baseOffset < future.logEndOffset && future.logStartOffset === future.logEndOffset)
      future.truncateFully(baseOffset);
    const { errorCode, errorMessage } = future.append(bytes, {
      origin: 'replica',
      leaderEpoch: ANY_EPOCH,
      written,
    });
    if (errorCode !== 0) throw this.#refused(errorMessage ?? `error ${errorCode}`);
  }

  #follow(): void {
    const { source, future } = this;
    future.advanceHighWatermark(source.highWatermark);
    future.deleteRecordsBefore(Math.min(source.logStartOffset, future.highWatermark));
  }

  #refused(why: string): StorageError {
    const { path } = this.future;
    const message = `${path} cannot go on at offset ${this.future.logEndOffset} of ${this.source.path}: ${why}`;
    return new StorageError('inconsistent', path, message);
  }
}
