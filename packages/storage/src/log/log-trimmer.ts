import { ErrorCode } from '@kavka/protocol';
import { Segment } from '../segment/segment.ts';
import type { LogCore } from './log-core.ts';
import type { LogWriter } from './log-writer.ts';
import { replayProducers } from './producer-replay.ts';
import { countDeletable } from './retention.ts';

/** Takes away from a log: old segments at its start, what another leader does not have at its end. */
export class LogTrimmer {
  readonly #core: LogCore;
  readonly #writer: LogWriter;

  constructor(core: LogCore, writer: LogWriter) {
    this.#core = core;
    this.#writer = writer;
  }

  /** Moves the start of the log forward. 0, or OFFSET_OUT_OF_RANGE beyond the high watermark. */
  moveStart(offset: number): number {
    const core = this.#core;
    if (offset < 0 || offset > core.highWatermark) return ErrorCode.OFFSET_OUT_OF_RANGE;
    if (offset <= core.logStartOffset) return 0;
    core.logStartOffset = offset;
    core.epochs.truncateFromStart(offset);
    core.producers.states.advanceHighWatermark(offset);
    return 0;
  }

  /** Deletes the segments that have outlived their time, their size or the start of the log. Their number. @throws DiskError */
  applyRetention(): number {
    const core = this.#core;
    const { environment, segments, config } = core;
    this.#writer.settle();
    const count = countDeletable(core, config, environment.clock.now());
    if (count === 0) return 0;
    if (count === segments.length) this.#writer.roll();
    // The names that are left say where the log ends: they must not be lost where those of old segments are.
    if (!core.areNamesDurable) environment.disk.syncDirectory(core.directory);
    const firstKept = segments.at(count)?.baseOffset ?? core.logEndOffset;
    core.logger.info('Old segments deleted', { segments: count, logStartOffset: firstKept });
    this.moveStart(Math.max(firstKept, core.logStartOffset));
    this.#remove((segment) => segment.baseOffset >= firstKept, config.fileDeleteDelayMs);
    return count;
  }

  /** Forgets all from `offset` on. @throws DiskError */
  truncateTo(offset: number): void {
    const core = this.#core;
    this.#writer.settle();
    if (offset >= core.logEndOffset) return;
    core.logger.info('Log truncated', { from: core.logEndOffset, to: offset });
    // The indexes of the whole segment that is cut are to be looked at, should they not be on the device.
    this.#lowerRecoveryPoint(core.segments.from(offset)[0]?.baseOffset ?? offset);
    if (core.segments.first.baseOffset > offset) {
      this.truncateFully(offset);
      return;
    }
    this.#removeDurably((segment) => segment.baseOffset <= offset);
    core.segments.active.truncateTo(offset, core.environment.clock.now());
    this.#restart(offset, Math.min(core.logStartOffset, offset));
    core.epochs.truncateFromEnd(offset);
    this.#replay();
  }

  /** Forgets all, and goes on at `offset`. @throws DiskError */
  truncateFully(offset: number): void {
    const core = this.#core;
    this.#writer.settle();
    core.logger.info('Log truncated fully', { from: core.logEndOffset, to: offset });
    this.#lowerRecoveryPoint(offset);
    this.#removeDurably(() => false);
    core.segments.push(Segment.create(core.home, offset, core.environment.clock.now()));
    core.namesChanged();
    this.#restart(offset, offset);
    core.epochs.clear();
    core.producers.snapshots.retain(() => false);
    this.#replay();
    core.highWatermark = offset;
  }

  #restart(endOffset: number, logStartOffset: number): void {
    const core = this.#core;
    core.reader.forget();
    this.#writer.restartAt(endOffset);
    core.logStartOffset = logStartOffset;
    core.cleanedUpTo = Math.min(core.cleanedUpTo, endOffset);
    core.highWatermark = Math.min(core.highWatermark, endOffset);
  }

  /** What is cut in part by a crash must be looked at by the next start. */
  #lowerRecoveryPoint(offset: number): void {
    const core = this.#core;
    if (core.recoveryPoint <= offset) return;
    core.recoveryPoint = offset;
    core.environment.recoveryPointFell(core.directory);
  }

  #replay(): void {
    const { producers, segments, environment, logStartOffset, logEndOffset } = this.#core;
    replayProducers(producers, segments, {
      snapshotsUpTo: logEndOffset,
      logStartOffset,
      logEndOffset,
      nowMs: environment.clock.now(),
      expirationMs: environment.producerIdExpirationMs,
    });
    producers.states.advanceHighWatermark(this.#core.highWatermark);
  }

  /** Were a segment back after a crash, it would stand beside what is appended in its place. */
  #removeDurably(isKept: (segment: Segment) => boolean): void {
    const { environment, directory } = this.#core;
    if (this.#remove(isKept, 0) > 0) environment.disk.syncDirectory(directory);
  }

  /** The number of files. */
  #remove(isKept: (segment: Segment) => boolean, delayMs: number): number {
    const core = this.#core;
    const retired: string[] = [];
    const doomed = core.segments.all().filter((segment) => !isKept(segment));
    // What is left where the disk refuses must be one piece.
    if (isKept(core.segments.first)) doomed.reverse();
    for (const segment of doomed) {
      retired.push(...segment.retire());
      core.segments.retain((other) => other !== segment);
      const snapshot = core.producers.snapshots.retire(segment.baseOffset);
      if (snapshot !== null) retired.push(snapshot);
    }
    if (retired.length > 0) core.namesChanged();
    core.reader.forget();
    core.environment.removeLater(retired, delayMs);
    return retired.length;
  }
}
