import { type BatchView, RecordError, RecordView, recordsOf } from '@kavka/protocol/records';
import { type Pace, WorkAborted } from '../background/pace.ts';
import type { LogCore } from '../log/log-core.ts';
import type { Segment } from '../segment/segment.ts';
import { BatchCleaner } from './batch-cleaner.ts';
import { CleanTransactions } from './clean-transactions.ts';
import type { CleanableRange } from './cleanable-range.ts';
import { CleanedSegment } from './cleaned-segment.ts';
import { type MapLimits, OffsetMap } from './offset-map.ts';
import { type ReadBuffers, SegmentBatches } from './segment-batches.ts';
import { groupSegments } from './segment-groups.ts';
import { swapSegments } from './segment-swap.ts';

/** The memory of one cleaning. */
export interface CleaningMemory {
  readonly map: MapLimits;
  readonly readBuffers: ReadBuffers;
  readonly writeBuffer: Buffer;
}

/** What a cleaning did. */
export interface CleaningStatistics {
  readBytes: number;
  writtenBytes: number;
  recordsRead: number;
  recordsKept: number;
  keylessRecords: number;
  segmentsBefore: number;
  segmentsAfter: number;
  /** Of the map of keys. */
  mapBytes: number;
}

/** One cleaning of one log: a map of the last offsets of the keys in its dirty part, then all segments up to there written anew by it. */
export class Compaction {
  readonly statistics: CleaningStatistics = {
    readBytes: 0,
    writtenBytes: 0,
    recordsRead: 0,
    recordsKept: 0,
    keylessRecords: 0,
    segmentsBefore: 0,
    segmentsAfter: 0,
    mapBytes: 0,
  };
  readonly #log: LogCore;
  readonly #range: CleanableRange;
  readonly #memory: CleaningMemory;
  readonly #pace: Pace;
  readonly #nowMs: number;
  readonly #records = new RecordView();

  constructor(log: LogCore, range: CleanableRange, memory: CleaningMemory, pace: Pace) {
    this.#log = log;
    this.#range = range;
    this.#memory = memory;
    this.#pace = pace;
    this.#nowMs = log.environment.clock.now();
  }

  /**
   * The offset up to which the log is clean when this resolves. Rejects with a `StorageError` (damage), a `DiskError` or `WorkAborted`;
   * the log is as good as before then.
   */
  async run(): Promise<number> {
    const map = await this.#buildMap();
    this.statistics.mapBytes = map.sizeBytes;
    const endOffset = map.latestOffset + 1;
    const { segments, config } = this.#log;
    const { firstUncleanableOffset } = this.#range;
    const affected = segments.all().filter(({ baseOffset }) => baseOffset < endOffset);
    let current: CleanedSegment | null = null;
    const transactions = new CleanTransactions((transaction) => current?.addAborted(transaction));
    const cleaner = new BatchCleaner({
      map,
      transactions,
      nowMs: this.#nowMs,
      deleteRetentionMs: config.deleteRetentionMs,
      firstUncleanableOffset,
      producer: (producerId) => this.#log.producers.states.get(producerId),
    });
    for (const group of groupSegments(affected, config, firstUncleanableOffset)) {
      current = new CleanedSegment(this.#log, group, this.#memory.writeBuffer);
      await this.#cleanGroup(group, current, cleaner, transactions);
    }
    this.#count(cleaner);
    return endOffset;
  }

  /** Of the dirty part; as much of it as there is memory for. */
  async #buildMap(): Promise<OffsetMap> {
    const { segments, reader } = this.#log;
    const { firstDirtyOffset, firstUncleanableOffset } = this.#range;
    const map = new OffsetMap(this.#memory.map, firstUncleanableOffset - firstDirtyOffset);
    const dirty = segments
      .from(firstDirtyOffset)
      .filter(({ baseOffset }) => baseOffset < firstUncleanableOffset);
    const transactions = new CleanTransactions();
    transactions.addAborted(reader.abortedTransactions(firstDirtyOffset, firstUncleanableOffset));
    for (const [at, segment] of dirty.entries()) {
      const isMapped = await this.#mapSegment(segment, map, transactions);
      if (!isMapped) break;
      map.reached((dirty[at + 1]?.baseOffset ?? firstUncleanableOffset) - 1);
    }
    return map;
  }

  /** False where the map is full. */
  async #mapSegment(segment: Segment, map: OffsetMap, transactions: CleanTransactions): Promise<boolean> {
    const { firstDirtyOffset } = this.#range;
    const start = segment.indexes.offsets.floor(firstDirtyOffset)?.position ?? 0;
    const batches = new SegmentBatches(segment, start, this.#memory.readBuffers);
    return this.#forEachBatch(batches, (batch) => {
      const isDead = transactions.isDead(batch);
      if (!isDead && !batch.isControl && !this.#mapBatch(batch, map)) return false;
      if (batch.lastOffset >= firstDirtyOffset) map.reached(batch.lastOffset);
      return true;
    });
  }

  /** False where the map is full. */
  #mapBatch(batch: BatchView, map: OffsetMap): boolean {
    const { firstDirtyOffset } = this.#range;
    const records = recordsOf(batch, undefined, this.#records);
    while (records.next()) {
      const { keyStart, keyLength, offset } = records;
      if (keyLength < 0 || offset < firstDirtyOffset) continue;
      if (map.isFull) return false;
      map.put(records.bytes, keyStart, keyStart + keyLength, offset);
    }
    return true;
  }

  async #cleanGroup(
    group: readonly Segment[],
    cleaned: CleanedSegment,
    cleaner: BatchCleaner,
    transactions: CleanTransactions,
  ): Promise<void> {
    try {
      for (const segment of group) {
        const nextOffset = this.#nextSegmentOffset(segment);
        transactions.addAborted(this.#log.reader.abortedTransactions(segment.baseOffset, nextOffset));
        await this.#cleanSegment(segment, cleaned, cleaner);
      }
      this.#wrote(cleaned.write());
      await cleaned.finish();
      const check = (): void => this.#checkGroup(group);
      check();
      await swapSegments(this.#log, group, cleaned.segment, this.#pace, check);
    } catch (error) {
      this.#discard(cleaned.segment);
      throw error;
    }
    this.statistics.segmentsBefore += group.length;
    this.statistics.segmentsAfter++;
  }

  async #cleanSegment(segment: Segment, cleaned: CleanedSegment, cleaner: BatchCleaner): Promise<void> {
    const batches = new SegmentBatches(segment, 0, this.#memory.readBuffers);
    await this.#forEachBatch(batches, (batch) => {
      const kept = cleaner.clean(batch);
      if (kept !== null) this.#wrote(cleaned.add(kept));
      return true;
    });
  }

  /** Until `use` gives false; then false. */
  async #forEachBatch(batches: SegmentBatches, use: (batch: BatchView) => boolean): Promise<boolean> {
    try {
      return await this.#useEach(batches, use);
    } finally {
      await batches.end();
    }
  }

  async #useEach(batches: SegmentBatches, use: (batch: BatchView) => boolean): Promise<boolean> {
    const pace = this.#pace;
    for (;;) {
      const before = batches.readBytes;
      if (!(await batches.load())) return true;
      pace.check();
      pace.count(batches.readBytes - before);
      this.statistics.readBytes += batches.readBytes - before;
      while (batches.next()) {
        if (!useOrExplain(batches, use)) return false;
        if (pace.isTurnOver) await pace.rest();
      }
    }
  }

  /** Others may have removed or cut some of the segments meanwhile. */
  #checkGroup(group: readonly Segment[]): void {
    this.#pace.check();
    if (!this.#log.segments.holds(group)) throw new WorkAborted('segments were removed meanwhile');
  }

  /** What is written of a segment that will not be part of the log goes, unless the log is not ours any more. */
  #discard(cleaned: Segment): void {
    const { segments, isAbandoned } = this.#log;
    if (segments.holds([cleaned])) return;
    if (isAbandoned) cleaned.close();
    else cleaned.remove();
  }

  #nextSegmentOffset(segment: Segment): number {
    const { segments, logEndOffset } = this.#log;
    return segments.at(segments.indexOf(segment.baseOffset) + 1)?.baseOffset ?? logEndOffset;
  }

  #wrote(bytes: number): void {
    this.#pace.count(bytes);
    this.statistics.writtenBytes += bytes;
  }

  #count({ counts }: BatchCleaner): void {
    this.statistics.recordsRead = counts.read;
    this.statistics.recordsKept = counts.kept;
    this.statistics.keylessRecords = counts.keyless;
  }
}

/** Records that make no sense in a batch with a right CRC are damage too. */
function useOrExplain(batches: SegmentBatches, use: (batch: BatchView) => boolean): boolean {
  try {
    return use(batches.view);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw batches.damaged(`the batch at offset ${batches.view.baseOffset}: ${error.message}`, error);
  }
}
