/** The log under the quorum: `__cluster_metadata-0`. */
export interface RaftLog {
  /** Offset of the first record that is there. */
  readonly startOffset: number;
  /** Offset of the next record, durable or not. */
  readonly endOffset: number;
  /** Leader epoch of the last batch, 0 when there is none. */
  readonly lastEpoch: number;
  readonly sizeBytes: number;
  /** Puts one batch at the end; it has its offsets and leader epoch, and belongs to the log from now on. */
  append(batch: Buffer, leaderEpoch: number): void;
  /** Whole batches from the one that holds `offset` on, about `maxBytes` but one at least; empty at the end. */
  read(offset: number, maxBytes: number): Buffer;
  /** Resolves when all that was appended before is durable. */
  flush(): Promise<void>;
  /** Everything before `offset` is committed. */
  advanceHighWatermark(offset: number): void;
  /** What is before `offset` may go: a snapshot covers it. */
  forgetBefore(offset: number): void;
  /** Forgets everything: the next record has `offset`. */
  restartAt(offset: number): void;
  /** The disk is full, and a flush waits for room. */
  readonly isFull: boolean;
  /** A flush that waits for room on the disk fails from now on. */
  stopWaiting(): void;
  close(): Promise<void>;
}
