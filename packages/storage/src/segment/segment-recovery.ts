import { BATCH_OVERHEAD } from '@kavka/protocol/records';
import type { LeaderEpochs } from '../checkpoints/leader-epochs.ts';
import { BatchScanner } from './batch-scanner.ts';
import { resync } from './batch-search.ts';
import { refuseForeign } from './foreign-format.ts';
import { FoundEpochs } from './found-epochs.ts';
import { keepCut } from './keep-cut.ts';
import type { OffsetPosition } from './offset-index.ts';
import type { Segment, SegmentHome } from './segment.ts';

const SCAN_BYTES = 1024 * 1024;

/** What is known about the run that left the segments behind. */
export interface CrashScene {
  /** What stands below this offset was made durable. */
  readonly recoveryPoint: number;
  /**
   * The machine has not been started anew since: then all writes that completed are there, and only the last one may be torn. After
   * a crash of the machine any page above the recovery point may be missing, so that the first batch that is not right ends the
   * log.
   */
  readonly isSameBoot: boolean;
}

export interface RecoveredSegment {
  /** The offset after the last batch. */
  readonly nextOffset: number;
  /** Something at the end was cut: what later segments hold does not follow. */
  readonly isCut: boolean;
}

/** A buffer for a scan of `bytes`. */
export function scanBuffer(bytes: number): Buffer {
  return Buffer.allocUnsafeSlow(Math.max(Math.min(SCAN_BYTES, bytes), BATCH_OVERHEAD));
}

/**
 * The offset after the last batch of a segment that was closed in order, from its index and the few batches behind the last entry; null
 * where something there is not as it should be.
 */
export function findEnd(segment: Segment): number | null {
  const last = segment.indexes.offsets.last();
  const start = last?.position ?? 0;
  const scanner = scannerFrom(segment, start);
  let nextOffset = segment.baseOffset;
  while (scanner.next()) {
    if (!scanner.isCrcValid()) return null;
    if (scanner.position === start && last !== null && scanner.view.lastOffset !== last.offset) return null;
    nextOffset = scanner.smallestOffset;
  }
  return scanner.fault === null ? nextOffset : null;
}

/**
 * Reads what may not be right of a segment after a crash, cuts a torn end and makes the indexes anew from where they were trusted. Damage
 * that right batches follow stays, and is reported: it is never served, as reads check what this process has not written.
 * @throws StorageError where the file is of another format.
 */
export function recoverSegment(
  segment: Segment,
  scene: CrashScene,
  isLast: boolean,
  epochs: LeaderEpochs,
  { disk, logger }: SegmentHome,
): RecoveredSegment {
  const end = segment.sizeBytes;
  refuseForeign(segment, 0);
  let from = trustedStart(segment, scene, epochs);
  let nextOffset = segment.baseOffset;
  for (;;) {
    const scanner = scannerFrom(segment, from, nextOffset);
    takeIn(segment, scanner, epochs);
    nextOffset = scanner.smallestOffset;
    const faultAt = scanner.position;
    if (faultAt === end) break;
    refuseForeign(segment, faultAt);
    const next = followsIn(segment, scene, faultAt, nextOffset);
    if (next === null && (isLast || !scene.isSameBoot)) {
      // A crash tears what is being written, and nothing that was on the device before.
      const isTorn = nextOffset >= scene.recoveryPoint;
      logger.warn(isTorn ? 'Torn end of a log cut' : 'Damaged end of a log cut', {
        path: segment.path,
        position: faultAt,
        bytes: end - faultAt,
        nextOffset,
        ...(isTorn ? {} : { keptIn: keepCut(disk, segment, faultAt) }),
      });
      segment.cutTo(faultAt);
      segment.indexes.endAt(nextOffset);
      cutTransactions(segment, nextOffset);
      segment.finish();
      return { nextOffset, isCut: true };
    }
    logger.error('Damage in a log: the batches there cannot be read', {
      path: segment.path,
      position: faultAt,
      offset: nextOffset,
      intactFrom: next ?? end,
    });
    if (next === null) break;
    from = next;
  }
  segment.indexes.endAt(nextOffset);
  cutTransactions(segment, nextOffset);
  segment.finish();
  return { nextOffset, isCut: false };
}

/** A damaged transaction index is made again later, by a replay of the log. */
function cutTransactions({ transactions }: Segment, endOffset: number): void {
  if (transactions !== null && transactions.findFault() === null) transactions.truncateTo(endOffset);
}

/** Adds batches to the indexes and the epochs, up to the first that is not right. */
function takeIn(segment: Segment, scanner: BatchScanner, epochs: LeaderEpochs): void {
  const { view } = scanner;
  const found = new FoundEpochs(epochs);
  let right = scanner.smallestOffset;
  while (scanner.next()) {
    if (!scanner.isCrcValid()) {
      scanner.smallestOffset = right;
      break;
    }
    found.add(view);
    segment.index(view.lastOffset, view.maxTimestamp, scanner.position, view.sizeInBytes);
    right = scanner.smallestOffset;
  }
  found.finish();
  segment.unjudgedIndexes.flush();
}

/**
 * Where the scan begins: at the last index entry that can be trusted, when the batch it points to is right and the leader epochs that were
 * kept reach up to it. Entries that may not be on the device go.
 */
function trustedStart(segment: Segment, scene: CrashScene, epochs: LeaderEpochs): number {
  const indexes = segment.unjudgedIndexes;
  const { offsets } = indexes;
  if (indexes.findFault(segment.sizeBytes) === null) {
    const entry = scene.isSameBoot ? offsets.last() : offsets.floor(scene.recoveryPoint - 1);
    const isEmpty = scene.isSameBoot && entry === null;
    if (isEmpty || (entry !== null && isTrusted(segment, entry, epochs))) {
      const upTo = entry?.offset ?? segment.baseOffset - 1;
      if (scene.isSameBoot) indexes.resumeBehind(upTo);
      else indexes.truncateTo(upTo + 1);
      // A log that was cut may have kept epochs of what stood there before.
      epochs.truncateFromEnd(upTo + 1);
      return entry?.position ?? 0;
    }
  }
  indexes.reset();
  epochs.truncateFromEnd(segment.baseOffset);
  return 0;
}

function isTrusted(segment: Segment, entry: OffsetPosition, epochs: LeaderEpochs): boolean {
  const scanner = scannerFrom(segment, entry.position);
  const isRight = scanner.next() && scanner.isCrcValid() && scanner.view.lastOffset === entry.offset;
  return isRight && scanner.view.leaderEpoch === epochs.epochAt(entry.offset);
}

/** Where batches go on behind a fault, when it is damage and not the torn end of the log. */
function followsIn(segment: Segment, scene: CrashScene, faultAt: number, nextOffset: number): number | null {
  if (!scene.isSameBoot && nextOffset >= scene.recoveryPoint) return null;
  const next = resync(segment.log, faultAt + 1, segment.sizeBytes, nextOffset);
  return next < segment.sizeBytes ? next : null;
}

function scannerFrom(segment: Segment, position: number, smallestOffset = segment.baseOffset): BatchScanner {
  const end = segment.sizeBytes;
  return new BatchScanner(segment.log, position, end, smallestOffset, scanBuffer(end - position));
}
