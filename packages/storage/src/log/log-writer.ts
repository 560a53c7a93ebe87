import { ErrorCode } from '@kavka/protocol';
import { BatchView, RecordError } from '@kavka/protocol/records';
import { AppendQueue, type AppendTarget } from '../append/append-queue.ts';
import {
  type AppendOptions,
  type AppendResult,
  accepted,
  type Refusal,
  refusal,
  refused,
} from '../append/append-types.ts';
import { checkBatches } from '../append/batch-checks.ts';
import type { PendingAppend } from '../append/pending-append.ts';
import { prepareBatches } from '../append/prepare-batch.ts';
import type { LogProducers } from '../producers/log-producers.ts';
import type { ProducerOutcome, ProducerUpdate } from '../producers/producer-append.ts';
import { type AppendedBatch, firstOffsetOf } from '../producers/producer-entry.ts';
import { Segment } from '../segment/segment.ts';
import { asStorageError, type StorageError } from '../storage-error.ts';
import type { LogCore } from './log-core.ts';
import type { LogFlusher } from './log-flusher.ts';
import { forgetStraySnapshots } from './producer-replay.ts';
import { drawJitterMs, type Incoming, mustRoll } from './roll.ts';

const NO_TIMESTAMP = -1n;
const NOTHING = Buffer.alloc(0);

/** After so many bytes a log makes itself ready for a kill: what stands behind has to be read at the next start. */
const REST_BYTES = 8 * 1024 * 1024;
const REST_BYTES_PER_PRODUCER = 512;

const view = new BatchView();

/** Appends to a log: offsets, producers' histories, segments; and the groups that the records are written in. */
export class LogWriter implements AppendTarget {
  readonly #core: LogCore;
  readonly #flusher: LogFlusher;
  readonly #queue: AppendQueue;
  /** Of the next batch: behind what is written and what waits. */
  #nextOffset: number;
  #jitterMs: number;
  #bytesSinceRest = 0;
  #isFailing = false;
  #listener: (() => void) | null = null;

  constructor(core: LogCore, flusher: LogFlusher) {
    this.#core = core;
    this.#flusher = flusher;
    this.#queue = new AppendQueue(this, core.environment.turn);
    this.#nextOffset = core.logEndOffset;
    this.#jitterMs = drawJitterMs(core.config, core.environment.random);
  }

  onAppended(listener: () => void): void {
    this.#listener = listener;
  }

  append(records: Buffer, options: AppendOptions): AppendResult {
    const core = this.#core;
    const { config, failure } = core;
    if (failure !== null) return this.#refuse(refusal(ErrorCode.KAFKA_STORAGE_ERROR, failure.message));
    const checked = checkBatches(records, options, config);
    if ('errorCode' in checked) return this.#refuse(checked);
    const given = checked.sizeInBytes === records.length ? records : records.subarray(0, checked.sizeInBytes);
    if (given.length === 0) return this.#acceptNothing(options);
    const nowMs = core.environment.clock.now();
    const isReplica = options.origin === 'replica';
    const prepared = isReplica
      ? { bytes: given, logAppendTimeMs: NO_TIMESTAMP }
      : prepareBatches(given, options, config, nowMs);
    if ('errorCode' in prepared) return this.#refuse(prepared);
    const { bytes, logAppendTimeMs } = prepared;
    if (bytes.length > config.segmentBytes)
      return this.#refuse(
        refusal(
          ErrorCode.RECORD_LIST_TOO_LARGE,
          `${bytes.length} bytes do not fit into a segment of ${config.segmentBytes}`,
        ),
      );
    const disorder = isReplica ? this.#findDisorder(bytes) : null;
    if (disorder !== null) return this.#refuse(disorder);
    try {
      this.#rollFor(bytes, options, nowMs);
    } catch (error) {
      return this.#refuseFor(asStorageError(error, 'cannot begin a segment'));
    }
    return this.#enqueue(bytes, options, logAppendTimeMs);
  }

  /** Writes what waits in this turn. */
  write(): void {
    this.#queue.write();
  }

  /** Nothing waits when this returns: all is written and, where it is wanted, synced, or has failed. */
  settle(): void {
    this.#queue.settle();
  }

  /** The log now ends at `offset`; nothing waits. */
  restartAt(offset: number): void {
    this.#nextOffset = offset;
    this.#core.logEndOffset = offset;
    this.#core.cuts++;
    this.#core.isChanged = true;
    this.#flusher.cut(offset);
  }

  /** Ends the active segment, where it holds anything, and begins one at the next offset (or the one given). @throws DiskError */
  roll(givenOffset?: number): void {
    const core = this.#core;
    this.settle();
    const baseOffset = givenOffset ?? this.#nextOffset;
    const { active } = core.segments;
    if (active.baseOffset === baseOffset) return;
    // Syncs that appends wait for are of the active segment alone.
    active.settleBefore(core.config.flushMessages !== Number.POSITIVE_INFINITY);
    const next = Segment.create(core.home, baseOffset, core.environment.clock.now());
    active.finish();
    core.producers.takeSnapshot(core.logEndOffset);
    core.segments.push(next);
    core.isChanged = true;
    core.namesChanged();
    this.#jitterMs = drawJitterMs(core.config, core.environment.random);
    forgetStraySnapshots(core.producers, core.segments);
    core.environment.flushSoon(this.#flusher);
  }

  /** The offsets up to `offset` are left out: the log that this one is a copy of has no records there any more. @throws DiskError */
  skipTo(offset: number): void {
    if (offset <= this.#nextOffset) return;
    this.roll(offset);
    this.#nextOffset = offset;
    this.#core.logEndOffset = offset;
  }

  /** Makes a later start after a kill short: indexes and a snapshot up to here. */
  restPoint(): void {
    const core = this.#core;
    this.#bytesSinceRest = 0;
    core.segments.active.settle();
    if (core.logEndOffset === core.logStartOffset) return;
    core.producers.takeSnapshot(core.logEndOffset);
    forgetStraySnapshots(core.producers, core.segments);
  }

  get active(): Segment {
    return this.#core.segments.active;
  }

  waitsForDevice(): boolean {
    return this.#flusher.waitsForDevice(this.#nextOffset);
  }

  admit(group: readonly PendingAppend[]): void {
    const core = this.#core;
    const before = core.segments.active.sizeBytes;
    for (const append of group) if (append.bytes.length > 0) this.#admitOne(append);
    const admittedBytes = core.segments.active.sizeBytes - before;
    core.reader.wrote(before, core.logEndOffset);
    core.isChanged = true;
    core.environment.metrics.groupWrites.add(1);
    core.environment.metrics.appendedBytes.add(admittedBytes);
    this.#bytesSinceRest += admittedBytes;
    if (this.#isFailing) core.logger.info('Appends succeed again', { logEndOffset: core.logEndOffset });
    this.#isFailing = false;
  }

  acknowledged(): void {
    const { producers } = this.#core;
    if (this.#queue.isEmpty) producers.expectNothing();
    this.#flusher.saveEpochs();
    this.#flusher.appended();
    // Many producers make large snapshots: they must not outweigh the records.
    if (this.#bytesSinceRest >= REST_BYTES + producers.states.size * REST_BYTES_PER_PRODUCER)
      this.restPoint();
    this.#listener?.();
  }

  takeBack(error: StorageError): void {
    const core = this.#core;
    core.environment.metrics.failedWrites.add(1);
    // A full disk refuses append after append.
    if (!this.#isFailing)
      core.logger.error('Appends fail', { problem: error.message, logEndOffset: core.logEndOffset }, error);
    this.#isFailing = true;
    core.isChanged = true;
    this.#nextOffset = core.logEndOffset;
    core.producers.expectNothing();
    try {
      core.segments.active.takeBack();
    } catch (cause) {
      // The bytes behind the end are never read, and the next append is written over them.
      const problem = asStorageError(cause, 'cannot cut').message;
      core.logger.warn('A failed write could not be cut', { problem });
    }
  }

  synced(offset: number): void {
    this.#flusher.synced(offset);
  }

  /** Gives the batches the next offsets, where they do not bring their own, and begins a segment for them where one is due. */
  #rollFor(bytes: Buffer, options: AppendOptions, nowMs: number): void {
    const { config, segments } = this.#core;
    const isReplica = options.origin === 'replica';
    if (!isReplica) assignOffsets(bytes, this.#nextOffset, options.leaderEpoch);
    const incoming = describe(bytes);
    if (!mustRoll(segments.active, this.#queue.queuedBytes, incoming, config, this.#jitterMs, nowMs)) return;
    this.settle();
    // A group that failed has taken its offsets back.
    if (!isReplica && this.#nextOffset !== incoming.baseOffset)
      assignOffsets(bytes, this.#nextOffset, options.leaderEpoch);
    this.roll(isReplica ? incoming.baseOffset : undefined);
  }

  #findDisorder(bytes: Buffer): Refusal | null {
    const { baseOffset } = view.wrap(bytes, 0);
    if (baseOffset >= this.#nextOffset) return null;
    return refusal(
      ErrorCode.OFFSET_OUT_OF_RANGE,
      `a replica's batch at offset ${baseOffset} comes before the end of the log, ${this.#nextOffset}`,
    );
  }

  /** Judges the batches by their producers' histories, and has them wait for the group's write. */
  #enqueue(bytes: Buffer, options: AppendOptions, logAppendTimeMs: bigint): AppendResult {
    const updates: ProducerUpdate[] = [];
    const baseOffset = view.wrap(bytes, 0).baseOffset;
    let lastOffset = baseOffset;
    for (let position = 0; position < bytes.length; position += view.sizeInBytes) {
      lastOffset = view.wrap(bytes, position).lastOffset;
      if (!view.hasProducerId) continue;
      const verdict = this.#judge(options, updates);
      if (verdict !== null) return verdict;
    }
    this.#queue.add({ bytes, lastOffset, updates, written: options.written });
    this.#nextOffset = lastOffset + 1;
    return accepted(baseOffset, lastOffset, logAppendTimeMs, this.#core.logStartOffset, false);
  }

  /** Adds what the batch in `view` makes of its producer to `updates`; a result where the append ends with it. */
  #judge(options: AppendOptions, updates: ProducerUpdate[]): AppendResult | null {
    const { producers } = this.#core;
    const outcome = judgeOrRefuse(producers, options);
    if (outcome === null) return null;
    if (outcome.kind === 'duplicate') return this.#acceptDuplicate(outcome.batch, options);
    if (outcome.kind === 'accepted') {
      updates.push(outcome.update);
      producers.expect(outcome.update);
      return null;
    }
    // The leader has taken it: a replica does not judge again.
    if (options.origin === 'replica') return null;
    if (updates.length > 0) {
      this.settle();
      producers.expectNothing();
    }
    return this.#refuse(refusal(outcome.errorCode, outcome.message));
  }

  /** Succeeds in its turn, with the offsets of then. */
  #acceptDuplicate(batch: AppendedBatch, { written }: AppendOptions): AppendResult {
    this.#queue.add({ bytes: NOTHING, lastOffset: this.#nextOffset - 1, updates: [], written });
    return accepted(firstOffsetOf(batch), batch.lastOffset, batch.timestamp, this.#core.logStartOffset, true);
  }

  #acceptNothing({ written }: AppendOptions): AppendResult {
    this.#queue.add({ bytes: NOTHING, lastOffset: this.#nextOffset - 1, updates: [], written });
    return accepted(-1, -1, NO_TIMESTAMP, this.#core.logStartOffset, false);
  }

  #admitOne({ bytes, lastOffset, updates }: PendingAppend): void {
    const core = this.#core;
    const { active } = core.segments;
    for (let position = 0; position < bytes.length; ) {
      view.wrap(bytes, position);
      const { sizeInBytes, leaderEpoch } = view;
      if (leaderEpoch !== core.epochs.latest) core.epochs.assign(leaderEpoch, view.baseOffset);
      active.admit(view.lastOffset, view.maxTimestamp, sizeInBytes);
      position += sizeInBytes;
    }
    if (updates.length > 0) this.#applyUpdates(updates);
    core.logEndOffset = lastOffset + 1;
  }

  #applyUpdates(updates: readonly ProducerUpdate[]): void {
    const { producers, segments, logger } = this.#core;
    for (const update of updates) {
      try {
        producers.apply(update, segments.active);
      } catch (error) {
        // It is known, and written with a later one or a flush.
        const problem = asStorageError(error, 'cannot write a transaction index').message;
        logger.error('An aborted transaction is not in its index yet', { problem });
      }
    }
  }

  #refuse(reason: Refusal): AppendResult {
    return refused(reason, this.#core.logStartOffset);
  }

  #refuseFor(error: StorageError): AppendResult {
    this.#core.logger.error('Append refused', { problem: error.message }, error);
    return this.#refuse(refusal(ErrorCode.KAFKA_STORAGE_ERROR, error.message));
  }
}

function assignOffsets(bytes: Buffer, firstOffset: number, leaderEpoch: number): void {
  let next = firstOffset;
  for (let position = 0; position < bytes.length; position += view.sizeInBytes) {
    view.wrap(bytes, position);
    view.baseOffset = next;
    view.leaderEpoch = leaderEpoch;
    next += view.lastOffsetDelta + 1;
  }
}

function describe(bytes: Buffer): Incoming {
  let maxTimestamp = NO_TIMESTAMP;
  const baseOffset = view.wrap(bytes, 0).baseOffset;
  let lastOffset = baseOffset;
  for (let position = 0; position < bytes.length; position += view.sizeInBytes) {
    lastOffset = view.wrap(bytes, position).lastOffset;
    const timestamp = view.maxTimestamp;
    if (timestamp > maxTimestamp) maxTimestamp = timestamp;
  }
  return { sizeBytes: bytes.length, baseOffset, lastOffset, maxTimestamp };
}

function judgeOrRefuse(producers: LogProducers, options: AppendOptions): ProducerOutcome | null {
  try {
    return producers.judge(view, options);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { kind: 'refused', errorCode: ErrorCode.INVALID_RECORD, message: error.message };
  }
}
