import { type CancelTimer, type Clock, delay, type Logger, type Metrics } from '@kavka/base';
import { IoThrottle } from '../background/io-throttle.ts';
import { Pace, WorkAborted } from '../background/pace.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import { isCompacted } from '../log-config.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { type CleanableRange, cleanableRange, dirtyRatio, isDue } from './cleanable-range.ts';
import type { CleanerConfig } from './cleaner-config.ts';
import { type CleanerMetrics, cleanerMetrics } from './cleaner-metrics.ts';
import { type CleaningMemory, Compaction } from './compaction.ts';

const LONGEST_TURN_MS = 2;
/** Two to read, one to write. */
const IO_BUFFERS = 3;
const LEAST_IO_BYTES = 4096;
/** After the disk has refused a cleaning, before the next try of the same log. */
const RETRY_MS = 60_000;

/** A log directory, as far as the cleaner knows it. */
export interface CleanableDirectory {
  readonly logs: Iterable<PartitionLog>;
  /** The recovery points of its logs are on the device when this returns. */
  writeRecoveryPoints(): void;
  /** Keeps how far each log is clean. */
  writeCleanerOffsetsSoon(): Promise<void>;
}

export interface LogCleanerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly directories: readonly CleanableDirectory[];
  /** Read before each cleaning, so that changes take effect while running. */
  readonly config: () => CleanerConfig;
}

interface Candidate {
  readonly directory: CleanableDirectory;
  readonly log: PartitionLog;
  readonly range: CleanableRange;
}

/** Compacts the logs that want it, the dirtiest first, some at a time, in short turns between all other work of the node. */
export class LogCleaner {
  readonly #options: LogCleanerOptions;
  readonly #metrics: CleanerMetrics;
  readonly #throttle: IoThrottle;
  /** Of the logs that are being cleaned. */
  readonly #running = new Map<PartitionLog, Pace>();
  readonly #workers = new Set<Promise<void>>();
  readonly #uncleanable = new Set<PartitionLog>();
  /** When logs may be tried again after the disk refused. */
  readonly #postponed = new Map<PartitionLog, number>();
  #cancelTimer: CancelTimer | null = null;
  #isStopped = false;

  constructor(options: LogCleanerOptions) {
    this.#options = options;
    this.#metrics = cleanerMetrics(options.metrics, () => this.#uncleanable.size);
    this.#throttle = new IoThrottle(options.clock, () => options.config().ioMaxBytesPerSecond);
  }

  start(): void {
    if (this.#options.config().enabled) this.#lookLater();
  }

  /** No cleaning goes on when this resolves; each log is as it was or as it is when it is clean. */
  async stop(): Promise<void> {
    this.abandon();
    await Promise.all(this.#workers);
  }

  /** As `stop`, for when nothing may be touched any more. */
  abandon(): void {
    this.#isStopped = true;
    this.#cancelTimer?.();
    for (const pace of this.#running.values()) pace.stop();
  }

  /** Cleans all that is due, one log after the other; the number of cleanings. */
  async cleanDue(): Promise<number> {
    let count = 0;
    while (!this.#isStopped) {
      const dirtiest = await this.#findDirtiest();
      if (dirtiest === null) break;
      await this.#clean(dirtiest);
      count++;
    }
    return count;
  }

  #lookLater(): void {
    const { clock, config } = this.#options;
    this.#cancelTimer = clock.schedule(Math.max(config().backoffMs, 1), () => {
      this.#lookLater();
      if (this.#workers.size < config().threads) this.#work();
    });
  }

  #work(): void {
    const worker = this.#cleanWhileDue()
      .catch((error: unknown) => this.#options.logger.error('The cleaner failed', {}, error))
      .finally(() => this.#workers.delete(worker));
    this.#workers.add(worker);
  }

  /** Where there is more to do than one can, others help. */
  async #cleanWhileDue(): Promise<void> {
    const { threads } = this.#options.config();
    for (;;) {
      const dirtiest = await this.#findDirtiest();
      if (dirtiest === null || this.#isStopped || this.#running.has(dirtiest.log)) return;
      const cleaning = this.#clean(dirtiest);
      if (this.#workers.size < threads) this.#work();
      await cleaning;
    }
  }

  async #findDirtiest(): Promise<Candidate | null> {
    const { clock, directories } = this.#options;
    this.#forgetDeleted();
    let turnMs = clock.monotonic();
    let dirtiest: Candidate | null = null;
    let maxRatio = 0;
    for (const directory of directories) {
      for (const log of directory.logs) {
        if (clock.monotonic() - turnMs >= LONGEST_TURN_MS) {
          await delay(clock, 0);
          turnMs = clock.monotonic();
        }
        const range = this.#rangeOf(log);
        if (range === null) continue;
        const ratio = dirtyRatio(range);
        maxRatio = Math.max(maxRatio, ratio);
        const isFirst = dirtiest === null || ratio > dirtyRatio(dirtiest.range);
        if (isFirst && isDue(range, log.core)) dirtiest = { directory, log, range };
      }
    }
    this.#metrics.maxDirtyRatio.set(maxRatio);
    return this.#isStopped ? null : dirtiest;
  }

  #forgetDeleted(): void {
    for (const log of this.#uncleanable) if (log.core.isAbandoned) this.#uncleanable.delete(log);
    for (const log of this.#postponed.keys()) if (log.core.isAbandoned) this.#postponed.delete(log);
  }

  /** Null where the log is not to be cleaned now. */
  #rangeOf(log: PartitionLog): CleanableRange | null {
    if (!isCompacted(log.config) || log.segmentCount < 2) return null;
    if (this.#running.has(log) || this.#uncleanable.has(log) || isKeptFrom(log)) return null;
    const { clock } = this.#options;
    const postponedUntil = this.#postponed.get(log);
    if (postponedUntil !== undefined && clock.monotonic() < postponedUntil) return null;
    this.#postponed.delete(log);
    try {
      return cleanableRange(log.core, clock.now());
    } catch (error) {
      this.#failed(log, error);
      return null;
    }
  }

  async #clean({ directory, log, range }: Candidate): Promise<void> {
    const { clock, logger } = this.#options;
    const { core } = log;
    const { cuts } = core;
    const mayGoOn = (): boolean => !isKeptFrom(log) && core.cuts === cuts && isCompacted(core.config);
    const pace = new Pace(clock, this.#throttle, mayGoOn);
    this.#running.set(log, pace);
    const startedMs = clock.monotonic();
    try {
      await this.#makeDurable(directory, log, range);
      pace.check();
      const compaction = new Compaction(core, range, this.#memory(), pace);
      core.cleanedUpTo = await compaction.run();
      this.#report(log, range, compaction, clock.monotonic() - startedMs);
      await directory.writeCleanerOffsetsSoon();
    } catch (error) {
      if (error instanceof WorkAborted || !mayGoOn())
        logger.debug('Cleaning of a log ended early', { path: log.path });
      else this.#failed(log, error);
    } finally {
      this.#running.delete(log);
    }
  }

  /**
   * What is removed for the sake of later records must not be gone when those are lost; and the next start must not take the gaps between
   * segments for losses.
   */
  async #makeDurable(directory: CleanableDirectory, log: PartitionLog, range: CleanableRange): Promise<void> {
    if (log.recoveryPoint < range.firstUncleanableOffset) await log.flush();
    if (!log.core.isAbandoned) directory.writeRecoveryPoints();
  }

  #memory(): CleaningMemory {
    const { threads, dedupeBufferBytes, ioBufferBytes, loadFactor } = this.#options.config();
    const share = Math.max(threads, 1);
    const ioBytes = Math.max(Math.floor(ioBufferBytes / share / IO_BUFFERS), LEAST_IO_BYTES);
    return {
      map: { bytes: Math.floor(dedupeBufferBytes / share), loadFactor },
      readBuffers: [Buffer.allocUnsafeSlow(ioBytes), Buffer.allocUnsafeSlow(ioBytes)],
      writeBuffer: Buffer.allocUnsafeSlow(ioBytes),
    };
  }

  #report(log: PartitionLog, range: CleanableRange, { statistics }: Compaction, tookMs: number): void {
    const { recordsRead, recordsKept, keylessRecords } = statistics;
    this.#metrics.cleanings.add(1);
    this.#metrics.readBytes.add(statistics.readBytes);
    this.#metrics.writtenBytes.add(statistics.writtenBytes);
    this.#metrics.removedRecords.add(recordsRead - recordsKept);
    this.#metrics.cleaningSeconds.observe(tookMs / 1000);
    log.core.logger.info('Log cleaned', {
      from: range.firstDirtyOffset,
      to: log.core.cleanedUpTo,
      ...statistics,
      tookMs: Math.round(tookMs),
    });
    if (keylessRecords > 0)
      log.core.logger.warn('Records without a key were removed from a compacted log', {
        records: keylessRecords,
      });
  }

  /** Damage stays where it is: the log is left alone from now on. A disk may recover. */
  #failed(log: PartitionLog, error: unknown): void {
    this.#metrics.failures.add(1);
    const problem = asProblem(error, log);
    const { path } = log;
    if (problem instanceof StorageError && (problem.kind === 'io' || problem.kind === 'disk-full')) {
      this.#postponed.set(log, this.#options.clock.monotonic() + RETRY_MS);
      log.core.logger.warn('A log could not be cleaned; tried again later', {
        path,
        problem: problem.message,
        retryMs: RETRY_MS,
      });
      return;
    }
    this.#uncleanable.add(log);
    log.core.logger.error(
      'A log cannot be cleaned, and is not tried again before the next start; it grows',
      { path, problem: problem.message },
      problem,
    );
  }
}

function isKeptFrom({ core }: PartitionLog): boolean {
  return core.isAbandoned || core.isMoving || core.isFuture;
}

function asProblem(error: unknown, log: PartitionLog): Error {
  try {
    return asStorageError(error, `cannot clean ${log.path}`);
  } catch (bug) {
    return bug instanceof Error ? bug : new Error(String(bug));
  }
}
