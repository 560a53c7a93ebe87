import type { Uuid } from '@kavka/base';
import type { AppendOptions, AppendResult } from '../append/append-types.ts';
import type { EpochEnd } from '../checkpoints/leader-epochs.ts';
import type { LogConfig } from '../log-config.ts';
import { lastSequenceOf } from '../producers/producer-entry.ts';
import type { VerificationGuard } from '../producers/verification-guards.ts';
import type { LogSlice } from '../read/log-slice.ts';
import { findByTimestamp, findLargestTimestamp, type TimedOffset } from '../read/time-lookup.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import { asStorageError, type StorageError } from '../storage-error.ts';
import { LogCore } from './log-core.ts';
import type { LogEnvironment } from './log-environment.ts';
import { LogFlusher } from './log-flusher.ts';
import type { LoadedLog } from './log-loader.ts';
import { LogTrimmer } from './log-trimmer.ts';
import { LogWriter } from './log-writer.ts';

/** Beyond the longest timeout: the coordinator looks from time to time, and markers take a while. */
const LATE_AFTER_MS = 5 * 60_000;

/** What a log is one of. */
export interface LogIdentity {
  readonly topic: string;
  readonly partition: number;
  readonly topicId: Uuid;
  readonly directoryId: Uuid;
}

/** A producer as DescribeProducers shows it; -1 where something is not known. */
export interface ActiveProducer {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly lastSequence: number;
  readonly lastTimestamp: bigint;
  readonly coordinatorEpoch: number;
  readonly transactionFirstOffset: number;
}

/**
 * The log of a partition. Appends are taken at once and written at the end of the turn; readers see them from then on. What answers from
 * memory or the page cache is synchronous. Where the disk refuses, methods throw a `StorageError`, but for `append`, which says so
 * by its result.
 */
export class PartitionLog {
  readonly topic: string;
  readonly partition: number;
  readonly directoryId: Uuid;
  /** It was closed in order, and had records up to this offset, which are not there any more; else null. */
  readonly missingUpTo: number | null;
  readonly #core: LogCore;
  readonly #writer: LogWriter;
  readonly #flusher: LogFlusher;
  readonly #trimmer: LogTrimmer;

  constructor(environment: LogEnvironment, identity: LogIdentity, loaded: LoadedLog, config: LogConfig) {
    this.topic = identity.topic;
    this.partition = identity.partition;
    this.directoryId = identity.directoryId;
    const { closedAt, logEndOffset } = loaded;
    this.missingUpTo = closedAt !== null && closedAt > logEndOffset ? closedAt : null;
    this.#core = new LogCore(environment, loaded, config, identity.topicId);
    this.#flusher = new LogFlusher(this.#core);
    this.#writer = new LogWriter(this.#core, this.#flusher);
    this.#trimmer = new LogTrimmer(this.#core, this.#writer);
  }

  /** ZERO_UUID where the folder does not say. */
  get topicId(): Uuid {
    return this.#core.topicId;
  }

  /** The partition's folder. */
  get path(): string {
    return this.#core.directory;
  }

  get config(): LogConfig {
    return this.#core.config;
  }

  get logStartOffset(): number {
    return this.#core.logStartOffset;
  }

  /** Behind the last record that is written and may be read. */
  get logEndOffset(): number {
    return this.#core.logEndOffset;
  }

  get highWatermark(): number {
    return this.#core.highWatermark;
  }

  get lastStableOffset(): number {
    return this.#core.lastStableOffset;
  }

  get recoveryPoint(): number {
    return this.#core.recoveryPoint;
  }

  /** The cleaner has been through all that stands before it; -1: it was never here. */
  get cleanedUpTo(): number {
    return this.#core.cleanedUpTo;
  }

  /** For the cleaner and those who move logs alone. */
  get core(): LogCore {
    return this.#core;
  }

  /** A copy in the making in another directory, which nobody appends to or reads. */
  get isFuture(): boolean {
    return this.#core.isFuture;
  }

  get sizeBytes(): number {
    return this.#core.segments.sizeBytes;
  }

  get segmentCount(): number {
    return this.#core.segments.length;
  }

  /** The first offset that the segments hold: the start of the log may be behind it. */
  get firstSegmentOffset(): number {
    return this.#core.segments.first.baseOffset;
  }

  /** -1 where no batch with an epoch is there. */
  get lastEpoch(): number {
    return this.#core.epochs.latest;
  }

  /** This replica leads from now on: records from the end of the log on are of `leaderEpoch`, also while there are none. */
  beginEpoch(leaderEpoch: number): void {
    this.#core.epochs.assign(leaderEpoch, this.#core.logEndOffset);
  }

  /** Takes effect with the next append, read and check. */
  configure(config: LogConfig): void {
    this.#core.config = config;
    this.#core.home.indexIntervalBytes = config.indexIntervalBytes;
    this.#core.home.preallocatedBytes = config.preallocate ? config.segmentBytes : 0;
  }

  /** Gives a log its topic's id where its folder did not have it. */
  assignTopicId(topicId: Uuid): void {
    this.#core.topicId = topicId;
    this.#core.isChanged = true;
    this.#core.namesChanged();
    this.#core.isTopicIdDurable = false;
  }

  /**
   * Validates record batches, gives them offsets and has them written with the group of this turn. The log owns `records`, and
   * changes them, until it has called `written`; it does not call it where the result has an error code.
   */
  append(records: Buffer, options: AppendOptions): AppendResult {
    return this.#writer.append(records, options);
  }

  /** Writes what was appended in this turn now. */
  flushAppends(): void {
    this.#writer.write();
  }

  /** `listener` is called when the log end offset has moved, after the appends were told. There is one listener. */
  onAppended(listener: () => void): void {
    this.#writer.onAppended(listener);
  }

  /** False where it is at `offset` or behind it already. It never passes the end of the log. */
  advanceHighWatermark(offset: number): boolean {
    return this.#core.advanceHighWatermark(offset);
  }

  /**
   * The records from the batch that holds `offset` to before `upTo`, of one segment: at most `maxBytes`, but with `minOneBatch` one
   * batch at least. Reads nothing but headers. The slice is empty where there is nothing to read yet.
   */
  locate(offset: number, maxBytes: number, upTo: number, minOneBatch: boolean): LogSlice | 'out-of-range' {
    const { logStartOffset, logEndOffset, reader } = this.#core;
    if (offset < logStartOffset || offset > logEndOffset) return 'out-of-range';
    return this.#ask(() => reader.locate(offset, maxBytes, upTo, minOneBatch));
  }

  /** The aborted transactions with records in `[from, to)`. */
  abortedTransactions(from: number, to: number): AbortedTransaction[] {
    return this.#ask(() => this.#core.reader.abortedTransactions(from, to));
  }

  /** The first record that is not before `timestamp`; null where all are. */
  async offsetForTimestamp(timestamp: bigint): Promise<TimedOffset | null> {
    const { segments, logStartOffset } = this.#core;
    return this.#ask(() => findByTimestamp(segments, timestamp, logStartOffset));
  }

  /** The first record with the largest timestamp; null where no record has one. */
  async offsetOfMaxTimestamp(): Promise<TimedOffset | null> {
    return this.#ask(() => findLargestTimestamp(this.#core.segments));
  }

  endOffsetForEpoch(epoch: number): EpochEnd {
    return this.#core.epochs.endOffsetFor(epoch, this.#core.logEndOffset);
  }

  /** The epoch that wrote the record at `offset`; null where it is not known. */
  epochAt(offset: number): number | null {
    return this.#core.epochs.epochAt(offset);
  }

  activeProducers(): ActiveProducer[] {
    return Array.from(this.#core.producers.states.entries(), (entry) => ({
      producerId: entry.producerId,
      producerEpoch: entry.producerEpoch,
      lastSequence: lastSequenceOf(entry),
      lastTimestamp: entry.lastTimestamp,
      coordinatorEpoch: entry.coordinatorEpoch,
      transactionFirstOffset: entry.transactionFirstOffset,
    }));
  }

  hasOpenTransaction(producerId: bigint, producerEpoch: number): boolean {
    return this.#core.producers.hasOpenTransaction(producerId, producerEpoch);
  }

  /**
   * A producer's batch may open a transaction, and its coordinator is about to be asked. What is returned goes with the append: null where
   * the transaction is open already. A number is the error code for a producer that is fenced.
   */
  beginVerification(
    producerId: bigint,
    producerEpoch: number,
    sequence: number,
    supportsEpochBump: boolean,
  ): VerificationGuard | null | number {
    const nowMs = this.#core.environment.clock.now();
    const { producers } = this.#core;
    return producers.beginVerification(producerId, producerEpoch, sequence, supportsEpochBump, nowMs);
  }

  /** A transaction has been open for longer than any timeout allows: its coordinator does not know of it. */
  hasLateTransaction(maxTimeoutMs: number): boolean {
    const oldest = this.#core.producers.states.oldestOpenTimestamp;
    if (oldest === null || oldest <= 0n) return false;
    return this.#core.environment.clock.now() - Number(oldest) > maxTimeoutMs + LATE_AFTER_MS;
  }

  get producerCount(): number {
    return this.#core.producers.states.size;
  }

  /** Moves the start of the log to `offset`; what stands before it is deleted segment by segment. 0, or OFFSET_OUT_OF_RANGE. */
  deleteRecordsBefore(offset: number): number {
    return this.#trimmer.moveStart(offset);
  }

  /** Deletes the segments that are due by the topic's configuration; their number. */
  applyRetention(): number {
    return this.#ask(() => this.#trimmer.applyRetention());
  }

  expireProducers(): void {
    const { clock, producerIdExpirationMs } = this.#core.environment;
    const { states, guards } = this.#core.producers;
    states.expire(clock.now(), producerIdExpirationMs);
    guards.expire(clock.now(), producerIdExpirationMs);
  }

  truncateTo(offset: number): void {
    this.#ask(() => this.#trimmer.truncateTo(offset));
  }

  truncateFully(newStart: number): void {
    this.#ask(() => this.#trimmer.truncateFully(newStart));
  }

  /** Writes, and where it is wanted syncs, all that was appended, before this returns. */
  settle(): void {
    this.#writer.settle();
  }

  /** As `flush`, in this turn; for little. */
  flushNow(): void {
    this.#ask(() => this.#flusher.flushNow());
  }

  /** Leaves out the offsets up to `offset`, of a log that is a copy. */
  skipTo(offset: number): void {
    this.#ask(() => this.#writer.skipTo(offset));
  }

  /** The log ends where `source` ends, and knows from now on what that one knew: of producers, of cleaning, of what is committed. */
  takeOver({ core: source }: PartitionLog): void {
    const core = this.#core;
    core.producers.takeOver(source.producers);
    core.cleanedUpTo = source.cleanedUpTo;
    core.advanceHighWatermark(source.highWatermark);
    this.#writer.restPoint();
  }

  /** The folder has another name now; where `isRetired`, it is to go. */
  relocated(directory: string, isRetired: boolean): void {
    this.#core.home.directory = directory;
    this.#core.home.isRetired = isRetired;
    for (const segment of this.#core.segments.all()) segment.relocated();
  }

  /** Begins a new segment, where the active one holds anything. */
  roll(): void {
    this.#ask(() => this.#writer.roll());
  }

  /** All that can be read now is on the device when this resolves. */
  flush(): Promise<void> {
    return this.#flush(false);
  }

  /** Gives back what a log needs only while it is busy, and makes the start after a kill short. */
  rest(): void {
    this.#writer.restPoint();
  }

  /** Writes and flushes everything, and closes the files. */
  async close(): Promise<void> {
    this.#writer.settle();
    this.#flusher.stop();
    if (this.#core.isChanged) {
      this.#core.segments.active.finish();
      this.#writer.restPoint();
    }
    await this.#flush(true);
    this.abandon();
  }

  /** The disk has failed: nothing is taken, flushed or read any more. */
  takeOffline(failure: StorageError): void {
    this.#core.failure = failure;
    this.abandon();
  }

  /** Closes the files and leaves them as they are. */
  abandon(): void {
    this.#core.isAbandoned = true;
    this.#flusher.stop();
    for (const segment of this.#core.segments.all()) segment.close();
  }

  async #flush(isLast: boolean): Promise<void> {
    try {
      this.#writer.write();
      await this.#flusher.flush(isLast);
      if (this.#core.failure !== null) throw this.#core.failure;
    } catch (error) {
      throw asStorageError(error, 'cannot flush');
    }
  }

  #ask<Result>(question: () => Result): Result {
    try {
      return question();
    } catch (error) {
      throw asStorageError(error, `log ${this.topic}-${this.partition}`);
    }
  }
}
