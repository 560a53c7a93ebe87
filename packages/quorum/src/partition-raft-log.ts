import { parseUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import {
  DEFAULT_LOG_CONFIG,
  type LogConfig,
  type LogDirectories,
  type PartitionLog,
  type StorageError,
} from '@kavka/storage';
import { MAX_METADATA_BATCH_BYTES } from './batches/metadata-batch.ts';
import { QuorumError } from './quorum-error.ts';
import type { RaftLog } from './raft-log.ts';

export const METADATA_TOPIC = '__cluster_metadata';
const METADATA_TOPIC_ID = parseUuid('AAAAAAAAAAAAAAAAAAAAAQ');

/** The quorum alone says what of its log may go, and the clock says nothing about what may come in. */
export const METADATA_LOG_CONFIG: LogConfig = {
  ...DEFAULT_LOG_CONFIG,
  maxMessageBytes: MAX_METADATA_BATCH_BYTES,
  messageTimestampAfterMaxMs: Number.POSITIVE_INFINITY,
  retentionMs: -1,
  retentionBytes: -1,
};

/** The log of the metadata in `directories`, which go on owning it: made where it is missing. @throws StorageError */
export function openMetadataLog(
  directories: LogDirectories,
  config: LogConfig,
  directoryId?: Uuid,
): PartitionLog {
  const log =
    directories.get(METADATA_TOPIC, 0) ??
    directories.create(METADATA_TOPIC, 0, METADATA_TOPIC_ID, config, directoryId);
  if (log.topicId === ZERO_UUID) log.assignTopicId(METADATA_TOPIC_ID);
  log.configure(config);
  return log;
}

/** The quorum's view of a partition log. */
export class PartitionRaftLog implements RaftLog {
  readonly #log: PartitionLog;
  /** Ahead of the log's own end while appends wait for the end of the turn. */
  #endOffset: number;
  #failure: StorageError | undefined;

  constructor(log: PartitionLog) {
    this.#log = log;
    this.#endOffset = log.logEndOffset;
  }

  get startOffset(): number {
    return this.#log.logStartOffset;
  }

  get endOffset(): number {
    return this.#endOffset;
  }

  get lastEpoch(): number {
    return Math.max(this.#log.lastEpoch, 0);
  }

  get sizeBytes(): number {
    return this.#log.sizeBytes;
  }

  append(batch: Buffer, leaderEpoch: number): void {
    const { errorCode, errorMessage, lastOffset } = this.#log.append(batch, {
      origin: 'raft',
      leaderEpoch,
      written: (error) => {
        this.#failure ??= error;
      },
    });
    if (errorCode !== 0) throw new QuorumError(`the metadata log refused a batch: ${errorMessage}`);
    this.#endOffset = lastOffset + 1;
  }

  read(offset: number, maxBytes: number): Buffer {
    const slice = this.#log.locate(offset, maxBytes, this.#log.logEndOffset, true);
    if (slice === 'out-of-range') return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafeSlow(slice.sizeBytes);
    return bytes.subarray(0, slice.readSync(bytes));
  }

  async flush(): Promise<void> {
    await this.#log.flush();
    if (this.#failure !== undefined) throw this.#failure;
  }

  advanceHighWatermark(offset: number): void {
    this.#log.advanceHighWatermark(offset);
  }

  forgetBefore(offset: number): void {
    this.#log.deleteRecordsBefore(offset);
  }

  restartAt(offset: number): void {
    this.#log.truncateFully(offset);
    this.#endOffset = offset;
  }

  /** The file itself is closed with the log directories. */
  close(): Promise<void> {
    return this.flush();
  }
}
