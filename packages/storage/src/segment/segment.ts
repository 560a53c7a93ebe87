import { type Disk, DiskError, type DiskFile, type Logger } from '@kavka/base';
import { BATCH_OVERHEAD, BatchView } from '@kavka/protocol/records';
import type { CachedFile, DescriptorCache } from '../descriptor-cache.ts';
import { DELETED_SUFFIX, LOG_SUFFIX, offsetFileName, TRANSACTION_INDEX_SUFFIX } from '../log-file-names.ts';
import { asStorageError } from '../storage-error.ts';
import { BatchScanner } from './batch-scanner.ts';
import { type FoundBatch, findBatch, lastOffsetAt, resync } from './batch-search.ts';
import { SegmentIndexes } from './segment-indexes.ts';
import type { TimestampOffset } from './time-index.ts';
import { TransactionIndex } from './transaction-index.ts';

/** One large write is slower than several of this size. */
const LARGEST_WRITE_BYTES = 256 * 1024;
const TAIL_BYTES = 8192;
const REBUILD_BYTES = 1024 * 1024;
const LARGEST_RELATIVE_OFFSET = 2 ** 31 - 1;

/** What segments of one log share. */
export interface SegmentHome {
  readonly disk: Disk;
  readonly files: DescriptorCache;
  /** Changes when the log is moved. */
  directory: string;
  /** The folder is to go: what is still read of it is not kept open. */
  isRetired: boolean;
  readonly logger: Logger;
  /** Of the log's configuration. */
  indexIntervalBytes: number;
  /** Of the file of a new segment; 0: it grows with what is written. */
  preallocatedBytes: number;
}

/**
 * A part of a partition's log: the file of its batches and the indexes on it. At rest it holds next to nothing in memory; files are opened
 * and indexes looked at when they are used.
 */
export class Segment {
  readonly baseOffset: number;
  /** When this object was made: the age of a segment without timestamps. */
  createdMs: number;
  /** Bytes of batches that may be read. */
  sizeBytes: number;
  /** Bytes in the file: more than `sizeBytes` while a group waits for the device. */
  writtenBytes: number;
  readonly #home: SegmentHome;
  #ending: string;
  readonly #log: CachedFile;
  #indexes: SegmentIndexes | null = null;
  #areIndexesSane: boolean;
  #transactions: TransactionIndex | null;
  #firstTimestamp: bigint | null = null;
  /** A sync has failed: what it was for may be in memory alone, whatever later syncs say. */
  #arePagesLost = false;
  /** The file's bytes before it are on the device, by syncs that have succeeded. */
  #syncedBytes = 0;
  #syncsUnderWay = 0;
  /** The file was cut, and after a crash of the machine it might be as long as before. */
  #isCutLoose = false;
  #failedSyncs = 0;
  /** The same of the indexes; also while their sync is under way. */
  #areIndexesLost = false;
  /** Bytes behind the end could not be cut yet. */
  #isCutDue = false;
  /** The file is larger than what is written. */
  #isPreallocated = false;
  /** They were made again from the log by this process. */
  #areIndexesRemade = false;
  /** They were to be made again from the log, which could not be read to its end. */
  #areIndexesUnfinished = false;
  /** The time index could not be closed with the largest timestamp: it must not be relied on in the next run. */
  #isEndMissing = false;

  private constructor(
    home: SegmentHome,
    baseOffset: number,
    sizeBytes: number,
    nowMs: number,
    isNew: boolean,
    ending: string,
  ) {
    this.#home = home;
    this.#ending = ending;
    this.baseOffset = baseOffset;
    this.sizeBytes = sizeBytes;
    this.writtenBytes = sizeBytes;
    this.createdMs = nowMs;
    this.#log = home.files.file(this.pathOf(LOG_SUFFIX));
    this.#areIndexesSane = isNew;
    this.#transactions = null;
  }

  /**
   * A new, empty segment. What is left there of another one goes. `ending` follows all names of its files, as long as it is not
   * part of a log.
   */
  static create(home: SegmentHome, baseOffset: number, nowMs: number, ending = ''): Segment {
    const segment = new Segment(home, baseOffset, 0, nowMs, true, ending);
    try {
      home.disk.removeFile(segment.pathOf(TRANSACTION_INDEX_SUFFIX));
      segment.#log.make().truncate(0);
      if (ending === '') segment.#preallocate();
      segment.unjudgedIndexes.reset();
      return segment;
    } catch (error) {
      segment.#removeUnfinished();
      throw error;
    }
  }

  /** A segment that is there. */
  static open(home: SegmentHome, baseOffset: number, hasTransactionIndex: boolean, nowMs: number): Segment {
    const segment = new Segment(home, baseOffset, 0, nowMs, false, '');
    segment.sizeBytes = segment.log.size();
    segment.writtenBytes = segment.sizeBytes;
    if (hasTransactionIndex) segment.#openTransactions();
    return segment;
  }

  /** The open file of its batches, for use at once. */
  get log(): DiskFile {
    return this.#log.use();
  }

  get path(): string {
    return this.#log.path;
  }

  /** The indexes, made again from the log first where they cannot be right. */
  get indexes(): SegmentIndexes {
    const indexes = this.#indexFiles();
    if (!this.#areIndexesSane) {
      this.#areIndexesSane = true;
      const found = indexes.findFault(this.writtenBytes) ?? this.#findMissingEnd(indexes);
      if (found !== null) this.rebuildIndexes(found.path, found.fault);
    }
    if (this.#areIndexesUnfinished) this.rebuildIndexes(this.path, 'they were not finished');
    return indexes;
  }

  /** A segment that was closed has an entry for its largest timestamp: the batches behind the last entry are not later than that. */
  #findMissingEnd({
    offsets,
    times,
  }: SegmentIndexes): { readonly path: string; readonly fault: string } | null {
    const start = offsets.last()?.position ?? 0;
    const largest = times.last()?.timestamp ?? -1n;
    const buffer = Buffer.allocUnsafe(TAIL_BYTES);
    // Last, as opening other files may close this one.
    const scanner = new BatchScanner(this.log, start, this.sizeBytes, this.baseOffset, buffer);
    while (scanner.next())
      if (scanner.view.maxTimestamp > largest)
        return { path: times.entries.file.path, fault: 'it has no end' };
    return null;
  }

  /** The indexes as they are; for recovery, which does not believe them. */
  get unjudgedIndexes(): SegmentIndexes {
    this.#areIndexesSane = true;
    return this.#indexFiles();
  }

  #indexFiles(): SegmentIndexes {
    const { files, directory } = this.#home;
    this.#indexes ??= new SegmentIndexes(files, directory, this.baseOffset, this.#ending);
    return this.#indexes;
  }

  /** The aborted transactions; null where the segment has none. */
  get transactions(): TransactionIndex | null {
    return this.#transactions;
  }

  get largestTimestamp(): TimestampOffset {
    return this.indexes.largestTimestamp;
  }

  /** The same, held against the batch that has it: for what cannot be undone. */
  get confirmedLargestTimestamp(): TimestampOffset {
    const { timestamp, offset } = this.largestTimestamp;
    if (timestamp >= 0n && this.#timestampAt(offset) !== timestamp)
      this.rebuildIndexes(this.indexes.times.entries.file.path, `its last entry is not of offset ${offset}`);
    return this.largestTimestamp;
  }

  /** False for an offset too far from the segment's start for the indexes. */
  holds(offset: number): boolean {
    return offset - this.baseOffset <= LARGEST_RELATIVE_OFFSET;
  }

  /** The largest timestamp of the first batch: what the segment's age counts from; null where it is empty. */
  get firstTimestamp(): bigint | null {
    if (this.#firstTimestamp === null && this.writtenBytes >= BATCH_OVERHEAD) {
      const header = Buffer.alloc(BATCH_OVERHEAD);
      this.log.readSync(header, 0);
      this.#firstTimestamp = new BatchView().wrap(header, 0).maxTimestamp;
    }
    return this.#firstTimestamp;
  }

  #timestampAt(offset: number): bigint | null {
    const found = this.find(offset);
    if (found === null) return null;
    const header = Buffer.alloc(BATCH_OVERHEAD);
    this.log.readSync(header, found.position);
    return new BatchView().wrap(header, 0).maxTimestamp;
  }

  /** Writes batches behind the others; they may be read when `admit` has been called for each. On an error nothing of it counts. */
  write(chunks: readonly Uint8Array[], totalBytes: number): void {
    this.#cutIfDue();
    const file = this.log;
    const start = this.writtenBytes;
    if (totalBytes <= LARGEST_WRITE_BYTES) file.writeSync(chunks, start);
    else writeInPieces(file, chunks, start);
    this.writtenBytes = start + totalBytes;
  }

  /** Cuts what was written behind `sizeBytes`. */
  takeBack(): void {
    this.#endAt(this.sizeBytes);
    this.#isCutDue = true;
    this.#cutIfDue();
  }

  #endAt(position: number): void {
    this.writtenBytes = position;
    this.#syncedBytes = Math.min(this.#syncedBytes, position);
  }

  /** What was refused must not be found by the next start. */
  #cutIfDue(): void {
    if (!this.#isCutDue) return;
    this.#isCutLoose = true;
    this.log.truncate(this.sizeBytes);
    this.#isPreallocated = false;
    this.#isCutDue = false;
  }

  /** The next batch that was written may be read from now on. */
  admit(lastOffset: number, maxTimestamp: bigint, sizeBytes: number): void {
    const position = this.sizeBytes;
    this.sizeBytes = position + sizeBytes;
    this.#firstTimestamp ??= maxTimestamp;
    this.index(lastOffset, maxTimestamp, position, sizeBytes);
  }

  /** Tells the indexes of a batch. */
  index(lastOffset: number, maxTimestamp: bigint, position: number, sizeBytes: number): void {
    try {
      this.indexes.add(lastOffset, maxTimestamp, position, sizeBytes, this.#home.indexIntervalBytes);
    } catch (error) {
      this.#giveUpEntries(error);
      this.#areIndexesUnfinished ||= !this.unjudgedIndexes.knowsLargest;
    }
  }

  /** The first batch that ends at `offset` or behind; null where none does. */
  find(offset: number): FoundBatch | null {
    const start = this.#searchFrom(offset);
    return findBatch(this.log, start, this.sizeBytes, offset);
  }

  /** By the index, where the batch that it points to is the one it means. */
  #searchFrom(offset: number): number {
    const floor = this.indexes.offsets.floor(offset);
    if (floor === null || lastOffsetAt(this.log, floor.position, this.sizeBytes) === floor.offset)
      return floor?.position ?? 0;
    // A damaged batch too may not be the one that is meant, and be the same in the next index.
    if (!this.#areIndexesRemade) {
      const { path } = this.indexes.offsets.entries.file;
      this.rebuildIndexes(path, `it points to no batch at position ${floor.position}`);
    }
    return 0;
  }

  addAborted(transaction: Parameters<TransactionIndex['append']>[0]): void {
    this.#openTransactions().append(transaction);
  }

  /** Cuts the batches that do not end before `offset`. */
  truncateTo(offset: number, nowMs: number): void {
    const { indexes } = this;
    const found = this.find(offset);
    // First, as recovery cuts indexes to their log, but does not find what an index has lost.
    if (found !== null) this.cutTo(found.position);
    indexes.truncateTo(offset);
    this.#transactions?.truncateTo(offset);
    this.#indexEnd();
    if (this.sizeBytes === 0) {
      this.createdMs = nowMs;
      this.#firstTimestamp = null;
    }
  }

  /** Tells the indexes of the batches behind their last entry again: one of them may have the largest timestamp. */
  #indexEnd(): void {
    const { indexes } = this;
    const last = indexes.offsets.last();
    const start = last?.position ?? 0;
    indexes.resumeBehind(last?.offset ?? this.baseOffset - 1);
    const buffer = Buffer.allocUnsafe(REBUILD_BYTES / 16);
    const scanner = new BatchScanner(this.log, start, this.sizeBytes, this.baseOffset, buffer);
    while (scanner.next()) {
      const { lastOffset, maxTimestamp, sizeInBytes } = scanner.view;
      if (lastOffset !== last?.offset) this.index(lastOffset, maxTimestamp, scanner.position, sizeInBytes);
    }
  }

  /** Makes `position` the end of the file. */
  cutTo(position: number): void {
    this.sizeBytes = position;
    this.#endAt(position);
    this.#isCutLoose = true;
    this.log.truncate(position);
    this.#isPreallocated = false;
    if (position === 0) this.#firstTimestamp = null;
  }

  /** Makes the offset and the time index again from the log. */
  rebuildIndexes(path: string, reason: string): void {
    const { logger } = this.#home;
    logger.warn('Index made again from the log', { path, reason });
    const indexes = this.unjudgedIndexes;
    this.#areIndexesUnfinished = true;
    indexes.reset();
    const buffer = Buffer.allocUnsafe(Math.min(REBUILD_BYTES, Math.max(this.sizeBytes, BATCH_OVERHEAD)));
    const interval = this.#home.indexIntervalBytes;
    let smallestOffset = this.baseOffset;
    for (let from = 0; from < this.sizeBytes; ) {
      const scanner = new BatchScanner(this.log, from, this.sizeBytes, smallestOffset, buffer);
      const { view } = scanner;
      while (scanner.next()) {
        if (!scanner.isCrcValid()) continue;
        indexes.add(view.lastOffset, view.maxTimestamp, scanner.position, view.sizeInBytes, interval);
      }
      if (scanner.fault === null) break;
      smallestOffset = scanner.smallestOffset;
      from = resync(this.log, scanner.position + 1, this.sizeBytes, smallestOffset);
    }
    indexes.finish();
    this.#areIndexesUnfinished = false;
    this.#areIndexesRemade = true;
  }

  /**
   * Another segment is to follow: what was cut from this one must not be back behind a crash, it would stand in the place of what
   * follows. With `areBatchesDue` the batches too are on the device when this returns. @throws DiskError
   */
  settleBefore(areBatchesDue: boolean): void {
    this.#isCutDue ||= this.#isPreallocated;
    this.#cutIfDue();
    if (this.#isCutLoose || (areBatchesDue && this.#syncedBytes < this.writtenBytes)) this.syncLogNow();
  }

  #preallocate(): void {
    const { preallocatedBytes } = this.#home;
    if (preallocatedBytes > 0) this.log.truncate(preallocatedBytes);
    this.#isPreallocated = preallocatedBytes > 0;
  }

  /** No batch will follow in this segment. */
  finish(): void {
    if (this.#isPreallocated) this.#trim();
    try {
      this.indexes.finish();
    } catch (error) {
      this.#giveUpEntries(error);
      this.#isEndMissing = true;
    }
  }

  /** Gives the memory of the newest index entries back, for a log at rest. */
  settle(): void {
    try {
      this.#indexes?.flush();
    } catch (error) {
      this.#giveUpEntries(error);
    }
  }

  /** All that was written is on the device when this resolves. Rejects with a `DiskError`. */
  async sync(): Promise<void> {
    this.#cutIfDue();
    if (this.#isEndMissing) this.rebuildIndexes(this.indexes.times.entries.file.path, 'it has no end');
    this.#isEndMissing = false;
    if (this.#areIndexesLost) this.rebuildIndexes(this.path, 'a sync failed');
    this.#areIndexesLost = true;
    await Promise.all([this.syncLog(), this.indexes.sync(), this.#transactions?.sync()]);
    this.#areIndexesLost = false;
  }

  /**
   * The batches are on the device when this resolves. After a sync that failed the system takes the pages for clean, and the next
   * sync for done: so they are written once more before.
   */
  async syncLog(): Promise<void> {
    if (this.#arePagesLost) this.#writeAgain();
    const upTo = this.writtenBytes;
    const failed = this.#failedSyncs;
    this.#syncsUnderWay++;
    try {
      await this.log.sync();
      // The system says to one of two what it has lost of both.
      if (this.#failedSyncs > failed) throw this.#lostBeside();
      this.#synced(upTo);
    } catch (error) {
      this.#lostPages();
      throw error;
    } finally {
      this.#syncsUnderWay--;
    }
  }

  /** The same before this returns. A sync that is under way may have failed already, without anybody knowing. */
  syncLogNow(): void {
    if (this.#arePagesLost || this.#syncsUnderWay > 0) this.#writeAgain();
    try {
      this.log.syncNow();
      this.#isCutLoose = false;
      this.#synced(this.writtenBytes);
    } catch (error) {
      this.#lostPages();
      throw error;
    }
  }

  #synced(upTo: number): void {
    this.#syncedBytes = Math.max(this.#syncedBytes, Math.min(upTo, this.writtenBytes));
  }

  #lostBeside(): DiskError {
    return new DiskError(
      'EIO',
      this.path,
      `cannot sync ${this.path}: another sync of it failed meanwhile (EIO)`,
    );
  }

  #lostPages(): void {
    this.#arePagesLost = true;
    this.#failedSyncs++;
  }

  #writeAgain(): void {
    const file = this.log;
    const piece = Buffer.allocUnsafe(LARGEST_WRITE_BYTES);
    for (let at = this.#syncedBytes; at < this.writtenBytes; at += piece.length) {
      const bytes = piece.subarray(0, Math.min(piece.length, this.writtenBytes - at));
      file.readSync(bytes, at);
      file.writeSync([bytes], at);
    }
    this.#arePagesLost = false;
  }

  close(): void {
    this.#log.close();
    this.#indexes?.close();
    this.#transactions?.file.close();
  }

  /** After a read: a file that is to go must not stay open, it would keep its room on the disk. */
  letGo(): void {
    if (this.#home.isRetired || this.#log.path.endsWith(DELETED_SUFFIX)) this.#log.close();
  }

  /** Gives all its files the names of files that are to go; the new paths. Reads under way go on. */
  retire(): string[] {
    this.settle();
    const [log, ...indexes] = this.#files();
    const path = (file: CachedFile): string => `${file.path}${DELETED_SUFFIX}`;
    const retired = log === undefined ? [] : this.#renameFiles([log], path);
    try {
      retired.push(...this.#renameFiles(indexes, path));
    } catch (error) {
      const problem = asStorageError(error, 'cannot rename').message;
      this.#home.logger.warn('Indexes of a removed segment are left', { problem });
    }
    return retired;
  }

  /** What is left of the room that was taken at once is given back; at the latest by the recovery of the next start. */
  #trim(): void {
    try {
      this.log.truncate(this.writtenBytes);
      this.#isPreallocated = false;
    } catch (error) {
      const problem = asStorageError(error, 'cannot trim').message;
      this.#home.logger.warn('Room that was taken for a segment is not given back', { problem });
    }
  }

  /** An empty segment must not be found beside one that goes on to hold its offsets. */
  #removeUnfinished(): void {
    try {
      this.remove();
    } catch (error) {
      const problem = asStorageError(error, 'cannot remove').message;
      this.#home.logger.warn('An unfinished segment is left', { problem });
    }
  }

  /** Closes and removes all its files. */
  remove(): void {
    this.close();
    const { disk } = this.#home;
    for (const file of this.#files()) disk.removeFile(file.path);
  }

  /** Puts `ending` behind the names of all its files, in place of the ending they have. */
  rename(ending: string): void {
    const bareLength = (path: string): number => path.length - this.#ending.length;
    this.settle();
    this.#renameFiles(this.#files(), ({ path }) => `${path.slice(0, bareLength(path))}${ending}`);
    this.#ending = ending;
  }

  /** The folder has another name: what is read from now on is read there. */
  relocated(): void {
    const { directory } = this.#home;
    const files = [this.#log, this.#transactions?.file];
    if (this.#indexes !== null)
      files.push(this.#indexes.offsets.entries.file, this.#indexes.times.entries.file);
    for (const file of files) file?.renamed(`${directory}${file.path.slice(file.path.lastIndexOf('/'))}`);
  }

  pathOf(suffix: string): string {
    return `${this.#home.directory}/${offsetFileName(this.baseOffset, suffix)}${this.#ending}`;
  }

  #renameFiles(files: readonly CachedFile[], renamed: (file: CachedFile) => string): string[] {
    const { disk } = this.#home;
    const paths: string[] = [];
    for (const file of files) {
      if (!disk.exists(file.path)) continue;
      const path = renamed(file);
      disk.rename(file.path, path);
      file.renamed(path);
      paths.push(path);
    }
    return paths;
  }

  #files(): CachedFile[] {
    const { offsets, times } = this.unjudgedIndexes;
    const files = [this.#log, offsets.entries.file, times.entries.file];
    return this.#transactions === null ? files : [...files, this.#transactions.file];
  }

  #openTransactions(): TransactionIndex {
    this.#transactions ??= new TransactionIndex(this.#home.files.file(this.pathOf(TRANSACTION_INDEX_SUFFIX)));
    return this.#transactions;
  }

  #giveUpEntries(error: unknown): void {
    const problem = asStorageError(error, 'cannot write an index').message;
    this.#home.logger.warn('Index entries given up; searches take longer without them', { problem });
    this.#indexes?.dropTails();
  }
}

/** Writes `chunks` in several writes of a bounded size. */
function writeInPieces(file: DiskFile, chunks: readonly Uint8Array[], start: number): void {
  let position = start;
  let piece: Uint8Array[] = [];
  let pieceBytes = 0;
  const writePiece = (): void => {
    file.writeSync(piece, position);
    position += pieceBytes;
    piece = [];
    pieceBytes = 0;
  };
  for (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + LARGEST_WRITE_BYTES - pieceBytes);
      piece.push(part);
      pieceBytes += part.length;
      from += part.length;
      if (pieceBytes === LARGEST_WRITE_BYTES) writePiece();
    }
  }
  if (pieceBytes > 0) writePiece();
}
