import assert from 'node:assert/strict';
import {
  type BatchView,
  batchesIn,
  type Codec,
  ControlType,
  endMarkerBatch,
  RecordBatchBuilder,
  type RecordBatchOptions,
  recordsOf,
} from '@kavka/protocol/records';
import {
  type CleanerConfig,
  DEFAULT_CLEANER,
  type LogConfig,
  type LogDirectories,
  type PartitionLog,
} from '@kavka/storage';
import { readAt, TOPIC_ID, World } from '../world.ts';

/** A key and its value; `null` deletes the key. */
export type Entry = readonly [key: string | null, value: string | null];

export interface Producer {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly isTransactional?: boolean;
}

export interface Survivor {
  readonly offset: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** What a batch of the log is like, for exact expectations. */
export interface BatchShape {
  readonly base: number;
  readonly last: number;
  readonly records: number;
}

/** A compacted log `t-0` in small segments, and what tests do with it. */
export class CleanWorld {
  readonly world: World;
  directories!: LogDirectories;
  log!: PartitionLog;
  cleaner: CleanerConfig;

  constructor(
    config: Partial<LogConfig> = {},
    world = new World(),
    cleaner: CleanerConfig = DEFAULT_CLEANER,
  ) {
    this.world = world;
    this.cleaner = cleaner;
    this.world.config = {
      ...this.world.config,
      cleanupPolicy: ['compact'],
      minCleanableDirtyRatio: 0,
      indexIntervalBytes: 100,
      ...config,
    };
  }

  static async make(config: Partial<LogConfig> = {}): Promise<CleanWorld> {
    const made = new CleanWorld(config);
    await made.begin();
    return made;
  }

  async begin(): Promise<void> {
    const directories = await this.world.open({ cleaner: () => this.cleaner });
    this.take(directories.create('t', 0, TOPIC_ID, this.world.config), directories);
  }

  /** Opens what is on the disk. */
  async open(): Promise<void> {
    const directories = await this.world.open({ cleaner: () => this.cleaner });
    const log = directories.get('t', 0);
    assert.ok(log !== undefined, [...directories.offlinePartitions()][0]?.error.message);
    this.take(log, directories);
  }

  take(log: PartitionLog, directories: LogDirectories): void {
    this.log = log;
    this.directories = directories;
    log.onAppended(() => log.advanceHighWatermark(log.logEndOffset));
    log.advanceHighWatermark(log.logEndOffset);
  }

  append(entries: readonly Entry[], options: Partial<Producer> & { readonly codec?: Codec } = {}): number {
    return this.appendBatch(this.batch(entries, options));
  }

  appendBatch(batch: Buffer): number {
    const result = this.log.append(batch, { origin: 'client', leaderEpoch: 0 });
    this.world.clock.endTurns();
    assert.equal(result.errorCode, 0, result.errorMessage ?? '');
    return result.baseOffset;
  }

  batch(entries: readonly Entry[], options: RecordBatchOptions = {}): Buffer {
    const builder = new RecordBatchBuilder(options);
    for (const [key, value] of entries)
      builder.append(
        this.world.clock.now(),
        key === null ? null : Buffer.from(key),
        value === null ? null : Buffer.from(value),
      );
    return builder.build();
  }

  endTransaction(producerId: bigint, producerEpoch: number, type: 'abort' | 'commit'): number {
    const timestamp = this.world.clock.now();
    const marker = { type: ControlType[type], producerId, producerEpoch, coordinatorEpoch: 1, timestamp };
    const result = this.log.append(endMarkerBatch(marker), { origin: 'coordinator', leaderEpoch: 0 });
    this.world.clock.endTurns();
    assert.equal(result.errorCode, 0, result.errorMessage ?? '');
    return result.baseOffset;
  }

  /** Ends the segment and cleans all that is due. */
  async clean(): Promise<number> {
    this.log.roll();
    return this.drive(this.directories.cleanDue());
  }

  /** Moves the clock until `work`, which rests between its turns, has ended. */
  async drive<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false;
    const watched = work.finally(() => {
      isDone = true;
    });
    watched.catch(() => {});
    for (let turns = 0; !isDone; turns++) {
      assert.ok(turns < 10_000, 'it does not end');
      await this.world.clock.advanceSettled(0);
    }
    return watched;
  }

  async reopen(): Promise<void> {
    await this.directories.close();
    await this.open();
  }

  /** As `key@offset=value` each. */
  texts(): string[] {
    return survivorsOf(this.log).map(({ offset, key, value }) => `${key}@${offset}=${value ?? ''}`);
  }

  shapes(): BatchShape[] {
    return batchesOf(this.log).map((batch) => ({
      base: batch.baseOffset,
      last: batch.lastOffset,
      records: batch.recordCount,
    }));
  }
}

/** Each batch of the log in memory of its own. */
export function batchesOf(log: PartitionLog): BatchView[] {
  const batches: BatchView[] = [];
  for (let next = log.logStartOffset; next < log.logEndOffset; ) {
    const bytes = readAt(log, next, 100_000);
    if (bytes.length === 0) break;
    for (const batch of batchesIn(bytes)) {
      assert.ok(batch.isCrcValid());
      batches.push(batchAt(batch));
      next = batch.nextOffset;
    }
  }
  return batches;
}

function batchAt(batch: BatchView): BatchView {
  const copy = Buffer.from(batch.toBuffer());
  const [view] = batchesIn(copy);
  assert.ok(view !== undefined);
  return view;
}

/** The data records of the log; with `committed` as a reader of committed data sees them. */
export function survivorsOf(log: PartitionLog, committed = false): Survivor[] {
  const aborted = log.abortedTransactions(log.logStartOffset, log.logEndOffset);
  const survivors: Survivor[] = [];
  for (const batch of batchesOf(log)) {
    if (batch.isControl) continue;
    const isAborted =
      batch.isTransactional &&
      aborted.some(
        ({ producerId, firstOffset, lastOffset }) =>
          producerId === batch.producerId && batch.baseOffset >= firstOffset && batch.lastOffset < lastOffset,
      );
    if (committed && isAborted) continue;
    for (const { offset, key, value } of recordsOf(batch))
      survivors.push({
        offset,
        key: key === null ? null : String(key),
        value: value === null ? null : String(value),
      });
  }
  return survivors;
}
