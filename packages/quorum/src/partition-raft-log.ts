import { type Clock, type Logger, parseUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { BatchView } from '@kavka/protocol/records';
import {
  DEFAULT_LOG_CONFIG,
  type LogConfig,
  type LogDirectories,
  type PartitionLog,
  StorageError,
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
  refuseLoss(log);
  if (log.topicId === ZERO_UUID) log.assignTopicId(METADATA_TOPIC_ID);
  log.configure(config);
  return log;
}

/** A node that went on without its last metadata would take topics for deleted. */
function refuseLoss({ path, missingUpTo, logEndOffset }: PartitionLog): void {
  if (missingUpTo === null) return;
  throw new StorageError(
    'corrupt',
    path,
    `${path} ends at offset ${logEndOffset}, but had records up to ${missingUpTo} when the node was stopped. ` +
      'Put the files back that were cut or taken away.',
  );
}

/** After the disk has refused for lack of room, until the next try. */
const RETRY_MS = 1000;
/** What may wait for room: more changes than that are refused. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

interface Unwritten {
  readonly batch: Buffer;
  readonly leaderEpoch: number;
}

/** The quorum's view of a partition log. */
export class PartitionRaftLog implements RaftLog {
  readonly #log: PartitionLog;
  /** Ahead of the log's own end while appends wait for the end of the turn, or for room. */
  #endOffset: number;
  #unwritten: Unwritten[] = [];
  #failure: StorageError | undefined;
  #waiting: { readonly clock: Clock; readonly logger: Logger } | undefined;
  #isWaiting = false;
  #wake: (() => void) | undefined;

  constructor(log: PartitionLog) {
    this.#log = log;
    this.#endOffset = log.logEndOffset;
  }

  /** From now on a flush waits where the disk is full, and goes on when there is room. */
  waitForRoom(clock: Clock, logger: Logger): void {
    this.#waiting = { clock, logger };
  }

  stopWaiting(): void {
    this.#waiting = undefined;
    this.#wake?.();
  }

  /** The disk is full, and changes wait for room. */
  get isFull(): boolean {
    return this.#isWaiting;
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
    const unwritten = { batch, leaderEpoch };
    if (this.#isWaiting) this.#queue(unwritten);
    else this.#offer(unwritten);
    this.#unwritten.push(unwritten);
    this.#endOffset = new BatchView().wrap(batch, 0).nextOffset;
  }

  read(offset: number, maxBytes: number): Buffer {
    const slice = this.#log.locate(offset, maxBytes, this.#log.logEndOffset, true);
    if (slice === 'out-of-range') return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafeSlow(slice.sizeBytes);
    return bytes.subarray(0, slice.readSync(bytes));
  }

  async flush(): Promise<void> {
    for (;;) {
      const failure = (await this.#flushOnce()) ?? this.#failure;
      if (failure === undefined) break;
      if (failure.kind !== 'disk-full' || this.#waiting === undefined) throw failure;
      await this.#wait(failure);
      this.#failure = undefined;
      for (const unwritten of this.#unwritten) this.#offer(unwritten);
    }
    if (this.#isWaiting) this.#waiting?.logger.info('The metadata log can be written again');
    this.#isWaiting = false;
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
    this.stopWaiting();
    return this.flush();
  }

  async #flushOnce(): Promise<StorageError | undefined> {
    try {
      await this.#log.flush();
      return undefined;
    } catch (error) {
      if (error instanceof StorageError) return error;
      throw error;
    }
  }

  /** Where one batch is not written, those behind it are not either: all are offered again, in their order. */
  #offer(unwritten: Unwritten): void {
    const { batch, leaderEpoch } = unwritten;
    if (this.#failure !== undefined) return;
    const { errorCode, errorMessage } = this.#log.append(batch, {
      origin: 'raft',
      leaderEpoch,
      written: (error) => {
        this.#failure ??= error;
        if (error === undefined) this.#unwritten = this.#unwritten.filter((other) => other !== unwritten);
      },
    });
    // A new segment could not be begun.
    if (errorCode === ErrorCode.KAFKA_STORAGE_ERROR && this.#waiting !== undefined)
      this.#failure = new StorageError('disk-full', this.#log.path, errorMessage ?? '');
    else if (errorCode !== 0) throw new QuorumError(`the metadata log refused a batch: ${errorMessage}`);
  }

  #queue({ batch }: Unwritten): void {
    const waitingBytes = this.#unwritten.reduce((sum, other) => sum + other.batch.length, batch.length);
    if (waitingBytes > MOST_WAITING_BYTES)
      throw new QuorumError('the disk of the metadata log is full, and too many changes wait for room');
  }

  async #wait({ message }: StorageError): Promise<void> {
    const { clock, logger } = this.#waiting ?? {};
    if (!this.#isWaiting)
      logger?.error('The metadata cannot change until there is room on the disk', { problem: message });
    this.#isWaiting = true;
    await new Promise<void>((resolve) => {
      const cancel = clock?.schedule(RETRY_MS, resolve);
      this.#wake = () => {
        cancel?.();
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
