import type { Disk, Logger } from '@kavka/base';
import { LEADER_EPOCHS } from '../checkpoints/leader-epochs.ts';
import { PARTITION_METADATA } from '../checkpoints/partition-metadata.ts';
import {
  CLEANED_SUFFIX,
  DELETED_SUFFIX,
  LOG_SUFFIX,
  OFFSET_INDEX_SUFFIX,
  offsetFileName,
  parseOffsetFileName,
  SNAPSHOT_SUFFIX,
  SWAP_SUFFIX,
  TIME_INDEX_SUFFIX,
  TRANSACTION_INDEX_SUFFIX,
} from '../log-file-names.ts';
import { BatchScanner } from '../segment/batch-scanner.ts';
import { scanBuffer } from '../segment/segment-recovery.ts';

const INDEX_SUFFIXES = [OFFSET_INDEX_SUFFIX, TIME_INDEX_SUFFIX, TRANSACTION_INDEX_SUFFIX];
const SEGMENT_SUFFIXES = [LOG_SUFFIX, ...INDEX_SUFFIXES];
const OWN_FILES = new Set([LEADER_EPOCHS, PARTITION_METADATA, 'quorum-state']);
const METADATA_SNAPSHOT = /^\d{20}-\d{10}\.checkpoint(?:\.part|\.deleted)?$/;

/** The files of a segment that are there, by suffix. */
export interface FoundSegment {
  readonly baseOffset: number;
  readonly suffixes: ReadonlySet<string>;
}

export interface FolderContents {
  /** Ascending. */
  readonly segments: readonly FoundSegment[];
  readonly snapshots: readonly number[];
}

/**
 * Looks at a partition's folder and brings it to rest: what was to be deleted goes, a swap of segments that had begun is finished,
 * output that the cleaner had not finished goes, indexes without a log go. Files that are not Kafka's are left alone, and named in
 * the log.
 */
export function settleFolder(disk: Disk, directory: string, logger: Logger): FolderContents {
  const files = new Map<string, Set<number>>();
  const unknown: string[] = [];
  for (const { name } of disk.list(directory)) {
    const parsed = parseOffsetFileName(name);
    if (parsed !== null && isKnownSuffix(parsed.suffix)) offsetsOf(files, parsed.suffix).add(parsed.offset);
    else if (!isOwnFile(name)) unknown.push(name);
  }
  if (unknown.length > 0)
    logger.warn('Files that are not of a log are left alone', { directory, names: unknown.join(', ') });
  removeUnfinished(disk, directory, files);
  finishSwaps(disk, directory, files);
  removeOrphans(disk, directory, files, logger);
  const segments = [...offsetsOf(files, LOG_SUFFIX)].sort((one, other) => one - other);
  return {
    segments: segments.map((baseOffset) => ({
      baseOffset,
      suffixes: new Set(SEGMENT_SUFFIXES.filter((suffix) => offsetsOf(files, suffix).has(baseOffset))),
    })),
    snapshots: [...offsetsOf(files, SNAPSHOT_SUFFIX)],
  };
}

function isKnownSuffix(suffix: string): boolean {
  const bare = suffix.replace(/(?:\.cleaned|\.swap|\.deleted)+$/, '');
  return bare === SNAPSHOT_SUFFIX || SEGMENT_SUFFIXES.includes(bare);
}

function isOwnFile(name: string): boolean {
  return (
    OWN_FILES.has(name.replace(/(?:(?:\.background)?\.tmp|\.aside)$/, '')) || METADATA_SNAPSHOT.test(name)
  );
}

function offsetsOf(files: Map<string, Set<number>>, suffix: string): Set<number> {
  let offsets = files.get(suffix);
  if (offsets === undefined) {
    offsets = new Set();
    files.set(suffix, offsets);
  }
  return offsets;
}

function removeUnfinished(disk: Disk, directory: string, files: Map<string, Set<number>>): void {
  let firstCleaned = Number.POSITIVE_INFINITY;
  for (const [suffix, offsets] of files)
    if (suffix.endsWith(CLEANED_SUFFIX)) firstCleaned = Math.min(firstCleaned, ...offsets);
  for (const [suffix, offsets] of files) {
    const isGone = suffix.endsWith(DELETED_SUFFIX) || suffix.endsWith(CLEANED_SUFFIX);
    for (const offset of offsets) {
      // Output that was not finished belongs to swaps from there on: they had not begun to replace anything.
      if (!isGone && !(suffix.endsWith(SWAP_SUFFIX) && offset >= firstCleaned)) continue;
      disk.removeFile(`${directory}/${offsetFileName(offset, suffix)}`);
      offsets.delete(offset);
    }
  }
}

/** A swap file stands for all segments from its offset to the end of what it holds. */
function finishSwaps(disk: Disk, directory: string, files: Map<string, Set<number>>): void {
  const swapped = offsetsOf(files, LOG_SUFFIX + SWAP_SUFFIX);
  for (const baseOffset of swapped) {
    const swapPath = `${directory}/${offsetFileName(baseOffset, LOG_SUFFIX + SWAP_SUFFIX)}`;
    const endOffset = lastOffsetIn(disk, swapPath) + 1;
    for (const replaced of [...offsetsOf(files, LOG_SUFFIX)]) {
      if (replaced < baseOffset || replaced >= Math.max(endOffset, baseOffset + 1)) continue;
      for (const suffix of SEGMENT_SUFFIXES) {
        disk.removeFile(`${directory}/${offsetFileName(replaced, suffix)}`);
        offsetsOf(files, suffix).delete(replaced);
      }
    }
  }
  // Were the new name durable before they are gone, one of them could be back beside it after the next crash.
  if (swapped.size > 0) disk.syncDirectory(directory);
  for (const suffix of SEGMENT_SUFFIXES) {
    const swaps = offsetsOf(files, suffix + SWAP_SUFFIX);
    for (const offset of swaps) {
      const name = offsetFileName(offset, suffix);
      disk.rename(`${directory}/${name}${SWAP_SUFFIX}`, `${directory}/${name}`);
      offsetsOf(files, suffix).add(offset);
    }
    swaps.clear();
  }
}

function lastOffsetIn(disk: Disk, path: string): number {
  const file = disk.open(path, 'read');
  try {
    const end = file.size();
    const scanner = new BatchScanner(file, 0, end, 0, scanBuffer(end));
    while (scanner.next());
    return scanner.smallestOffset - 1;
  } finally {
    file.close();
  }
}

function removeOrphans(disk: Disk, directory: string, files: Map<string, Set<number>>, logger: Logger): void {
  const logs = offsetsOf(files, LOG_SUFFIX);
  for (const suffix of INDEX_SUFFIXES) {
    for (const offset of offsetsOf(files, suffix)) {
      if (logs.has(offset)) continue;
      const path = `${directory}/${offsetFileName(offset, suffix)}`;
      logger.warn('Index without a log removed', { path });
      disk.removeFile(path);
      offsetsOf(files, suffix).delete(offset);
    }
  }
}
