import { type Disk, DiskError, type DiskLock, type Logger, type Uuid } from '@kavka/base';
import { CleanShutdownFile } from '../checkpoints/clean-shutdown-file.ts';
import {
  type CheckpointEntry,
  CLEANER_OFFSETS,
  HIGH_WATERMARKS,
  LOG_START_OFFSETS,
  OffsetCheckpoint,
  RECOVERY_POINTS,
} from '../checkpoints/offset-checkpoint.ts';
import type { LogHistory } from '../log/log-loader.ts';
import type { PartitionLog } from '../log/partition-log.ts';
import { partitionDirectoryName } from '../log-file-names.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { BootMarker } from './boot-marker.ts';
import type { DirectoryHealth } from './directory-health.ts';
import type { ClaimedDirectory } from './format.ts';

/** So many are forgotten together. */
const MOST_DEPARTED = 10_000;

/** What the checkpoints said of a partition that is offline. */
interface OfflineOffsets {
  readonly topic: string;
  readonly partition: number;
  readonly recoveryPoint: number;
  readonly logStartOffset: number;
  readonly highWatermark: number;
  readonly cleanedUpTo: number;
  readonly firstSegmentOffset: number;
}

/** One folder with partitions in it, and the files about all of them. */
export class LogDirectory {
  readonly path: string;
  readonly id: Uuid;
  readonly logs = new Set<PartitionLog>();
  /** Partitions without a log here that the checkpoints may still speak of, by name. */
  readonly #departed = new Set<string>();
  readonly #offline: OfflineOffsets[] = [];
  readonly #logger: Logger;
  readonly #health: DirectoryHealth;
  readonly #lock: DiskLock;
  readonly #cleanShutdown: CleanShutdownFile;
  readonly #bootMarker: BootMarker;
  readonly #recoveryPoints: OffsetCheckpoint;
  readonly #highWatermarks: OffsetCheckpoint;
  readonly #startOffsets: OffsetCheckpoint;
  readonly #cleanerOffsets: OffsetCheckpoint;

  constructor(
    disk: Disk,
    { path, health, id, lock }: ClaimedDirectory,
    bootId: string | null,
    logger: Logger,
  ) {
    this.path = path;
    this.id = id;
    this.#health = health;
    this.#lock = lock;
    this.#logger = logger;
    this.#cleanShutdown = new CleanShutdownFile(disk, path);
    this.#bootMarker = new BootMarker(disk, path, bootId);
    this.#recoveryPoints = new OffsetCheckpoint(disk, path, RECOVERY_POINTS);
    this.#highWatermarks = new OffsetCheckpoint(disk, path, HIGH_WATERMARKS);
    this.#startOffsets = new OffsetCheckpoint(disk, path, LOG_START_OFFSETS);
    this.#cleanerOffsets = new OffsetCheckpoint(disk, path, CLEANER_OFFSETS);
  }

  /** False once the disk has failed here. */
  get online(): boolean {
    return this.#health.failure === null;
  }

  get problem(): string | null {
    return this.#health.failure?.message ?? null;
  }

  /** Why it is offline. */
  get failure(): StorageError {
    const { failure } = this.#health;
    const message = failure?.message ?? `${this.path} is closed`;
    return new StorageError('offline', this.path, message, { cause: failure });
  }

  /** Looks whether it is still there, for a directory that nobody writes to. */
  checkPresence(disk: Disk): void {
    if (this.online && !disk.exists(this.path)) this.#health.heard(missing(this.path));
  }

  /** What is known about the logs in here from the run before; from now on nothing says that it ended in order. */
  begin(): DirectoryHistory {
    const brokerEpoch = this.#cleanShutdown.take();
    const history = {
      brokerEpoch,
      isSameBoot: this.#bootMarker.isOfThisBoot(),
      recoveryPoints: this.#readOrNothing(this.#recoveryPoints),
      highWatermarks: this.#readOrNothing(this.#highWatermarks),
      startOffsets: this.#readOrNothing(this.#startOffsets),
      cleanerOffsets: this.#readOrNothing(this.#cleanerOffsets),
    };
    for (const offsets of [
      history.recoveryPoints,
      history.highWatermarks,
      history.startOffsets,
      history.cleanerOffsets,
    ])
      for (const name of offsets.keys()) this.#departed.add(name);
    return new DirectoryHistory(history);
  }

  add(log: PartitionLog): void {
    this.logs.add(log);
    this.#departed.delete(partitionDirectoryName(log.topic, log.partition));
  }

  remove(log: PartitionLog): void {
    this.logs.delete(log);
    this.#departed.add(partitionDirectoryName(log.topic, log.partition));
    if (this.#departed.size <= MOST_DEPARTED) return;
    try {
      this.writeCheckpoints();
    } catch (error) {
      const problem = asStorageError(error, 'cannot write checkpoints').message;
      this.#logger.warn('Checkpoints speak of logs that are gone', { directory: this.path, problem });
    }
  }

  /** A new log gets this name: nothing that was kept of an earlier one must be believed of it. @throws DiskError */
  forgetEarlier(topic: string, partition: number): void {
    if (this.#departed.has(partitionDirectoryName(topic, partition))) this.writeCheckpoints();
  }

  /** The log of a partition cannot be used: what the checkpoints say of it stays. */
  keepOffline(topic: string, partition: number, history: DirectoryHistory): void {
    const { recoveryPoint, logStartOffset } = history.of(topic, partition);
    const highWatermark = history.highWatermark(topic, partition);
    const cleanedUpTo = history.cleanedUpTo(topic, partition);
    this.#offline.push({
      topic,
      partition,
      recoveryPoint,
      logStartOffset,
      highWatermark,
      cleanedUpTo,
      firstSegmentOffset: 0,
    });
  }

  get hasOfflineLogs(): boolean {
    return this.#offline.length > 0;
  }

  /** All logs are open: writes from now on are of this start of the machine. */
  opened(): void {
    try {
      this.#bootMarker.write();
    } catch (error) {
      // Without it a killed process is taken for a machine that stopped, and more is read.
      const problem = asStorageError(error, 'cannot write the boot marker').message;
      this.#logger.warn('This start of the machine is not marked', { directory: this.path, problem });
    }
  }

  writeRecoveryPoints(): void {
    this.#recoveryPoints.write(this.#offsets((log) => log.recoveryPoint));
  }

  writeRecoveryPointsSoon(): Promise<void> {
    return this.#recoveryPoints.writeSoon(this.#offsets((log) => log.recoveryPoint));
  }

  writeHighWatermarksSoon(): Promise<void> {
    return this.#highWatermarks.writeSoon(this.#offsets((log) => log.highWatermark));
  }

  writeStartOffsetsSoon(): Promise<void> {
    return this.#startOffsets.writeSoon(this.#movedStarts());
  }

  /** How far the cleaner has come. */
  writeCleanerOffsetsSoon(): Promise<void> {
    return this.#cleanerOffsets.writeSoon(this.#cleaned());
  }

  /** What is kept of all logs. @throws DiskError */
  writeCheckpoints(): void {
    this.writeRecoveryPoints();
    this.#highWatermarks.write(this.#offsets((log) => log.highWatermark));
    this.#startOffsets.write(this.#movedStarts());
    this.#endCleaning();
    this.#departed.clear();
  }

  /** The logs are closed in order. */
  end(brokerEpoch: bigint): void {
    this.writeCheckpoints();
    this.#cleanShutdown.write(brokerEpoch);
    this.#bootMarker.remove();
  }

  release(): void {
    this.#lock.release();
  }

  *#offsets(offsetOf: (log: PartitionLog | OfflineOffsets) => number): Generator<CheckpointEntry> {
    for (const log of [...this.logs, ...this.#offline])
      yield { topic: log.topic, partition: log.partition, offset: offsetOf(log) };
  }

  /** Of the logs that do not begin where their first segment does. */
  *#movedStarts(): Generator<CheckpointEntry> {
    for (const log of [...this.logs, ...this.#offline]) {
      const { topic, partition, logStartOffset } = log;
      const firstOffset = log.firstSegmentOffset;
      if (logStartOffset > firstOffset) yield { topic, partition, offset: logStartOffset };
    }
  }

  /** Of the logs that the cleaner was in. */
  *#cleaned(): Generator<CheckpointEntry> {
    for (const { topic, partition, cleanedUpTo } of [...this.logs, ...this.#offline])
      if (cleanedUpTo >= 0) yield { topic, partition, offset: cleanedUpTo };
  }

  /** The file is there only where something was cleaned. */
  #endCleaning(): void {
    const cleaned = [...this.#cleaned()];
    if (cleaned.length > 0 || this.#departed.size > 0) this.#cleanerOffsets.write(cleaned);
  }

  /** A damaged checkpoint is no reason to stop: without it more is read. */
  #readOrNothing(checkpoint: OffsetCheckpoint): Map<string, number> {
    try {
      return checkpoint.read();
    } catch (error) {
      const problem = asStorageError(error, 'cannot read a checkpoint');
      this.#logger.warn('Checkpoint not used', { problem: problem.message });
      return new Map();
    }
  }
}

function missing(path: string): DiskError {
  return new DiskError('ENOENT', path, `${path} is not there any more (ENOENT)`);
}

/** What a directory's files said when it was opened. */
export class DirectoryHistory {
  /** Null where the run before did not end in order. */
  readonly brokerEpoch: bigint | null;
  readonly #isSameBoot: boolean;
  readonly #recoveryPoints: ReadonlyMap<string, number>;
  readonly #highWatermarks: ReadonlyMap<string, number>;
  readonly #startOffsets: ReadonlyMap<string, number>;
  readonly #cleanerOffsets: ReadonlyMap<string, number>;

  constructor(found: {
    readonly brokerEpoch: bigint | null;
    readonly isSameBoot: boolean;
    readonly recoveryPoints: ReadonlyMap<string, number>;
    readonly highWatermarks: ReadonlyMap<string, number>;
    readonly startOffsets: ReadonlyMap<string, number>;
    readonly cleanerOffsets: ReadonlyMap<string, number>;
  }) {
    this.brokerEpoch = found.brokerEpoch;
    this.#isSameBoot = found.isSameBoot;
    this.#recoveryPoints = found.recoveryPoints;
    this.#highWatermarks = found.highWatermarks;
    this.#startOffsets = found.startOffsets;
    this.#cleanerOffsets = found.cleanerOffsets;
  }

  /** Nothing that was written by then can be lost: the run before ended in order, or its process alone was killed. */
  get hasKeptAll(): boolean {
    return this.brokerEpoch !== null || this.#isSameBoot;
  }

  of(topic: string, partition: number): LogHistory {
    const name = partitionDirectoryName(topic, partition);
    return {
      logStartOffset: this.#startOffsets.get(name) ?? 0,
      recoveryPoint: this.#recoveryPoints.get(name) ?? 0,
      cleanedUpTo: this.cleanedUpTo(topic, partition),
      wasShutDownCleanly: this.brokerEpoch !== null,
      isSameBoot: this.#isSameBoot,
    };
  }

  highWatermark(topic: string, partition: number): number {
    return this.#highWatermarks.get(partitionDirectoryName(topic, partition)) ?? 0;
  }

  /** -1 where the cleaner was never there. */
  cleanedUpTo(topic: string, partition: number): number {
    return this.#cleanerOffsets.get(partitionDirectoryName(topic, partition)) ?? -1;
  }
}
