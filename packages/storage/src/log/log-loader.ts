import type { Logger } from '@kavka/base';
import { LeaderEpochs } from '../checkpoints/leader-epochs.ts';
import { isCompacted, type LogConfig } from '../log-config.ts';
import {
  ASIDE_SUFFIX,
  OFFSET_INDEX_SUFFIX,
  TIME_INDEX_SUFFIX,
  TRANSACTION_INDEX_SUFFIX,
} from '../log-file-names.ts';
import { LogProducers } from '../producers/log-producers.ts';
import { SnapshotFiles } from '../producers/snapshot-files.ts';
import { BatchScanner } from '../segment/batch-scanner.ts';
import { FoundEpochs } from '../segment/found-epochs.ts';
import { Segment, type SegmentHome } from '../segment/segment.ts';
import { SegmentList } from '../segment/segment-list.ts';
import { findEnd, recoverSegment } from '../segment/segment-recovery.ts';
import { StorageError } from '../storage-error.ts';
import type { LogEnvironment } from './log-environment.ts';
import { type FoundSegment, settleFolder } from './log-folder.ts';
import { replayProducers } from './producer-replay.ts';

const HEADERS_BYTES = 16 * 1024;

/** What the checkpoints and the shutdown file of a log directory say about one log. */
export interface LogHistory {
  readonly logStartOffset: number;
  readonly recoveryPoint: number;
  /** How far the cleaner has come, and with it what it wrote is on the device; -1 where it was never there. */
  readonly cleanedUpTo: number;
  readonly wasShutDownCleanly: boolean;
  /** The machine has not been started anew since. */
  readonly isSameBoot: boolean;
}

/** A log's parts as they came from the disk. */
export interface LoadedLog {
  readonly home: SegmentHome;
  readonly segments: SegmentList;
  readonly epochs: LeaderEpochs;
  readonly producers: LogProducers;
  readonly logStartOffset: number;
  readonly logEndOffset: number;
  readonly recoveryPoint: number;
  /** The names of the files are on the device. */
  readonly areNamesDurable: boolean;
  /** Where it ended when it was last closed in order; null where it was not, or is new. */
  readonly closedAt: number | null;
}

interface EstablishedEnd {
  readonly kept: Segment[];
  readonly endOffset: number;
  /** It ends where it was closed. */
  readonly isClean: boolean;
}

/** A log in an empty folder. */
export function emptyLog(environment: LogEnvironment, home: SegmentHome): LoadedLog {
  const { disk, clock } = environment;
  const snapshots = new SnapshotFiles(disk, home, home.logger);
  return {
    home,
    segments: new SegmentList([Segment.create(home, 0, clock.now())]),
    epochs: new LeaderEpochs(disk, home),
    producers: new LogProducers(snapshots),
    logStartOffset: 0,
    logEndOffset: 0,
    recoveryPoint: 0,
    areNamesDurable: false,
    closedAt: null,
  };
}

/** Opens the log in a folder, after a clean shutdown or a crash. @throws StorageError where it cannot be used; nothing is lost then. */
export function loadLog(
  environment: LogEnvironment,
  home: SegmentHome,
  history: LogHistory,
  config: LogConfig,
): LoadedLog {
  return new LogLoader(environment, home, history, config).load();
}

class LogLoader {
  readonly #environment: LogEnvironment;
  readonly #home: SegmentHome;
  readonly #history: LogHistory;
  readonly #config: LogConfig;
  readonly #logger: Logger;
  readonly #nowMs: number;
  readonly #epochs: LeaderEpochs;
  readonly #producers: LogProducers;
  #areEpochsLost = false;

  constructor(environment: LogEnvironment, home: SegmentHome, history: LogHistory, config: LogConfig) {
    this.#config = config;
    this.#environment = environment;
    this.#home = home;
    this.#history = history;
    this.#logger = home.logger;
    this.#nowMs = environment.clock.now();
    this.#epochs = new LeaderEpochs(environment.disk, home);
    this.#producers = new LogProducers(new SnapshotFiles(environment.disk, home, home.logger));
  }

  load(): LoadedLog {
    const contents = settleFolder(this.#environment.disk, this.#home.directory, this.#logger);
    const areEpochsKnown = this.#loadEpochs();
    this.#producers.snapshots.found(contents.snapshots);
    const opened = contents.segments.map((found) => this.#open(found));
    const { kept, endOffset, isClean } = this.#establishEnd(opened);
    const history = this.#history;
    const logStartOffset = Math.max(history.logStartOffset, kept[0]?.baseOffset ?? 0);
    const { segments, logEndOffset } = this.#withStart(kept, logStartOffset, endOffset);
    this.#reportLoss(segments.active, logEndOffset);
    if (!areEpochsKnown) findEpochs(segments, this.#epochs);
    this.#epochs.truncateFromEnd(logEndOffset);
    this.#epochs.truncateFromStart(logStartOffset);
    const isTrusted = isClean || history.isSameBoot;
    const trustedEnd = isTrusted ? logEndOffset : Math.min(history.recoveryPoint, logEndOffset);
    replayProducers(this.#producers, segments, {
      snapshotsUpTo: Math.min(trustedEnd, this.#resetDamagedTransactions(segments)),
      logStartOffset,
      logEndOffset,
      nowMs: this.#nowMs,
      expirationMs: this.#environment.producerIdExpirationMs,
    });
    return {
      home: this.#home,
      segments,
      epochs: this.#epochs,
      producers: this.#producers,
      logStartOffset,
      logEndOffset,
      recoveryPoint: Math.min(history.recoveryPoint, logEndOffset),
      areNamesDurable: isClean && !this.#areEpochsLost,
      closedAt: history.wasShutDownCleanly ? history.recoveryPoint : null,
    };
  }

  /** False where they have to be found again in the log. */
  #loadEpochs(): boolean {
    try {
      this.#epochs.load();
      return this.#epochs.latest >= 0;
    } catch (error) {
      const isUseless =
        error instanceof StorageError && (error.kind === 'corrupt' || error.kind === 'unknown-format');
      if (!isUseless) throw error;
      const kept = `${error.path}${ASIDE_SUFFIX}`;
      this.#logger.warn('Leader epochs made again from the log', { problem: error.message, kept });
      this.#environment.disk.rename(error.path, kept);
      this.#areEpochsLost = true;
      return false;
    }
  }

  #open({ baseOffset, suffixes }: FoundSegment): Segment {
    const segment = Segment.open(this.#home, baseOffset, suffixes.has(TRANSACTION_INDEX_SUFFIX), this.#nowMs);
    const missing = [OFFSET_INDEX_SUFFIX, TIME_INDEX_SUFFIX].find((suffix) => !suffixes.has(suffix));
    if (missing !== undefined) segment.rebuildIndexes(segment.pathOf(missing), 'it is missing');
    return segment;
  }

  /** Recovers what a crash may have left in disorder, and finds the end of the log. */
  #establishEnd(opened: Segment[]): EstablishedEnd {
    this.#dropUnfinished(opened);
    const last = opened.at(-1);
    if (last === undefined) return { kept: [], endOffset: 0, isClean: false };
    const { wasShutDownCleanly, recoveryPoint } = this.#history;
    if (wasShutDownCleanly) {
      const endOffset = findEnd(last);
      if (endOffset === recoveryPoint) return { kept: opened, endOffset, isClean: true };
      this.#logger.info('A log does not end where it was closed; it is checked', {
        path: last.path,
        recoveryPoint,
      });
    }
    return this.#recover(opened, last);
  }

  #recover(opened: Segment[], last: Segment): EstablishedEnd {
    const { recoveryPoint } = this.#history;
    const firstUnsure = opened.findLastIndex((segment) => segment.baseOffset <= recoveryPoint);
    let endOffset = last.baseOffset;
    for (let at = Math.max(firstUnsure, 0); at < opened.length; at++) {
      const segment = opened[at] as Segment;
      const recovered = recoverSegment(segment, this.#history, segment === last, this.#epochs, this.#home);
      endOffset = recovered.nextOffset;
      if (!recovered.isCut && this.#goesOn(segment, endOffset, opened[at + 1])) continue;
      this.#drop(opened.slice(at + 1));
      return { kept: opened.slice(0, at + 1), endOffset, isClean: false };
    }
    return { kept: opened, endOffset, isClean: false };
  }

  /**
   * Whether the next segment follows. It does not where it overlaps: then it had been removed, but for a crash; nor where the
   * machine's stop took all of what stood between, though compaction leaves gaps too, and empty segments.
   */
  #goesOn(segment: Segment, endOffset: number, next: Segment | undefined): boolean {
    if (next === undefined || next.baseOffset === endOffset) return true;
    if (next.baseOffset < endOffset) return false;
    const { isSameBoot, recoveryPoint, cleanedUpTo } = this.#history;
    if (isSameBoot || endOffset < Math.max(recoveryPoint, cleanedUpTo)) return true;
    return segment.sizeBytes > 0 && isCompacted(this.#config);
  }

  /** An empty segment at offsets that the one before it holds was given up while it was made. */
  #dropUnfinished(opened: Segment[]): void {
    const [before, last] = opened.slice(-2);
    if (before === undefined || last?.sizeBytes !== 0 || before.sizeBytes === 0) return;
    const found = before.find(last.baseOffset);
    if (found !== null && found.baseOffset >= last.baseOffset) this.#drop(opened.splice(-1));
  }

  /** What stood before the recovery point was on the device: no crash takes it away. */
  #reportLoss({ path, sizeBytes }: Segment, logEndOffset: number): void {
    const { recoveryPoint } = this.#history;
    if (logEndOffset >= recoveryPoint) return;
    const fields = { path, position: sizeBytes, offset: logEndOffset, recoveryPoint };
    this.#logger.error('A log ends before what was once on the device: records are missing', fields);
  }

  /** Empties transaction indexes that cannot be right; the offset from which the log has to be replayed to make them again. */
  #resetDamagedTransactions(segments: SegmentList): number {
    let replayFrom = Number.POSITIVE_INFINITY;
    for (const { baseOffset, transactions } of segments.all()) {
      const fault = transactions?.findFault() ?? null;
      if (transactions === null || fault === null) continue;
      this.#logger.warn('Index made again from the log', { path: transactions.file.path, reason: fault });
      transactions.reset();
      replayFrom = Math.min(replayFrom, baseOffset);
    }
    return replayFrom;
  }

  /** Segments behind a cut, or below the start of the log. */
  #drop(segments: readonly Segment[]): void {
    for (const segment of segments) {
      this.#logger.warn('Segment that does not follow removed', {
        path: segment.path,
        bytes: segment.sizeBytes,
      });
      this.#environment.removeLater(segment.retire(), 0);
    }
    // Were one of them back after the next crash, it would stand beside what is appended from now on.
    if (segments.length > 0) this.#environment.disk.syncDirectory(this.#home.directory);
  }

  #withStart(
    kept: Segment[],
    logStartOffset: number,
    endOffset: number,
  ): { segments: SegmentList; logEndOffset: number } {
    if (kept.length > 0 && logStartOffset <= endOffset)
      return { segments: new SegmentList(kept), logEndOffset: endOffset };
    // All that was left had been deleted by its users before.
    this.#drop(kept);
    const segment = Segment.create(this.#home, logStartOffset, this.#nowMs);
    return { segments: new SegmentList([segment]), logEndOffset: logStartOffset };
  }
}

/** Goes over all batches: only where the file of the epochs is damaged, or there is none yet. */
function findEpochs(segments: SegmentList, epochs: LeaderEpochs): void {
  epochs.clear();
  const found = new FoundEpochs(epochs);
  for (const segment of segments.all()) {
    const buffer = Buffer.allocUnsafe(HEADERS_BYTES);
    const scanner = new BatchScanner(segment.log, 0, segment.sizeBytes, segment.baseOffset, buffer);
    while (scanner.next()) found.add(scanner.view);
  }
  found.finish();
}
